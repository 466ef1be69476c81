"""Statements about a topic: which of them fit its words, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.text import stem_set, stems
from bot.types import Quote

AROUND = 0.5
"""What a word counts that stands only in the paragraph around a statement or in the title of its article."""
CLOSE = 0.5
"""Share of the best statement's score that another one needs."""


def about(quotes: Sequence[Quote], topic: str, rarity: Mapping[str, float] | None = None) -> list[Quote]:
    """The statements that fit a topic, best first; equal ones stay in their order.

    A statement scores the weight of the topic's words that it holds, in any inflection; a word that only stands around it
    counts `AROUND`. Statements that hold no word of the topic are left out, and so are those far behind the best (`CLOSE`). Only
    where no statement holds any of them, those count whose surroundings hold all.

    Args:
        quotes: in the order that equal ones shall have.
        topic: words; those without meaning of their own ("the", "said") do not count.
        rarity: weight of each word's stem; by default all count the same.
    """
    wanted = set(stems(topic))
    weights = {w: (rarity or {}).get(w, 1.0) for w in wanted}
    direct: list[tuple[float, Quote]] = []
    around: list[Quote] = []
    for quote in quotes:
        held = wanted & stem_set(quote.text)
        near = (wanted & _surroundings(quote)) - held
        if held:
            direct.append((sum(weights[w] for w in held) + AROUND * sum(weights[w] for w in near), quote))
        elif wanted and near == wanted:
            around.append(quote)
    if not direct:
        return around
    best = max(score for score, _ in direct)
    return [quote for score, quote in sorted(direct, key=lambda item: -item[0]) if score >= CLOSE * best]


def paragraph(quote: Quote) -> tuple[int, int]:
    """Half-open offsets of the paragraphs that a statement stands in."""
    text = quote.article.text
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    return start, len(text) if end < 0 else end


def _surroundings(quote: Quote) -> frozenset[str]:
    start, end = paragraph(quote)
    return stem_set(quote.article.text[start:end]) | stem_set(quote.article.title)
