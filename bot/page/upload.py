"""What became of the articles that a reader added."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from bot.page.markup import counted, tag, text

FILE_TYPES = (".txt", ".md", ".html", ".htm", ".pdf", ".json", ".jsonl", ".csv", ".gz")
TITLES_SHOWN = 20
_WORDS = {"added": "added", "replaced": "updated", "unchanged": "already there", "duplicate": "the same as another", "failed": "not read"}


@dataclass(frozen=True, slots=True)
class Report:
    """An upload so far.

    Attributes:
        counts: records by status (`added`, `replaced`, `unchanged`, `duplicate`, `failed`).
        titles: titles of added and replaced articles, the first `TITLES_SHOWN`.
        failures: where and why, for each record that could not be read.
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

    def with_record(self, status: str, where: str, title: str | None, reason: str | None, done: int, total: int) -> Report:
        """This report with one more record."""
        counts = Counter(dict(self.counts))
        counts[status] += 1
        new = status in ("added", "replaced") and len(self.titles) < TITLES_SHOWN
        return replace(
            self,
            counts=tuple(counts.items()),
            titles=(*self.titles, title or where) if new else self.titles,
            failures=(*self.failures, (where, reason or "no reason given")) if status == "failed" else self.failures,
            done=done,
            total=total,
        )

    def with_error(self, message: str) -> Report:
        """This report after something ended the reading."""
        return replace(self, error=message)

    def end(self) -> Report:
        """This report when nothing more is to come."""
        return replace(self, finished=True)


def shown_place(where: str) -> str:
    """A place in an uploaded file without the folder that the server keeps it in: `news.jsonl:17`."""
    return where.replace("\\", "/").rpartition("/")[2]


def report_html(report: Report) -> str:
    """The report: progress while it runs, then the counts, and each failure with its reason."""
    parts = [_progress(report)]
    if report.error:
        kept = " What was added before is kept." if report.done else ""
        parts.append(
            tag("p", tag("strong", "The rest was not added."), " ", text(report.error + kept), class_="notice fault", role="alert")
        )
    if report.failures:
        items = (tag("li", tag("strong", text(where)), " ", text(reason)) for where, reason in report.failures)
        title = counted(len(report.failures), "record could not be read", "records could not be read")
        parts.append(tag("h4", title) + tag("ul", *items, class_="failures"))
    if report.titles:
        items = (tag("li", text(title)) for title in report.titles)
        more = dict(report.counts).get("added", 0) + dict(report.counts).get("replaced", 0) - len(report.titles)
        rest = tag("li", f"and {more:,} more", class_="quiet") if more > 0 else ""
        parts.append(tag("h4", "Now in the archive") + tag("ul", *items, rest, class_="titles"))
    return tag("section", *parts, class_="report")


def _progress(report: Report) -> str:
    if report.finished:
        words = ", ".join(f"{number:,} {_WORDS.get(status, status)}" for status, number in report.counts)
        return tag("p", text(words.capitalize() if words else "Nothing to add was found."), class_="outcome", role="status")
    if not report.total:
        return tag("p", "Reading…", class_="outcome", role="status")
    bar = tag("progress", value=report.done, max=report.total, aria_label="Articles read")
    return tag("p", f"Reading {report.done:,} of {report.total:,}", class_="outcome") + bar
