"""What somebody says by a noun: `her claim that the quay would close`, `the mayor's warning that ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .clauses import claimed
from .names import Mention
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .statement import MIN_WORDS, Reported, trim
from .tails import LONGEST_SENTENCE, Tie

_CLAIM = re.compile(
    r"(?:\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|[’']s?)\s(?:(?!own\b)[\w-]+\s){0,2}?"
    r"(claim|assertion|contention|argument|allegation|warning|suggestion|insistence|prediction|statement|remark|comment|accusation|assurance"
    r"|admission|acknowledgment|acknowledgement|announcement|declaration|complaint|concession|belief|view|conviction|boast)s?\sthat\s"
)
"""A noun of saying that belongs to somebody, and its `that`."""
_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|week|month|year|night|morning|evening|spring|summer|autumn|fall|winter"
)
"""What has a claim only as a time has it: `Friday's declaration that`."""
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}


def claims(page: Page, known: Sequence[Reported]) -> Iterator[Reported]:
    """Clauses that a noun of saying gives to whom it belongs: `X's claim that A could not be verified` (a source's own noun, PARC 3.0).

    Args:
        page: the article.
        known: the reported statements that are found already; a clause of which one is known is left out.
    """
    text = page.masked
    found = []
    for match in _CLAIM.finditer(text):
        start, end = page.sentence_start(match.start()), page.sentence_end(match.start())
        within = match[1] and match.start() > start  # there it is mostly somebody of that sentence, and "he" is looked for before it
        if not within and end - start <= LONGEST_SENTENCE and "\x02" not in text[match.end() : end]:
            stop = start + len(text[start:end].rstrip())
            found.append((max(start, text.rfind("\x02", start, match.start()) + 1), stop, match))
    for (start, _, match), parsed in zip(found, parse(page.text, [(start, stop) for start, stop, _ in found]), strict=True):
        noun = parsed.at(match.start(2))
        clause = claimed(parsed, noun) if noun is not None else None
        owner = _owner(page, start, match, parsed, noun) if clause and noun is not None else None
        if clause is None or owner is None:
            continue
        first, last = trim(page.text, *clause)
        if page.text.count(" ", first, last) >= MIN_WORDS and not any(k.start == first for k in known):
            yield Reported(first, last, Tie(owner, match[2]), nested=True, aside=True)


def _owner(page: Page, start: int, match: re.Match[str], parsed: Parse, noun: int) -> Mention | None:
    if match[1]:
        return Mention(match.start(1), match.end(1), "pronoun", _OWNERS[match[1].lower()])
    named = page.named(start, match.start())
    if named and named[-1].kind in ("person", "organisation") and named[-1].end == match.start():
        return named[-1]
    owner = parsed.child(noun, "poss")
    return mention(page, parsed, owner) if owner is not None and not _TIME.fullmatch(parsed.words[owner]) else None
