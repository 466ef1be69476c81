"""What a speaker's name in an archive says of the one who speaks: a person, a body, or somebody without a name."""

from __future__ import annotations

import re
from functools import lru_cache
from string import capwords
from typing import NamedTuple

from bot.names import PLACES, TITLES, is_common, vocabulary
from bot.text import fold
from bot.types import PersonKind

_PARTICLES = vocabulary("de da di du del della dos das van von der den ten ter bin bint ibn al el la le ben zu af")
_OPENING_PARTICLES = _PARTICLES - {"al", "ben"}
"""Particles that open a surname even where they are the first word; `Al` and `Ben` are then first names."""
_MALE, _FEMALE = vocabulary("mr sir lord"), vocabulary("mrs ms miss dame lady")
_TITLES = TITLES | vocabulary(
    """madam madame mx hon rev reverend father sister sheikh imam rabbi gen sgt lt cmdr senator spokesperson
    speaker leader envoy inspector sheriff superintendent economist analyst lawyer engineer councillor president-elect"""
)
MOST_WORDS = 12
"""Words of a name that are read."""
_ARTICLES = vocabulary("the a an")
_PREPOSITIONS = vocabulary("of for from in at by with to on about against under near between among")
BODIES = vocabulary(
    """administration agency airlines alliance army assembly association authority bank board broadcaster bundestag bureau cabinet campaign
    center centre chamber church club coalition college commission committee company conference congress corporation council court
    courier daily department embassy federation force forces forum foundation fund gazette government group guard herald hospital house
    inc industries institute institution journal kremlin league ledger legislature ltd magazine ministry mission movement museum nations
    navy network news office organisation organization parliament party pentagon police post press project reserve review school senate
    service services society states street taliban team telegraph television times tribunal tribune union university watch weekly motors
    bulletin chronicle dispatch enquirer examiner globe inquirer mirror monitor observer register sentinel
    academy academies action agencies brigade caucus channel confederation corps embassy exchange faculty front laboratory lab library
    marines militia observatory pac partners polytechnic regiment registry secretariat squadron trust"""
)
"""Last words of the names of bodies."""
_GROUPS = vocabulary(
    "democrat democrats republican republicans conservatives liberals socialists greens americans russians europeans germans ukrainians others"
)
_OFFICES = vocabulary("state defence defense commons lords representatives staff health treasury parliament justice police")
"""What follows `of` in a title that goes on with a name: `Secretary of State Jane Roe`."""
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[A-Z]")
_WITHOUT_STOPS = re.compile(r"[A-Z]{2}")
_NO_INITIALS = frozenset("US UK EU UN AP BP GM GE HP AI TV NY LA DC UC BA AA UP IT PR HR OK VW VP PM AG DA FM MP DJ".split())
"""Two capitals before a name that are no first names."""
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}s?|[A-Z&/-]{2,}\d*")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
LONGEST_ABBREVIATION = 6
"""Letters; what is longer and in capitals is a word in a headline."""
_OFTEN_TWO_LETTERS = vocabulary("press union nations states kingdom motors airlines airways electric")
"""Second words of bodies that are known by two letters (AP, EU, UN, GM), which are too many others' initials too."""
_POSSESSIVE = re.compile(r"['’]s?$")
_SPELLED = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"})


class SpokenName(NamedTuple):
    """A speaker's name, read.

    Attributes:
        kind: what it names; of a single word that could be a surname or a common noun, the more likely.
        shown: the name without titles and descriptions, as written; all of it for a `role`.
        key: what equal names have in common: folded words without an article.
        given: folded first and middle names and initials, in order; none for a bare surname. Only for a `person`, as all below.
        particles: `von`, `der`; the words that may stand before a surname.
        surname: folded last word, spelled as in `spelled`.
        suffix: `jr`, `sr`, `iii`, or "".
        gender: `male` or `female` where a form of address says so, or "".
        role: what stands before the name ("Germany's foreign minister"), or ""; a form of address is none.
    """

    kind: PersonKind
    shown: str
    key: str
    given: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    surname: str = ""
    suffix: str = ""
    gender: str = ""
    role: str = ""


def plain(name: str) -> str:
    """A name in lower case, without accents and with the letters that English lacks written out; order and length of words stay."""
    return fold(name.lower()).translate(_SPELLED)


def spelled(word: str) -> str:
    """A word of a name in the one spelling that its ways of being written share.

    Case, accents and hyphens of an Arabic article go; a final `y`, `yy`, `iy` is `i` ("Zelenskyy", "Zelensky"); `ue` behind a
    consonant is `u`, as a German umlaut is written without its dots or with an e ("Müller", "Mueller").
    """
    found = re.sub(r"^(?:al|el)-(?=\w)", "", plain(word).strip(".,'\""))
    found = re.sub(r"(?<=[^\Waeiou])([aou])e(?=[^\Waeiouy])", r"\1", found)
    return re.sub(r"(?<=\w\w)(?:i?y+|ij)$", "i", found)


def as_asked(name: str) -> SpokenName:
    """A name as a reader types it, also all in lower case, read like a speaker's."""
    return read_speaker(capwords(name) if name == name.lower() else name)


def words_behind(name: str) -> list[str]:
    """The words of a name without the first, at most `MOST_WORDS`: what is tried where nobody carries the whole name."""
    return name.split()[1:][-MOST_WORDS:]


@lru_cache(maxsize=65536)
def read_speaker(speaker: str) -> SpokenName:
    """A speaker's name as an archive holds it, or as a reader types it.

    Args:
        speaker: "Annalena Baerbock", "Ms. Baerbock", "Germany's foreign minister Annalena Baerbock", "the Kremlin", "an official".
    """
    words = _POSSESSIVE.sub("", speaker.strip()).replace(",", " , ").split()
    if "," in words:  # an apposition goes, "Jr." stays
        cut = words.index(",")
        words = words[:cut] + [w for w in words[cut + 1 : cut + 2] if _SUFFIX.fullmatch(w)]
    if not words:
        return SpokenName("role", speaker.strip(), fold(speaker.strip()))
    lead = _lead(words)
    name = words[lead:]
    if not all(_capital(w) or w.lower() in _PARTICLES for w in name) or not _names_person(words, lead):
        return _unnamed(words)
    return _person(words[:lead], name)


@lru_cache(maxsize=65536)
def abbreviation(name: str) -> str:
    """The letters of a name that is an abbreviation ("the F.B.I." -> "FBI"), or ""."""
    letters = _ARTICLE.sub("", name.strip()).replace(".", "")
    return letters if 2 <= len(letters) <= LONGEST_ABBREVIATION and letters.isalpha() and letters.isupper() else ""


def initials(name: str) -> frozenset[str]:
    """What the name of a body may be abbreviated to: "DHS" and "DOHS" for the Department of Homeland Security; of anybody else nothing.

    Of a name with "and" also the part before it: the Centers for Disease Control and Prevention are the CDC.
    """
    found = _initials(name)
    return found if found and read_speaker(name).kind == "organisation" else frozenset()


def abbreviates(short: str, name: str) -> bool:
    """Whether a name is the abbreviation of a body's: the CDC, the Centers for Disease Control and Prevention."""
    letters = abbreviation(short)
    return bool(letters) and letters in _initials(name) and letters in initials(name)


@lru_cache(maxsize=65536)
def _initials(name: str) -> frozenset[str]:
    spoken = _ARTICLE.sub("", name.strip()).split()
    if len(spoken) < 2:
        return frozenset()
    parts = [spoken, *(spoken[:n] for n, word in enumerate(spoken) if word in ("and", "&"))]
    found = {"".join(w[0] for w in part if w[0].isupper()) for part in parts} | {"".join(w[0] for w in part).upper() for part in parts}
    return frozenset(f for f in found if len(f) > 2 or (len(f) == len(spoken) == 2 and spoken[1].lower() in _OFTEN_TWO_LETTERS))


def _lead(words: list[str]) -> int:
    """Number of words before the name: titles, descriptions, articles."""
    lead = 0
    for number, word in enumerate(words):
        plain = fold(word).strip(".")
        followed = number + 1 < len(words) and not _SUFFIX.fullmatch(words[number + 1])
        of_office = number >= 2 and plain in _OFFICES and words[number - 1] == "of"
        lower = not _capital(word) and plain not in _PARTICLES
        opens = number == 0 and plain in _ARTICLES
        if lower or opens or _POSSESSIVE.search(word) or (followed and (of_office or plain in _TITLES)):
            lead = number + 1
    return lead


def _names_person(words: list[str], lead: int) -> bool:
    """Whether what stands behind these words is the name of the one who speaks."""
    before, name = [fold(w).strip(".") for w in words[:lead]], words[lead:]
    if not name or all(fold(w).strip(".") in _TITLES for w in name) or fold(name[-1]) in _GROUPS or _is_body(name):
        return False
    if any(w in _PREPOSITIONS and before[n + 1 : n + 2] not in ([office] for office in _OFFICES) for n, w in enumerate(before)):
        return False
    if not before or before[-1] in _TITLES | _OFFICES:
        return True
    # a calling before a name ("harbour master Ines Aldous"); a single word behind it could be anything
    return len(name) > 1 and before[-1] not in _ARTICLES and not _POSSESSIVE.search(words[lead - 1])


def _is_body(words: list[str]) -> bool:
    last = fold(words[-1]).strip(".")
    if _has_initials(words) and last not in BODIES and last not in PLACES:
        return False
    if last in BODIES or any(
        _ACRONYM.fullmatch(w) and not _SUFFIX.fullmatch(w) and (len(words) == 1 or not _INITIALS.fullmatch(w)) for w in words
    ):
        return True
    return fold(" ".join(words)) in PLACES


def _has_initials(name: list[str]) -> bool:
    """Whether a name is a surname behind initials without stops: `JD Brink`; a surname has small letters."""
    return len(name) == 2 and _WITHOUT_STOPS.fullmatch(name[0]) is not None and name[0] not in _NO_INITIALS and not name[1].isupper()


def _unnamed(words: list[str]) -> SpokenName:
    """A body, or somebody without a name."""
    shown = " ".join(words)
    bare = words[1:] if fold(words[0]) in _ARTICLES and len(words) > 1 else words
    key = " ".join(fold(w).replace(".", "") for w in bare)
    proper = (
        fold(words[0]) not in ("a", "an")
        and fold(bare[-1]) not in _GROUPS
        and all(_capital(w) or fold(w) in _PARTICLES | {"of", "and", "for", "the", "&"} for w in bare)
    )
    titles = all(fold(w).strip(".") in _TITLES for w in bare)
    return SpokenName("organisation" if proper and not titles else "role", shown, key)


def _person(before: list[str], name: list[str]) -> SpokenName:
    forms = {fold(w).strip(".") for w in before}
    suffix = ""
    if len(name) > 1 and _SUFFIX.fullmatch(name[-1]):
        suffix, name = fold(name[-1]).strip("."), name[:-1]
    middle: list[str] = []
    particles: list[str] = []
    for number, word in enumerate(name[:-1]):
        plain = fold(word)
        if plain in _PARTICLES and (number > 0 or plain in _OPENING_PARTICLES):
            particles.append(plain)
        elif _INITIALS.fullmatch(word) or _has_initials(name):
            middle += [fold(c) for c in word if c.isalpha()]
        else:
            middle.append(spelled(word))
    surname = spelled(name[-1])
    single = not middle and not particles and len(name) == 1
    kind: PersonKind = "person"
    if single and not before and is_common(name[0]):
        kind = "role"
    gender = "male" if forms & _MALE else "female" if forms & _FEMALE else ""
    role = " ".join(before) if forms - _MALE - _FEMALE - _ARTICLES - _OFFICES else ""
    written = " ".join([*name, *([suffix.capitalize() + "." if suffix in ("jr", "sr") else suffix.upper()] if suffix else [])])
    return SpokenName(kind, written, fold(written), tuple(middle), tuple(particles), surname, suffix, gender, role)


def _capital(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return first.isupper() or (not first.islower() and bool(first)) or bool(re.match(r"(?:al|el|d['’])-?[A-Z]", word))


def compatible(one: SpokenName, two: SpokenName) -> bool:
    """Whether two names of persons can be one person's: the same surname, and first and middle names that do not contradict.

    A name stands for itself and for its initial; names that only one of them has do not matter.
    """
    if one.surname != two.surname or (one.suffix and two.suffix and one.suffix != two.suffix):
        return False
    if one.particles and two.particles and one.particles != two.particles:
        return False
    if {one.gender, two.gender} == {"male", "female"}:
        return False
    if not one.given or not two.given:
        bare = one if not one.given else two
        return not bare.particles or one.particles == two.particles
    if not _same(one.given[0], two.given[0]):
        return False
    return all(map(_same, one.given[1:], two.given[1:]))


def _same(one: str, two: str) -> bool:
    return one == two or ((len(one) == 1 or len(two) == 1) and one[:1] == two[:1])
