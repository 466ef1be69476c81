"""How good a ranking of passages is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from benchmarks.figures import Found, holds, mean, normalised
from benchmarks.questions import Question

ARTICLE_DEPTHS = (1, 5, 10)
ANSWER_DEPTHS = (1, 3, 10)
STATEMENT_DEPTHS = (1, 5, 20)
RECIPROCAL_DEPTH = 10
"""Articles after which a reciprocal rank counts as 0 (MRR@10)."""
_EDITIONS = re.compile(r"^(?:www|edition|m|mobile|amp)\.")
"""Host names by which sites serve the same page once more."""


class RetrievalFigures:
    """Collects figures question by question; each is a mean over the questions that have what it needs.

    - `mrr_10`: 1 / rank of the first right article among the ten best different articles, else 0 (Voorhees 1999).
    - `article_K`: whether a right article is among the K best different articles. An article's rank is that of its best passage.
    - `answer_passage_K`: whether one of the K best passages, its article's title included, holds an accepted answer, both normalised.
    - `statement_passage_K`: whether one of the K best passages holds the statement (`figures.holds`).
    """

    def __init__(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)

    def add(self, question: Question, found: Sequence[Found]) -> None:
        """Take in what was found for a question, best first."""
        if question.articles:
            self._articles({key(a) for a in question.articles}, found)
        if question.answers:
            golds = [normalised(a) for a in question.answers]
            right = [any(g in normalised(f"{f.title} {f.text}") for g in golds) for f in found[: max(ANSWER_DEPTHS)]]
            self._within("answer_passage", ANSWER_DEPTHS, right)
        if question.content:
            self._within("statement_passage", STATEMENT_DEPTHS, [holds(f.text, question.content) for f in found[: max(STATEMENT_DEPTHS)]])

    def result(self) -> dict[str, float | None]:
        """Figure -> mean; figures that no question asks for are left out."""
        return {name: mean(values) for name, values in self._values.items()}

    def _articles(self, golds: set[str], found: Sequence[Found]) -> None:
        order: dict[str, set[str]] = {}  # an article that two URLs differ for in their query alone is one
        for f in found:
            names = [key(f.url)] if f.url else []
            names += [f.id] if f.id else []
            order.setdefault(names[0] if names else "", set()).update(names)
        right = [bool(golds & names) for names in order.values()]
        self._within("article", ARTICLE_DEPTHS, right)
        self._values["mrr_10"].append(next((1 / rank for rank, is_right in enumerate(right[:RECIPROCAL_DEPTH], 1) if is_right), 0.0))

    def _within(self, name: str, depths: Sequence[int], right: Sequence[bool]) -> None:
        for depth in depths:
            self._values[f"{name}_{depth}"].append(any(right[:depth]))


def key(id_or_url: str) -> str:
    """What articles are compared by: an id as it is; of a URL host (without `www.` and the like) and path, without scheme and query."""
    parts = urlsplit(id_or_url)
    if parts.scheme not in ("http", "https"):
        return id_or_url
    return _EDITIONS.sub("", parts.netloc.lower()) + parts.path.rstrip("/")
