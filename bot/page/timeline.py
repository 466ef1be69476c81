"""A timeline of statements as inline SVG: a bar for each day, week or month, without any library or request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.page.markup import counted, date_range, tag, text

Unit = Literal["day", "week", "month", "year"]
MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 45, 400, 3660
"""Days of a span up to which a bar is a day, a week, a month; beyond, a year. No more than about 120 bars stand side by side."""
HEIGHT, BAR, GAP = 60, 8, 2
"""Of the drawing, in its own units; the page stretches it to its width."""


class Bar(NamedTuple):
    """One stretch of time: its first and last day, both included, and the number of statements in it."""

    first: date
    last: date
    statements: int


def unit_of(first: date, last: date) -> Unit:
    """What a bar stands for on a timeline of this span."""
    days = (last - first).days
    return "day" if days <= MOST_DAYS else "week" if days <= MOST_WEEKS else "month" if days <= MOST_MONTHS else "year"


def bars(days: Sequence[date]) -> list[Bar]:
    """The bars of a timeline, without gaps from the first day to the last.

    Args:
        days: of the statements, one each, in any order.
    """
    if not days:
        return []
    unit = unit_of(min(days), max(days))
    counts = Counter(_start(day, unit) for day in days)
    start, found = min(counts), []
    while start <= max(counts):
        following = _next(start, unit)
        found.append(Bar(start, following - timedelta(days=1), counts[start]))
        start = following
    return found


def timeline(days: Sequence[date], name: str) -> str:
    """The timeline as an HTML figure with a caption that says the same in words; "" for fewer than two different days.

    Args:
        days: of the statements, one each; undated ones are left out by the caller.
        name: whose statements, as plain text.
    """
    if len(set(days)) < 2:
        return ""
    drawn = bars(days)
    top = max(bar.statements for bar in drawn)
    fullest = max(drawn, key=lambda bar: bar.statements)
    unit = unit_of(min(days), max(days))
    said = f"{counted(len(days), 'statement')} of {name} by {unit}, {date_range(min(days), max(days))}; most, {top}, {_when(fullest, unit)}"
    width = len(drawn) * (BAR + GAP) - GAP
    shapes = "".join(_bar(bar, number, top, unit) for number, bar in enumerate(drawn) if bar.statements)
    base = tag("line", x1=0, y1=HEIGHT - 0.5, x2=width, y2=HEIGHT - 0.5, class_="base", vector_effect="non-scaling-stroke")
    drawing = tag(
        "svg",
        tag("title", text(said)),
        base,
        shapes,
        viewBox=f"0 0 {width} {HEIGHT}",
        preserveAspectRatio="none",
        role="img",
        aria_label=said,
        class_="bars",
        style=f"max-width: {max(160, len(drawn) * 28)}px",
    )
    peak = f"most: {top} {_when(fullest, unit)}"
    caption = tag("figcaption", tag("span", text(date_range(min(days), max(days)))), tag("span", text(f"by {unit}, {peak}")))
    return tag("figure", drawing, caption, class_="timeline")


def _bar(bar: Bar, number: int, top: int, unit: Unit) -> str:
    height = max(4.0, bar.statements / top * (HEIGHT - 2))
    label = f"{counted(bar.statements, 'statement')} {_when(bar, unit)}"
    return tag("rect", tag("title", text(label)), x=number * (BAR + GAP), y=f"{HEIGHT - height:.1f}", width=BAR, height=f"{height:.1f}")


def _when(bar: Bar, unit: Unit) -> str:
    if unit == "day":
        return f"on {date_range(bar.first, bar.first)}"
    if unit == "month":
        return f"in {bar.first:%B %Y}"
    return f"in {bar.first.year}" if unit == "year" else f"in the week of {date_range(bar.first, bar.last)}"


def _start(day: date, unit: Unit) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=7 if unit == "week" else 1)
    if unit == "year" or start.month == 12:
        return date(start.year + 1, 1, 1)
    return start.replace(month=start.month + 1)
