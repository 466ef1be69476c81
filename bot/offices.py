"""Offices: who is asked for by what they are ("the Danish foreign minister"), and who speaks for a body or a state, or belongs to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.matching import OUTSIDERS, same_word
from bot.names import PLACES
from bot.speaker_names import BODIES, read_speaker
from bot.text import STOPWORDS, fold, word_set, words
from bot.voices import head, is_calling

_SAME = {
    "sen": "senator", "rep": "representative", "congressman": "representative", "congresswoman": "representative", "gov": "governor",
    "gen": "general", "adm": "admiral", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "sec": "secretary",
    "prof": "professor", "amb": "ambassador", "pres": "president", "defense": "defence", "labor": "labour", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "councilman": "councillor",
    "councilwoman": "councillor", "councilor": "councillor", "adviser": "advisor", "ceo": "executive",
}  # fmt: skip
"""Abbreviations and forms of one office, by the word that they share."""
_LINKS = frozenset("the a an of for to from in at and s his her its their our".split())
_ANOTHER = frozenset(
    "former ex then late vice deputy assistant associate acting interim under designate elect outgoing incoming shadow".split()
)
"""Words that make another office, or another time, of one."""
_LEFT = frozenset("wife husband son daughter brother sister widow against left quit resigned fired".split())
"""Words of a role in which a body is named that the speaker is no part of, besides `bot.matching.OUTSIDERS`."""
_OF_STATE = frozenset(
    """minister president chancellor premier ambassador envoy king queen government spokesperson ministry official officials diplomat diplomats
    authorities parliament negotiator negotiators""".split()
)
"""Who speaks for a state."""
_SPOKESPERSON = re.compile(r"\b(?:spokes\w+|press (?:secretary|officer|chief)|chief of press)\b", re.I)
_HEAD = re.compile(
    r"\b(?:president|chief executive(?: officer)?|ceo|executive director|director[ -]general|secretary[ -]general|general secretary"
    r"|chair(?:man|woman|person)?|head)\b",
    re.I,
)
_OF_A_HEAD = frozenset({"of", "the", "and", "acting", "interim"})


class Office(NamedTuple):
    """What somebody is.

    Attributes:
        head: the noun for it, in its common form ("minister").
        words: all its words, the head's included, without articles and prepositions.
    """

    head: str
    words: frozenset[str]


@lru_cache(maxsize=4096)
def office(phrase: str) -> Office | None:
    """The office that a noun phrase describes, or None if it is a name, a body, or nobody's office.

    Args:
        phrase: "Norland's foreign minister", "the senator from Texas", "Secretary of State", "Texas Sen."; a role of an attribution.
    """
    parts = [part for part in words(phrase) if part not in _LINKS]
    noun = head(phrase.split("(")[0].strip(" .,"))
    article = fold(phrase).startswith(("the ", "a ", "an "))
    if not parts or not noun or noun in BODIES or not (noun in _SAME or is_calling(noun)):
        return None
    if len(parts) == 1 and not article and phrase[:1].isupper() and noun not in _SAME:
        return None  # "Baker"
    return Office(_SAME.get(noun, noun), frozenset(_SAME.get(part, part) for part in parts))


def holds(asked: str, role: str | None) -> bool:
    """Whether a role is the office that is asked for: the same noun with at least the same words beside it.

    "Foreign minister of Norland" is "Norland's foreign minister" and "the foreign minister", and "Ukrainian minister" fits "minister
    of Ukraine"; an office that another word makes another one (`former`, `deputy`) is not.

    Args:
        asked: as the question has it.
        role: as an attribution has it.
    """
    wanted, held = office(asked), office(role) if role else None
    if wanted is None or held is None or wanted.head != held.head or (held.words - wanted.words) & _ANOTHER:
        return False
    return all(word in held.words or any(same_word(word, other) for other in held.words) for word in wanted.words)


def speaks_for(role: str, body: str) -> bool:
    """Whether a role is that of a body's spokesperson or head: `White House press secretary`, `president of the Harbour Union`.

    A head's role says nothing else: neither the president of the union's youth wing nor its then president speaks for the union.
    """
    wanted, held = word_set(body) - STOPWORDS, word_set(role)
    if body == body.lower() or not wanted or not wanted <= held:
        return False
    heads = word_set(" ".join(match.group() for match in _HEAD.finditer(role)))
    return _SPOKESPERSON.search(role) is not None or (bool(heads) and not wanted <= heads and held - wanted - heads <= _OF_A_HEAD)


def of_body(role: str, body: str) -> bool:
    """Whether a role is one in the body that is asked for, or in the government of the state: `Ellin University economist`, `German envoy`.

    Args:
        role: of the speaker, or the speaker as written where no name is known ("officials at the Justice Department").
        body: as the question has it; a person's name has nobody.
    """
    held, wanted = set(words(role)), set(words(body)) - STOPWORDS
    outside = _ANOTHER | _LEFT | OUTSIDERS
    if not wanted or read_speaker(body).kind != "organisation" or held & outside or {w.removesuffix("s") for w in held} & outside:
        return False
    if fold(body) in PLACES:
        noun = head(role)
        return _SAME.get(noun, noun) in _OF_STATE and any(same_word(fold(body), word) for word in held)
    return wanted <= held and fold(" ".join(words(body))) in fold(" ".join(words(role)))
