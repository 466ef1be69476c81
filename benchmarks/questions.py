"""Question sets: what is asked, and what a right result is known by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.errors import BriefingError

_GOLDS = ("answer", "article", "gold_urls", "content", "unanswerable")
DEEP, SHALLOW = 50, 20
"""Passages that are searched: ten different articles may need many, a statement is looked for in twenty passages at most."""


class QuestionSetError(BriefingError):
    """A question set cannot be used; the message names the file, each bad row and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set.

    Attributes:
        text: the question.
        answers: strings of which the answer must hold one; empty where none is known.
        articles: ids or URLs of the articles that hold the answer; empty where none is known.
        content: the statement that is asked for, verbatim, or None.
        speaker: who made it, or None.
        unanswerable: whether the right answer is that the archive does not say.
    """

    text: str
    answers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    content: str | None = None
    speaker: str | None = None
    unanswerable: bool = False

    @property
    def depth(self) -> int:
        """How many passages are searched for it."""
        return DEEP if self.answers or self.articles or not self.content else SHALLOW

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; `from_dict` reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Question:
        """What `to_dict` gave."""
        return cls(**{**values, "answers": tuple(values["answers"]), "articles": tuple(values["articles"])})


def read(path: Path) -> list[Question]:
    """Read a question set.

    Args:
        path: JSON (a list of rows) or JSON Lines (a row a line). A row is an object with `question` and at least one of
            `answer` (string or list of strings), `article` and `gold_urls` (ids or URLs, one or a list), `content`
            (a statement) with `speaker`, and `unanswerable` (true). Other keys are left alone.

    Raises:
        QuestionSetError: the file cannot be read, holds no question, or has bad rows; all of them are named.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"The question set {path} cannot be read ({error}). Name a JSON or JSON Lines file in UTF-8.") from error
    found, faults = [], []
    for place, row in _rows(path, text):
        fault = row if isinstance(row, str) else _fault(row)
        if fault:
            faults.append(f"{path}, {place}: {fault}")
        else:
            found.append(_question(row))
    if faults:
        raise QuestionSetError("\n".join(faults))
    if not found:
        raise QuestionSetError(f"{path} holds no question. Each row needs `question` and one of {_named(_GOLDS)}.")
    return found


def _rows(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    """Place and row; a row that is no JSON is a string that says so."""
    if text.lstrip().startswith("["):
        try:
            rows = json.loads(text)
        except json.JSONDecodeError as error:
            raise QuestionSetError(
                f"{path}, line {error.lineno}: {error.msg}. Correct the JSON; without the list, write one object a line."
            ) from error
        yield from ((f"row {number}", row if not isinstance(row, str) else [row]) for number, row in enumerate(rows, 1))
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                row = f"this is no JSON ({error.msg} at character {error.colno}). Write one object a line."
            else:
                row = [row] if isinstance(row, str) else row
            yield f"line {number}", row


def _fault(row: Any) -> str | None:
    """What is wrong with a row, or None."""
    if not isinstance(row, dict):
        return f"it is no object but {type(row).__name__}. Write an object with `question`."
    if not _filled(row.get("question")):
        return "`question` is missing or not a text."
    given = [name for name in _GOLDS if row.get(name) not in (None, [], False)]
    for name in ("answer", "article", "gold_urls"):
        if name in given and not all(_filled(value) for value in _listed(row[name])):
            return f"`{name}` must be a text or a list of texts, none empty."
    for name in ("content", "speaker"):
        if row.get(name) is not None and not _filled(row[name]):
            return f"`{name}` must be a text."
    if row.get("content") and not row.get("speaker"):
        return "`content` needs `speaker`: who made the statement?"
    if row.get("unanswerable") not in (None, True, False):
        return "`unanswerable` must be true or false."
    if not given:
        return f"nothing says what is right. Give at least one of {_named(_GOLDS)}."
    if row.get("unanswerable") and len(given) > 1:
        return f"it is unanswerable and still has `{next(n for n in given if n != 'unanswerable')}`. Leave one of them out."
    return None


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        text=row["question"],
        answers=tuple(_listed(row.get("answer"))),
        articles=tuple(dict.fromkeys([*_listed(row.get("article")), *_listed(row.get("gold_urls"))])),
        content=row.get("content"),
        speaker=row.get("speaker"),
        unanswerable=bool(row.get("unanswerable")),
    )


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _filled(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
