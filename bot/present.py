"""Questions about the present: `How high will the toll rise this year?`"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bot.types import Article, Hit

PRESENT_DAYS = 366
"""Days before the newest article within which an article is of the present: a season comes again, and "this year" is told until the next."""

_PRESENT = re.compile(
    r"\b(?:[Tt]his\s+(?:week|month|year|spring|summer|autumn|fall|winter|season|morning|evening|weekend)|(?:[Ll]ast|[Pp]ast)\s+(?:week|month|weekend)"
    r"|today|yesterday|tonight|[Cc]urrently|[Rr]ecent(?:ly)?|nowadays|these\s+days|right\s+now|at\s+the\s+moment)\b"
)
"""Words for the present; `Today` belongs to a name, and last year may be two years ago."""


def names_present(text: str) -> bool:
    """Whether a question has a word for the present."""
    return _PRESENT.search(text) is not None


def is_old(article: Article, newest: date | None) -> bool:
    """Whether an article is too old to tell of the present; one without a date may be of any time.

    Args:
        newest: the newest day of all that is searched: news is as old as the archive is, not as the calendar says.
    """
    return newest is not None and article.published is not None and (newest - article.published).days > PRESENT_DAYS


def present_first(text: str, hits: Iterable[Hit], newest: date | None) -> list[Hit]:
    """Hits in their order, for a question about the present with those of old articles behind all others.

    Args:
        text: the question.
        newest: as for `is_old`.
    """
    return sorted(hits, key=lambda hit: is_old(hit.article, newest)) if names_present(text) else list(hits)
