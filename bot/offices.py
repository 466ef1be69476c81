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
    "councilwoman": "councillor", "councilor": "councillor", "adviser": "advisor",
}  # fmt: skip
"""Abbreviations and forms of one office, by the word that they share."""
_LINKS = frozenset("the a an of for to from in at and s his her its their our".split())
_ANOTHER = frozenset(
    """former ex then late vice deputy assistant associate acting interim under designate elect outgoing incoming shadow ousted disgraced jailed
    deposed onetime previous retired would-be self-declared aspiring dead""".split()
)
"""Words that make another office, or another time, of one."""
_FORMER = frozenset("former ex then ousted onetime previous retired".split())
_STAFF = r"(?:advis[eo]rs?|aides?|strategists?|staffers?|surrogates?|pollsters?|chief of staff|campaign (?:manager|chair\w*|director|staff|counsel))"
_HIRED = r"(?:lawyers?|attorneys?|counsel|staff|team|representatives?|manager|(?:communications|policy|political|finance) director|press secretary)"
"""Who works for a person, and may say what that one does not say in person; those of `_HIRED` only as `X's` or `to X`: "New Ellin lawyer"."""
_STAFF_BEFORE = "Campaign|Deputy|Senior|National|Chief|Press|Policy|Communications|Finance"
"""Words with a capital letter that may stand between a person's name and the role of one who works for them."""
_COMPOUNDS = {
    "general": frozenset("attorney secretary director solicitor consul surgeon inspector comptroller auditor".split()),
    "minister": frozenset({"prime"}),
}
"""Words that make another office of a noun, unless they are asked for."""
_NOW = frozenset({"current", "sitting", "new", "present", "today's"})
_LEFT = frozenset("wife husband son daughter brother sister widow against left quit resigned fired".split())
"""Words of a role in which a body is named that the speaker is no part of, besides `bot.matching.OUTSIDERS`."""
_OF_STATE = frozenset(
    """minister president chancellor premier ambassador envoy king queen government spokesperson ministry official officials diplomat diplomats
    authorities parliament negotiator negotiators""".split()
)
"""Who speaks for a state."""
_RANKS = frozenset("a an the one another two three several some senior top leading unnamed anonymous high-ranking".split())
"""What may stand before the name of a state in the role of who speaks for it."""
_WITH_PARTS = frozenset("university college institute center centre school news network".split())
"""Bodies whose parts are named behind their name ("Ellin University Law School")."""
_PORTFOLIOS = frozenset(
    """foreign prime defence interior finance economy justice environment trade health transport education agriculture energy home state
    government chief press culture labour deputy vice senior and""".split()
)
"""What may stand between the name of a state and the office."""
_SPOKESPERSON = re.compile(r"\b(?:spokes\w+|press (?:secretary|officer|chief)|chief of press)\b", re.I)
_HEAD = re.compile(
    r"\b(?:president|chief executive(?: officer)?|ceo|executive director|director[ -]general|secretary[ -]general|general secretary"
    r"|chair(?:man|woman|person)?|head|leader)\b",
    re.I,
)
_OF_A_HEAD = frozenset({"of", "the", "and", "acting", "interim"})


_CEO = re.compile(r"\b(?:CEO|chief executive officer)\b", re.IGNORECASE)


class Office(NamedTuple):
    """What somebody is.

    Attributes:
        head: the noun for it, in its common form ("minister").
        words: all its words, the head's included, without articles and prepositions.
    """

    head: str
    words: frozenset[str]


def office(phrase: str) -> Office | None:
    """The office that a reader's noun phrase describes, or None if it is a name, a body, or nobody's office.

    Args:
        phrase: "Norland's foreign minister", "the senator from Texas", "Secretary of State", "Texas Sen.".
    """
    single = len(words(phrase)) == 1 and phrase[:1].isupper()
    found = _described(phrase)
    return None if found is None or (single and found.head not in _SAME.values()) else found  # "Baker"


@lru_cache(maxsize=65536)
def _described(phrase: str) -> Office | None:
    phrase = _CEO.sub("chief executive", phrase)
    parts = [part for part in words(phrase) if part not in _LINKS]
    noun = head(phrase.split("(")[0].strip(" .,"))
    if not parts or not noun or noun in BODIES or not (noun in _SAME or is_calling(noun) or noun == "executive"):
        return None
    return Office(_SAME.get(noun, noun), frozenset(_SAME.get(part, part) for part in parts))


def holds(asked: str, role: str | None) -> bool:
    """Whether a role is the office that is asked for: the same noun with at least the same words beside it.

    "Foreign minister of Norland" is "Norland's foreign minister" and "the foreign minister", and "Ukrainian minister" fits "minister
    of Ukraine"; an office that another word makes another one (`former`, `deputy`) is not.

    Args:
        asked: as the question has it.
        role: as an attribution has it.
    """
    wanted, held = office(asked), _described(role) if role else None
    if wanted is None or held is None or wanted.head != held.head:
        return False
    if (held.words - wanted.words) & (_ANOTHER | _COMPOUNDS.get(held.head, frozenset())):
        return False
    return all(word in held.words or any(same_word(word, other) for other in held.words) for word in wanted.words - _NOW)


def short_for(asked: str, role: str | None) -> bool:
    """Whether a role is the office that is asked for with words left out: `Mayor` of "the mayor of Port Ellin".

    It is the same office only of who is known to hold that one: another town has a mayor too.

    Args:
        asked: as the question has it.
        role: as an attribution has it.
    """
    wanted, held = office(asked), _described(role) if role else None
    return wanted is not None and held is not None and wanted.head == held.head and held.words < wanted.words - _NOW


def speaks_for(role: str, body: str) -> bool:
    """Whether a role is that of a body's spokesperson or head: `White House press secretary`, `president of the Harbour Union`.

    A head's role says nothing else: neither the president of the union's youth wing nor its then president speaks for the union.
    """
    wanted, held = word_set(body) - STOPWORDS, word_set(role)
    if body == body.lower() or not wanted or not wanted <= held or held & (_FORMER - wanted):
        return False
    heads = word_set(" ".join(match.group() for match in _HEAD.finditer(role)))
    return _SPOKESPERSON.search(role) is not None or (bool(heads) and not wanted <= heads and held - wanted - heads <= _OF_A_HEAD)


def works_for(role: str, person: str) -> bool:
    """Whether a role is that of somebody who speaks beside a person: `Oda Brink's aides`, `a lawyer for Brink`, `Brink campaign manager`.

    Args:
        role: of the speaker, or the speaker as written where no name is known.
        person: the name in the question; who or what is no person has nobody.
    """
    asked = read_speaker(person)
    if asked.kind != "person" or not asked.surname:
        return False
    named = re.escape(person.split()[-1])
    between = rf"\s(?:(?!(?:of|for|to|at|in)\b)(?:[a-z]|{_STAFF_BEFORE})[\w’'-]*\s){{0,4}}?"
    before = rf"\b{named}(?:(?:[’']s?)?{between}(?i:{_STAFF})|[’']s?{between}(?i:{_HIRED}))\b"
    behind = rf"\b(?i:{_STAFF}|{_HIRED})\s(?:to|for|of|with)\s(?:[\w.’'-]+\s){{0,3}}?{named}(?!\s[A-Z])"
    return re.search(f"{before}|{behind}", role) is not None and not {w.removesuffix("s") for w in words(role)} & (OUTSIDERS | _FORMER)


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
        return _governs(role, fold(body))
    name = " ".join(part for part in body.split() if part.lower() not in ("the", "a", "an"))
    ends = "" if words(body)[-1] in _WITH_PARTS else r"(?!\s[A-Z])"
    found = re.search(rf"\b{re.escape(name)}\b{ends}", role)
    behind = re.fullmatch(r"(?:.*\s)?(?:of|at|for|from|with|in)\s(?:the\s)?", role[: found.start()]) if found else None
    leads = found is not None and all(_opens(part) for part in role[: found.start()].split())
    return bool(behind) or leads


def _opens(word: str) -> bool:
    """Whether a word can stand before a body's name in a role: `France's far-right` National Front leader."""
    return word.lower() in _RANKS or word.endswith(("'s", "’s")) or "-" in word


def _governs(role: str, state: str) -> bool:
    """Whether a role is in the government of a state: `German foreign minister`, `president of Germany`, but no `official in Germany`."""
    parts = [_SAME.get(word, word) for word in words(role) if word != "s"]
    noun = head(role)
    if _SAME.get(noun, noun) not in _OF_STATE:
        return False
    while parts and parts[0] in _RANKS:
        parts = parts[1:]
    if parts and same_word(state, parts[0]):
        at = next((n for n, part in enumerate(parts) if part in _OF_STATE), 0)
        return set(parts[1:at]) <= _PORTFOLIOS
    behind = [part for part in parts if part != "the"]
    return behind[-2:-1] == ["of"] and behind[-1] == state
