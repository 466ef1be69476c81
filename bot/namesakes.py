"""Finds the speakers whom a name could mean among all of an archive, so that a question need not merge everybody into people.

What `bot.people` makes of a name depends on the speakers that share a word with it (or, if nobody does, its letters), on those
whose name is the same but for an article and full stops, and on those that share a surname with all these. Merged alone, they
become the same people as they do among all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cached_property, lru_cache
from itertools import accumulate

from bot.speaker_names import abbreviates, abbreviation, as_asked, initials, plain, read_speaker, spelled, words_behind
from bot.text import fold, words

_ARTICLES = frozenset({"the", "a", "an"})
FEW = 30
"""Surnames that are looked for one by one; for more, every name is read."""
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
        found = self._sharing(name) | self._abbreviated(name)
        found |= self._keyed({n.key for n in map(read_speaker, found) if n.kind != "person" or not n.given})
        return found | self._with({read_speaker(s).surname for s in found} - {""})

    def _sharing(self, name: str) -> set[str]:
        surname, wanted = as_asked(name).surname, set(words(name)) - _ARTICLES
        found = self._with({surname} - {""})
        if not wanted:
            return found
        whole = {s for s in self._holding(max(wanted, key=len)) if wanted <= set(words(s))}
        found |= whole
        if any(wanted <= set(words(read_speaker(s).shown)) for s in whole):
            return found  # somebody carries the name: neither letters within words nor its last words alone count
        letters = fold(name.strip())
        found |= {s for s in self._holding(letters) if letters in fold(s)}
        behind = words_behind(name)
        return found | (self._sharing(" ".join(behind)) if len(behind) > 1 else set())

    def _abbreviated(self, name: str) -> set[str]:
        found = {s for s in self._speakers if abbreviates(name, s)} if abbreviation(name) else set()
        found |= {s for letters in initials(name) for s in self._holding(letters) if abbreviation(s) == letters}
        behind = words_behind(name)
        return found | (self._abbreviated(" ".join(behind)) if behind else set())

    def _with(self, surnames: Set[str]) -> set[str]:
        """The speakers of whom a word is spelled like one of these surnames."""
        if len(surnames) > FEW:
            return set().union(*(self._by_spelling.get(surname, ()) for surname in surnames))
        found: set[str] = set()
        for surname in surnames:
            ending = "(?:i?y+|ij|i)" if surname.endswith("i") else ""
            pattern = _SWALLOWS.sub(r"\1e?", re.escape(_line(surname.removesuffix("i")))) + ending
            near = self._at(match.start() for match in re.finditer(pattern, self._text))
            found |= {s for s in near if surname in _spellings(s)}
        return found

    @cached_property
    def _by_spelling(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for speaker in self._speakers:
            for word in _spellings(speaker):
                found[word].add(speaker)
        return dict(found)

    def _keyed(self, keys: Set[str]) -> set[str]:
        """The speakers whose names differ from one of these bodies' in no more than an article and full stops."""
        longest = {max(key.split(), key=len, default="") for key in keys}
        return {s for part in longest for s in self._holding(part) if read_speaker(s).key in keys}

    def _holding(self, letters: str) -> set[str]:
        return self._at(_places(self._text, _line(letters)))

    def _at(self, places: Iterable[int]) -> set[str]:
        return {self._speakers[bisect_right(self._starts, place) - 1] for place in places}


def _line(name: str) -> str:
    return " ".join(plain(name).replace(".", "").split())


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part) if part else -1
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


@lru_cache(maxsize=65536)
def _spellings(speaker: str) -> frozenset[str]:
    return frozenset({read_speaker(speaker).surname, *map(spelled, speaker.replace(",", " ").split()), *map(spelled, words(speaker))})
