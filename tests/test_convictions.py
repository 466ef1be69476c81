"""Clauses that an adjective of belief or fear gives to its subject. All people and sentences are invented."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Mayor Ida Holt was adamant that no tax of the town would ever rise.", "Ida Holt", "no tax of the town would ever rise"),
        ("Ida Holt spoke for an hour. She remains hopeful that the quay will open by June.", "Ida Holt", "the quay will open by June"),
        ("Some traders are worried that the quay will bring more trucks.", "some traders", "the quay will bring more trucks"),
        (
            "Tom Holm's advisers were thrilled with the debut and confident that Ida Brun had given the ideal speech.",
            "Tom Holm's advisers",
            "Ida Brun had given the ideal speech",
        ),
    ],
)
def test_who_is_sure_or_afraid_holds_the_clause(text: str, speaker: str, said: str) -> None:
    found = [(a.speaker, text[a.start : a.end], a.kind) for a in attribute(text)]
    assert found[-1] == (speaker, said, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holt is not convinced that the quay will open by June.",
        "It is certain that the toll of the quay will rise.",
        "If Ida Holt were sure that the toll is fair, nobody would pay.",
        "Ida Holt made sure that the quay would open by June.",
        "Ida Holt is certain that “the quay will open by June.”",
    ],
)
def test_what_nobody_is_sure_of_is_no_statement(text: str) -> None:
    assert not [a for a in attribute(text) if a.kind == "reported"]
