"""A reported statement as it is found: its clause and what it hangs on."""

from __future__ import annotations

import re
from typing import NamedTuple

from .tails import Tie

_CLOSING = re.compile(r"[.,]?[”\"]")
_LONGEST_TAIL = 6
"""Words besides speaker and verb in `..., the Gazette first reported late on Monday`."""
MIN_WORDS = 3
"""Words that a reported statement has at least: "said so" says nothing."""


class Reported(NamedTuple):
    """A reported statement.

    Attributes:
        start, end: half-open offsets of the clause that is said.
        tie: what it hangs on; its mention is never None.
        nested: whether it is a part of another reported statement.
        aside: whether an outlet, a poll or records have it: what follows in the text goes on with others.
    """

    start: int
    end: int
    tie: Tie
    nested: bool = False
    aside: bool = False


def with_closing_mark(text: str, start: int, end: int) -> int:
    """The end of a clause with the mark that closes a short quotation at its end: `said any cut "would be resisted".`"""
    open_marks = sum(text.count(mark, start, end) for mark in "“„") - text.count("”", start, end) or text.count('"', start, end) % 2
    closing = _CLOSING.match(text, end) if open_marks > 0 else None
    return closing.end() if closing else end


def ends(rest: str, outer: Reported) -> bool:
    """Whether what follows a statement in its sentence is little more than who says it: so the statement is the sentence's own.

    Args:
        rest: what follows it, with its speaker and verb.
        outer: the statement.
    """
    said = f"{outer.tie.mention.name if outer.tie.mention else ''} {outer.tie.cue}"
    return len(rest.split()) <= len(said.split()) + _LONGEST_TAIL


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces, commas, dashes and stops at its ends."""
    while start < end and text[start] in " ,\u00a0—–-":
        start += 1
    while end > start and text[end - 1] in " ,.\u00a0—–-":
        end -= 1
    return start, end
