"""Tails: who says a clause or sentence by what ends it, `..., X said` and `..., said X`."""

from __future__ import annotations

import re
from typing import NamedTuple

from .cues import Cue
from .mentions import phrase_at
from .names import Mention
from .page import Page
from .phrases import of_two_roles
from .words import is_head

BETWEEN = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:(?:\w+ly|has|have|had|also|later|then|once|again|still|even|both|would|did|who|is|was|in|on|at"
                      r"|previously|went|to|\w*day|first|just|quickly|never|will|as)\s+){0,4}")  # fmt: skip
_AFTER_SPEAKER = re.compile(r"\s?(?:[,.:;(—–-]|$|\n|(?:who|in|on|at|of|for|from|during|after|when|as|via|\w*day)\b)")
_APPOSED_END = re.compile(r"[,.;\n]|$")
INVERTIBLE = frozenset("say write add note argue explain warn report announce".split())
_VIEW = re.compile(r"\bin\s(?=[A-Z][\w. -]{2,40}[’']s?\s(view|words|opinion|telling|estimation)\b)")


LONGEST_SENTENCE = 1_000
"""Characters of a sentence that are read; longer ones are lists or damage, and reading them whole takes quadratic time."""


class Tie(NamedTuple):
    """What a statement hangs on.

    Attributes:
        mention: who says it; None for a cue without a speaker.
        cue: the word or mark that ties both, as written ("said", ":"); None for a subject without a verb of saying.
    """

    mention: Mention | None
    cue: str | None


def inverted(page: Page, start: int, cue: Cue, end: int) -> Mention | None:
    """The speaker behind a cue that follows a clause: `..., said X.` or `..., said X, who ...`.

    Args:
        page: the article.
        start, end: of the sentence.
        cue: a cue in it.
    """
    text = page.masked
    if cue.participle or cue.phrase or not text[start : cue.start].rstrip().endswith(","):
        return None
    mention = of_two_roles(page, cue.end) or phrase_at(text, cue.end, end, page.named(cue.end, end), frozenset())
    if mention is None or mention.kind == "pronoun":
        return None
    if cue.base not in INVERTIBLE and mention.kind != "person":
        return None
    if mention.kind == "role" and is_head(mention.name.split()[-1]) and text.startswith(", ", mention.end):
        apposed = next(iter(page.named(mention.end + 2, mention.end + 3)), None)  # "said the harbour's director, Oda Brink, on Monday"
        if apposed and apposed.kind == "person" and _APPOSED_END.match(text, apposed.end):
            return apposed
    return mention if _AFTER_SPEAKER.match(text, mention.end) else None


def trailing(page: Page, start: int, end: int, bases: frozenset[str] | None = None) -> Tie | None:
    """`..., X said` or `..., according to X` at the end of a stretch of text.

    Args:
        page: the article.
        start, end: read `text[start:end]`.
        bases: base forms of the verbs that count; None for all.
    """
    text = page.masked
    found = page.cues(start, end)
    view = _VIEW.search(text, start, end)
    if view:
        named = page.named(view.end(), end)
        if named and named[0].start == view.end():
            return Tie(named[0], f"in ... {view[1]}")
    for cue in found:
        before = text[start : cue.start].rstrip()
        if cue.phrase:
            if cue.base == "according to" or before.endswith(","):
                mention = phrase_at(text, cue.end, end, page.named(cue.end, end), frozenset())
                return Tie(mention, page.text[cue.start : cue.end]) if mention else None
            continue
        if cue.participle or "," not in before or (bases and cue.base not in bases):
            continue
        behind = inverted(page, start, cue, end)
        if behind:
            return Tie(behind, page.text[cue.start : cue.end])
        comma = text.rfind(",", start, cue.start)
        mention = phrase_at(text, comma + 1, end, page.named(comma + 1, end), frozenset(c.start for c in found))
        rest = text[cue.end : end].strip(" .\n\x02")
        if mention and mention.end <= cue.start and BETWEEN.fullmatch(text[mention.end : cue.start].lstrip() or " ") and len(rest) < 60:
            return Tie(mention, page.text[cue.start : cue.end])
    return None
