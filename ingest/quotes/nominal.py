"""Statements that a noun names: `Oda Brink's claim that the quay was closed`, `her insistence that it would open`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names import Mention
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .reported import MIN_WORDS, Reported, trim, with_closing_mark
from .ties import LONGEST_SENTENCE, Tie

_NOUNS = (
    "claim|insistence|argument|suggestion|assertion|contention|warning|prediction|declaration|announcement|allegation|admission"
    "|acknowledge?ment|complaint|comment|remark|statement|accusation|observation|testimony|belief"
)
_CLAIM = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|\w[’']s|s[’'])\s(?:(?!of\b)[\w’'-]+\s){{0,3}}?((?:{_NOUNS})s?)\s(?:[^,;:.\x02]{{1,40}}\s)?that\s"
)
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|week|month|year|night|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|spring|summer|autumn|fall|winter|morning|evening"
)
"""What has a claim only as a time has it: `Friday's declaration`."""
_SHORTEST = 4
"""Words that a claim has at least."""


def nominal(page: Page) -> Iterator[Reported]:
    """Clauses with `that` behind a noun for something said, which belong to whoever has it.

    Only what stands without quotation marks is read, and only a sentence with such a noun is parsed.
    """
    found = []
    for match in _CLAIM.finditer(page.masked):
        start, end = page.sentence_start(match.start(1)), page.sentence_end(match.start(1))
        if end - start <= LONGEST_SENTENCE:
            found.append((match.start(1), match[1], start, start + len(page.masked[start:end].rstrip())))
    for (at, noun, _, _), parsed in zip(found, parse(page.text, [(start, end) for _, _, start, end in found]), strict=True):
        token = parsed.at(at)
        clause = _clause(parsed, token) if token is not None else None
        owner = _owner(page, parsed, token) if token is not None else None
        if clause is None or owner is None or "\x02" in page.masked[clause[0] : clause[1]]:
            continue
        first, stop = trim(page.text, *clause)
        stop = with_closing_mark(page.text, first, stop)
        if page.text.count(" ", first, stop) >= max(MIN_WORDS, _SHORTEST) - 1:
            yield Reported(first, stop, Tie(owner, noun), aside=True, recalled=True)


def _clause(parsed: Parse, noun: int) -> tuple[int, int] | None:
    """The offsets of the clause behind a noun's `that`, where that is a conjunction: not `her claim that was wrong`."""
    for child in parsed.children[noun]:
        mark = parsed.child(child, "mark")
        if (
            child > noun
            and mark is not None
            and parsed.words[mark] == "that"
            and parsed.labels[child] in ("acl", "ccomp", "relcl", "advcl")
        ):
            tokens = [t for t in parsed.subtree(child) if t > mark and parsed.labels[t] != "punct"]
            return parsed.starts[tokens[0]], parsed.ends[tokens[-1]]
    return None


def _owner(page: Page, parsed: Parse, noun: int) -> Mention | None:
    owner = parsed.child(noun, "poss")
    if owner is None or _TIME.fullmatch(parsed.words[owner]):
        return None
    pronoun = _OWNERS.get(parsed.words[owner])
    return Mention(parsed.starts[owner], parsed.ends[owner], "pronoun", pronoun) if pronoun else mention(page, parsed, owner)
