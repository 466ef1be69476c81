"""One question of a conversation with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.types import Answer, Searching, Turn

Status = Literal["searching", "writing", "answered", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer so far.

    Attributes:
        number: 1 for the first of the conversation; names the elements of the page.
        question: as the reader wrote it.
        status: `searching`, then `writing` if tokens come, then one of `answered`, `stopped` and `failed`.
        filters: the filters in force, in words, or "".
        searching: what is being searched, once it is known.
        written: what was streamed so far; not proved.
        answer: the proved answer, when `answered`.
        error: what happened and what to do, when `failed`.
    """

    number: int
    question: str
    status: Status = "searching"
    filters: str = ""
    searching: Searching | None = None
    written: str = ""
    answer: Answer | None = None
    error: str | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still being sought or written."""
        return self.status in ("searching", "writing")


def history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """What a follow-up may refer to: the exchanges that were answered. A stopped or failed one was never answered."""
    return [Turn(e.question, e.answer.text) for e in exchanges if e.answer is not None]
