"""Whether a sentence has what a question asks of something that it names, or only the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bot.answering.asked import LEEWAY, asks_of_names, of_its_years, only_names
from bot.answering.extractive import Extractive
from bot.answering.windows import windows
from bot.question import parse
from bot.sentence_scores import ALONE, Place, SentenceScores
from bot.settings import Settings
from bot.types import Article
from ingest.indexer import add_records
from tests.evidence import article, evidence, hit

BRINK = "The mayor, Oda Brink, opened the new pier of Port Ellin on Friday and spoke of a proud day."


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What is Oda Brink's salary?", True),
        ("Who founded Blue Heron Lines?", True),
        ("Is Oda Brink married?", True),
        ("What is the salary of the mayor?", False),
        ("What did Oda Brink say about the pier?", False),
        ("Who said that Port Ellin was safe?", False),
        ("What is the latest on Port Ellin?", False),
        ("Port Ellin got a new pier this week. Who paid for it?", False),
    ],
)
def test_a_question_about_what_it_names_is_told_from_others(text, asks):
    assert asks_of_names(parse(text)) is asks


def asked(question="What is Oda Brink's salary?", *, relevance=0.6, alone=None, text=BRINK):
    """Evidence of one sentence, with the scores of a reranker for the question and for its names alone."""
    place = Place("a", 0)
    found = evidence(question, [(article("a", text, "A pier opens"), ())], kind="other")
    return replace(found, relevance={place: relevance}, names_alone={} if alone is None else {place: alone})


def is_only_names(found):
    (best,) = Extractive(Settings(), None).ranked(found)
    return only_names(found, best)


@pytest.mark.parametrize(
    ("alone", "only"), [(None, False), (0.3, False), (0.6, False), (0.6 + LEEWAY - 0.01, False), (0.6 + LEEWAY + 0.01, True), (0.9, True)]
)
def test_a_sentence_that_fits_the_names_better_than_the_question_has_only_the_names(alone, only):
    assert is_only_names(asked(alone=alone)) is only


def test_a_sentence_that_holds_what_else_is_asked_has_twice_the_leeway():
    assert is_only_names(asked("Which pier did Oda Brink open?", alone=0.6 + 1.5 * LEEWAY)) is False
    assert is_only_names(asked("Which bridge did Oda Brink paint?", alone=0.6 + 1.5 * LEEWAY)) is True


def test_what_was_not_read_with_the_names_was_not_among_the_best():
    found = asked(alone=0.1)
    assert is_only_names(replace(found, names_alone={Place("b", 0): 0.1})) is True


def test_no_answer_is_made_of_sentences_that_have_only_the_names():
    answerer = Extractive(Settings(), None)
    assert answerer.answer(asked(relevance=0.7, alone=0.6)).abstained is False
    refused = answerer.answer(asked(relevance=0.7, alone=0.9))
    assert refused.abstained
    assert refused.nearest


class Reading:
    """A reranker that keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def scores(self, question, texts):
        self.asked.append((question, list(texts)))
        return np.full(len(texts), 0.5, np.float32)


def test_the_best_sentences_are_read_with_the_names_alone_and_remembered():
    story = article("a", " ".join(f"The pier of stage {n} is long." for n in range(ALONE + 4)), "Piers")
    reranker = Reading()
    scores, found = SentenceScores(reranker), [hit(story)]
    places = [Place("a", story.text.index(f"The pier of stage {n} ")) for n in range(ALONE + 4)]
    whole = {place: n / 100 for n, place in enumerate(places)}
    assert set(scores.alone(("Oda Brink", "Port Ellin"), found, whole)) == set(places[4:])
    ((question, texts),) = reranker.asked
    assert question == "Oda Brink, Port Ellin"
    assert all(text.startswith("Piers. The pier") for text in texts)
    scores.alone(("Oda Brink", "Port Ellin"), found, whole)
    assert [texts for _, texts in reranker.asked[1:]] == [[]]


def test_without_names_nothing_is_read_again():
    reranker = Reading()
    assert SentenceScores(reranker).alone((), [hit(article("a", BRINK))], {Place("a", 0): 0.9}) == {}
    assert reranker.asked == []


STORIES = (
    Article(
        id="mayor",
        title="Mayor opens pier",
        text=f"{BRINK}\n\nBrink, who was born in Sandholm, has led the town since 2027. Her salary is paid by the county.",
        outlet="The Coast Post",
    ),
    Article(
        id="line",
        title="Blue Heron Lines buys two ferries",
        text="Blue Heron Lines has bought two ferries. The company, founded by Tove Arkwright, carries 900 people a day.",
        outlet="The Coast Post",
    ),
    Article(
        id="captain",
        title="Captain honoured",
        text="Nils Okoro, the captain of the ferry, was honoured on Monday for the rescue of two swimmers.\n\nOkoro thanked his crew.",
        outlet="The Coast Post",
    ),
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Where was Oda Brink born?", "Sandholm"),
        ("Who founded Blue Heron Lines?", "Tove Arkwright"),
        ("How many people does Blue Heron Lines carry a day?", "900"),
        ("Why was Nils Okoro honoured?", "rescue"),
        ("What is Nils Okoro's salary?", None),
        ("Who is Nils Okoro married to?", None),
        ("Where does Nils Okoro live?", None),
        ("Who designed Blue Heron Lines' logo?", None),
        ("How tall is Oda Brink?", None),
    ],
)
def test_an_attribute_that_no_article_gives_is_refused(settings, embedder, open_bot, question, words):
    list(add_records(STORIES, settings, embedder=embedder))
    answer = open_bot(settings).ask(question)
    assert answer.abstained is (words is None), answer.text
    assert words is None or words in answer.text


@pytest.mark.parametrize(
    ("question", "text", "published", "answers"),
    [
        ("How many people visited Port Ellin in 2027?", "In 2027, 900 people visited Port Ellin.", date(2031, 3, 14), True),
        ("How many people visited Port Ellin in 2031?", "This year 900 people visited Port Ellin.", date(2031, 3, 14), True),
        ("How many people visited Port Ellin in 2027?", "This year 900 people visited Port Ellin.", date(2031, 3, 14), False),
        ("How many people visited Port Ellin in 2027 and 2031?", "This year 900 people visited Port Ellin.", date(2031, 3, 14), False),
        ("How many people visited Port Ellin in 2027?", "This year 900 people visited Port Ellin.", None, True),
        ("Who paid 2,027 crowns in Port Ellin?", "Oda Brink paid it in Port Ellin.", date(2031, 3, 14), True),
        ("Who paid 2027.50 crowns in Port Ellin?", "Oda Brink paid it in Port Ellin.", date(2031, 3, 14), True),
        ("What did Oda Brink say about the 2027 election?", "“We lost,” said Oda Brink.", date(2031, 3, 14), True),
    ],
)
def test_an_article_of_another_year_answers_nothing_about_a_year_that_it_does_not_mention(question, text, published, answers):
    found = evidence(question, [(article("a", text, "Port Ellin", published=published), ())], kind=parse(question).kind)
    assert {of_its_years(found.question, window) for window in windows(found)} == {answers}


def test_no_answer_is_made_of_articles_of_another_year():
    text = "Port Ellin has a turnout of 72 percent."
    asked_for = asked("What was the turnout in Port Ellin in 2027?", relevance=0.8, text=text)
    assert Extractive(Settings(), None).answer(asked_for).abstained
    assert not Extractive(Settings(), None).answer(asked("What was the turnout in Port Ellin in 2031?", relevance=0.8, text=text)).abstained
