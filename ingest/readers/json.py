"""JSON (an object, a list, or {"articles": [...]}) and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from bot.errors import ReadError
from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.source import open_text, read_text
from ingest.records import Failure

MAX_LINE_CHARS = 16 * 2**20
"""Most characters in a line of JSON Lines; a file without line breaks would otherwise be held in memory whole."""


def read_json(path: Path) -> Iterator[Article | Failure]:
    """The articles of a JSON file, numbered from 1 if it holds a list.

    Raises:
        ReadError: the file cannot be read, or its JSON is none of the three shapes.
    """
    records = _records(path)
    if isinstance(records, dict):
        yield to_article(records, str(path), path)
        return
    for number, record in enumerate(records, 1):
        yield _article(record, f"{path}:{number}")


def read_jsonl(path: Path) -> Iterator[Article | Failure]:
    """The articles of a JSON Lines file, one line at a time; `:N` is the line's number, blank lines are passed over.

    Raises:
        ReadError: the file cannot be opened, or its bytes break off.
    """
    with open_text(path, newline="\n") as stream:
        for number, line in _lines(stream):
            where = f"{path}:{number}"
            try:
                if len(line) > MAX_LINE_CHARS:
                    raise ReadError(f"The line is longer than {MAX_LINE_CHARS} characters. Put each record on a line of its own.")
                record = _load(line)
            except ReadError as error:
                yield Failure(where, str(error))
            else:
                yield _article(record, where)


def count_json(path: Path) -> int:
    """The number of records in a JSON file.

    Raises:
        ReadError: as `read_json`.
    """
    records = _records(path)
    return 1 if isinstance(records, dict) else len(records)


def count_jsonl(path: Path) -> int:
    """The number of lines that are not blank.

    Raises:
        ReadError: as `read_jsonl`.
    """
    with open_text(path, newline="\n") as stream:
        return sum(1 for _ in _lines(stream))


def _lines(stream: TextIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := stream.readline(MAX_LINE_CHARS + 2):
        number += 1
        rest = line
        while len(rest) > MAX_LINE_CHARS and not rest.endswith("\n"):
            rest = stream.readline(MAX_LINE_CHARS + 2)
        if line.strip():
            yield number, line


def _records(path: Path) -> dict[str, object] | list[object]:
    loaded = _load(read_text(path))
    if isinstance(loaded, dict) and isinstance(loaded.get("articles"), list):
        loaded = loaded["articles"]
    if isinstance(loaded, (dict, list)):
        return loaded
    raise ReadError('The JSON is neither an object nor a list. Give one article, a list of them, or {"articles": [...]}.')


def _load(text: str) -> object:
    try:
        loaded: object = json.loads(text)
    except json.JSONDecodeError as error:
        hint = " If each line is a record of its own, name the format jsonl." if error.msg == "Extra data" else ""
        raise ReadError(f"The JSON is invalid at line {error.lineno}, column {error.colno}: {error.msg}. Correct it.{hint}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; thousands of nested brackets
        raise ReadError(f"The JSON cannot be read: {error}. Correct it.") from error
    return loaded


def _article(record: object, where: str) -> Article | Failure:
    if not isinstance(record, dict):
        return Failure(where, "The record is not a JSON object. Give each article as {...} with named fields.")
    try:
        return to_article(record, where)
    except ReadError as error:
        return Failure(where, str(error))
