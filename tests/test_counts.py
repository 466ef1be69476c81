"""Whether a sentence has a number of the kind that is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.counts import lacks_count
from bot.answering.extractive import Extractive
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


def lacks(question, sentence, more=""):
    found = windows(evidence(question, [(article("a", f"{sentence}{more}", "News of the town"), ())], kind=parse(question).kind))
    return lacks_count(parse(question), found[0])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "How many inmates does the prison have?",
            "Nils Okoro, 44, has been in the prison for nine years, since 2022, with other inmates.",
        ),
        ("How many ferries does the town have?", "The ferries cost 3 million crowns and are 40 metres long."),
        ("How many ferries sank?", "Ferries sank on 3 May at 9 p.m. near the pier."),
        ("How many cows died in Sandholm?", "Two sailors died in Sandholm."),
        ("How many cows were lost?", "Farmers have lost 22 sheep."),
        ("How many helicopters came?", "Helicopters reached 120 villagers on the hill."),
        ("How many people voted?", "The people of the town voted in May."),
        ("How long did the strike last?", "The strike of 64 schools was called off."),
        ("How much does the ferry cost?", "The ferry carries 900 people."),
        ("How much did Oda Brink pay?", "Oda Brink paid in crowns."),
        ("How many times did Oda Brink win?", "Oda Brink won by 41 seconds."),
        ("How old is Norland's president?", "The president of Norland spoke to 30 people."),
        ("How old is Norland's president?", "A 27-year-old sailor left Norland."),
        ("How old is the president of Norland now?", "Norland has a president; 40 sailors left."),
    ],
)
def test_a_number_of_another_kind_is_none(question, sentence):
    assert lacks(question, sentence) is True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many inmates does the prison have?", "The prison holds 300 inmates."),
        ("How many ferries does the town have?", "The town has two old ferries."),
        ("How many villagers voted for it?", "Of the villagers 263 were in favour."),
        ("How many of the 1,700 ferries sank?", "In the storm two ferries sank."),
        ("How many people died?", "The fire killed a young fisherman."),
        ("How many people died?", "Nobody died in the fire."),
        ("How many ferries sank?", "A ferry sank near the pier."),
        ("How many years did it take?", "It took nine years."),
        ("How long did the strike last?", "The strike lasted eleven long days."),
        ("How long is the pier?", "The pier is 300 metres long."),
        ("How long has the pier been closed?", "The pier has been closed since May."),
        ("How much does the ferry cost?", "The ferry costs 9 crowns."),
        ("How many times did Oda Brink win?", "Oda Brink won twice."),
        ("What is the number of ferries?", "Ferries are many."),
        ("Who won?", "Oda Brink won."),
        ("How old is Norland's president?", "The 61-year-old president of Norland spoke."),
        ("How old is Norland's president?", "Oda Brink, 61, has been president of Norland since May."),
        ("How old is the pier?", "The pier was built in 1890."),
        ("How old was the mayor when she died?", "The mayor was 61."),
    ],
)
def test_a_number_of_the_kind_asked_for_counts_however_it_is_put(question, sentence):
    assert lacks(question, sentence) is False


def test_what_is_counted_may_have_another_name_where_the_article_has_the_first():
    assert lacks("How many fishermen were saved?", "Seven sailors were saved.", " The fishermen thanked the coastguard.") is False


@pytest.mark.parametrize(
    ("sentence", "refused"), [("The prison of Sandholm opened in 1961.", True), ("Sandholm prison has 300 inmates.", False)]
)
def test_no_answer_is_made_of_a_number_of_another_kind(sentence, refused):
    found = evidence("How many inmates has Sandholm prison?", [(article("a", sentence, "A prison"), ())], kind="how_many")
    assert Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9})).abstained is refused
