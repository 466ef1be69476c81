"""Questions for the words of several people: `Compare Brink and Strand on the toll`, asked one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.names import proper_names
from bot.saying import statement
from bot.speaker_names import BODIES
from bot.text import fold, listed, words
from bot.voices import can_speak
from bot.wording import SAYING

MOST = 4
"""Speakers that are asked for at most; each is a question of its own."""
_AND = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|versus|vs\.?)\s+", re.IGNORECASE)
_EACH_OTHER = re.compile(r"\b(?:each\s+other|one\s+another)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|either)\s+(?=[^?!;:]+\s(?:and|or)\s)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_DAY = re.compile(
    r"(?:(?:next|last|this)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|tonight|\d+"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)(?:\s|$)",
    re.IGNORECASE,
)
"""What is no topic but the day of a match: `Ellin vs Sandholm on Sunday`."""
_ON = r"(?:on|about|over|regarding|concerning|when\s+it\s+comes\s+to)"
_TOPIC = rf"\s+{_ON}\s+(?P<topic>[^?!;]+?)\s*[?.!]*\s*$"
_HELD = r"(?:['’]s?)?(?:\s+(?:positions?|stances?|views?|statements?|remarks|comments|reactions?|opinions?|approach(?:es)?|plans?))?"
_SAID = rf"(?:\s+(?:have|has|had|each|both)){{0,2}}(?:\s+(?:{SAYING}))?"
_COMPARE = tuple(
    re.compile(pattern + _TOPIC, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:please\s+)?(?:compare|contrast)\s+(?:what\s+|how\s+|the\s+(?:positions|views|stances|statements)\s+of\s+)?(?P<who>[^?!;:]+?){_HELD}{_SAID}",
        r"^\W*(?P<who>[^?!;:]+?\s(?:vs\.?|versus)\s[^?!;:]+?)",
        rf"^\W*(?:how|where|in\s+what\s+way)\s+(?:do|did|does)\s+(?P<who>[^?!;:]+?){_HELD}\s+(?:differ|disagree|stand|compare|diverge)",
        rf"^\W*how\s+(?:do|did|does)\s+(?P<who>[^?!;:]+?){_HELD}(?=\s+{_ON}\s+[^?!;]+\s(?:differ|disagree|compare|diverge)\W*$)",
        rf"^\W*(?:do|did|does)\s+(?P<who>[^?!;:]+?){_HELD}\s+(?:dis)?(?:agree|differ)(?:\s+with\s+each\s+other)?",
        rf"^\W*what(?:['’]s|\s+(?:is|are|was|were))\s+the\s+differences?\s+between\s+(?P<who>[^?!;:]+?){_HELD}",
    )
)
_LEAD = "about "
"""What is put before a part, so that its capital letter does not count as that of a sentence."""
_DIFFER = re.compile(r"\s+(?:differ|disagree|compare|diverge)$", re.IGNORECASE)
ONE = frozenset(
    {
        "trinidad and tobago", "bosnia and herzegovina", "antigua and barbuda", "saint kitts and nevis", "st kitts and nevis",
        "st. kitts and nevis", "sao tome and principe", "saint vincent and the grenadines", "turks and caicos", "wallis and futuna",
    }
)  # fmt: skip
"""States and territories with `and` in their names."""
_OWNED = re.compile(r"(?:his|her|its|their|my|our|your)\s", re.IGNORECASE)
_APART = frozenset("department ministry bank bureau office committee board council secretary minister".split())
"""Before `of` or `for` in a name that goes on behind `and`: `the Ministry of Food and Fisheries`."""


class Comparison(NamedTuple):
    """What a question for the words of several people comes to.

    Attributes:
        questions: one for each of them, in the order in which they are named.
        judged: whether it asks how their words compare, which is the reader's to judge.
    """

    questions: tuple[str, ...]
    judged: bool


def comparison(text: str, known: Sequence[str] = ()) -> Comparison | None:
    """The single questions of a question for the words of at least two and at most `MOST` people or bodies; None for any other.

    Args:
        text: a standalone question.
        known: names of the archive's speakers, which count in any case.
    """
    if compared := _compared(text, known):
        speakers, topic = compared
        return Comparison(tuple(f"What did {speaker} say about {topic}?" for speaker in speakers), True)
    text = _BOTH.sub("", text, count=1)
    asked = statement(text, known)
    if asked is None or asked.change:
        return None
    start, end = asked.mention
    speakers = _several(text[start:end], known)
    single = tuple(f"{text[:start]}{speaker}{_of_others(text[end:], speakers, speaker)}" for speaker in speakers)
    return Comparison(single, False) if single else None


def plain(text: str, known: Sequence[str] = ()) -> str:
    """A question that compares people as one for their words, on which follow-ups can lean: `What did Brink and Strand say about the toll?`

    Any other question stays as it is. The arguments are those of `comparison`.
    """
    compared = _compared(text, known)
    return f"What did {listed(compared[0])} say about {compared[1]}?" if compared else text


def _compared(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Whom a question compares, and on what."""
    for pattern in _COMPARE:
        match = pattern.search(text)
        speakers = _several(match["who"], known) if match else ()
        if match and speakers and not _DAY.match(match["topic"]):
            return speakers, _DIFFER.sub("", match["topic"])
    return None


def _of_others(rest: str, speakers: Sequence[str], speaker: str) -> str:
    """The end of a question with the others' names in it: `about each other` is `about Strand` for Brink."""
    return _EACH_OTHER.sub(" and ".join(other for other in speakers if other != speaker), rest)


def _several(slot: str, known: Sequence[str]) -> tuple[str, ...]:
    """The speakers in a slot of a question if there are several, each as written there."""
    slot = _BOTH.sub("", slot.strip())
    parts = list(dict.fromkeys(_POSSESSIVE.sub("", part.strip()) for part in _AND.split(slot) if part.strip()))
    if not 2 <= len(parts) <= MOST or fold(slot) in ONE | {fold(name) for name in known}:
        return ()
    if set(words(parts[0])) & _APART and re.search(r"\b(?:of|for)\b", parts[0]):
        return ()
    if fold(parts[-1]) in BODIES | {"sons", "daughters", "brothers", "company", "co"}:
        return ()
    named = [any(name.start == len(_LEAD) for name in proper_names(_LEAD + part, known)) for part in parts]
    single = all(part.lower().startswith("the ") for part in parts)
    speak = all(name or (can_speak(part) and not _OWNED.match(part)) for name, part in zip(named, parts, strict=True))
    return tuple(parts) if speak and (any(named) or single) else ()
