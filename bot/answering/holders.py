"""Holders of offices: whether a question asks who holds one ("Who is the prime minister?"), and whom a sentence names with it."""

from __future__ import annotations

import re

from bot.answering.windows import Window
from bot.matching import same_speaker
from bot.offices import holds, office, short_for
from bot.question import Question
from bot.sayers import names
from bot.speaker_names import read_speaker
from bot.text import STOPWORDS, fold
from bot.types import Attribution

_ASKS = re.compile(
    r"^\W*who(?:['’]s|\s+(?:is|was))\s+(?:currently\s+|now\s+)?(?P<office>[^?!,;]{3,80}?)(?:\s+(?:now|today|currently))?\W*$", re.I
)
_CHAIN = re.compile(r"(?:[^\W\d_][\w’'-]*\s+){1,6}$")
"""Words right before a name."""
_APPOSITION = re.compile(r"\s*[,(–—]\s*(?P<role>(?:(?!\b(?:who|whose|which|that)\b)[^,;:.()–—]){3,80})")
"""`X, the health minister whose ...`."""
_IS = re.compile(r"\s+(?:is|became|has\s+become)\s+(?P<role>(?:(?!\b(?:who|whose|which|that|and)\b)[^,;:.()–—]){3,80})")
_LEADS = re.compile(
    r"(?:^|(?<!ing)\s)(?P<role>(?:the|its|his|her|their|our|[\w’'-]+(?:['’]s|s['’]))\s[^,;:()–—]{2,80}),\s+$", re.IGNORECASE
)
"""`the company's chief executive, X`, but not `blaming the minister, X`."""
_CLOSED = re.compile(r"\s*(?:[,;.)–—]|$)")


def office_asked(question: Question) -> str | None:
    """The office of which a question asks who holds it ("the prime minister"), or None."""
    match = _ASKS.match(question.text) if question.kind == "who" and question.speaker is None else None
    return match["office"] if match and office(match["office"]) else None


def holder(asked: str, window: Window) -> str | None:
    """The surname of whom the sentence of a window names as the holder of an office, or None.

    Args:
        asked: the office, as `office_asked` gives it.
        window: the name must stand in its core, with the office right before it or behind it.
    """
    sentence = window.hit.article.text[window.core.start : window.core.end]
    for name, start, end in names(sentence):
        read = read_speaker(name)
        if read.kind == "person" and any(holds(asked, role) for role in _roles(sentence, read.role, start, end)):
            return read.surname
    return None


def held_by(question: Question, said: Attribution) -> bool:
    """Whether a statement is of the holder of the office that is asked for, whom its article gives a part of the office only.

    "Mayor Ellin" is the mayor of Port Ellin if another article calls that person so.
    """
    if not question.speaker or not said.speaker or not said.role or not short_for(question.speaker, said.role):
        return False
    return any(same_speaker(name, said.speaker) for name in question.holders)


def _roles(sentence: str, title: str, start: int, end: int) -> list[str]:
    """The descriptions beside a name.

    Args:
        sentence: holds it.
        title: what the name itself begins with ("Prime Minister").
        start, end: of the name.
    """
    found = [f"{_chain(sentence[:start])} {title}".strip()]
    found += [match["role"] for pattern in (_APPOSITION, _IS) if (match := pattern.match(sentence, end))]
    leads = _LEADS.search(sentence[:start])
    if leads and _CLOSED.match(sentence, end):
        found.append(leads["role"])
    return [role for role in found if role]


def _chain(lead: str) -> str:
    """The words that end a text, back to the first that joins phrases: `former prime minister` of `he met the former prime minister `."""
    match = _CHAIN.search(lead)
    chain: list[str] = []
    for word in reversed(match.group().split() if match else []):
        if fold(word) in STOPWORDS:
            break
        chain.insert(0, word)
    return " ".join(chain)
