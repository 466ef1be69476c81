"""Who holds an office: which questions ask it, and whom a sentence names with it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.extractive import Extractive
from bot.answering.holders import holder, office_asked
from bot.answering.windows import windows
from bot.question import parse
from bot.settings import Settings
from tests.evidence import article, evidence


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Who is the finance minister?", "the finance minister"),
        ("who's the finance minister", "the finance minister"),
        ("Who was the finance minister?", "the finance minister"),
        ("Who is the finance minister now?", "the finance minister"),
        ("Who is the president of the Harbour Union?", "the president of the Harbour Union"),
        ("Who is Oda Brink?", None),
        ("Who is the winner, and why?", None),
        ("Who met the finance minister?", None),
        ("What did the finance minister say?", None),
    ],
)
def test_a_question_for_who_holds_an_office_is_told_from_others(text, office):
    assert office_asked(parse(text)) == office


def named(sentence, asked="the finance minister"):
    of = evidence("Who is it?", [(article("a", sentence, "News"), ())], kind="who")
    return [holder(asked, w) for w in windows(of)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Finance Minister Oda Brink laughed.",
        "A vote of the ministry left finance minister Oda Brink with a hole in the budget.",
        "The government of Norland Finance Minister Oda Brink lost.",
        "Oda Brink, the finance minister whose budget failed, laughed.",
        "Oda Brink, Norland's finance minister, laughed.",
        "The finance minister, Oda Brink, laughed.",
        "“No,” said the country's finance minister, Oda Brink.",
        "Oda Brink is the finance minister of Norland.",
    ],
)
def test_who_stands_beside_the_office_holds_it(sentence):
    assert named(sentence) == ["brink"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Former finance minister Oda Brink laughed.",
        "Former Finance Minister Oda Brink laughed.",
        "The deputy finance minister, Oda Brink, laughed.",
        "Oda Brink, a former finance minister, laughed.",
        "Oda Brink met the finance minister.",
        "Oda Brink, who met the finance minister, laughed.",
        "The finance minister and Oda Brink laughed.",
        "The finance minister's aide Oda Brink laughed.",
        "Blaming the finance minister, Oda Brink, 52, left.",
        "After a row with the finance minister, Oda Brink left.",
        "Health Minister Oda Brink spoke about the finance minister.",
    ],
)
def test_who_is_named_with_an_office_does_not_hold_it(sentence):
    assert named(sentence) == [None]


def test_an_office_of_a_state_is_no_other_states():
    assert named("Westland's finance minister, Oda Brink, laughed.", "the finance minister of Norland") == [None]
    assert named("Norland's finance minister, Oda Brink, laughed.", "the finance minister of Norland") == ["brink"]


def test_each_holder_is_named_once_the_latest_first(embedder):
    stories = [
        (article("old", "Finance Minister Pelle Strand lost the vote on the pier.", "Vote", published=date(2030, 3, 1)), ()),
        (article("new", "Finance Minister Oda Brink cut a ribbon on Monday.", "Ribbon", published=date(2031, 3, 1)), ()),
        (article("more", "Finance Minister Oda Brink cut the price of the ferry in June.", "Ferry", published=date(2030, 8, 1)), ()),
    ]
    answer = Extractive(Settings(), embedder).answer(evidence("Who is the finance minister?", stories, kind="who"))
    assert [c.quote.split()[2] for c in answer.citations] == ["Oda", "Pelle"]


def test_who_only_stands_near_an_office_is_no_answer(embedder):
    stories = [(article("a", "Oda Brink met the finance minister on Monday.", "News"), ())]
    assert Extractive(Settings(), embedder).answer(evidence("Who is the finance minister?", stories, kind="who")).abstained
