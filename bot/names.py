"""Proper names in a question, by capital letters; questions are too short and too loosely written for a tagger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.text import STOPWORDS, fold


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(listed.split())


MONTHS = vocabulary("january february march april may june july august september october november december")
WEEKDAYS = vocabulary("monday tuesday wednesday thursday friday saturday sunday")
TITLES = vocabulary(
    """mr mrs ms miss dr prof pres professor sir dame lord lady president vice premier chancellor prime foreign defence defense interior
    finance economy health minister secretary general state senator sen governor gov representative rep congressman congresswoman
    mayor king queen prince princess pope archbishop bishop cardinal judge justice captain colonel admiral lieutenant major
    sergeant commander ambassador spokesman spokeswoman spokesperson chairman chairwoman chair chief executive director head
    coach chef deputy former ex then acting first press attorney commissioner"""
)
"""Words that stand before a person's name and are not part of it."""

_OPENERS = STOPWORDS | vocabulary(
    """who what where when why how which whose is are was were do does did has have had can could will would should may might must
    tell show give brief summarise summarize explain describe list name find compare update catch bring recap outline hello hi
    hey thanks thank ok okay yes no oh so well sorry sure great good anything anyone everything everyone something someone
    nothing nobody latest news according quote quotes more today yesterday tomorrow please maybe perhaps talking speaking
    regarding concerning write sum timeline background details overview summary reaction reactions response comment comments
    statement statements remarks view views position opinion happened"""
)
_COMMON_ENDING = re.compile(
    r"(?:tions?|ments?|ness|nesses|ity|ities|ings?|ages?|ances?|ences?|ships?|ists?|isms?|ures|ics|ers|ors|als|ps|ts|cks|lks|ces|[^aeiou]ly)$"
)
_NAMES_LIKE_ADVERBS = vocabulary("kelly reilly billy sally molly kimberly beverly holly polly connolly donnelly")
_COMMON_NOUNS = vocabulary(
    """oil gas war peace wheat grain coal steel water food energy money trade tax crime police army navy climate weather heat fire
    flood people men women children pupils workers farmers nurses doctors teachers troop tank missile rocket border deal truce
    law bill vote budget strike climate inflation jobs rent rents wages pay prices exports imports schools hospitals banks trains
    flights buses cars homes research science students voters data gold bread fish milk rain snow drought covid flu masks vaccine
    vaccines"""
)
PLACES = vocabulary(
    """afghanistan africa albania algeria america angola argentina armenia asia australia austria azerbaijan bahrain bangladesh belarus
    belgium bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad chile china colombia congo crimea croatia cuba cyprus
    denmark donbas ecuador egypt england eritrea estonia ethiopia europe finland france gaza georgia germany ghana greece greenland guinea
    haiti hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait laos
    latvia lebanon libya lithuania luxembourg madagascar malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar
    namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan
    tanzania thailand tibet tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    us usa uk uae eu amsterdam ankara athens baghdad bangkok barcelona beijing beirut belfast belgrade berlin bern boston brussels bucharest
    budapest cairo california chicago copenhagen damascus delhi dubai dublin edinburgh florida frankfurt geneva glasgow hamburg hanoi havana
    helsinki istanbul jakarta jerusalem kabul kharkiv kyiv kiev lagos lisbon london madrid manchester manila melbourne minsk moscow mumbai
    munich nairobi odesa oslo ottawa paris prague rome riga seoul shanghai sofia stockholm sydney tallinn tbilisi tehran texas tokyo toronto
    vienna vilnius warsaw washington zagreb zurich"""
)
"""Countries, regions and large cities of the world: places replace places."""
_DEMONYM = re.compile(r"(?:ian|ish|ese|ean|ican)$")
_DEMONYMS = vocabulary(
    "german french dutch greek swiss israeli iraqi pakistani saudi qatari afghan thai czech african korean welsh american iranian"
)
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.'’&/:,-][^\W_]+)*%?")
_LINKS = vocabulary("of de del della der den des di da dos du la le van von zu zur bin ibn al el ben and for the und y e")
_PARTICLES = vocabulary("de del della der den di da dos du la le van von zu bin ibn al el ben")
_POSSESSIVE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """A word of a text with its half-open character offsets; a possessive ending is not part of `text`."""

    text: str
    start: int
    end: int
    possessive: bool


class Name(NamedTuple):
    """A proper name as written, with its half-open character offsets."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Words and numbers of a text, in order; `U.S.`, `Covid-19` and `O'Neill` are one each."""
    found = []
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        possessive = word != match.group() or (word.endswith("s") and text[match.end() : match.end() + 1] in ("'", "’"))
        found.append(Token(word, match.start(), match.start() + len(word), possessive))
    return found


def bare(text: str) -> str:
    """A question without its final punctuation; the full stop of `U.S.` stays."""
    stripped = text.rstrip("?!.… ")
    initials = re.search(r"(?:\b[^\W\d_]\.)+[^\W\d_]$", stripped)
    return f"{stripped}." if initials and text[len(stripped) :].startswith(".") else stripped


def is_headline(text: str) -> bool:
    """True where capital letters say nothing: a Title Case Headline or ALL CAPITALS."""
    found = [t.text for t in tokens(text) if t.text[0].isalpha()]
    if len(found) > 2 and sum(w.isupper() for w in found) > len(found) / 2:
        return True
    later = found[1:]
    functional = [w for w in later if w.lower() in STOPWORDS and len(w) > 2]
    raised = sum(w[0].isupper() for w in functional)
    return raised >= 2 or (raised == 1 and sum(w[0].isupper() for w in later) >= 0.8 * len(later) and len(later) > 2)


def is_common(word: str) -> bool:
    """True if a capitalised word at the start of a sentence is rather a common word than a name."""
    folded = fold(word)
    if folded in PLACES:
        return False
    return (
        folded in _OPENERS
        or folded in _COMMON_NOUNS
        or (not word.isupper() and folded not in _NAMES_LIKE_ADVERBS and bool(_COMMON_ENDING.search(folded)))
    )


def is_acronym(word: str) -> bool:
    """True for `NATO`, `U.S.`, `G7`; not for the pronoun I or a single letter."""
    letters = [c for c in word if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters) and (len(letters) > 1 or any(c.isdigit() for c in word))


def _starts_sentence(text: str, start: int) -> bool:
    return not (before := text[:start].rstrip(" \t\n\"'“”‘’„«»(")) or (
        before[-1] in ".?!:" and not re.search(r"\b(?:[A-Z]|[A-Z][a-z]{1,3})\.$", before)
    )


def proper_names(text: str, known: Iterable[str] = ()) -> list[Name]:
    """Proper names of a text in order.

    Args:
        text: a question or another short text; Title Case and capitals throughout are seen through.
        known: names that count in any case ("annalena baerbock"), whole or by their last word.
    """
    found = tokens(text)
    headline = is_headline(text)
    acronyms_count = not headline or not text.isupper()
    capital = []
    for i, token in enumerate(found):
        word = token.text
        if not word[0].isalpha():
            capital.append(False)
        elif is_acronym(word) and acronyms_count and sum(is_acronym(t.text) for t in found) <= len(found) / 2 + 1:
            capital.append(True)
        elif headline or not word[0].isupper() or fold(word) in ("i", "i'm", "i'd", "i've", "i'll"):
            capital.append(False)
        elif _starts_sentence(text, token.start):
            followed = i + 1 < len(found) and found[i + 1].text[0].isupper() and fold(word) not in _OPENERS and not token.possessive
            capital.append(followed or not is_common(word) or (token.possessive and fold(word) not in _OPENERS))
        else:
            capital.append(fold(word) not in STOPWORDS or (fold(word) in ("may", "will", "us") and not headline))
    names = [name for name in _runs(text, found, capital) if not _is_demonym(text, name)]
    return _with_known(text, found, names, known)


def _runs(text: str, found: Sequence[Token], capital: Sequence[bool]) -> list[Name]:
    names, i = [], 0
    while i < len(found):
        if not capital[i]:
            i += 1
            continue
        first = last = i
        while not found[last].possessive and last + 1 < len(found):
            step = _next_in_name(text, found, capital, last)
            if step is None:
                break
            last = step
        name = Name(text[found[first].start : found[last].end], found[first].start, found[last].end)
        if not all(fold(t.text) in MONTHS | WEEKDAYS or t.text[0].isdigit() for t in found[first : last + 1]):
            names.append(name)
        i = last + 1
    return names


def _next_in_name(text: str, found: Sequence[Token], capital: Sequence[bool], last: int) -> int | None:
    """Index of the token that goes on with the name that ends at `last`, or None."""

    def joined(a: int, b: int) -> bool:
        gap = text[found[a].end : found[b].start]
        return gap in (" ", "\u00a0", ". ", " & ") and not (gap == ". " and fold(found[a].text) not in TITLES and len(found[a].text) > 3)

    following = last + 1
    if not joined(last, following):
        return None
    if capital[following] or re.fullmatch(r"\d{1,3}", found[following].text):
        return following
    link = following
    while link < len(found) and fold(found[link].text) in _LINKS - {"and", "for"} and link - following < 3 and not found[link].possessive:
        link += 1
    if link == following or link >= len(found) or not capital[link]:
        return None
    words = [fold(t.text) for t in found[following:link]]
    particles = all(w in _PARTICLES for w in words)
    office = words[0] == "of" and fold(found[last].text) in _OFFICES
    return link if (particles or office) and all(joined(i, i + 1) for i in range(last, link)) else None


_OFFICES = vocabulary(
    """bank ministry department house court university council republic state states kingdom office church institute board bureau
    union league organisation organization isle gulf strait sea bay cape duke prince association federation city college chamber"""
)


def _is_demonym(text: str, name: Name) -> bool:
    """`Russian` in `Russian troops`: a word of the topic, not the name of someone."""
    word = fold(name.text)
    qualifies = re.match(r"[ -][a-z]", text[name.end : name.end + 2]) and fold(text[name.end :].split()[0]) not in STOPWORDS
    return " " not in word and bool(qualifies) and (word in _DEMONYMS or bool(_DEMONYM.search(word)))


def _with_known(text: str, found: Sequence[Token], names: list[Name], known: Iterable[str]) -> list[Name]:
    spoken = [spellings(t.text) for t in found]
    typed = frozenset[str]().union(*spoken)
    extra = []
    for name in known:
        parts = _parts(name)
        if not parts or not parts[-1] & typed or not name.split()[-1][:1].isupper():
            continue
        for wanted in dict.fromkeys((parts, parts[-1:])):
            for i in range(len(found) - len(wanted) + 1):
                matches = all(s & w for s, w in zip(spoken[i : i + len(wanted)], wanted, strict=True))
                last = found[i + len(wanted) - 1]
                if len(wanted) == 1 and names and last.text.islower():
                    continue  # who writes names in capitals means a common word by this one
                if matches and fold(last.text) not in _OPENERS:
                    extra.append(Name(written(text[found[i].start : last.end], [name]), found[i].start, last.end))
    for one in sorted(extra, key=lambda n: (n.start, -n.end)):
        if not any(one.start < other.end and other.start < one.end for other in names):
            names.append(one)
    return sorted(names, key=lambda n: n.start)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[frozenset[str], ...]:
    return tuple(spellings(t.text) for t in tokens(name))


def spellings(word: str) -> frozenset[str]:
    """The ways a word is typed: without accents, and with German umlauts spelled out (`Schröder`: schroder, schroeder)."""
    spelled = word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return frozenset((fold(word), fold(spelled)))


def written(name: str, known: Iterable[str]) -> str:
    """The same words as the first known name that holds them spells them; otherwise the name as given."""
    parts = [spellings(t.text) for t in tokens(name)]
    for candidate in known:
        if not parts or not any(p & parts[-1] for p in _parts(candidate)):
            continue
        found = tokens(candidate)
        for i in range(len(found) - len(parts) + 1):
            if parts and all(spellings(t.text) & p for t, p in zip(found[i : i + len(parts)], parts, strict=True)):
                return candidate[found[i].start : found[i + len(parts) - 1].end]
    return name
