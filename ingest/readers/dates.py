"""Days of publication in the forms that news data write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.errors import ReadError

ACCEPTED = "2022-01-14, 2022-01-14T09:30:00+01:00, Fri, 14 Jan 2022 09:30:00 +0100, January 14, 2022, 14.01.2022 or a unix timestamp"

_EARLIEST_YEAR = 1600
"""Newspapers begin in the 17th century; an earlier year is a placeholder such as 0001-01-01."""

_TIME = r"(?:[T ,]+\d{1,2}:?\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_COMPACT = re.compile(r"((?:1[6-9]|20)\d{2})(\d{2})(\d{2})(?:T\d{4,6}.*)?")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")
_YEAR = re.compile(r"\b\d{4}\b")


def parse_date(value: object) -> date | None:
    """The day that a field names, in the zone that it is written in; unix timestamps (seconds or milliseconds) are UTC.

    Args:
        value: text, a number, a date or a datetime; None and blank text stand for no date.

    Returns:
        The day, or None if the field is empty.

    Raises:
        ReadError: the value is no day, or it may be two (01/02/2022); a wrong or missing day would silently defeat date filters.
    """
    if value is None or isinstance(value, datetime):
        return value.date() if value else None
    if isinstance(value, date):
        return value
    written = re.sub(r"\s+", " ", str(value)).strip()
    if not written:
        return None
    try:
        day = next((found for rule in _RULES if (found := rule(written)) is not None), None)
    except (ValueError, OverflowError, OSError) as error:
        raise ReadError(f"The date {written[:80]!r} does not exist: {error}. Correct it; accepted are {ACCEPTED}.") from error
    if day is None or day.year < _EARLIEST_YEAR:
        raise ReadError(f"The date {written[:80]!r} cannot be read. Write it as one of {ACCEPTED}; or leave the field empty.")
    return day


def _year_first(written: str) -> date | None:
    match = _YEAR_FIRST.fullmatch(written) or _COMPACT.fullmatch(written)
    return date(int(match[1]), int(match[match.re.groups - 1]), int(match[match.re.groups])) if match else None


def _year_last(written: str) -> date | None:
    match = _YEAR_LAST.fullmatch(written)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:  # with full stops the day always comes first
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ReadError(f"The date {written!r} may be {date(year, first, second)} or {date(year, second, first)}. Write it as YYYY-MM-DD.")


def _timestamp(written: str) -> date | None:
    if _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(float(written), UTC).date()
    if _MILLISECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written) / 1000, UTC).date()
    return None


def _named_month(written: str) -> date | None:
    """Forms with the month's name, by dateutil, read over two defaults: a part that the text leaves open would differ."""
    if not (_MONTH.search(written) and _YEAR.search(written)):
        return None
    from dateutil import parser

    try:
        low, high = (parser.parse(written, default=default, ignoretz=True) for default in (datetime(1904, 1, 1), datetime(1908, 2, 2)))
    except (ValueError, OverflowError):
        return None
    return low.date() if low.date() == high.date() else None


_RULES: tuple[Callable[[str], date | None], ...] = (_year_first, _year_last, _timestamp, _named_month)
