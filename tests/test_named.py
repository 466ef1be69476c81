"""Whether a sentence has a name where a question asks for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.extractive import Extractive
from bot.answering.named import lacks_name
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


def lacks(question, sentence, title="A day on the coast"):
    (window,) = windows(evidence(question, [(article("a", sentence, title), ())], kind=parse(question).kind))
    return lacks_name(parse(question), window)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which prison was Nils Okoro taken to?", "Nils Okoro was taken to another prison on Friday."),
        ("To which hospital was Nils Okoro flown?", "Nils Okoro was flown to Port Ellin."),
        ("Which hospital does Sandholm have?", "The Sandholm hospital is closed."),
        ("Which judge heard Oda Brink?", "The judge heard Oda Brink in Port Ellin."),
        ("Which judge heard Oda Brink?", "Sailors heard Oda Brink."),
        ("Which company built the pier?", "It took the builders years."),
        ("What is the name of the pensioner who found the lantern?", "A pensioner found the lantern in Port Ellin."),
        ("What is the name of the sailor?", "Tove Arkwright, who opened the pier in May and closed it in June, has seen the sailor."),
    ],
)
def test_what_has_no_name_beside_it_is_not_named(question, sentence):
    assert lacks(question, sentence) is True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which prison was Nils Okoro taken to?", "Nils Okoro was taken to Stonebeck prison."),
        ("Which hospital was Nils Okoro flown to?", "He lies in the hospital of Sandholm."),
        ("Which judge heard Oda Brink?", "Oda Brink was heard by Judge Arkwright."),
        ("Which judge heard Oda Brink?", "Oda Brink was heard by Tove Arkwright."),
        ("Which company built the pier?", "Blue Heron Lines built the pier."),
        ("Which film won?", "It was “northbound” that won."),
        ("What is the name of the sailor?", "The sailor, Tove Arkwright, was honoured."),
        ("What colour has the pier?", "The pier is red."),
    ],
)
def test_a_name_of_the_kind_asked_for_will_do(question, sentence):
    assert lacks(question, sentence) is False


def test_the_name_may_stand_in_the_title():
    assert lacks("Which company built the pier?", "It took the builders years.", "The pier of Blue Heron Lines") is False


@pytest.mark.parametrize(
    ("sentence", "refused"), [("Nils Okoro was taken to another prison.", True), ("Nils Okoro was taken to Stonebeck prison.", False)]
)
def test_no_answer_is_made_without_the_name(sentence, refused):
    found = evidence("Which prison was Nils Okoro taken to?", [(article("a", sentence, "A prisoner"), ())], kind="other")
    assert Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9})).abstained is refused
