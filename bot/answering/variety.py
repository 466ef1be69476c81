"""The statements of an answer: the best windows that neither overlap nor repeat each other."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.relevance import Scored
from bot.answering.windows import Window
from bot.text import stem_set

REPEATED = 0.55
"""Share of shared stems (Jaccard) from which two windows say the same."""


def varied(ranked: Sequence[Scored], most: int, room: int, share: float, newer_share: float | None = None) -> list[Scored]:
    """The best, and further ones that score close to it, fit in, and neither overlap nor repeat what is chosen.

    Args:
        room: characters of all together.
        share: of the best one's score that a further one must reach.
        newer_share: the same for one of a newer article than the best; `share` if None.
    """
    chosen: list[Scored] = []
    for s in ranked:
        if len(chosen) == most:
            break
        if chosen and s.score < (newer_share if newer_share and newer(s, chosen[0]) else share) * chosen[0].score:
            continue
        if chosen and sum(len(c.window.text) for c in (*chosen, s)) > room:
            continue
        if not any(overlaps(s.window, c.window) or _repeats(s.window, c.window) for c in chosen):
            chosen.append(s)
    return chosen


def newer(one: Scored, two: Scored) -> bool:
    """Whether the article of the first is of a later day than that of the second; undated ones are neither newer nor older."""
    first, second = one.window.hit.article.published, two.window.hit.article.published
    return first is not None and second is not None and first > second


def overlaps(one: Window, two: Window) -> bool:
    """Whether two windows share characters of an article."""
    return one.hit.article.id == two.hit.article.id and one.start < two.end and two.start < one.end


def _repeats(one: Window, two: Window) -> bool:
    a, b = stem_set(one.text), stem_set(two.text)
    return len(a & b) >= REPEATED * len(a | b)
