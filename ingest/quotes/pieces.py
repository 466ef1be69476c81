"""The stretches of an article that can report something and are worth a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .clause_speakers import CAUSING
from .clauses import FACTUAL
from .cues import REPORTING, Cue
from .page import Page
from .statement import MIN_WORDS
from .tails import LONGEST_SENTENCE

_CUES = (REPORTING | {"according to", "believe", "think", "hope", "fear", "worry", "find", "show", "describe", "recount", "suspect"}) - {
    "deny"
}
_UNQUOTED = re.compile(r"[^\s\x02][^\x02]*")
_BARE = frozenset(
    """say tell argue suggest note insist warn acknowledge announce claim add admit concede contend explain predict declare assert
    write conclude report""".split()
)
"""Verbs whose clause often comes without `that`."""
_HOLDING = frozenset("agree believe think maintain allege estimate fear hope indicate confirm caution".split())
"""Verbs whose clause comes without `that` too, but whose past may be the narrator's ("He thought it was over.")."""
_NARRATED = frozenset("thought thinking believed believing feared fearing hoped hoping".split())
_NO_SUBJECT = re.compile(
    r"\s(?:what|who|whom|how|which|is|are|was|were|will|would|could|can|may|might|should|must|has|have|had)\b"
    r"|\s[\w’'-]+\s[\w’'-]+,(?!\s[A-Z][\w .’'-]{2,40},\s(?!and\b|or\b)[a-z])"
)
"""Words behind such a verb that begin no clause of its own: `what they believe is a trap`, `investors fear two outcomes, ...`;
but `officials believe the pilot, X, left`."""
_UNREAL = frozenset("to would could should might may must will not never cannot can’t won’t didn’t home percentage".split())
_NO_CLAUSE = re.compile(r"\s(?:to|of|about|by|with|for|whether|like|among|from|over|and|or)\s")
_STOP = re.compile(r"\s?[,.;(—–]|$|\s[A-Z]")
_TELLING_HOW = frozenset({"describe", "recount"})
"""Verbs that tell something only where "how" or "why" follows."""
_HOW = re.compile(r"(?:\s[\w’'-]+){0,4}\s(?:how|why)\b")
_GERUND = frozenset({"recall", "acknowledge", "admit"})
_ING = re.compile(r"\s(?:\w+ly\s)?\w{2,}ing\b")
_LEAD_IN = 72
"""Characters before a verb of saying in which what it hangs on is looked for."""
_PLACED = re.compile(r"\s(?:in|on|at|during|when|after|before|while|as|last|this|reporters|\w+day)\b")
"""What tells where, when or whom rather than what: `she said on Monday`."""
_LEAST = 8
"""Characters of a clause that can be one: what stands between `that` and a quotation right behind it is none."""
_BREAK = re.compile(r"[,;:—–]|\s(?:and|but|because)\s")
_THAT = re.compile(r"\sthat\s")


class Piece(NamedTuple):
    """A stretch of text that can report something.

    Attributes:
        start, end: half-open offsets.
        cues: its verbs of saying.
        around: whether it is a sentence with a quotation in it, of which only what stands outside the quotations is asked for.
    """

    start: int
    end: int
    cues: list[Cue]
    around: bool = False


def pieces(page: Page) -> Iterator[Piece]:
    """The stretches of sentences, between quotations, that can report something, with their cues."""
    text = page.masked
    for number, start in enumerate(page.starts):
        bound = page.starts[number + 1] if number + 1 < len(page.starts) else len(text)
        if bound - start > LONGEST_SENTENCE:
            continue
        if not any(c.base in _CUES for c in page.cues(start, bound)):
            continue
        end = start + len(text[start:bound].rstrip())
        if text[end - 1] in ":?":
            continue
        whole = "\x02" not in text[start:end]
        around: list[Cue] = []
        for piece in _UNQUOTED.finditer(text, start, end):
            found = [c for c in page.cues(piece.start(), piece.end()) if c.base in _CUES and _can_report(text, c, piece.end())]
            if found and piece.group().count(" ") >= MIN_WORDS and (whole or _THAT.search(text, found[0].end, piece.end() - _LEAST)):
                yield Piece(piece.start(), piece.end(), found)
            elif found := [
                c
                for c in found
                if text.count(" ", c.end, piece.end()) >= MIN_WORDS and _is_apart(text, piece.start(), c, piece.end(), piece.end() == end)
            ]:
                around += found
        if around:
            yield Piece(start, end, around, around=True)


def _is_apart(text: str, start: int, cue: Cue, end: int, at_end: bool) -> bool:
    """Whether a cue beside a quotation can have a clause of its own, and is not only the quotation's: `"...," X said on Monday`.

    A clause that runs into a quotation behind it is part of that.
    """
    if _PLACED.match(text, cue.end, end) and "," not in text[start : cue.start] and not _THAT.search(text, cue.end, end):
        return False
    stretch = text[cue.end : end].rstrip()
    return at_end or stretch.endswith(":") or _BREAK.search(stretch, 0, len(stretch) - 1) is not None


def _can_report(text: str, cue: Cue, end: int) -> bool:
    """False where the words around a cue rule a reported clause out, so that its sentence need not be parsed."""
    if cue.phrase:
        return True
    lead = text[max(0, cue.start - _LEAD_IN) : cue.start].split()
    if lead and lead[-1] in _UNREAL and not (lead[-1] == "to" and ((lead[-2:-1] and lead[-2] in FACTUAL) or not CAUSING.isdisjoint(lead))):
        return False
    if _STOP.match(text, cue.end):  # "..., X said."
        return True
    if cue.base == "point":
        return text.startswith(" out", cue.end)
    if cue.base in _TELLING_HOW:
        return _HOW.match(text, cue.end, end) is not None
    if cue.base == "recall" and _HOW.match(text, cue.end, end):
        return True
    if cue.base in _GERUND and _ING.match(text, cue.end, end):
        return True
    if cue.base in _BARE and not _NO_CLAUSE.match(text, cue.end):
        return True
    holds = cue.base in _HOLDING and text[cue.start : cue.end] not in _NARRATED
    if holds and not _NO_CLAUSE.match(text, cue.end) and not _NO_SUBJECT.match(text, cue.end):
        return True
    return _THAT.search(text, cue.end, end) is not None
