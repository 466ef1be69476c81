"""People whose names nearly are the one that a reader typed: what a refusal suggests, and never answers for by itself."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from bot.speaker_names import SpokenName, as_asked, plain, read_speaker

NEAR = 0.8
"""Similarity from which a surname, and a first name, is taken for another one misspelt: twice the letters that both have in the same
order, by the letters of both (`difflib`, after Ratcliff and Obershelp 1988)."""
ROUGH = NEAR - 0.1
"""The same before names are read in the one spelling that `bot.speaker_names.spelled` gives them."""
MOST = 2
"""People who are suggested; of more, nobody is."""


def nearly(name: str, speakers: Iterable[str]) -> tuple[str, ...]:
    """The one or two people whom a misspelt name may mean; none where more could be meant, or where somebody carries the very name.

    Args:
        name: as the question writes it, a person's: surname, or first name and surname.
        speakers: of the archive, as written there, most statements first; the first spelling of each is given.
    """
    asked = as_asked(name)
    if asked.kind != "person" or not asked.surname:
        return ()
    people = [read for read in map(read_speaker, _roughly(asked.surname, list(speakers))) if read.kind == "person"]
    surnames = set(get_close_matches(asked.surname, {read.surname for read in people}, len(people) or 1, NEAR))
    fitting = [read for read in people if read.surname in surnames and _same_first(asked, read)]
    if any(read.surname == asked.surname and (not asked.given or read.given[:1] == asked.given[:1]) for read in fitting):
        return ()
    found: dict[str, dict[str, str]] = {}
    for read in fitting:
        found.setdefault(read.surname, {}).setdefault(read.given[0] if read.given else "", read.shown)
    shown = [one for by_first in found.values() for one in _suggested(asked, by_first)]
    return tuple(shown) if len(shown) <= MOST else ()


def _roughly(surname: str, speakers: list[str]) -> list[str]:
    """The speakers with a word that is somewhat like a surname: reading the names of all of a large archive takes a second."""
    lines = [plain(speaker) for speaker in speakers]
    every = {word for line in lines for word in line.split()}
    alike = set(get_close_matches(surname, every, len(every) or 1, ROUGH))
    return [speaker for speaker, line in zip(speakers, lines, strict=True) if not alike.isdisjoint(line.split())]


def _same_first(asked: SpokenName, read: SpokenName) -> bool:
    if not asked.given or not read.given:
        return True
    one, two = asked.given[0], read.given[0]
    if min(len(one), len(two)) == 1:
        return one[0] == two[0]
    return SequenceMatcher(None, one, two).ratio() >= NEAR


def _suggested(asked: SpokenName, by_first: dict[str, str]) -> list[str]:
    """Of the people of one surname, by their first names, those to suggest; the bare surname where a bare one could mean several."""
    whole = [shown for first, shown in by_first.items() if first]
    if not whole:
        return list(by_first.values())
    return whole if asked.given or len(whole) == 1 else [by_first.get("", whole[0].split()[-1])]
