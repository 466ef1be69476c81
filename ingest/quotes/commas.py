"""Speakers whom commas set off in what they say: `..., X said`, `The quay, X wrote in May, was closed.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cues import Cue
from .page import Page
from .statement import MIN_WORDS, Reported, trim
from .tails import trailing

POSTPOSED = frozenset(
    """say add note argue explain announce acknowledge suggest write report warn predict estimate conclude insist tell find show claim
    contend complain concede recall believe vow promise stress caution observe remark""".split()
)
FINDS = frozenset("find finds found show shows showed".split())
"""What ends a sentence whose content is found: `..., records show.`"""
_ASKED = re.compile(r"(?:When\s|If\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\s")
"""How somebody else's question begins: `Asked whether A, X said no.`"""
_TOLD = re.compile(r",\s(?:told|tells)\s[^,]*$")
"""What stands before somebody who is told, not who tells: `X, the mayor, told the Gazette's Y ...`."""
_ONE = re.compile(r"(?:an?|this|each|every|another)\s", re.IGNORECASE)
"""What begins a singular, of which no base form is the verb: `..., a binding promise`."""
_INSIDE = re.compile(
    r"(?:\s(?:in\s(?:an?|his|her|their|the)\s[\w’'-]+(?:\s[\w’'-]+)?|on\s(?:Twitter|Facebook|\w+day)|to\s(?:reporters|supporters)"
    r"|(?:this|last)\s\w+|late\s\w+day|in\s[A-Z]?[a-z]*\s?\d{4}|in\s[A-Z][a-z]+))?,\s(?!(?:who|which|that|an?)\b)"
)
"""What stands behind a verb of saying between commas: `, X wrote in a memo,`."""


def closing(page: Page, start: int, end: int, bases: frozenset[str], since: int | None = None) -> Reported | None:
    """`..., X said` and `..., X said, ...` where the parse has lost it: the commas are a surer sign there than the words.

    Args:
        page: the article.
        start, end: where it is looked for.
        bases: base forms of the verbs that count.
        since: where the statement begins, if not at `start`.
    """
    tie = trailing(page, start, end, bases)
    if tie is None or tie.mention is None:
        return None
    if (tie.cue in FINDS and tie.mention.kind == "pronoun") or (tie.cue in POSTPOSED and _ONE.match(page.text, tie.mention.start)):
        return None
    if _TOLD.search(page.masked, start, tie.mention.start) or _ASKED.match(page.masked, start):
        return None
    if tie.cue in FINDS and page.masked[tie.mention.end : end].strip(" .") != tie.cue:
        return None
    stop = page.masked.rfind(",", start, tie.mention.start)
    if stop < 0 and tie.cue:
        stop = page.masked.rfind(tie.cue, start, tie.mention.start)
    if tie.cue and page.masked.startswith(tie.cue + ",", tie.mention.end + 1):
        stop = end
    first = start if since is None else since
    if stop > start and page.text.count(" ", first, stop) >= MIN_WORDS:
        return Reported(*trim(page.text, first, stop), tie)
    return None


def interposed(page: Page, start: int, end: int, cue: Cue) -> Iterator[Reported]:
    """A whole sentence with its speaker between commas in it, where the parse has lost it: `The quay, X wrote in May, was closed.`"""
    text = page.masked
    behind = _INSIDE.match(text, cue.end, end)
    if cue.base not in POSTPOSED or cue.participle or behind is None or page.sentence_start(start) != start:
        return
    comma = text.rfind(",", start, cue.start)
    tie = trailing(page, start, behind.end() - 1, frozenset({cue.base}))
    if tie and tie.mention and tie.mention.start > comma:
        first, stop = trim(page.text, start, end)
        if page.text.count(" ", first, stop) >= MIN_WORDS:
            yield Reported(first, stop, tie)
