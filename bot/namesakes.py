"""Finds the speakers whom a name could mean among all of an archive, so that a question need not merge everybody into people.

What `bot.people` makes of a name depends on nothing but the speakers that share a word with it, and those that share a surname
with these. Merged alone, they become the same people as they do among all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from bot.speaker_names import as_asked, plain, read_speaker, spelled
from bot.text import fold, words

_ARTICLES = frozenset({"the", "a", "an"})
_SWALLOWS = re.compile(r"(?<=[^\Waeiou])([aou])")
"""The letters behind which `spelled` drops an `e`."""


class Namesakes:
    """The names of an archive's speakers, all in one text that is quickly looked through.

    Args:
        speakers: each once.
    """

    def __init__(self, speakers: Iterable[str]) -> None:
        self._speakers = list(speakers)
        lines = [_line(s) for s in self._speakers]
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._text = "\n".join(lines)

    def near(self, name: str) -> set[str]:
        """All speakers that decide whom a name means: those that `People.named` finds, and all that could be merged with them.

        Args:
            name: as `People.named` takes it.
        """
        found = self._sharing(name)
        keys = {n.key for n in map(read_speaker, found) if n.kind != "person"}
        found = found.union(*map(self._keyed, keys))
        surnames = {read_speaker(s).surname for s in found} - {""}
        return found.union(*map(self._with, surnames))

    def _sharing(self, name: str) -> set[str]:
        surname, wanted = as_asked(name).surname, set(words(name)) - _ARTICLES
        found = self._with(surname) if surname else set()
        if not wanted:
            return found
        whole = {s for s in self._holding(max(wanted, key=len)) if wanted <= set(words(s))}
        found |= whole
        if any(wanted <= set(words(read_speaker(s).shown)) for s in whole):
            return found  # somebody carries the name: neither letters within words nor its last words alone count
        letters = fold(name.strip())
        found |= {s for s in self._holding(letters) if letters in fold(s)}
        behind = name.split()[1:]
        return found | (self._sharing(" ".join(behind)) if len(behind) > 1 else set())

    def _with(self, surname: str) -> set[str]:
        """The speakers of whom a word is spelled like this surname."""
        spellings = _SWALLOWS.sub(r"\1e?", re.escape(_line(surname.removesuffix("i")))) + ("(?:i?y+|ij|i)" if surname[-1] == "i" else "")
        return {s for s in self._at(match.start() for match in re.finditer(spellings, self._text)) if surname in _spellings(s)}

    def _keyed(self, key: str) -> set[str]:
        """The speakers whose names differ from a body's in no more than an article and full stops."""
        longest = max(key.split(), key=len, default="")
        return {s for s in self._holding(longest) if read_speaker(s).key == key} if longest else set()

    def _holding(self, letters: str) -> set[str]:
        return self._at(_places(self._text, _line(letters)))

    def _at(self, places: Iterable[int]) -> set[str]:
        return {self._speakers[bisect_right(self._starts, place) - 1] for place in places}


def _line(name: str) -> str:
    return plain(name).replace(".", "").replace("\n", " ")


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part) if part else -1
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


@lru_cache(maxsize=65536)
def _spellings(speaker: str) -> frozenset[str]:
    return frozenset(spelled(w) for w in (*speaker.replace(",", " ").split(), *words(speaker)))
