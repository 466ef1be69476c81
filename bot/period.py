"""The time that a question speaks of: "in January", "on 14 January 2022", "since March", "last month"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_NAMES = "|".join(_MONTHS)
_ON_DAY = re.compile(
    rf"\b(?:on\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAMES})|(?P<month2>{_NAMES})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s+(?!(?:in|on|at|of|and|or|with|about|for|to|from|by|regarding)\b)\w", re.IGNORECASE)
"""What follows a day that is a name: `the 6 May riots`."""
_IN_MONTH = re.compile(
    rf"\b(?:in|during|for|of|this|last|early|late|mid-?)\s*(?P<month>{_NAMES})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE
)
_IN_YEAR = re.compile(r"\b(?:in|during|of)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_POINT = rf"(?:{_DAY}\s+(?:of\s+)?(?:{_NAMES})|(?:{_NAMES})(?:\s+{_DAY}\b)?)(?:,?\s+(?:19|20)\d\d)?|(?:19|20)\d\d"
_FROM_OR_TO = re.compile(
    rf"(?:^\W*(?:and\s+)?|(?P<event>\b(?:happen(?:ed|ing)|going\s+on|new|changed)\s+)|\b)"
    rf"(?P<bound>since|after|before|until|till)\s+(?P<point>{_POINT})(?P<end>\W*$)?",
    re.IGNORECASE,
)
"""At the end of a question, before it or right behind its verb (`what has happened since March with the toll`): elsewhere it rather belongs
to what is spoken about (`a vote before March on tolls`)."""
_BETWEEN = re.compile(
    rf"\b(?:between\s+(?P<first>{_POINT})\s+and|from\s+(?P<first2>{_POINT})\s+(?:to|until|till))\s+(?P<last>{_POINT})\b", re.I
)
_AGO = re.compile(
    r"\b(?:(?P<yesterday>yesterday)|(?P<today>today)|(?P<which>last|this)\s+(?P<unit>week|month|year)"
    r"|(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?:(?P<count>\d{1,3}|two|three|four|five|six|ten)\s+)?(?P<units>day|week|month|year)s?)"
    r"(?=\W*$|\s*,|\s+(?:on|about|with|in|of|at|to|regarding)\b)",
    re.IGNORECASE,
)
"""A time that is counted from today; `last week's vote` is none of the articles."""
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Period(NamedTuple):
    """A time, in days.

    Attributes:
        first, last: both included; the earliest or latest day that there is where one side is open.
        words: the words of the question for it.
        counted: whether it was counted from the newest article, in place of today.
    """

    first: date
    last: date
    words: str
    counted: bool = False


def period_of(question: str, first: date | None, last: date | None) -> Period | None:
    """The time that a question speaks of, or None if it names none, or a month that cannot be dated.

    Args:
        question: in English.
        first, last: the days that the archive spans; a month without a year means the last such month in that span, and `last month`
            the one before the last day: what is asked of an archive is asked of its time.
    """
    for bound in _FROM_OR_TO.finditer(question):
        if not bound.start() or bound["event"] or bound["end"] is not None:
            return _bounded(bound["bound"].lower(), _point(bound["point"], first, last), bound.group()[len(bound["event"] or "") :])
    if found := _BETWEEN.search(question):
        start, end = _point(found["first"] or found["first2"], first, last), _point(found["last"], first, last)
        return Period(start.first, end.last, found.group()) if start and end and start.first <= end.last else None
    return _point(question, first, last) or (_ago(question, last) if last else None)


def _point(text: str, first: date | None, last: date | None) -> Period | None:
    """A day, a month or a year that a text names."""
    found = _ON_DAY.search(text)
    if found and not (text[: found.start()].lower().endswith("the ") and _NAMED.match(text, found.end())):
        month = _MONTHS[(found["month"] or found["month2"]).lower()]
        year = int(found["year"]) if found["year"] else _year_of(month, first, last)
        day = int(found["day"] or found["day2"])
        if year and 1 <= day <= calendar.monthrange(year, month)[1]:
            return Period(date(year, month, day), date(year, month, day), found.group())
        return None
    if found := _IN_MONTH.search(text) or _IN_MONTH.fullmatch(f"in {text}"):
        month = _MONTHS[found["month"].lower()]
        year = int(found["year"]) if found["year"] else _year_of(month, first, last)
        return Period(date(year, month, 1), _month_end(year, month), found.group()) if year else None
    if found := _IN_YEAR.search(text) or _IN_YEAR.fullmatch(f"in {text}"):
        return Period(date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31), found.group())
    return None


def _bounded(bound: str, point: Period | None, words: str) -> Period | None:
    """What lies on one side of a time."""
    if point is None:
        return None
    day = timedelta(days=1)
    if bound == "since":
        return Period(point.first, date.max, words)
    if bound == "after":
        return Period(point.last + day, date.max, words)
    return Period(date.min, point.first - day if bound == "before" else point.last, words)


def _ago(question: str, newest: date) -> Period | None:
    """A time that is counted back from the newest day."""
    found = _AGO.search(question)
    if found is None:
        return None
    if found["yesterday"]:
        start = end = newest - timedelta(days=1)
    elif found["today"]:
        start = end = newest
    elif found["units"]:
        written = (found["count"] or "1").lower()
        count = _COUNTS.get(written) or int(written)
        start, end = newest - timedelta(days=count * _LENGTHS[found["units"].lower()] - 1), newest
    else:
        start, end = _calendar(found["unit"].lower(), found["which"].lower() == "last", newest)
    return Period(start, end, found.group(), counted=True)


def _calendar(unit: str, before: bool, newest: date) -> tuple[date, date]:
    """The week, month or year of a day, or the one before."""
    if unit == "week":
        start = newest - timedelta(days=newest.weekday() + 7 * before)
        return start, start + timedelta(days=6)
    if unit == "year":
        return date(newest.year - before, 1, 1), date(newest.year - before, 12, 31)
    end_of_last = newest.replace(day=1) - timedelta(days=1)
    day = end_of_last if before else newest
    return day.replace(day=1), _month_end(day.year, day.month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_of(month: int, first: date | None, last: date | None) -> int | None:
    """The latest year in which the month touches the span."""
    if first is None or last is None:
        return None
    years = [y for y in range(first.year, last.year + 1) if (first.year, first.month) <= (y, month) <= (last.year, last.month)]
    return years[-1] if years else None
