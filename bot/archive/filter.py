"""Which articles of an archive count for a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles count; an empty field does not narrow.

    Articles without a date fall out as soon as a date is asked for.

    Attributes:
        since, until: first and last day of publication, both included.
        outlets: names of outlets, in any case.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    def sql(self) -> tuple[str, list[object]]:
        """A condition on the table `articles` with `?` in it, and a value for each; "1" for the empty filter."""
        parts: list[str] = []
        values: list[object] = []
        if self.since:
            parts.append("articles.published >= ?")
            values.append(day_number(self.since))
        if self.until:
            parts.append("articles.published <= ?")
            values.append(day_number(self.until))
            parts.append("articles.published > 0")
        if self.outlets:
            parts.append(f"lowered(articles.outlet) IN ({', '.join('?' * len(self.outlets))})")
            values.extend(o.lower() for o in self.outlets)
        return " AND ".join(parts) or "1", values

    def chroma(self) -> dict[str, Any] | None:
        """The same condition as a `where` on the metadata of the vectors; None for the empty filter."""
        parts: list[dict[str, Any]] = []
        if self.since:
            parts.append({"published": {"$gte": day_number(self.since)}})
        if self.until:
            parts += [{"published": {"$lte": day_number(self.until)}}, {"published": {"$gt": 0}}]
        if self.outlets:
            parts.append({"outlet": {"$in": [o.lower() for o in self.outlets]}})
        return None if not parts else parts[0] if len(parts) == 1 else {"$and": parts}


def day_number(day: date | None) -> int | None:
    """A day as the number yyyymmdd, which both stores can compare; None stays None."""
    return None if day is None else day.year * 10000 + day.month * 100 + day.day


def day_of(number: int | None) -> date | None:
    """The inverse of `day_number`; None for None and for 0."""
    return None if not number else date(number // 10000, number // 100 % 100, number % 100)
