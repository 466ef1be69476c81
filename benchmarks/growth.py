"""Copies of a corpus with altered text, so that a bigger corpus can be had from a small one.

A copy keeps function words, numbers and layout. Each content word is swapped for another that is about as frequent in the
corpus, names for names: so a word of a question is met as often in a copy as in the original, no copy repeats what an original
says, and the keyword index, the collapsing of near-identical passages and the attribution have real work.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.text import STOPWORDS

Vectors = NDArray[np.float32]

BAND = 64
"""Words of one kind next to each other in order of frequency that are swapped among themselves."""
DAYS = 31
"""By how much a copy's date moves from that of the copy before it."""
_WORD = re.compile(r"[^\W\d_]{4,}")


class Vocabulary:
    """The content words of a corpus, with four letters or more, in bands of like frequency.

    Args:
        texts: the corpus.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for text in texts:
            for word in _WORD.findall(text):
                (capital if word[0].isupper() else lower)[word.lower()] += 1
        counts = {w: n for w, n in (lower + capital).items() if w not in STOPWORDS}
        kinds: tuple[list[str], list[str]] = ([], [])
        for word in sorted(counts, key=lambda w: (-counts[w], w)):
            kinds[capital[word] > lower[word]].append(word)
        self.bands = [kind[i : i + BAND] for kind in kinds for i in range(0, len(kind), BAND)]


class Alteration:
    """The substitution of one copy; the same for every run.

    Args:
        vocabulary: the corpus's.
        copy: number of the copy, 1 or more; each has a substitution of its own.
    """

    def __init__(self, vocabulary: Vocabulary, copy: int) -> None:
        self.copy = copy
        self._swap: dict[str, str] = {}
        for number, band in enumerate(vocabulary.bands):
            others = list(band)
            random.Random(f"{copy} {number}").shuffle(others)
            self._swap |= dict(zip(band, others, strict=True))

    def text(self, text: str) -> str:
        """The text of this copy; capitals stand where they stood."""
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def article(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The copy of an article: another id, URL and date, title and text altered."""
        made = {**row, "title": self.text(row.get("title") or ""), "text": self.text(row["text"])}
        if row.get("id"):
            made["id"] = f"{row['id']}-copy-{self.copy}"
        if row.get("url"):
            made["url"] = f"{row['url'].rstrip('/')}/copy-{self.copy}"
        if row.get("published"):
            made["published"] = str(date.fromisoformat(str(row["published"])[:10]) + timedelta(days=DAYS * self.copy))
        return made

    def _word(self, word: str) -> str:
        other = self._swap.get(word.lower(), word)
        return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other


def near(vectors: Vectors, cosine: float, copy: int) -> Vectors:
    """Vectors of a copy: each the original's with noise, the same for every run.

    The noise of a vector is another vector of the same set, as real vectors fill only a small part of the space, and
    noise from all of it would be far from every question.

    Args:
        vectors: shape (n, dimension), unit length.
        cosine: wanted mean cosine of a copy's vector and its original, in [0, 1].
        copy: number of the copy.

    Returns:
        Shape (n, dimension), unit length.
    """
    if not len(vectors):
        return vectors
    generator = np.random.default_rng(copy)
    others = vectors[generator.permutation(len(vectors))]
    own = np.einsum("ij,ij->i", vectors, others)[:, None]
    across = others - own * vectors  # what is orthogonal to the original
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    mixed = cosine * vectors + np.sqrt(1 - cosine**2) * across
    made: Vectors = (mixed / np.linalg.norm(mixed, axis=1, keepdims=True)).astype(np.float32)
    return made
