"""Who is something to somebody: what a sentence must hold to tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.callings import lacks_calling, lacks_relation
from bot.answering.extractive import Extractive
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


def lacks(question, sentence, title="Port Ellin opens a pier"):
    (window,) = windows(evidence(question, [(article("a", sentence, title), ())], kind="who"))
    return lacks_calling(parse(question), window)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is Oda Brink's husband?", "Oda Brink, who opened the pier, held the hand of Prince Nils."),
        ("Who is Oda Brink's husband?", "Oda Brink greeted the young couple on the pier."),
        ("Who was the captain of the Heron?", "Commander Tove Arkwright spoke of the Heron."),
        ("Who was Oda Brink's first wife?", "Oda Brink opened the pier on Friday."),
        ("Who's Oda Brink's coach?", "Oda Brink won the final in three sets."),
        ("Who was the referee of the Harbour Cup final?", "Port Ellin won the Harbour Cup final against Sandholm."),
        ("Who are the parents of Oda Brink?", "Oda Brink runs a bakery in Sandholm."),
        ("Who is Norland's foreign minister?", "The economist Tove Arkwright becomes finance minister."),
        ("Who is the minister's bodyguard?", "The minister walked to the pier."),
    ],
)
def test_a_sentence_without_a_word_for_it_does_not_tell_who_is_something_to_somebody(question, sentence):
    assert lacks(question, sentence) is True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is Oda Brink's husband?", "Oda Brink married the baker Nils Okoro in May."),
        ("Who is Oda Brink's partner?", "Oda Brink and her wife, Tove Arkwright, opened the pier."),
        ("Who's Oda Brink's coach?", "Brink is trained by Nils Okoro."),
        ("Who was the captain of the Heron?", "The ship's skipper, Nils Okoro, was the last to leave."),
        ("Who is Norland's foreign minister?", "The foreign portfolio went to Tove Arkwright."),
        ("Who is Norland's new foreign minister?", "The foreign portfolio went to Tove Arkwright."),
        ("Who is the prime minister?", "Tove Arkwright, the prime minister, opened the pier."),
        ("Who is the minister?", "Tove Arkwright opened the pier."),
        ("Who is the head of Blue Heron Lines?", "Blue Heron Lines is led by Tove Arkwright."),
        ("Who was the winner of the Harbour Cup?", "Port Ellin beat Sandholm in the Harbour Cup."),
        ("Who won the Harbour Cup?", "Port Ellin beat Sandholm in the Harbour Cup."),
        ("Who did Oda Brink's coach praise?", "Oda Brink opened the pier."),
    ],
)
def test_other_words_for_it_and_what_is_asked_in_too_many_ways_are_let_through(question, sentence):
    assert lacks(question, sentence) is False


def test_the_title_may_tell_it():
    assert lacks("Who is Oda Brink's husband?", "Nils Okoro, 29, runs a bakery.", "Oda Brink weds a baker") is False


@pytest.mark.parametrize(("sentence", "refused"), [("Oda Brink opened the pier.", True), ("Oda Brink wed Nils Okoro on the pier.", False)])
def test_an_answer_has_a_word_for_what_somebody_is_asked_for_by(sentence, refused):
    found = evidence("Who is Oda Brink's husband?", [(article("a", sentence, "A pier"), ())], kind="who")
    assert Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9})).abstained is refused


@pytest.mark.parametrize(
    ("question", "sentence", "lacking"),
    [
        ("Which school does Oda Brink's brother go to?", "Oda Brink goes to school in Sandholm.", True),
        ("Where does Oda Brink's older brother live?", "Oda Brink lives in Sandholm.", True),
        ("Which school does Oda Brink's brother go to?", "Her brother goes to school in Sandholm.", False),
        ("Where does Oda Brink's wife work?", "Oda Brink married a nurse of Sandholm hospital.", False),
        ("What is Oda Brink's salary?", "Oda Brink opened the pier.", False),
    ],
)
def test_what_is_asked_of_a_relative_is_not_told_by_a_sentence_without_one(question, sentence, lacking):
    (window,) = windows(evidence(question, [(article("a", sentence, "A pier"), ())], kind="other"))
    assert lacks_relation(parse(question), window) is lacking


def test_no_answer_about_a_relative_is_made_of_somebody_else():
    found = evidence(
        "Which school does Oda Brink's brother go to?", [(article("a", "Oda Brink goes to Sandholm school.", "A pier"), ())], kind="other"
    )
    assert Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9})).abstained
