"""What a question says happened, and whether a sentence tells of that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.deeds import lacks_deed
from bot.answering.extractive import Extractive
from bot.answering.frames import CONTRARY, frames
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


def lacks(question, sentence, title="News of Port Ellin"):
    (window,) = windows(evidence(question, [(article("a", sentence, title), ())], kind=parse(question).kind))
    return lacks_deed(parse(question), window)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did Oda Brink resign?", "Oda Brink was dismissed by the mayor on Friday."),
        ("Why was Oda Brink dismissed?", "Oda Brink resigned on Friday because of her health."),
        ("Who won the Harbour Cup?", "The Harbour Cup begins on Friday in Sandholm."),
        ("How many herons were shot in Sandholm?", "There are 40 herons in Sandholm."),
        ("When was Oda Brink born?", "Oda Brink opened the pier in May."),
        ("Who bought the ferry?", "The ferry lies in Sandholm."),
        ("Why did Oda Brink lose the election?", "Oda Brink won the vote in Sandholm."),
        ("Which engineer built the pier of Port Ellin?", "Engineers closed the pier of Port Ellin."),
        ("Was Oda Brink arrested?", "Oda Brink opened the pier."),
    ],
)
def test_a_sentence_without_a_word_for_what_happened_does_not_tell_of_it(question, sentence):
    assert lacks(question, sentence) is True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did Oda Brink resign?", "Oda Brink stepped down because of her health."),
        ("Who won the Harbour Cup?", "Port Ellin beat Sandholm in the Harbour Cup."),
        ("Who bought the ferry?", "Blue Heron Lines sold the ferry to Tove Arkwright."),
        ("How many people died in Sandholm?", "A fire in Sandholm killed 17 people."),
        ("Why did the mayor lose power?", "The mayor was outvoted in the council."),
        ("What did the mayor do after she was dismissed?", "The mayor opened a bakery."),
        ("Who led the town when Oda Brink was born?", "Tove Arkwright led the town."),
        ("How many seats does Born Hall have?", "The hall has 900 seats."),
        ("What colour is the pier?", "The pier is red."),
    ],
)
def test_other_words_for_it_and_what_is_in_no_frame_are_let_through(question, sentence):
    assert lacks(question, sentence) is False


def test_the_title_may_tell_what_happened_but_of_a_crime_not_who_did_it():
    assert lacks("Who shot the mayor?", "The town wore black.", "Mayor shot in Port Ellin") is True
    assert lacks("Who resigned?", "Oda Brink had lost the trust of the town.", "Minister resigns") is False
    assert lacks("Why did Oda Brink resign?", "Her health was bad, the town hall said.", "Oda Brink resigns") is False


@pytest.mark.parametrize(
    ("question", "sentence", "without"),
    [
        ("Who stole the lantern?", "The lantern is back, 26 years after it was stolen.", True),
        ("Who stole the lantern?", "The lantern was stolen by a sailor.", False),
        ("Who stole the lantern?", "The lantern was stolen in May; a sailor stole the oars, too.", False),
        ("Who has stolen the lantern?", "The lantern was quietly stolen.", True),
        ("Who killed Oda Brink?", "Oda Brink died on Friday after being shot.", True),
        ("Who killed Oda Brink?", "The killing of Oda Brink by a sailor shocked the town.", False),
        ("Who killed Oda Brink?", "The mayor was saddened by the killing of Oda Brink, who was shot and killed.", True),
        ("Who killed Oda Brink?", "A sailor admitted killing Oda Brink.", False),
        ("Who killed Oda Brink?", "A gunman met Oda Brink at the pier, where she died.", False),
        ("Who shot Oda Brink?", "Oda Brink was shot; the guns were never found.", True),
        ("Who died in Sandholm?", "Oda Brink was killed in Sandholm.", False),
        ("Who stole the lantern?", "The theft of the lantern was a heist without equal.", True),
        ("Who was arrested in Sandholm?", "Two sailors were arrested in Sandholm.", False),
        ("What was stolen from the pier?", "A lantern was stolen from the pier.", False),
        ("When was the lantern stolen?", "The lantern was stolen in May.", False),
    ],
)
def test_who_did_something_is_not_told_by_that_it_was_done(question, sentence, without):
    assert lacks(question, sentence) is without


@pytest.mark.parametrize(
    ("question", "lacking"), [("Was Oda Brink convicted?", False), ("Why was Oda Brink convicted?", True), ("Did Oda Brink resign?", True)]
)
def test_whether_something_happened_is_answered_by_its_contrary_too(question, lacking):
    assert lacks(question, "Oda Brink was acquitted on Friday.") is lacking


def test_each_contrary_is_a_verb_of_a_frame():
    assert {*CONTRARY, *CONTRARY.values()} <= set(frames())


@pytest.mark.parametrize(
    ("sentence", "refused"), [("Oda Brink was dismissed after a quarrel.", True), ("Oda Brink resigned after a quarrel.", False)]
)
def test_why_what_did_not_happen_happened_is_refused(sentence, refused):
    found = evidence("Why did Oda Brink resign?", [(article("a", sentence, "A quarrel"), ())], kind="why")
    assert Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9})).abstained is refused
