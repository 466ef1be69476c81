"""Fused scores with the priors of news, and the reranked order, on small real archives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bot.archive.archive import Archive
from bot.retrieval import HALF_LIFE, RERANKED, Retriever, freshness
from bot.sentence_scores import LONGEST, TEXTS, Place, SentenceScores, best_of, sentences_of
from bot.settings import Settings
from bot.types import Article
from ingest.indexer import add_records
from tests.articles import HARBOUR
from tests.evidence import article, hit

FILLER = "Elsewhere the council spoke of drains. The meeting ended late. Coffee was served to the guests."


class Counting:
    """A reranker that knows one word and counts what it reads."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.read: list[str] = []

    def scores(self, question, texts):
        self.read += texts
        return np.array([0.9 if self.word in t else 0.1 for t in texts], np.float32)


@pytest.mark.parametrize(
    ("published", "newest", "expected"),
    [
        (date(2031, 3, 1), date(2031, 3, 1), 1.0),
        (date(2031, 3, 1), date(2031, 4, 30), 0.5),
        (date(2031, 3, 1), date(2031, 2, 1), 1.0),
        (None, date(2031, 3, 1), 0.0),
        (date(2031, 3, 1), None, 0.0),
    ],
)
def test_freshness_halves_with_the_half_life_counted_from_the_newest_article(published, newest, expected):
    assert HALF_LIFE == 60
    assert freshness(published, newest) == pytest.approx(expected)


def test_of_two_like_passages_the_newer_comes_first(archive_of, embedder):
    old = Article(
        "old", "Pier", "The pier of Port Ellin will cost 14 million crowns, the mayor said on Monday.", published=date(2031, 1, 2)
    )
    new = Article(
        "new", "Pier", "The pier of Port Ellin will cost 19 million crowns, the council said on Friday.", published=date(2031, 6, 2)
    )
    weak = Article("weak", "Pool", "Port Ellin has a pool.")
    with_days = archive_of([old, new, weak])
    assert [h.article.id for h in Retriever(with_days, embedder, 0.7).search("cost of the pier of Port Ellin", 2)] == ["new", "old"]
    swapped = archive_of([replace(old, published=new.published), replace(new, published=old.published), weak])
    assert [h.article.id for h in Retriever(swapped, embedder, 0.7).search("cost of the pier of Port Ellin", 2)] == ["old", "new"]


def test_the_reranker_decides_among_the_passages_that_were_found(archive_of, embedder):
    one = Article("one", "Pier costs", f"The cost of the pier was named. {FILLER}")
    two = Article("two", "Pier costs", f"The cost of the pier is secret, but 19 million is whispered. {FILLER}")
    archive = archive_of([one, two])
    for word, first in (("named", "one"), ("whispered", "two")):
        hits = Retriever(archive, embedder, 0.7, SentenceScores(Counting(word))).search("cost of the pier", 2)
        assert hits[0].article.id == first
        assert hits[0].ranks["reranker"] == 1


def test_so_many_sentences_are_read_and_not_one_more():
    reranker = Counting("pier")
    long = article("long", " ".join(f"Sentence number {n} is about the pier." for n in range(3 * TEXTS)))
    scores = SentenceScores(reranker).of("What about the pier?", [hit(long)], {})
    assert len(scores) == len(reranker.read) == TEXTS


def test_a_sentence_is_read_once_for_a_question():
    reranker = Counting("pier")
    scores, story = SentenceScores(reranker), article("a", "The pier is long. The pier is old.")
    first = scores.of("How old is the pier?", [hit(story)], {})
    assert scores.of("How old is the pier?", [hit(story)], {}) == first
    assert len(reranker.read) == 2


def test_the_sentences_of_the_speaker_who_is_asked_for_are_read_before_all_others():
    reranker = Counting("pier")
    story = article("long", " ".join(f"The pier has plank {n}." for n in range(3 * TEXTS)) + " Oda Brink was silent about drains.")
    last = Place("long", sentences_of(hit(story))[-1].start)
    assert last not in SentenceScores(Counting("pier")).of("What about the pier?", [hit(story)], {})
    assert last in SentenceScores(reranker).of("What about the pier?", [hit(story)], {}, frozenset({last}))


def test_a_sentence_is_read_with_its_title_and_lines_without_an_end_are_not_read():
    reranker = Counting("pier")
    SentenceScores(reranker).of("pier?", [hit(article("a", "By Ines Okoro\n\nIt is long.", "The pier of Port Ellin"))], {})
    assert reranker.read == ["The pier of Port Ellin. It is long."]


def test_a_sentence_is_read_with_the_one_that_its_opening_leans_on_where_both_fit():
    reranker, more = Counting("Heron"), "a" * LONGEST
    text = f"The Heron sank on Monday. It was carrying 90 people. Nobody was hurt. The crew wrote of {more}. They were tired."
    SentenceScores(reranker).of("Who was on the Heron?", [hit(article("a", f"By Ines Okoro\n\nIts owner was sad. {text}", "Heron"))], {})
    assert "Heron. The Heron sank on Monday. It was carrying 90 people." in reranker.read
    assert "Heron. Nobody was hurt." in reranker.read
    assert "Heron. They were tired." in reranker.read
    assert "Heron. Its owner was sad." in reranker.read


def test_a_sentence_that_asks_is_not_read_and_the_answer_behind_it_is_read_with_it():
    reranker = Counting("pier")
    story = article("a", "“Who pays for the pier?”\n\nThe harbour board does, by a levy.", "Pier")
    place = Place("a", 0)
    assert place not in SentenceScores(reranker).of("Who pays for the pier?", [hit(story)], {})
    assert reranker.read == ["Pier. “Who pays for the pier?” The harbour board does, by a levy."]
    assert place in SentenceScores(reranker).of("What did Brink ask?", [hit(story)], {}, frozenset({place}))


def test_of_several_sentences_of_a_question_the_reranker_reads_the_one_that_asks():
    class Asked(Counting):
        def scores(self, question, texts):
            self.asked = question
            return super().scores(question, texts)

    reranker = Asked("pier")
    SentenceScores(reranker).of("Port Ellin got a new pier this week. Who paid for it?", [hit(HARBOUR)], {})
    assert reranker.asked == "Who paid for it? (Port Ellin)"


def test_a_passage_is_as_good_as_its_best_sentence():
    story = article("a", "The pier is long. It rained.")
    start = story.text.index("It rained")
    assert best_of([hit(story)], {Place("a", 0): 0.8, Place("a", start): 0.2, Place("b", 0): 0.9}) == {"a:0": 0.8}
    assert best_of([hit(story)], {}) == {}


def test_passages_that_were_not_reranked_keep_their_order_behind(archive_of, embedder):
    articles = [Article(f"a{n}", f"Note {n}", f"The pier has {n} planks and {n + 1} lamps.") for n in range(RERANKED + 5)]
    retriever = Retriever(archive_of(articles), embedder, 0.7, SentenceScores(Counting("pier")))
    hits = retriever.search("pier planks", RERANKED + 5)
    assert len(hits) == RERANKED + 5
    assert ["reranker" in h.ranks for h in hits[RERANKED:]] == [False] * 5
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_without_hits_or_a_reranker_nothing_is_read(archive_of, embedder):
    retriever = Retriever(archive_of([HARBOUR]), embedder, 0.7)
    hits = retriever.candidates("tunnel", 5)
    assert retriever.reranked("tunnel", hits) == (hits, {})
    assert Retriever(archive_of([HARBOUR]), embedder, 0.7, SentenceScores(Counting("x"))).reranked("tunnel", []) == ([], {})


@pytest.fixture
def archive_of(tmp_path, embedder):
    """Makes an archive of articles; closed at the end."""
    opened: list[Archive] = []

    def make(articles):
        settings = Settings(archive=tmp_path / f"archive{len(opened)}")
        assert [o.status for o in add_records(articles, settings, embedder=embedder)] == ["added"] * len(articles)
        opened.append(Archive(settings))
        return opened[-1]

    yield make
    for archive in opened:
        archive.close()
