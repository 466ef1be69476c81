"""Finding passages: keyword index and vectors asked together, scores fused, near-identical passages collapsed, the best reranked."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.embedding import Embedder
from bot.fusion import convex
from bot.present import names_present, present_first
from bot.sentence_scores import Place, SentenceScores, best_of
from bot.text import STOPWORDS, WORD, content_words, fold, stem, words
from bot.types import Hit, Passage

POOL = 100
"""Candidates taken from each index before fusion."""
RERANKED = 20
"""Passages whose sentences the reranker reads."""
DEEPER = 60
"""Candidates for a question about the present, of which old articles are passed over."""
RERANKER_SHARE = 0.5
"""Share of the reranker's score of a passage; the rest is the fused score's."""
FRESHNESS = 0.17
"""Share of the age of a passage's article in the fused score: of two like passages the newer one is what a reader of news wants."""
LEAD = 0.05
"""Share of being an article's first passage: news is written as an inverted pyramid, what matters first."""
HALF_LIFE = 60
"""Days in which an article's freshness halves: an exponential prior on its age, as in Li and Croft 2003, "Time-based language models"."""
NEAR_IDENTICAL = 0.9
"""Jaccard similarity of word 3-grams from which two passages count as the same text (Broder 1997 shingling)."""


def terms(text: str) -> list[str]:
    """The words of a text that the keyword index is asked for, as quoted FTS5 phrases, without stopwords and repetitions.

    `U.S.` is asked as `"u s"`: the index splits words at full stops.
    """
    found = []
    for match in WORD.finditer(fold(text)):
        word = re.sub(r"'s$", "", match.group().rstrip("."))
        if word not in STOPWORDS and (len(word) > 1 or word.isdigit()):
            found.append(f'"{word}"' if word[0].isdigit() else f'"{word.replace(".", " ")}"')
    return list(dict.fromkeys(found))


class Retriever:
    """Searches one archive.

    Args:
        archive: the archive.
        embedder: the model that embedded it.
        keyword_weight: share of the keyword score in the fused score.
        scores: reads the sentences of the best passages; None where the reranker is off.
    """

    def __init__(self, archive: Archive, embedder: Embedder, keyword_weight: float, scores: SentenceScores | None = None) -> None:
        self._archive = archive
        self._embedder = embedder
        self._keyword_weight = keyword_weight
        self._scores = scores

    def search(self, text: str, k: int, where: Filter | None = None, speaker: str | None = None) -> list[Hit]:
        """The best k passages for a text, best first: those of `candidates`, the first of them reranked.

        What is asked of the present (`this year`) has the passages of old articles behind all others, see `bot.present`.

        Args:
            text: a question or words; stopwords count for the vector only.
            k: at most so many.
            where: only passages of articles that pass it; None for all.
            speaker: only passages that hold words of a speaker whose name contains this.

        Raises:
            ModelUnavailable, VectorStoreUnavailable, ArchiveNotFound, ArchiveLocked, ArchiveDamaged: a part of the search does not work.
        """
        newest = self._archive.searched(where).last
        hits = present_first(text, self.candidates(text, max(k, DEEPER if names_present(text) else RERANKED), where, speaker), newest)
        return present_first(text, self.reranked(text, hits)[0], newest)[:k]

    def candidates(self, text: str, k: int, where: Filter | None = None, speaker: str | None = None) -> list[Hit]:
        """The best k passages by keywords, vectors and freshness, near-identical ones collapsed.

        Args, raises: as for `search`.
        """
        where = where or Filter()
        pool = max(POOL, 2 * k)
        by_keyword = self._archive.keyword_search(" OR ".join(terms(text)), pool, where, speaker)
        by_vector = self._archive.vector_search(self._embedder.query(text), pool, where, speaker)
        known = self._archive.passages_of([i for i, _ in by_keyword] + [i for i, _ in by_vector])
        by_vector = [(i, score) for i, score in by_vector if i in known]
        ranks: dict[str, dict[str, int]] = {}
        for name, ranked in (("keyword", by_keyword), ("vector", by_vector)):
            for rank, (i, _) in enumerate(ranked, 1):
                ranks.setdefault(i, {})[name] = rank
        newest = self._archive.searched(where).last
        fused = [
            (i, (1 - FRESHNESS - LEAD) * score + FRESHNESS * freshness(known[i][1].published, newest) + LEAD * (known[i][0].position == 0))
            for i, score in convex(by_keyword, by_vector, self._keyword_weight)
            if i in known
        ]
        hits = [Hit(*known[i], score, ranks[i]) for i, score in sorted(fused, key=lambda item: -item[1])]
        return distinct(hits, k)

    def reranked(self, text: str, hits: Sequence[Hit], preferred: Set[Place] = frozenset()) -> tuple[list[Hit], dict[Place, float]]:
        """Hits in the order that the reranker gives the first `RERANKED` of them, and the scores of the sentences that it read.

        A passage is as good as its best sentence; that score is added to the fused one (`RERANKER_SHARE`). Without a
        reranker, or without hits, nothing changes.

        Args:
            text: the question.
            hits: from `candidates`, best first.
            preferred: sentences that are read before all others.

        Raises:
            ModelUnavailable: the reranker cannot be loaded.
        """
        if self._scores is None or not hits:
            return list(hits), {}
        head, tail = hits[:RERANKED], hits[RERANKED:]
        scores = self._scores.of(text, head, self.rarity({stem(w): w for w in content_words(text)}), preferred)
        best = best_of(head, scores)
        order = sorted(head, key=lambda h: -best.get(h.passage.id, 0.0))
        rank = {h.passage.id: n for n, h in enumerate(order, 1) if h.passage.id in best}
        found = [
            replace(
                h,
                score=(1 - RERANKER_SHARE) * h.score + RERANKER_SHARE * best.get(h.passage.id, 0.0),
                ranks=h.ranks | ({"reranker": rank[h.passage.id]} if h.passage.id in rank else {}),
            )
            for h in head
        ]
        rest = [replace(h, score=(1 - RERANKER_SHARE) * h.score) for h in tail]
        return sorted(found, key=lambda h: -h.score) + rest, scores

    def alone(self, names: Sequence[str], hits: Sequence[Hit], scores: Mapping[Place, float]) -> dict[Place, float]:
        """See `bot.sentence_scores.SentenceScores.alone`; nothing without a reranker.

        Raises:
            ModelUnavailable: the reranker cannot be loaded.
        """
        return self._scores.alone(names, hits, scores) if self._scores is not None else {}

    def rarity(self, stemmed: dict[str, str]) -> dict[str, float]:
        """Inverse document frequency (Robertson and Spärck Jones) in the archive's passages; highest for an absent word.

        Args:
            stemmed: stem -> one word of it as written.
        """
        total = self._archive.passage_count()
        found = {}
        for stemmed_word, word in stemmed.items():
            query = terms(word)
            frequency = self._archive.document_frequency(query[0]) if query else total
            found[stemmed_word] = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
        return found


def freshness(published: date | None, newest: date | None) -> float:
    """How new an article is, in [0, 1]: 1 for the newest day, half of it `HALF_LIFE` days before; 0 for an undated one.

    Args:
        published: its day.
        newest: the newest day of all that is searched: news is as old as the archive is, not as the calendar says.
    """
    if published is None or newest is None:
        return 0.0
    return float(0.5 ** (max(0, (newest - published).days) / HALF_LIFE))


def distinct(hits: list[Hit], k: int) -> list[Hit]:
    """The first k hits of which none says nearly the same as a better one (see `NEAR_IDENTICAL`).

    Args:
        hits: best first.
        k: at most so many.
    """
    kept: list[tuple[Hit, frozenset[tuple[str, ...]]]] = []
    for hit in hits:
        if len(kept) == k:
            break
        shingles = _shingles(hit.passage)
        if not any(_similar(shingles, other) for _, other in kept):
            kept.append((hit, shingles))
    return [hit for hit, _ in kept]


def _shingles(passage: Passage) -> frozenset[tuple[str, ...]]:
    found = words(passage.text)
    return frozenset(zip(found, found[1:], found[2:], strict=False)) or frozenset({tuple(found)})


def _similar(one: frozenset[tuple[str, ...]], two: frozenset[tuple[str, ...]]) -> bool:
    small, large = sorted((len(one), len(two)))
    if small < NEAR_IDENTICAL * large:
        return False
    shared = len(one & two)
    return shared >= NEAR_IDENTICAL * (len(one) + len(two) - shared)
