"""The filters of a conversation: dates as a reader writes them, and outlets."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.errors import QuestionError
from bot.page.markup import listed, tag, text
from bot.text import display_date

_MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {"sept": 9}
_FORMS = (
    re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    re.compile(r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\.? )?(?P<name>[a-z]+)\.? (?P<y>\d{4})"),
    re.compile(r"(?P<name>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"),
)

_CLEAR = tag("button", "Clear", type="button", class_="quiet-button", data_clear="")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the conversation is narrowed to; empty fields do not narrow.

    Attributes:
        since, until: first and last day of publication, both included.
        outlets: names as the archive writes them.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    def words(self) -> str:
        """The filters in words, or "" if there are none: `from 1 January 2022 · Reuters and Die Zeit`."""
        parts = []
        if self.since and self.until:
            parts.append(f"{display_date(self.since)} to {display_date(self.until)}")
        elif self.since:
            parts.append(f"from {display_date(self.since)}")
        elif self.until:
            parts.append(f"until {display_date(self.until)}")
        if self.outlets:
            parts.append(listed(self.outlets))
        return " · ".join(parts)


def read_filters(since: str | None, until: str | None, outlets: Sequence[str] | None) -> Filters:
    """The filters as entered.

    Args:
        since, until: what stands in the two fields, see `read_date`; None or blank does not narrow.
        outlets: the outlets that were chosen.

    Raises:
        QuestionError: an entry is not a date, or the first day is after the last.
    """
    first, last = read_date(since or "", end=False), read_date(until or "", end=True)
    if first and last and first > last:
        raise QuestionError(f"From {display_date(first)} is after until {display_date(last)}. Exchange the two dates or clear one.")
    return Filters(first, last, tuple(outlets or ()))


def read_date(entry: str, end: bool) -> date | None:
    """The day that an entry names; None for an empty one.

    Args:
        entry: `2022-01-14`, `14 January 2022`, `Jan 14, 2022`, `14.1.2022`; a month (`2022-01`, `January 2022`) or a year stands
            for its first day, or its last if `end`.
        end: True for the last day of a range.

    Raises:
        QuestionError: it is none of these, or a day that the calendar does not have.
    """
    entry = " ".join(entry.split())
    if not entry:
        return None
    found = next((m for form in _FORMS if (m := form.fullmatch(entry.lower()))), None)
    parts = found.groupdict() if found else {}
    month = _MONTHS.get(parts["name"]) if parts.get("name") else int(parts.get("m") or (12 if end else 1))
    try:
        if not parts or month is None:
            raise ValueError("unknown form")
        year = int(parts["y"])
        last = calendar.monthrange(year, month)[1]
        return date(year, month, int(parts.get("d") or (last if end else 1)))
    except ValueError as error:
        message = (
            f"“{entry[:40]}” is not a date this page can read. Write it as 2022-01-14 or 14 January 2022; a month or a year alone will do."
        )
        raise QuestionError(message) from error


def filters_line(filters: Filters) -> str:
    """The line that says what the conversation is narrowed to, as HTML; empty without filters."""
    words = filters.words()
    if not words:
        return ""
    return tag("p", tag("span", tag("strong", "Filter:"), " ", text(words), role="status"), _CLEAR, class_="narrowed")


def filters_fault(message: str) -> str:
    """The line in its place when an entry cannot be used."""
    return tag("p", tag("span", text(message), role="alert"), _CLEAR, class_="narrowed fault")


def filters_state(since: str | None, until: str | None, outlets: Sequence[str] | None) -> str:
    """The line for the filters as entered, whichever of the two it is. The arguments are those of `read_filters`."""
    try:
        return filters_line(read_filters(since, until, outlets))
    except QuestionError as error:
        return filters_fault(str(error))
