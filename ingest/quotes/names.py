"""Names of persons and organisations: runs of capitalised words, without titles and sentence openers."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .words import ABBREVIATIONS, DEPARTMENTS, HEADS, NOT_NAMES, ORGANISATIONS, PARTICLES, PEOPLES, REGAL, TITLES

_ABBREVIATED = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
_PIECE = re.compile(r"\S+")
_GRADE = re.compile(r"\b\d(?:st|nd|rd|th)\s$")
"""Before the rest of a rank: `Airman 1st Class Oda Brink`."""
_NICKNAME = re.compile(r"^[“\"‘'(].*[”\"’')]$")
_OPENER = re.compile(r"\w+(?:ed|ing|ly)$")
_TOKEN = rf"(?:(?:{_ABBREVIATED})\.|(?:[A-Z]\.)+(?:[A-Z]\b)?|(?:al-|el-)?[^\W\d_a-zß-öø-ÿ][\w]*(?:[-’'](?!s\b)[^\W\d_]\w+)*)"
_NAME = re.compile(
    rf"(?<![\w’'@#$/-]){_TOKEN}(?:[ \u00a0](?:{PARTICLES}[ \u00a0]){{0,2}}(?:[“\"‘'(][A-Z]\w+[”\"’')][ \u00a0])?{_TOKEN}|[ ]&[ ]{_TOKEN})*(?:,?[ ](?:Jr|Sr)\.)?"
)

_NEW = frozenset("York Jersey Hampshire Mexico Zealand Orleans Delhi England Haven Guinea Caledonia Brunswick".split())
"""What `New` is a part of."""
_NUMBERS = frozenset(
    "Four Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety Half Dozens Hundreds Thousands Millions".split()
)
_ALONE_NO_NAME = _NUMBERS | (ABBREVIATIONS - TITLES)
"""What opens a sentence, or is short for a word, and alone is no name."""
_DATES = frozenset(
    """Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April May June July August September October
    November December Jan Feb Mar Apr Aug Sept Oct Nov Dec Spring Summer Autumn Winter""".split()
)
_SURNAMES = frozenset("Best Beyond Few From Further Next Now Said So Still Today Tomorrow Will".split())
"""Words of `NOT_NAMES` that also end names: `Al From`, `Edward Said`."""
_OFFICE_OF = re.compile(
    rf"\b({'|'.join(sorted(TITLES))})(?:[ ]of(?:[ ]the)?|(?<=Ambassador)[ ]to(?:[ ]the)?|(?<=Envoy)[ ]to(?:[ ]the)?)[ ]$"
)
_LONGEST_OFFICE = 40

Kind = Literal["person", "organisation", "pronoun", "role"]


class Mention(NamedTuple):
    """Somebody mentioned at `text[start:end]`.

    Attributes:
        start, end: half-open offsets; a title before a personal name may lie outside them.
        kind: whether it names a person or an organisation, stands for one (`pronoun`), or describes one (`role`).
        name: the bare personal name, the organisation's name, the pronoun in lower case, or the role as written.
        title: the words before a personal name ("German Foreign Minister"), or "".
    """

    start: int
    end: int
    kind: Kind
    name: str
    title: str = ""


def _bare(word: str) -> str:
    return word.strip(".,").removesuffix("’s").removesuffix("'s")


_PARTIES = frozenset("Democrats Republicans".split())
_GROUPS = frozenset(
    """people men women police residents locals families parents children crews consumers shareholders passengers students authorities
    experts opponents organizers organisers advocates scientists economists prosecutors lawmakers neighbours neighbors observers fans
    travellers travelers teachers farmers patients sponsors lenders bankers""".split()
)
"""Words for several people that are capitalised only where a sentence or a headline begins."""


def _is_surname(text: str, tokens: list[tuple[int, int]], number: int) -> bool:
    """Whether a word that mostly opens sentences is the last word of a name: `Al From`, `Edward Said`, `Theresa May`; not `Jane Roe Tuesday`."""
    word, previous = _bare(text[slice(*tokens[number])]), text[slice(*tokens[number - 1])]
    if word in _DATES:
        return word in ("May", "April", "June", "August")
    return word in _SURNAMES and number == len(tokens) - 1 and not previous.endswith((".", ",")) and previous not in TITLES | ORGANISATIONS


def _is_group(word: str) -> bool:
    """Whether a capitalised word alone is no name but people, by what they are: `Aides`, `Residents`; parties are named so."""
    lower = word.lower()
    return word.istitle() and word not in _PARTIES and (lower in _GROUPS or (lower.endswith("s") and lower[:-1] in HEADS - REGAL))


def read_name(text: str, start: int, end: int, common: frozenset[str]) -> Mention | None:
    """The mention in one run of capitalised words, titles and sentence openers taken off, or None if nothing is left.

    Args:
        text: the article with its quotations masked.
        start, end: the run is `text[start:end]`.
        common: words that the article capitalises only where a sentence begins; they open no name.
    """
    tokens = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:end])]
    while tokens:
        first = _bare(text[tokens[0][0] : tokens[0][1]])
        if first in _ALONE_NO_NAME and len(tokens) == 1:
            return None
        if first == "First" and len(tokens) > 1 and _bare(text[slice(*tokens[1])]) in ("Minister", "Lady", "Secretary", "Deputy", "Vice"):
            break
        if first == "New" and len(tokens) > 1 and _bare(text[tokens[1][0] : tokens[1][1]]) in _NEW:
            break
        before_title = len(tokens) > 2 and _bare(text[tokens[1][0] : tokens[1][1]]) in TITLES  # "State Sen. Jane Roe"
        if first == "Class" and len(tokens) > 1 and _GRADE.search(text, max(0, tokens[0][0] - 5), tokens[0][0]):
            tokens.pop(0)
            continue
        if first in NOT_NAMES or (first.lower() in common and first not in TITLES and not before_title):
            tokens.pop(0)
        else:
            break
    for number, (a, b) in enumerate(tokens):
        if number and _bare(text[a:b]) in NOT_NAMES and not _is_surname(text, tokens, number):
            tokens = tokens[:number]
            break
    if not tokens:
        return None
    words = [_bare(text[a:b]) for a, b in tokens]
    if len(words) == 1 and (words[0] in PEOPLES or _is_group(words[0])):
        return None
    if len(words) == 2 and words[0] == "New" and words[1] in _NEW:
        return Mention(tokens[0][0], tokens[-1][1], "organisation", " ".join(words))
    if any(w in ORGANISATIONS for w in words[-2:]) and words[-1] not in TITLES:
        return Mention(tokens[0][0], tokens[-1][1], "organisation", text[tokens[0][0] : tokens[-1][1]])
    last_title = max((i for i, w in enumerate(words) if w in TITLES or (w.lower() in HEADS - REGAL and i < len(words) - 1)), default=-1)
    if last_title == len(words) - 1:
        return Mention(tokens[0][0], tokens[-1][1], "role", text[tokens[0][0] : tokens[-1][1]])
    kept = tokens[last_title + 1 :]
    name = " ".join(text[a:b] for a, b in kept if not _NICKNAME.match(text[a:b])).replace(",", "")
    title = text[tokens[0][0] : tokens[last_title][1]] if last_title >= 0 else ""
    word = words[-1]
    if last_title < 0 and len(kept) == 1 and (word.isupper() or word in ORGANISATIONS) and len(word) > 1:
        return Mention(tokens[0][0], tokens[-1][1], "organisation", word)
    if not name or not any(c.islower() for c in name):
        return Mention(tokens[0][0], tokens[-1][1], "organisation", name) if name else None
    return Mention(tokens[0][0], tokens[-1][1], "person", name if name.endswith(("Jr.", "Sr.")) else name.rstrip("."), title)


def _with_office(text: str, start: int, end: int, common: frozenset[str]) -> Mention | None:
    """The person of a run of capitalised words that begins with what an office before it is over: `Secretary of` `State Jane Roe`.

    Args:
        text, start, end, common: as for `read_name`.

    Returns:
        The person, with the whole office as title; None if no office stands before the run, or no name would be left of it.
    """
    office = _OFFICE_OF.search(text, max(0, start - _LONGEST_OFFICE), start)
    if office is None:
        return None
    tokens = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:end])]
    words = [_bare(text[a:b]) for a, b in tokens]
    known = [n + 1 for n, word in enumerate(words) if word in DEPARTMENTS | ORGANISATIONS or (n and words[n - 1] == "New" and word in _NEW)]
    over = max(known) if known else max(0, len(tokens) - 2)
    if not 0 < over < len(tokens):
        return None
    person = read_name(text, tokens[over][0], end, common)
    if person is None or person.kind != "person":
        return None
    return person._replace(start=office.start(1), title=f"{text[office.start(1) : tokens[over - 1][1]]} {person.title}".strip())


def names(text: str, start: int, end: int, common: frozenset[str]) -> list[Mention]:
    """Names of persons and organisations in a stretch of a text, in order. `the Kremlin` and its like are organisations.

    Args:
        text: the article with its quotations masked.
        start, end: read `text[start:end]`.
        common: see `read_name`.
    """
    found: list[Mention] = []
    for match in _NAME.finditer(text, start, end):
        mention = _with_office(text, match.start(), match.end(), common) or read_name(text, match.start(), match.end(), common)
        if mention is None:
            continue
        while found and found[-1].end > mention.start:
            held = found.pop()
            mention = mention._replace(start=min(held.start, mention.start), title=text[held.start : mention.start] + mention.title)
        if (
            " " not in mention.name
            and _OPENER.match(mention.name)
            and text.count(mention.name) == 1
            and _begins_sentence(text, mention.start)
        ):
            continue
        if mention.kind == "person" and not mention.title and text[max(0, mention.start - 4) : mention.start].lower() == "the ":
            mention = mention._replace(kind="organisation")
        found.append(mention)
    return found


def _begins_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].strip(" ")[-1:] in ("", "\n", ".", "!", "?", "\x02", "—")
