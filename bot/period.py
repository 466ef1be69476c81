"""The time that a question speaks of: "in January", "on 14 January 2022", "in 2021"."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_NAMES = "|".join(_MONTHS)
_ON_DAY = re.compile(
    rf"\b(?:on\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAMES})|(?P<month2>{_NAMES})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    rf"\b(?:in|during|for|of|this|last|early|late|mid-?)\s*(?P<month>{_NAMES})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE
)
_IN_YEAR = re.compile(r"\b(?:in|during|of)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def period_of(question: str, first: date | None, last: date | None) -> tuple[date, date] | None:
    """The first and last day that a question speaks of, or None.

    Args:
        question: in English.
        first, last: the days that the archive spans; a month without a year means the last such month in that span.

    Returns:
        Both days included; None if the question names no time, or a month that cannot be dated.
    """
    if found := _ON_DAY.search(question):
        month = _MONTHS[(found["month"] or found["month2"]).lower()]
        year = int(found["year"]) if found["year"] else _year_of(month, first, last)
        day = int(found["day"] or found["day2"])
        if year and 1 <= day <= calendar.monthrange(year, month)[1]:
            return date(year, month, day), date(year, month, day)
        return None
    if found := _IN_MONTH.search(question):
        month = _MONTHS[found["month"].lower()]
        year = int(found["year"]) if found["year"] else _year_of(month, first, last)
        return (date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])) if year else None
    if found := _IN_YEAR.search(question):
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    return None


def _year_of(month: int, first: date | None, last: date | None) -> int | None:
    """The latest year in which the month touches the span."""
    if first is None or last is None:
        return None
    years = [y for y in range(first.year, last.year + 1) if (first.year, first.month) <= (y, month) <= (last.year, last.month)]
    return years[-1] if years else None
