"""Which reader reads a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from bot.errors import ReadError
from bot.types import Article
from ingest.files import SUFFIXES, format_of
from ingest.readers import csv, html, json, markdown, pdf, text
from ingest.records import Failure

_ARTICLES: dict[str, Callable[[Path], Article]] = {
    "text": text.read_article,
    "markdown": markdown.read_article,
    "html": html.read_article,
    "pdf": pdf.read_article,
}
_RECORDS: dict[str, Callable[[Path], Iterator[Article | Failure]]] = {"json": json.read_json, "jsonl": json.read_jsonl, "csv": csv.read_csv}
_COUNTS: dict[str, Callable[[Path], int]] = {"json": json.count_json, "jsonl": json.count_jsonl, "csv": csv.count_csv}

FORMATS: tuple[str, ...] = (*_ARTICLES, *_RECORDS)
"""Names of the formats; where one is asked for, `auto` stands for the one that the file's suffix says."""


def read(path: Path, fmt: str = "auto") -> Iterator[Article | Failure]:
    """The articles of a file, in order, one at a time; a record that cannot be read is a Failure, and the rest goes on.

    Args:
        path: a file, packed if its name ends in `.gz`.
        fmt: a name in `FORMATS`, or `auto`.

    Raises:
        ReadError: `fmt` is no format's name.
    """
    _check(fmt)
    return _read(path, fmt)


def count(path: Path, fmt: str = "auto") -> int:
    """How many items `read` will yield, without making articles; 1 where that cannot be told. For a progress bar.

    Args:
        path: a file, as for `read`.
        fmt: a name in `FORMATS`, or `auto`.

    Raises:
        ReadError: `fmt` is no format's name.
    """
    _check(fmt)
    counter = _COUNTS.get(_resolve(path, fmt) or "")
    try:
        return counter(path) if counter else 1
    except ReadError:  # `read` meets the same fault and reports it
        return 1


def _read(path: Path, fmt: str) -> Iterator[Article | Failure]:
    name = _resolve(path, fmt)
    try:
        if name is None:
            known = ", ".join(SUFFIXES)
            raise ReadError(f"The format cannot be told from the name. Use one of the suffixes {known}, or name the format.")
        if name in _ARTICLES:
            yield _ARTICLES[name](path)
        else:
            yield from _RECORDS[name](path)
    except ReadError as error:
        yield Failure(str(path), str(error))


def _resolve(path: Path, fmt: str) -> str | None:
    return format_of(path) if fmt == "auto" else fmt


def _check(fmt: str) -> None:
    if fmt != "auto" and fmt not in FORMATS:
        raise ReadError(f"There is no format {fmt!r}. Use auto or one of {', '.join(FORMATS)}.")
