"""Reported speech: statements that an article gives to somebody without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .clauses import FACTUAL, Clause, according, clause
from .cues import REPORTING, Cue
from .names import Mention
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .ties import LONGEST_SENTENCE, Tie, trailing

_CUES = (REPORTING | {"according to", "believe", "think", "hope", "fear", "worry", "find", "show"}) - {"deny"}
_POSTPOSED = frozenset(
    "say add note argue explain announce acknowledge suggest write report warn predict estimate conclude insist tell".split()
)
_UNQUOTED = re.compile(r"[^\s\x02][^\x02]*")
_BARE = frozenset(
    """say tell argue suggest note insist warn acknowledge announce claim add admit concede contend explain predict declare assert
    write conclude report""".split()
)
"""Verbs whose clause often comes without `that`."""
_UNREAL = frozenset("to would could should might may must will not never cannot can’t won’t didn’t home percentage".split())
_NO_CLAUSE = re.compile(r"\s(?:to|of|about|by|with|for|whether|like|among|from|over|and|or)\s")
_STOP = re.compile(r"\s?[,.;(—–]|$|\s[A-Z]")
_LEAD = re.compile(r"(?:^|[,;]\s|\b(?:but|while|as)\s)$")
_ADVERB = re.compile(r"\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?")
_THAT = re.compile(r"\sthat\s")
MIN_WORDS = 4
"""Words that a reported statement has at least: "said so" and "said it was" say nothing."""


class Reported(NamedTuple):
    """A reported statement.

    Attributes:
        start, end: half-open offsets of the clause that is said.
        tie: what it hangs on; its mention is never None.
        nested: whether it is a part of another reported statement.
    """

    start: int
    end: int
    tie: Tie
    nested: bool = False


def reported(page: Page) -> Iterator[Reported]:
    """Clauses that somebody says without quotation marks: `X said (that) ...`, `According to X, ...`, `..., X said.`

    Only stretches that hold a verb of saying or "according to" and leave room for a clause are parsed, a fifth of an article: parsing
    all of it would cost more than embedding it.
    """
    pieces = list(_pieces(page))
    for (start, end, found), parsed in zip(pieces, parse(page.text, [(start, end) for start, end, _ in pieces]), strict=True):
        statements = list(_of_piece(page, parsed, found, end))
        if statements or "\x02" in page.masked[start - 1 : start] + page.masked[end : end + 1]:
            yield from statements
        else:
            yield from _trailing(page, start, end)


def _pieces(page: Page) -> Iterator[tuple[int, int, list[Cue]]]:
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
        for piece in _UNQUOTED.finditer(text, start, end):
            found = [c for c in page.cues(piece.start(), piece.end()) if c.base in _CUES and _can_report(text, c, piece.end())]
            if found and piece.group().count(" ") >= MIN_WORDS and (whole or _THAT.search(text, found[0].end, piece.end())):
                yield piece.start(), piece.end(), found


def _can_report(text: str, cue: Cue, end: int) -> bool:
    """False where the words around a cue rule a reported clause out, so that its sentence need not be parsed."""
    if cue.phrase:
        return True
    lead = text[max(0, cue.start - 24) : cue.start].split()
    if lead and lead[-1].lower() in _UNREAL and not (lead[-1] == "to" and len(lead) > 1 and lead[-2] in FACTUAL):
        return False
    if _STOP.match(text, cue.end):  # "..., X said."
        return True
    if cue.base == "point":
        return text.startswith(" out", cue.end)
    if cue.base in _BARE and not _NO_CLAUSE.match(text, cue.end):
        return True
    return _THAT.search(text, cue.end, end) is not None


def _of_piece(page: Page, parsed: Parse, cues: list[Cue], limit: int) -> Iterator[Reported]:
    tokens = {token: cue for cue in cues if (token := parsed.at(cue.start)) is not None}
    verbs = frozenset(tokens)
    for token, cue in tokens.items():
        found: Clause | None = according(parsed, token) if cue.phrase else clause(parsed, token, verbs - {token})
        if found is None:
            continue
        speaker = _adjacent(page, parsed, token) or mention(page, parsed, found.speaker)
        start, end = _trim(page.text, found.start, found.end)
        goes_on = end > limit - 3 and page.masked.startswith("\x02", limit)  # into a quotation, which has an attribution of its own
        if speaker is None or goes_on or page.text.count(" ", start, end) < MIN_WORDS - 1:
            continue
        yield Reported(start, end, Tie(speaker, page.text[cue.start : cue.end]), found.nested)


def _adjacent(page: Page, parsed: Parse, verb: int) -> Mention | None:
    """The person whose name alone stands between a comma or conjunction and the verb: there the parse is less sure than the place."""
    named = page.named(parsed.starts[max(0, verb - 6)], parsed.starts[verb])
    if not named or named[-1].kind != "person" or parsed.labels[verb] in ("amod", "acl", "advcl"):
        return None
    lead = page.text[parsed.starts[0] : named[-1].start]
    between = page.text[named[-1].end : parsed.starts[verb]]
    return named[-1] if _LEAD.search(lead) and _ADVERB.fullmatch(between) else None


def _trailing(page: Page, start: int, end: int) -> Iterator[Reported]:
    """`..., X said` and `..., X said, ...` where the parse has lost it: the commas are a surer sign there than the words."""
    tie = trailing(page, start, end, _POSTPOSED)
    if tie is None or tie.mention is None:
        return
    stop = page.masked.rfind(",", start, tie.mention.start)
    if stop < 0 and tie.cue:
        stop = page.masked.rfind(tie.cue, start, tie.mention.start)
    if tie.cue and page.masked.startswith(tie.cue + ",", tie.mention.end + 1):
        stop = end
    if stop > start and page.text.count(" ", start, stop) >= MIN_WORDS - 1:
        yield Reported(*_trim(page.text, start, stop), tie)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,\u00a0—–-":
        start += 1
    while end > start and text[end - 1] in " ,.\u00a0—–-":
        end -= 1
    return start, end
