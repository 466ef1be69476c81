"""Questions for the words of several people, and the one answer that their answers make."""

from __future__ import annotations

import pytest

from bot.answering.joining import JUDGED
from bot.citations import check
from bot.comparing import comparison, plain
from bot.history import rewrite
from bot.types import Final, Searching, Token, Turn
from ingest.indexer import add_records
from tests.evidence import article

KNOWN = ("Oda Brink", "Mats Strand", "Nora Lindqvist")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did Brink and Strand say about the toll?", "Brink Strand"),
        ("what did brink and strand say about the toll?", "brink strand"),
        ("What did both Brink and Strand say about the toll?", "Brink Strand"),
        ("What did Brink, Strand and Lindqvist say about the toll?", "Brink Strand Lindqvist"),
        ("What did the mayor and the union say about the toll?", "the mayor|the union"),
        ("What did Brink and the union say about the toll?", "Brink|the union"),
    ],
)
def test_the_words_of_several_people_are_asked_for_one_by_one(question, who):
    names = who.split("|" if "|" in who else None)
    found = comparison(question, KNOWN)
    assert found is not None
    assert [fragment.lower() for fragment in found.questions] == [f"what did {name.lower()} say about the toll?" for name in names]
    assert not found.judged
    assert plain(question, KNOWN) == question


@pytest.mark.parametrize(
    "question",
    [
        "Compare Brink and Strand on the toll",
        "Compare what Brink and Strand said about the toll.",
        "Please contrast the views of Brink and Strand on the toll",
        "Brink vs Strand on the toll",
        "Brink vs. Strand over the toll?",
        "How do Brink and Strand differ on the toll?",
        "How do Brink's and Strand's positions on the toll differ?",
        "Where do Brink and Strand stand on the toll?",
        "Do Brink and Strand agree on the toll?",
        "What is the difference between Brink and Strand on the toll?",
        "What's the difference between Brink's and Strand's positions on the toll?",
    ],
)
def test_who_is_compared_is_asked_for_one_by_one(question):
    found = comparison(question, KNOWN)
    assert found is not None
    assert found.questions == ("What did Brink say about the toll?", "What did Strand say about the toll?")
    assert found.judged
    assert plain(question, KNOWN) == "What did Brink and Strand say about the toll?"


@pytest.mark.parametrize(
    "question",
    [
        "What did Brink say about Strand and Lindqvist?",
        "What did Brink say about the toll?",
        "What did the Department of Health and Human Services say about masks?",
        "What did Norland's Ministry of Food and Fisheries say about masks?",
        "What did Johnson and Johnson say about the toll?",
        "What did Brink and Sons say about the toll?",
        "What did Trinidad and Tobago say about the toll?",
        "What did residents and officials in Ellin say about the toll?",
        "What did Brink and her husband say about the toll?",
        "Compare apples and pears on price",
        "Ellin United vs Sandholm on Sunday",
        "What happened between Brink and Strand on Monday?",
        "Has Brink changed her position on the toll?",
        "What did A1, B1, C1, D1 and E1 say about the toll?",
        "",
    ],
)
def test_what_asks_for_one_or_for_nobody_is_no_comparison(question):
    assert comparison(question, KNOWN) is None


def test_a_holiday_is_a_topic():
    assert comparison("Brink vs Strand on holiday pay", KNOWN) is not None


def test_what_they_say_of_each_other_names_the_other():
    found = comparison("What did Brink and Strand say about each other?", KNOWN)
    assert found is not None
    assert found.questions == ("What did Brink say about Strand?", "What did Strand say about Brink?")


def test_follow_ups_lean_on_all_who_were_compared():
    said = [Turn("Compare Brink and Strand on the toll", "Oda Brink, The Coast Post, 1 March 2031: The toll is fair. [1]")]
    assert rewrite("And on ferries?", said, KNOWN).text == "What did Brink and Strand say about ferries?"
    assert rewrite("What about Lindqvist?", said, KNOWN).text == "What did Lindqvist say about the toll?"


ARTICLES = (
    "“The toll is fair to every town on the coast,” said Oda Brink, the mayor of Ellin.",
    "Mats Strand, who leads the hauliers, said that the toll would ruin small towns.",
)


@pytest.fixture
def coast(settings, embedder, open_bot):
    records = [article(f"a{n}", text, "Toll") for n, text in enumerate(ARTICLES)]
    assert [o.status for o in add_records(records, settings, embedder=embedder)] == ["added"] * len(ARTICLES)
    return open_bot(settings)


def test_the_answer_has_the_words_of_each_and_proves_them(coast):
    answer = coast.ask("Compare Brink and Strand on the toll")
    assert [c.speaker for c in answer.citations] == ["Oda Brink", "Mats Strand"]
    assert [c.label for c in answer.citations] == [1, 2]
    assert check(answer) == []
    assert answer.notes == (JUDGED,)
    assert answer.question == "Compare Brink and Strand on the toll"


def test_of_whom_nothing_is_found_a_note_says_so(coast):
    answer = coast.ask("What did Strand and Nora Zorbl say about the toll?")
    assert [c.speaker for c in answer.citations] == ["Mats Strand"]
    assert any("Zorbl" in note for note in answer.notes)
    assert JUDGED not in coast.ask("Compare Strand and Nora Zorbl on the toll").notes


def test_where_nothing_is_found_of_anybody_the_refusal_says_what_each_lacks(coast):
    answer = coast.ask("What did Nora Zorbl and Pelle Quist say about the toll?")
    assert answer.abstained
    assert "Zorbl" in answer.text and "Quist" in answer.text
    assert check(answer) == []


def test_the_stream_has_one_beginning_and_one_end(coast):
    events = list(coast.stream("Compare Brink and Strand on the toll"))
    assert [type(e) for e in (events[0], events[-1])] == [Searching, Final]
    assert sum(isinstance(e, (Searching, Final)) for e in events) == 2
    assert "".join(e.text for e in events if isinstance(e, Token)) == events[-1].answer.text


def test_a_filter_that_leaves_nothing_is_one_refusal(coast):
    answer = coast.ask("Compare Brink and Strand on the toll", outlets=["The Moon"])
    assert answer.abstained
    assert check(answer) == []
