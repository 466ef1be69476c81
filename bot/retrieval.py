"""Finding passages: keyword index and vectors asked together, scores fused, near-identical passages collapsed."""

from __future__ import annotations

import math
import re

from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.embedding import Embedder
from bot.fusion import convex
from bot.text import STOPWORDS, WORD, fold, words
from bot.types import Hit, Passage

POOL = 100
"""Candidates taken from each index before fusion."""
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
    """

    def __init__(self, archive: Archive, embedder: Embedder, keyword_weight: float) -> None:
        self._archive = archive
        self._embedder = embedder
        self._keyword_weight = keyword_weight

    def search(self, text: str, k: int, where: Filter | None = None, speaker: str | None = None) -> list[Hit]:
        """The best k passages for a text, best first.

        Args:
            text: a question or words; stopwords count for the vector only.
            k: at most so many.
            where: only passages of articles that pass it; None for all.
            speaker: only passages that hold words of a speaker whose name contains this.

        Raises:
            ModelUnavailable, VectorStoreUnavailable, ArchiveNotFound, ArchiveLocked, ArchiveDamaged: a part of the search does not work.
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
        hits = [Hit(*known[i], score, ranks[i]) for i, score in convex(by_keyword, by_vector, self._keyword_weight) if i in known]
        return distinct(hits, k)

    def rarity(self, stemmed: dict[str, str]) -> dict[str, float]:
        """Inverse document frequency (Robertson and Spärck Jones) in the archive's passages; highest for an absent word.

        Args:
            stemmed: stem -> one word of it as written.
        """
        total = self._archive.passage_count()
        found = {}
        for stem, word in stemmed.items():
            query = terms(word)
            frequency = self._archive.document_frequency(query[0]) if query else total
            found[stem] = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
        return found


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
