"""What a referring word can stand for: the latest fitting element of the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.focus import Exchange, date_span, name_type, noun_phrases, people, thing
from bot.names import Name, proper_names
from bot.text import fold

_LONGEST = 8
"""Words of a phrase that a pronoun can stand for; what is longer was misread."""


def name_is_plural(name: str) -> bool:
    """True for a plural noun phrase such as `the workers`."""
    return name.endswith("s") and not name.split()[-1][:1].isupper()


def latest_person(earlier: Sequence[Exchange], gender: str, present: Sequence[Name], replies: bool) -> str | None:
    """The latest person whom a pronoun can mean; one whom the conversation called by the other pronoun is passed over.

    Who replies is rather the person who was spoken about than the one who spoke.
    """
    spoken = {fold(n.text) for n in present}
    genders: dict[str, str] = {}
    for said in earlier:
        genders.update(said.genders)
    for said in reversed(earlier):
        found = people(said)
        if replies and len(found) > 1 and found[0] == said.question.speaker:
            found = found[1:] + found[:1]
        for name in found:
            if genders.get(name, gender) == gender and fold(name) not in spoken:
                return name
    return None


def latest_plural(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        speaker = said.question.speaker
        found = noun_phrases(said.rest)
        plural = [
            p for p in found if re.search(r"(?:[^s']s|people|men|children|police)$", p.split()[-1]) and not p.split()[-1][0].isupper()
        ]
        if said.kind != "say" and plural:
            return plural[0]
        if speaker and (name_type(speaker) in ("body", "place") or name_is_plural(speaker)):
            return speaker
        if plural:
            return plural[0]
        bodies = [n for n in said.question.names if name_type(n) in ("body", "place")]
        if bodies:
            return bodies[-1]
        if (topic := thing(said)) and said.kind != "say":
            return topic
    return None


def latest_thing(earlier: Sequence[Exchange], present: Sequence[Name]) -> str | None:
    spoken = {fold(n.text) for n in present}
    for said in reversed(earlier):
        topic = thing(said)
        if topic and fold(topic) not in spoken and len(topic.split()) <= _LONGEST:
            return topic
        speaker = said.question.speaker
        if speaker and name_type(speaker) in ("body", "place"):
            return speaker
    return None


def latest_place(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        placed = None
        for name in proper_names(said.text):
            if re.search(r"\b(?:in|at|near|to|into|from|outside|visit|left|reach)\s+(?:the\s+)?$", said.text[: name.start], re.IGNORECASE):
                placed = name.text
            elif name_type(name.text) == "place":
                placed = placed or name.text
        if placed:
            return placed
    return None


def latest_date(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        span = date_span(said.text)
        if span:
            return said.text[span[0] : span[1]]
    return None


def latest_pair(earlier: Sequence[Exchange]) -> tuple[str, str] | None:
    for said in reversed(earlier):
        names = list(dict.fromkeys(n.text for n in proper_names(said.text)))
        if len(names) >= 2:
            return names[-2], names[-1]
        joined = re.search(r"\b(?P<a>(?:the\s+)?\w+)\s+(?:and|or)\s+(?P<b>(?:the\s+)?\w+)", said.rest, re.IGNORECASE)
        if joined:
            return joined["a"], joined["b"]
    return None
