"""Reported speech: statements that an article gives to somebody without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .cues import REPORTING
from .mentions import phrase_at
from .page import Page
from .subjects import subject
from .ties import LONGEST_SENTENCE, Tie, inverted, trailing

_OBJECT = re.compile(
    r"\s(?:(?:reporters|journalists|lawmakers|voters|supporters|viewers|them|him|her|us|me|[A-Z]\w+(?:[’']s)?(?:\s[A-Z]\w+){0,3}|the\s\w+(?:\s\w+)?)\s)?"
)
_WHEN = re.compile(r"\s(?:(?:on\s|late\s|early\s)?\w+day|in\sa\s(?:\w+\s)?(?:statement|interview|speech|tweet|post))(?=\s)")
_THAT = re.compile(r"\s?that\s")
_NEEDS_THAT = REPORTING - set("say argue insist warn acknowledge tell".split())
_NO_CLAUSE = re.compile(r"\s(?:of|about|on|in|at|to|for|with|during|by|from|after|before|as|so|nothing|little|much|no|yes|goodbye)\b")
_LATE_THAT = re.compile(r"[^,;:\n]{0,60}?\sthat\s")
_UNREAL = re.compile(
    r"(?:\b(?:to|would|will|could|should|may|might|must|can|not|never|cannot|if|let|did|does|do)|n[’']t)\s(?:\w+ly\s|also\s)?$"
)
_CLAUSE = re.compile(r"\s(?:he|she|they|it|we|I|the|there|a|an|[A-Z]\w*)\b")
_POSTPOSED = frozenset(
    "say add note argue explain announce acknowledge suggest write report warn predict estimate conclude insist tell".split()
)
MIN_WORDS = 4


class Reported(NamedTuple):
    """A reported statement.

    Attributes:
        start, end: half-open offsets of the clause that is said.
        tie: what it hangs on; its mention is never None.
    """

    start: int
    end: int
    tie: Tie


def reported(page: Page) -> Iterator[Reported]:
    """Clauses that somebody says without quotation marks: `X said (that) ...`, `According to X, ...`, `..., X said.`

    Args:
        page: the article.

    Yields:
        At most one a sentence, in order, of `MIN_WORDS` words or more; sentences that hold a quotation have none.
    """
    text = page.masked
    for number, start in enumerate(page.starts):
        bound = page.starts[number + 1] if number + 1 < len(page.starts) else len(text)
        sentence = text[start:bound].rstrip()
        end = start + len(sentence)
        if len(sentence) > LONGEST_SENTENCE or "\x02" in sentence or sentence.endswith((":", "?")) or not page.cues(start, end):
            continue
        found = _leading(page, start, end) or _trailing(page, start, end)
        if found and found.tie.mention and len(text[found.start : found.end].split()) >= MIN_WORDS:
            yield found


def _leading(page: Page, start: int, end: int) -> Reported | None:
    text = page.masked
    for cue in page.cues(start, end):
        if cue.phrase:
            if cue.start != start:
                continue
            mention = phrase_at(text, cue.end, end, page.named(cue.end, end), frozenset())
            comma = text.find(",", mention.end if mention else cue.end, end)
            return Reported(*_trim(text, comma + 1, end), Tie(mention, page.text[cue.start : cue.end])) if mention and comma > 0 else None
        if cue.participle or cue.base not in REPORTING or inverted(page, start, cue, end):
            continue
        at = cue.end
        when = _WHEN.match(text, at, end)
        at = when.end() if when else at
        if cue.base in ("tell", "assure", "inform", "remind"):
            told = _OBJECT.match(text, at, end)
            at = told.end() - 1 if told else at
        if _UNREAL.search(text, max(start, cue.start - 25), cue.start):
            continue
        that = _THAT.match(text, at, end)
        if that is None and _NO_CLAUSE.match(text, at, end):
            that = _LATE_THAT.match(text, at, end)
            if that is None:
                continue
        if that is None and (cue.base in _NEEDS_THAT or text[at : at + 1] != " " or (cue.base == "tell" and not _CLAUSE.match(text, at))):
            continue
        mention = subject(page, start, cue)
        if mention is None or mention.end > cue.start or mention.name in ("i", "we", "you", "who"):
            continue
        return Reported(*_trim(text, that.end() if that else at, end), Tie(mention, page.text[cue.start : cue.end]))
    return None


def _trailing(page: Page, start: int, end: int) -> Reported | None:
    tie = trailing(page, start, end, _POSTPOSED)
    if tie is None or tie.mention is None:
        return None
    stop = page.masked.rfind(",", start, tie.mention.start)
    if stop < 0 and tie.cue:
        stop = page.masked.rfind(tie.cue, start, tie.mention.start)
    if tie.cue and page.masked.startswith(tie.cue + ",", tie.mention.end + 1):  # "..., X said, ...": the statement is the whole sentence
        stop = end
    return Reported(*_trim(page.masked, start, stop), tie) if stop > start else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,\u00a0":
        start += 1
    while end > start and text[end - 1] in " ,.\u00a0":
        end -= 1
    return start, end
