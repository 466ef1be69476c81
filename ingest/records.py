"""What a reader yields for each record of an input."""

from __future__ import annotations

from dataclasses import dataclass

from bot.types import Value


@dataclass(frozen=True, slots=True)
class Failure(Value):
    """A record that could not be read.

    Attributes:
        where: the file, and the line, row or record number in it, for example `news.jsonl:17`.
        reason: what is wrong and what to do, one line.
    """

    where: str
    reason: str
