"""Which of the articles on a topic are of one story: news that goes on, not what bore the same words years before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored
from bot.text import display_date
from bot.types import Article

STORY_GAP = 366
"""Days without an article after which a story has ended: what comes back each year goes on."""


class Story(NamedTuple):
    """The candidates of a briefing, parted by time.

    Attributes:
        told: those of the story, by falling score.
        older: the articles, oldest first, of stories that ended before it.
    """

    told: Sequence[Scored]
    older: Sequence[Article] = ()


def story(evidence: Evidence, fit: Sequence[Scored]) -> Story:
    """The candidates of the story with the most articles and of all that came after it; of two with equally many, the later one.

    Where the question or the reader chose a time, all of it is told.

    Args:
        evidence: the question and what was searched.
        fit: candidates by falling score; those without a date belong to every story.
    """
    articles = {a.id: a for s in fit if (a := s.window.hit.article).published}
    days = sorted((a.published, i) for i, a in articles.items() if a.published)
    if evidence.timed or evidence.filtered or not days:
        return Story(fit)
    ended = [later - earlier > timedelta(STORY_GAP) for (earlier, _), (later, _) in pairwise(days)]
    number = {i: n for (_, i), n in zip(days, accumulate(ended, initial=0), strict=True)}
    sizes = Counter(number.values())
    largest = max(sizes, key=lambda n: (sizes[n], n))
    told = [s for s in fit if number.get(s.window.hit.article.id, largest) >= largest]
    return Story(told, [articles[i] for _, i in days if number[i] < largest])


def left_out(older: Sequence[Article]) -> str:
    """What a reader is told of older articles that a briefing leaves out.

    Args:
        older: at least one, oldest first, each with its day.
    """
    first, last = (display_date(article.published) for article in (older[0], older[-1]))
    if len(older) == 1:
        return f"An older article on this ({first}) is left out; a briefing of its year has it."
    days = first if first == last else f"{first} to {last}"
    return f"{len(older)} older articles on this ({days}) are left out; a briefing of their years has them."
