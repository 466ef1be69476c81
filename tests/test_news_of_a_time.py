"""What is new, and what happened on a day: briefings that name no subject. All articles are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.briefing import candidates
from bot.answering.relevance import scored
from bot.answering.windows import windows
from bot.breadth import most_told, spread
from bot.citations import check
from bot.question import parse
from ingest.indexer import add_records
from tests.evidence import article, hit, passage
from tests.test_extractive import asked

NEWS = (
    (1, "Strike", "Tram drivers began a strike in Port Ellin on Saturday."),
    (7, "Bridge", "A crane fell on the Varn bridge, and nobody was hurt."),
    (8, "Ferry", "Good morning, readers. The night ferry to Sandholm ran aground off the quay."),
    (9, "Toll", "The council of Ellin raised the bridge toll to nine crowns. The vote was close."),
)


@pytest.fixture
def paper(settings, embedder, open_bot):
    """A bot over news of four days of March 2031."""
    stories = [article(f"a{day}", text, title, "The Coast Post", date(2031, 3, day)) for day, title, text in NEWS]
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * len(NEWS)
    return open_bot(settings)


@pytest.mark.parametrize(
    "question", ["What's new?", "What is the latest?", "Any news?", "What are today's headlines?", "latest news", "What is happening?"]
)
def test_what_is_new_is_the_news_of_the_last_days(paper, question):
    answer = paper.ask(question)
    assert {c.article.id for c in answer.citations} == {"a7", "a8", "a9"}
    assert any("7 March 2031 to 9 March 2031" in note for note in answer.notes)
    assert check(answer) == []


def test_what_is_new_is_counted_within_the_readers_filter(paper):
    answer = paper.ask("What's new?", until=date(2031, 3, 2))
    assert [c.article.id for c in answer.citations] == ["a1"]
    assert any("27 February 2031 to 1 March 2031" in note for note in answer.notes)
    assert [c.article.id for c in paper.ask("What's new?", since=date(2031, 3, 9)).citations] == ["a9"]


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("What happened on 7 March?", ["a7"]),
        ("What happened today?", ["a9"]),
        ("What happened yesterday?", ["a8"]),
        ("What happened in March 2031?", ["a1", "a7", "a8", "a9"]),
    ],
)
def test_what_happened_in_a_time_is_told_by_the_first_sentences_of_its_articles(paper, question, articles):
    answer = paper.ask(question)
    assert [c.article.id for c in answer.citations] == articles
    assert not any(s.text.startswith(("Good morning", "The vote")) for s in answer.sentences)


def test_how_much_of_a_time_is_told_is_said(settings, embedder, open_bot):
    stories = [
        article(
            f"a{n}",
            f"Ship number {n} of the fleet called {name} left the harbour with grain for {name}land.",
            name,
            "The Coast Post",
            date(2031, 3, 9),
        )
        for n, name in enumerate(("Aal", "Brim", "Cod", "Dab", "Eel", "Fint", "Gar", "Hake", "Ide", "Jack", "Koi", "Ling"))
    ]
    list(add_records(stories, settings, embedder=embedder))
    answer = open_bot(settings).ask("What's new?")
    told = len({c.article.id for c in answer.citations})
    assert 1 <= told < 12
    assert any(note.startswith(f"{told} of the 12 articles of this time are told here.") for note in answer.notes)


def test_a_day_without_articles_is_refused(paper):
    assert paper.ask("What happened on 3 March?").abstained


def test_what_many_tell_comes_first():
    alike = [
        article(f"a{n}", f"The ferry to Sandholm ran aground, {who} said.", "Ferry aground") for n, who in enumerate(("police", "crews"))
    ]
    other = article("b", "A poet of Varn won a prize for her first book.", "Prize")
    hits = [hit(one) for one in (other, *alike)]
    assert [h.article.id for h in most_told(hits, {h.article.id: h.passage for h in hits})][-1] == "b"


def test_each_article_gives_its_opening_and_none_is_too_weak():
    told = article("told", "A crane fell on the bridge. It was an old crane.", "Bridge")
    question = replace(parse("What's new?"), topic=())
    opening, later = passage(told, 0, 28), passage(told, 28)
    assert [h.passage for h in spread(question, [hit(told, 28)], {"told": opening}, {})] == [opening] != [later]
    given = asked("What's new?", [(told, ()), (article("b", "A poet won a prize."), ())])
    best, *others = [scored(given, w, 0.9) for w in windows(given)]
    weak = [replace(other, score=0.1 * best.score) for other in others]
    assert candidates(question, [best, *weak]) == [best, *weak]


@pytest.mark.parametrize("question", ["Show me quotes about the toll", "quotes on the toll", "Are there any statements about the toll?"])
def test_quotes_on_a_subject_are_those_of_anybody(settings, embedder, open_bot, question):
    stories = [
        article("said", "“The toll is fair to every town,” said Oda Brink, the mayor.", "Toll"),
        article("told", "The toll rises to nine crowns in May.", "Toll rises"),
    ]
    list(add_records(stories, settings, embedder=embedder))
    answer = open_bot(settings).ask(question)
    assert [c.speaker for c in answer.citations] == ["Oda Brink"]
    assert answer.question == "Who spoke about the toll?"
