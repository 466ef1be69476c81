"""How old somebody is: which questions ask it, and which sentences tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.ages import asks_age, tells_age
from bot.answering.extractive import Extractive
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How old is Oda Brink?", True),
        ("How old was Oda Brink?", True),
        ("how old is oda brink", True),
        ("How old is Mayor Oda Brink?", True),
        ("How old is the mayor, Oda Brink?", True),
        ("What is Oda Brink's age?", True),
        ("What is the age of Oda Brink?", True),
        ("What age is Oda Brink?", True),
        ("How old is Oda Brink's deputy?", False),
        ("How old is the deputy of Oda Brink?", False),
        ("How old was Oda Brink when she left school?", False),
        ("How old is the bridge?", False),
        ("Who is Oda Brink?", False),
    ],
)
def test_a_question_for_the_age_of_somebody_is_told_from_others(text, asks):
    assert asks_age(parse(text, known_speakers=("Oda Brink",))) is asks


def told(sentence, asked="How old is Oda Brink?", title="The new mayor"):
    of = evidence(asked, [(article("a", sentence, title), ())], kind="how_many")
    return any(tells_age(of.question, w) for w in windows(of))


@pytest.mark.parametrize(
    "sentence",
    [
        "Oda Brink, 52, will stand for the Harbour List.",
        "Mayor Oda Brink, 52, will stand.",
        "Oda Brink (52) will stand.",
        "Oda Brink, aged 52, will stand.",
        "Oda Brink, now 52, will stand.",
        "The list is led by Oda Brink, 52.",
        "Oda Brink is 52 and lives in Port Ellin.",
        "Oda Brink turned 52 on Monday.",
        "Oda Brink, who is 52, will stand.",
        "Oda Brink is 52 years old.",
        "Oda Brink, a 52-year-old lawyer, will stand.",
        "The 52-year-old harbour pilot Oda Brink will stand.",
        "Oda Brink, whose songs were sung in twelve languages, has died at the age of 91.",
        "Oda Brink died in Port Ellin on Monday, aged 91.",
        "Oda Brink came. Brink, 52, will stand.",
    ],
)
def test_an_age_beside_the_name_is_told(sentence):
    assert told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Oda Brink had 52 percent of the vote.",
        "Oda Brink, 52 of whose boats sank, will stand.",
        "Oda Brink met the 52-year-old pilot Pelle Strand.",
        "Oda Brink and Pelle Strand, 52, will stand.",
        "Oda Brink, whose father died at the age of 91, will stand.",
        "Oda Brink, whose father, Pelle Strand, died at the age of 91, will stand.",
        "Oda Brink was 20 when she came to Port Ellin.",
        "Oda Brink's son, 12, goes to school.",
        "Oda Brink won the prize at the age of 19.",
        "Mats Brink, 34, plays for Port Ellin.",
        "Brink, 34, plays for Port Ellin.",
        "Oda Brink came with her son Mats Brink. Brink, 34, plays for Port Ellin.",
    ],
)
def test_another_number_or_somebody_elses_age_is_not_told(sentence):
    assert not told(sentence)


def test_a_bare_surname_has_the_age_of_whoever_carries_it():
    assert told("Mats Brink, 34, plays for Port Ellin.", "How old is Brink?")


def test_the_answer_is_the_sentence_with_the_age_and_the_newest_comes_first(embedder):
    old = article("old", "Oda Brink beat Pelle Strand by 412 votes. Brink, 51, had 38 percent.", published=None)
    new = article("new", "The pier has 19 lamps. Mayor Oda Brink, 52, counted 3 of them.", "Lamps")
    of = evidence("How old is Oda Brink?", [(old, ()), (new, ())], kind="how_many")
    answer = Extractive(Settings(), embedder).answer(of)
    assert [c.article.id for c in answer.citations] == ["new", "old"]
    assert "Brink, 52," in answer.citations[0].quote


def test_without_an_age_beside_the_name_there_is_no_answer(embedder):
    of = evidence("How old is Oda Brink?", [(article("a", "Oda Brink beat Pelle Strand, 61, by 412 votes."), ())], kind="how_many")
    assert Extractive(Settings(), embedder).answer(of).abstained


def test_an_age_that_no_reranker_read_is_told_too(embedder):
    of = evidence("How old is Oda Brink?", [(article("a", "Oda Brink came on Monday. Brink, 52, will stand."), ())], kind="how_many")
    first = windows(of)[0]
    read = replace(of, relevance={Place("a", first.core.start): 0.9})
    assert "Brink, 52," in Extractive(Settings(), embedder).answer(read).text
