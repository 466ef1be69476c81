"""Statements and people as CSV for spreadsheets (RFC 4180), safe to open in one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bot.types import Person, Quote

STATEMENT_COLUMNS = "person speaker role date outlet author kind confidence statement title url article_id start end cue mention".split()
PEOPLE_COLUMNS = "name kind statements first last roles aliases".split()
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection"), full-width forms included."""


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula; None is empty.

    Text that begins like a formula gets an apostrophe before it, which spreadsheets read as "this is text".
    """
    written = "" if value is None else str(value)
    return f"'{written}" if written.startswith(_FORMULA) else written


def statements_csv(quotes: Iterable[Quote]) -> str:
    """Statements as CSV with a header row of `STATEMENT_COLUMNS`; dates are `YYYY-MM-DD`, offsets characters of the article's text."""
    return _table(
        STATEMENT_COLUMNS,
        (
            (
                q.person,
                q.speaker,
                q.role,
                q.article.published,
                q.article.outlet,
                q.article.author,
                q.kind,
                f"{q.confidence:.2f}",
                q.text,
                q.article.title,
                q.article.url,
                q.article.id,
                q.start,
                q.end,
                q.cue,
                q.mention,
            )
            for q in quotes
        ),
    )


def people_csv(people: Iterable[Person]) -> str:
    """People as CSV with a header row of `PEOPLE_COLUMNS`; several roles or names in one cell are parted by `; `."""
    return _table(
        PEOPLE_COLUMNS,
        ((p.name, p.kind, p.statements, p.first, p.last, "; ".join(r.name for r in p.roles), "; ".join(p.aliases)) for p in people),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    out = csv.writer(written)
    out.writerow(header)
    out.writerows([cell(value) for value in row] for row in rows)
    return written.getvalue()
