"""CSV with a header row; the delimiter may be a comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TextIO

from bot.errors import ReadError
from bot.types import Article
from ingest.readers.fields import NAMES, field_of, fold_name, to_article
from ingest.readers.source import open_text
from ingest.records import Failure

MAX_FIELD_CHARS = 16 * 2**20
"""Most characters in a field. Python's own limit, 131,072, is shorter than a long report."""

_DELIMITERS = ",;\t|"


def read_csv(path: Path) -> Iterator[Article | Failure]:
    """The articles of a CSV file, one row at a time; `:N` is the N-th record below the header, empty rows are passed over.

    Raises:
        ReadError: the file cannot be opened or breaks off, or its header names no text or one field twice.
    """
    with open_text(path) as stream:
        rows = _rows(stream)
        header = _header(rows)
        _check(header)
        for number, row in enumerate(rows, 1):
            where = f"{path}:{number}"
            try:
                if isinstance(row, ReadError):
                    raise row
                if len(row) != len(header):
                    raise ReadError(
                        f"The row has {len(row)} fields and the header {len(header)}. Put fields that hold a delimiter in quotes."
                    )
                yield to_article(dict(zip(header, row, strict=True)), where)
            except ReadError as error:
                yield Failure(where, str(error))


def count_csv(path: Path) -> int:
    """The number of records below the header.

    Raises:
        ReadError: as `read_csv`.
    """
    with open_text(path) as stream:
        rows = _rows(stream)
        _check(_header(rows))
        return sum(1 for _ in rows)


def _rows(stream: TextIO) -> Iterator[list[str] | ReadError]:
    """The rows that are not empty, the header first; in place of a row that breaks the rules of CSV, what is wrong with it.

    After a broken row the next line is a row again, unless a quotation mark may still be open there: then what follows could
    be taken for rows that nobody wrote, and reading ends.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_FIELD_CHARS))
    first = next((line for line in stream if line.strip("\ufeff \r\n")), "").removeprefix("\ufeff")
    row_lines: list[int] = []  # quotation marks in each line of the row at hand

    def lines() -> Iterator[str]:
        for line in chain([first], stream):
            row_lines.append(line.count('"'))
            yield line

    reader = csv.reader(lines(), delimiter=_delimiter(first), strict=True)
    while True:
        row_lines.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"The row that ends at line {reader.line_num} is not valid CSV: {error}"
            remedy = "Write a quotation mark inside a quoted field twice"
            if len(row_lines) > 1 or row_lines[0] % 2:
                yield ReadError(f"{where}. The rows after it were not read, since a quotation mark may still be open. {remedy}.")
                return
            yield ReadError(f"{where}. {remedy}.")
        else:
            if any(field.strip() for field in row):
                yield row


def _delimiter(line: str) -> str:
    """The delimiter that finds the most known names in the header; counting characters would be misled by long names."""
    return max(_DELIMITERS, key=lambda d: sum(field_of(name) is not None for name in line.strip().replace('"', "").split(d)))


def _header(rows: Iterator[list[str] | ReadError]) -> list[str]:
    header = next(rows, [])
    if isinstance(header, ReadError):
        raise header
    return header


def _check(header: Sequence[str]) -> None:
    known = [field for name in header if (field := field_of(name))]
    if "text" not in known:
        found = ", ".join(repr(name[:40]) for name in header[:20]) or "none"
        raise ReadError(f"No column is named {', '.join(NAMES['text'])}; found {found}. Put the column names in the first row.")
    names = [fold_name(name) for name in header if field_of(name)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ReadError(f"The header names {', '.join(map(repr, twice))} twice. Rename or remove one of the columns.")
