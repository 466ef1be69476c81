"""The passages of a briefing: of many articles, where an answer needs the best of few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.question import Question
from bot.sentence_scores import TEXTS, Place, sentences_of
from bot.sentences import ASKS
from bot.text import stem, stem_set
from bot.types import Hit, Passage

LOOKED_AT = 60
"""Passages among which those for a briefing are chosen."""
FOR_A_BRIEFING = 20
"""Passages that an answerer is given for a briefing: as many as the reranker reads."""
TOLD_BY = 14
"""Articles of a briefing that give a passage before any gives a second one."""
READ_OF_EACH = 2
"""Sentences of each of these passages that the reranker reads before all others."""


def spread(question: Question, found: Sequence[Hit], openings: Mapping[str, Passage], rarity: Mapping[str, float]) -> list[Hit]:
    """Of each article the passage that opens it, if it holds most of the topic, else the best one; then others.

    Articles whose passage holds more of the topic come first: a search by meaning always finds something, also where few articles have it.
    Where there is no topic (`What's new?`), each article gives its opening, see `most_told`.

    Args:
        question: for a briefing.
        found: passages, best first.
        openings: article id -> the passage that opens it.
        rarity: stem -> inverse document frequency of the topic.
    """
    if not question.topic:
        return most_told(found, openings)[:FOR_A_BRIEFING]
    wanted = {stem(word): rarity.get(stem(word), 1.0) for word in question.topic}
    total = sum(wanted.values()) or 1.0

    def held(hit: Hit) -> float:
        there = stem_set(hit.article.title) | stem_set(hit.passage.text)
        return sum(weight for word, weight in wanted.items() if word in there) / total

    best: dict[str, Hit] = {}
    for hit in found:
        best.setdefault(hit.article.id, hit)
    first = []
    for hit in sorted(best.values(), key=lambda h: -(h.score + held(h)))[:TOLD_BY]:
        opening = replace(hit, passage=openings.get(hit.article.id, hit.passage))
        first.append(opening if held(opening) > 0.5 else hit)
    taken = {hit.passage.id for hit in first}
    return [*first, *(hit for hit in found if hit.passage.id not in taken)][:FOR_A_BRIEFING]


def most_told(found: Sequence[Hit], openings: Mapping[str, Passage]) -> list[Hit]:
    """The openings of the articles found, those first that are likest to the others: what many outlets tell is the news of a time.

    The likeness of two is that of the words of their titles and openings (Jaccard), summed over all others: degree centrality, as in LexRank
    (Erkan and Radev 2004).

    Args:
        found: passages, best first.
        openings: as for `spread`.
    """
    hits = {hit.article.id: replace(hit, passage=openings.get(hit.article.id, hit.passage)) for hit in reversed(found)}
    held = {i: stem_set(f"{hit.article.title}\n{hit.passage.text}") for i, hit in hits.items()}

    def likeness(one: str) -> float:
        return sum(len(held[one] & other) / max(1, len(held[one] | other)) for i, other in held.items() if i != one)

    order = sorted(hits, key=lambda i: (-likeness(i), i))
    return [hits[i] for i in order]


def read_first(question: Question, hits: Iterable[Hit]) -> frozenset[Place]:
    """The sentences of each passage that hold most of the topic, the earlier ones first: so few that some of all passages are read.

    Args:
        question: for a briefing.
        hits: the passages.
    """
    wanted = frozenset(map(stem, question.topic))
    ranked: list[tuple[int, Place]] = []
    for hit in hits:
        sentences = {span.start: hit.article.text[span.start : span.end] for span in sentences_of(hit)}
        told = [start for start, sentence in sentences.items() if not ASKS.search(sentence)]
        told.sort(key=lambda start: -len(wanted & stem_set(sentences[start])))
        ranked += [(n, Place(hit.article.id, start)) for n, start in enumerate(told[:READ_OF_EACH])]
    ranked.sort(key=lambda one: one[0])  # the first ones of all passages before any second one
    return frozenset(place for _, place in ranked[:TEXTS])
