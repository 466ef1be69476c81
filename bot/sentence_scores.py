"""Scores the sentences of found passages with a reranker, within a bound that makes the cost of a question known."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from bot.question import asking_part
from bot.reranking import Reranker
from bot.sentences import ASKS, END_MARK, LEANING, Span, spans_of
from bot.text import stem_set, stems
from bot.types import Article, Hit

TEXTS = 32
"""Most sentences that are read for a question: a third of a second on two fast cores, three quarters on slow ones, see docs/benchmarks.md."""
LONGEST = 400
"""Characters of a sentence, with the title before it, that are read."""
ALONE = 12
"""Sentences, those that fit the question best, that are read a second time with its names alone."""
RECENT = 16
"""Questions, and names of questions, whose scores are kept: searching, answering and the next filter read the same sentences."""


class Place(NamedTuple):
    """A sentence of an article.

    Attributes:
        article: the article's id.
        start: offset of the sentence in the article's text.
    """

    article: str
    start: int


class SentenceScores:
    """Reads sentences with a reranker and keeps the scores of the questions asked last. Safe for several threads.

    Args:
        reranker: the cross-encoder.
    """

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker
        self._known: dict[str, dict[str, float]] = {}
        self._lock = threading.Lock()

    def warm_up(self) -> None:
        """Load the reranker now.

        Raises:
            ModelUnavailable: it cannot be loaded.
        """
        self._reranker.scores("warm up", ["warm up"])

    def of(
        self, question: str, hits: Sequence[Hit], rarity: Mapping[str, float], preferred: Set[Place] = frozenset()
    ) -> dict[Place, float]:
        """How well sentences of these passages answer a question.

        The sentences that hold most of the question's words, weighted by their rarity, and stand in the best passages are
        read, at most `TEXTS`; each behind its article's title, which tells what it is about, and behind the question that it
        follows in the article, or the sentence that its opening leans on ("It was carrying 90 people"). A sentence that asks
        answers nothing and is not read, unless the speaker who is asked for says it. Of a question of several sentences the
        reranker reads the part that asks (`bot.question.asking_part`): what leads up to it has found the passages, and
        sentences that only tell it again answer nothing.

        Args:
            question: as it is searched.
            hits: passages, best first, with their scores.
            rarity: stem -> inverse document frequency of the question's words; one without counts 1.
            preferred: sentences to read before all others, those of the speaker who is asked for.

        Returns:
            The score in (0, 1) of each sentence that was read; the others are missing.
        """
        ranked = sorted(_candidates(question, hits, rarity, preferred), key=lambda c: (c[1] not in preferred, -c[0]))[:TEXTS]
        return self._read(question, asking_part(question), {place: text for _, place, text in ranked})

    def alone(self, names: Sequence[str], hits: Iterable[Hit], scores: Mapping[Place, float]) -> dict[Place, float]:
        """How well sentences fit the names of a question alone: what tells of `X` fits `X` better than `What is X's salary?`.

        Args:
            names: of the question.
            hits: the passages that the sentences stand in.
            scores: of the sentences with the whole question, as `of` gives them.

        Returns:
            The score in (0, 1) of each of the `ALONE` sentences that fit the question best; none without names.
        """
        best = sorted(scores, key=lambda place: -scores[place])[:ALONE] if names else []
        texts = {place: _read_as(hit.article, span) for hit in hits for span in sentences_of(hit) if (place := _place(hit, span)) in best}
        return self._read(f"names: {names}", ", ".join(names), texts) if texts else {}

    def _read(self, key: str, asked: str, texts: Mapping[Place, str]) -> dict[Place, float]:
        """The scores of texts, those of the last questions remembered.

        Args:
            key: what the scores are remembered by.
            asked: what the reranker reads the texts with.
            texts: of sentences.
        """
        with self._lock:
            known = dict(self._known.get(key, {}))
        unread = [text for text in dict.fromkeys(texts.values()) if text not in known]
        known.update(zip(unread, map(float, self._reranker.scores(asked, unread)), strict=True))
        with self._lock:
            self._known.pop(key, None)
            self._known[key] = known
            while len(self._known) > RECENT:
                self._known.pop(next(iter(self._known)))
        return {place: known[text] for place, text in texts.items()}


def best_of(hits: Iterable[Hit], scores: Mapping[Place, float]) -> dict[str, float]:
    """For each passage of which a sentence was read, by its id, the score of the best one.

    Args:
        hits: passages.
        scores: of their sentences.
    """
    best: dict[str, float] = {}
    for hit in hits:
        found = [s for place, s in scores.items() if place.article == hit.article.id and hit.passage.start <= place.start < hit.passage.end]
        if found:
            best[hit.passage.id] = max(found)
    return best


def _place(hit: Hit, span: Span) -> Place:
    return Place(hit.article.id, span.start)


def _candidates(
    question: str, hits: Sequence[Hit], rarity: Mapping[str, float], preferred: Set[Place]
) -> Iterable[tuple[float, Place, str]]:
    """Priority, place and text of each sentence that starts in a passage and may answer."""
    wanted = {s: rarity.get(s, 1.0) for s in set(stems(question))}
    total = sum(wanted.values()) or 1.0
    for hit in hits:
        title = stem_set(hit.article.title)
        for span in sentences_of(hit):
            place, sentence = _place(hit, span), hit.article.text[span.start : span.end]
            if ASKS.search(sentence) and place not in preferred:
                continue
            found = stem_set(sentence)
            shared = sum(weight * (1.0 if s in found else 0.5 if s in title else 0.0) for s, weight in wanted.items())
            yield hit.score + shared / total, place, _read_as(hit.article, span)


def sentences_of(hit: Hit) -> list[Span]:
    """The sentences that start in a passage; lines without an end mark (bylines, headings, captions) are none."""
    text = hit.article.text
    return [s for s in spans_of(text) if hit.passage.start <= s.start < hit.passage.end and END_MARK.search(text[s.start : s.end])]


def _read_as(article: Article, span: Span) -> str:
    """A sentence behind the title and what it cannot be understood without: the question that it answers, or what it leans on."""
    spans = spans_of(article.text)
    before = spans[max(0, bisect_left(spans, span) - 1)]
    told, sentence = article.text[before.start : before.end], article.text[span.start : span.end]
    leans = LEANING.match(sentence) and END_MARK.search(told) and len(article.title) + span.end - before.start < LONGEST
    start = before.start if leans or ASKS.search(told) else span.start
    return " ".join(f"{article.title}. {article.text[start : span.end]}".split())[:LONGEST]
