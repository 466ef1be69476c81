"""What became of the articles that a reader added."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from bot.errors import BriefingError
from bot.page.markup import counted, tag, text

TITLES_SHOWN = 20
FAILURES_SHOWN = 200
REDRAW_SECONDS = 0.2
_WORDS = {"added": "added", "replaced": "updated", "unchanged": "already there", "duplicate": "the same as another", "failed": "not read"}


class Record(Protocol):
    """What became of one record; `ingest.Outcome` is one. It is named here by its form because `bot` never imports `ingest`."""

    @property
    def status(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Report:
    """An upload so far.

    Attributes:
        counts: records by status (`added`, `replaced`, `unchanged`, `duplicate`, `failed`).
        titles: titles of added and replaced articles, the first `TITLES_SHOWN`.
        failures: where and why, for each record that could not be read, the first `FAILURES_SHOWN`.
        done, total: records so far and in all.
        error: why the rest was not read, or None.
        finished: whether nothing more is to come.
    """

    counts: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    done: int = 0
    total: int = 0
    error: str | None = None
    finished: bool = False

    def with_record(self, record: Record) -> Report:
        """This report with one more record."""
        counts = Counter(dict(self.counts))
        counts[record.status] += 1
        place = shown_place(record.where)
        new = record.status in ("added", "replaced") and len(self.titles) < TITLES_SHOWN
        failed = record.status == "failed" and len(self.failures) < FAILURES_SHOWN
        return replace(
            self,
            counts=tuple(counts.items()),
            titles=(*self.titles, record.title or place) if new else self.titles,
            failures=(*self.failures, (place, record.reason or "no reason given")) if failed else self.failures,
            done=record.done,
            total=record.total,
        )


def hint() -> str:
    """What may be added, shown before anything is."""
    words = "Text, Markdown, HTML, PDF, JSON, JSON Lines or CSV, each also gzipped. One file may hold many articles."
    return tag("p", words, class_="hint")


def reports(records: Iterable[Record]) -> Iterator[Report]:
    """The report at each visible step of an upload; the last one is `finished`, with the error that ended it, if one did."""
    report, drawn = Report(), 0.0
    yield report
    try:
        for record in records:
            report = report.with_record(record)
            if time.monotonic() - drawn >= REDRAW_SECONDS:
                drawn = time.monotonic()
                yield report
    except BriefingError as error:
        report = replace(report, error=str(error))
    yield replace(report, finished=True)


def shown_place(where: str) -> str:
    """A place in an uploaded file without the folder that the server keeps it in: `news.jsonl:17`."""
    return where.replace("\\", "/").rpartition("/")[2]


def report_html(report: Report) -> str:
    """The report: progress while it runs, then the counts, and each failure with its reason."""
    parts = [_progress(report)]
    if report.error:
        kept = " What was read before that is kept." if report.done else ""
        parts.append(
            tag(
                "p",
                tag("strong", "The rest was not added." if report.done else "Nothing was added."),
                " ",
                text(report.error + kept),
                class_="notice fault",
                role="alert",
            )
        )
    if report.failures:
        items = (tag("li", tag("strong", text(where)), " ", text(reason)) for where, reason in report.failures)
        number = dict(report.counts)["failed"]
        title = counted(number, "record could not be read", "records could not be read")
        parts.append(tag("h4", title) + tag("ul", *items, _more(number - len(report.failures)), class_="failures"))
    if report.titles:
        items = (tag("li", text(title)) for title in report.titles)
        more = dict(report.counts).get("added", 0) + dict(report.counts).get("replaced", 0) - len(report.titles)
        parts.append(tag("h4", "Now in the archive") + tag("ul", *items, _more(more), class_="titles"))
    return tag("section", *parts, class_="report")


def _more(number: int) -> str:
    return tag("li", f"and {number:,} more", class_="quiet") if number > 0 else ""


def _progress(report: Report) -> str:
    if report.finished:
        counts = dict(report.counts)
        words = ", ".join(f"{counts[status]:,} {said}" for status, said in _WORDS.items() if status in counts)
        nothing = "" if report.error else "Nothing to add was found."
        return tag("p", text(words or nothing), class_="outcome", role="status") if words or nothing else ""
    if not report.total:
        return tag("p", "Reading…", class_="outcome", role="status")
    bar = tag("progress", value=report.done, max=report.total, aria_label="Articles read")
    return tag("p", f"Reading {report.done:,} of {report.total:,}", class_="outcome") + bar
