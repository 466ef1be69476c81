"""Statements that a noun names: whose claim, warning or insistence it is."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute


def said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every reported statement of a text."""
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text) if a.kind == "reported"]


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        ("Karl Lund's claim that the quay was closed in May was wrong.", "Karl Lund", "the quay was closed in May"),
        ("The mayor rejected the council's earlier warning that the bridge could fall.", "the council", "the bridge could fall"),
        (
            "Oda Lund spoke on Monday. Her insistence that the ferry would run again by May angered the crews.",
            "Oda Lund",
            "the ferry would run again by May",
        ),
    ],
)
def test_a_claim_is_said_by_whoever_has_it(text: str, speaker: str, statement: str) -> None:
    assert said(text) == [(speaker, statement)]


@pytest.mark.parametrize(
    "text",
    [
        "Karl Lund's claim that was wrong was never checked.",
        "The order threatens the deal of both towns, even with Friday's declaration that the strike of the crews is over.",
        "The claim that the quay was closed was wrong.",
        'Karl Lund\'s claim that the quay was "closed for good until the spring" was wrong.',
    ],
)
def test_no_claim_of_somebody(text: str) -> None:
    assert said(text) == []


def test_who_is_only_recalled_does_not_speak_next() -> None:
    text = (
        "Oda Brink, the mayor, arrived. “The quay is safe and it will stay open,” she said. Dora Lund’s claim that it was closed was wrong. "
        "“It will be open in May,” she said."
    )
    assert [a.speaker for a in attribute(text) if a.kind == "direct"] == ["Oda Brink", "Oda Brink"]
