"""What a referring word can stand for: the latest fitting element of the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answered import one_person
from bot.focus import Exchange, date_span, noun_phrases, people, thing
from bot.name_types import name_type
from bot.names import Name, proper_names
from bot.saying import statement
from bot.text import fold
from bot.voices import can_speak, is_document
from bot.wording import VIEW

_LONGEST = 8
"""Words of a phrase that a pronoun can stand for; what is longer was misread."""


def name_is_plural(name: str) -> bool:
    """True for a plural noun phrase such as `the workers`; never for a name."""
    return name.endswith("s") and not name.split()[-1][:1].isupper()


def latest_person(earlier: Sequence[Exchange], gender: str, present: Sequence[Name], replies: bool, taken: str | None = None) -> str | None:
    """The latest person whom a pronoun can mean; one whom the conversation called by the other pronoun is passed over.

    Args:
        earlier: the exchanges before the question, resolved, oldest first.
        gender: "f" for she and her, "m" for he and him.
        present: names in the question itself; the pronoun means none of them.
        replies: True for somebody who replies or is spoken about: rather the person who was spoken about than the one who spoke.
        taken: whom the question's subject means already: nobody thanks himself by "did he thank him".

    Returns:
        The name as the conversation writes it, or None.
    """
    spoken = {fold(n.text) for n in present} | {fold(taken or "")}
    genders: dict[str, str] = {}
    for said in earlier:
        genders.update(said.genders)
    for said in reversed(earlier):
        found = [name for name in _with_offices(said) if not name_is_plural(name)]
        if replies and len(found) > 1 and found[0] == said.question.speaker:
            found = found[1:] + found[:1]
        for name in found:
            if genders.get(name, gender) == gender and fold(name) not in spoken:
                return name
    return None


def _with_offices(said: Exchange) -> list[str]:
    """Persons of an exchange, and whom its question names by office alone: they come before whom only its answer quotes."""
    found = people(said)
    if said.kind in ("say", "who"):
        return found
    asked = [name for name in found if name in said.text]
    held = [phrase for phrase in noun_phrases(said.rest) if fold(phrase).startswith("the ") and is_office(phrase)]
    return list(dict.fromkeys([*asked, *held, *found]))


def is_office(phrase: str) -> bool:
    """True for a noun phrase that says what one person is, without a name: `the finance minister`."""
    return not proper_names(f"of {phrase}") and one_person(phrase)


def latest_plural(earlier: Sequence[Exchange], acting: bool = False) -> str | None:
    """What `they` can mean: several people or things, or a body.

    Args:
        earlier: the exchanges before the question, resolved, oldest first.
        acting: True if they say, meet or want something, as only people and bodies do.
    """
    for said in reversed(earlier):
        speaker = said.question.speaker
        if said.kind == "who" and (answered := _answered(said)):
            return answered
        if acting and (acted := _actors(said)):
            return acted
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
        if (topic := thing(said)) and said.kind != "say" and not acting and (_is_name(topic) or fold(topic).endswith("s")):
            return topic
    return None


def _is_name(phrase: str) -> bool:
    return any(n.text == phrase.removeprefix("the ") and name_type(n.text) != "thing" for n in proper_names(f"of {phrase}"))


def _answered(said: Exchange) -> str | None:
    """Whom a question after `who` was answered with, if they are several or a body."""
    for name in said.people[:1]:
        lowered = re.sub(r"^The\b", "the", name)
        if name_type(name) in ("body", "place") or name_is_plural(name):
            return lowered
    return None


def _actors(said: Exchange) -> str | None:
    """The people, or else the bodies or the speaking noun phrase, of one question."""
    named = [n.text for n in proper_names(said.text)]
    persons = [n for n in dict.fromkeys(named) if name_type(n) == "person" and n in people(said)]
    if len(persons) > 1:
        return f"{persons[-2]} and {persons[-1]}"
    joint = [n for n in dict.fromkeys(named) if name_type(n) in ("person", "body", "place")]
    if len(joint) == 2 and re.search(rf"{re.escape(joint[0])}\s+and\s+{re.escape(joint[1])}", said.text):
        return f"{joint[0]} and {joint[1]}"
    speaker = said.question.speaker
    if speaker and (name_type(speaker) in ("body", "place") or can_speak(speaker)):
        return speaker
    return next((p for p in noun_phrases(said.rest) if can_speak(p) and p.endswith(("s", "en", "ple"))), None)


def latest_sayer(earlier: Sequence[Exchange]) -> str | None:
    """What `it` means where it says something: a body or a place, or else what holds words."""
    for said in reversed(earlier):
        speaker = said.question.speaker
        for name in [*([speaker] if speaker else []), *said.question.names]:
            if name_type(name) in ("body", "place"):
                return name
        for phrase in noun_phrases(said.rest):
            if is_document(phrase) or (can_speak(phrase) and not name_is_plural(phrase)):
                return phrase
    return None


def latest_thing(earlier: Sequence[Exchange], present: Sequence[Name]) -> str | None:
    """What `it` can mean: the latest topic that is no longer than a phrase, else a body or place that spoke.

    Args:
        earlier: the exchanges before the question, resolved, oldest first.
        present: names in the question itself; the pronoun means none of them.
    """
    spoken = {fold(n.text) for n in present}
    clauses = [topic for said in earlier if (topic := thing(said)) and topic.startswith("what ")]
    for said in reversed(earlier):
        topic = next((clause for clause in reversed(clauses) if clause in said.text), None) or thing(said) or _words_of(said)
        if topic and fold(topic) not in spoken and len(topic.split()) <= _LONGEST:
            return topic
        speaker = said.question.speaker
        if speaker and name_type(speaker) in ("body", "place"):
            return speaker
    return None


def _words_of(said: Exchange) -> str | None:
    """`Mara Ellin's accusation`, where the question asks what it was and names no topic of it."""
    asked = statement(said.text)
    if asked is None or asked.speaker is None or not re.fullmatch(VIEW, asked.verb, re.IGNORECASE):
        return None
    held = re.match(rf"(?:['’]s?|(?<=s)['’])\s+(?:\w+\s+)?{re.escape(asked.verb)}\b", said.text[asked.mention[1] :])
    return said.text[asked.mention[0] : asked.mention[1] + held.end()] if held else None


def latest_place(earlier: Sequence[Exchange]) -> str | None:
    """The place that `there` can mean: the latest that a question was about, by a preposition before it or as a known place."""
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
    """The date that `then` can mean, as the latest question with one writes it, its preposition included ("in March")."""
    for said in reversed(earlier):
        span = date_span(said.text)
        if span:
            return said.text[span[0] : span[1]]
    return None


def latest_pair(earlier: Sequence[Exchange]) -> tuple[str, str] | None:
    """What `the former` and `the latter` can mean, in this order: the last two names of a question, or two words that it joins."""
    for said in reversed(earlier):
        names = list(dict.fromkeys(n.text for n in proper_names(said.text)))
        if len(names) >= 2:
            return names[-2], names[-1]
        joined = re.search(r"\b(?P<a>(?:the\s+)?\w+)\s+(?:and|or)\s+(?P<b>(?:the\s+)?\w+)", said.rest, re.IGNORECASE)
        if joined:
            return joined["a"], joined["b"]
    return None
