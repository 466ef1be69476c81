"""Corpora of articles: reading them, taking a part, writing files to ingest."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.questions import Question
from benchmarks.retrieval_figures import key
from bot.errors import ReadError

Row = dict[str, Any]
"""An article as a JSON object: `text`, and where known `id`, `url`, `title`, `outlet`, `author`, `published`."""


def rows(path: Path) -> Iterator[Row]:
    """The articles of a JSON Lines file, also .gz.

    Raises:
        ReadError: it cannot be read.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
    except (OSError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ReadError(f"The articles in {path} cannot be read ({error}). Name the folder of the corpora with --data.") from error


def write(path: Path, articles: Iterable[Mapping[str, Any]]) -> Path:
    """Write articles as JSON Lines; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(dict(row), ensure_ascii=False) + "\n" for row in articles)
    return path


def characters(articles: Iterable[Mapping[str, Any]]) -> int:
    """Characters of all texts."""
    return sum(len(row["text"]) for row in articles)


def part(articles: Sequence[Row], questions: Sequence[Question], count: int) -> list[Row]:
    """A smaller corpus in which the questions still have their articles.

    Args:
        articles: the whole corpus.
        questions: those that will be asked of it; their right articles come first.
        count: articles to take, at most all.
    """
    wanted = {key(a) for question in questions for a in question.articles}
    first = [row for row in articles if _names(row) & wanted]
    rest = [row for row in articles if not _names(row) & wanted]
    return [*first, *rest][:count]


def halves(articles: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Every second article, and the others: two parts of the same make-up."""
    return list(articles[::2]), list(articles[1::2])


def _names(row: Row) -> set[str]:
    return {key(str(row[name])) for name in ("id", "url") if row.get(name)}
