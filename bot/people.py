"""People: the speakers of an archive, merged across its articles into one person each.

A name is merged with another only if nothing else in the archive could be meant: two full names that agree, and a bare
surname (or an initial) that fits exactly one full name. What fits several stays apart, unless the same article has only one
of them speak. Bodies and speakers without a name are never merged with persons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.matching import same_speaker
from bot.name_groups import groups_by_article, groups_of
from bot.speaker_names import SpokenName, abbreviation, as_asked, compatible, initials, read_speaker, words_behind
from bot.text import fold, words
from bot.types import Person, PersonKind, Role


class Said(NamedTuple):
    """Statements that agree in all that matters here.

    Attributes:
        speaker: as in `Attribution`.
        role: what the article calls the speaker, or None.
        day: of publication, or None.
        statements: how many.
        article: where; any number that is another for another article, None where that is unknown.
    """

    speaker: str
    role: str | None
    day: date | None
    statements: int
    article: int | None = None


class People:
    """Who speaks in an archive.

    Args:
        persons: most statements first.
        whole: speaker -> name of the person that it is everywhere.
        local: (article, speaker) -> name of the person that it is there, where it is not the same everywhere.
    """

    def __init__(self, persons: Sequence[Person], whole: dict[str, str], local: dict[tuple[int, str], str]) -> None:
        self.persons = tuple(persons)
        self._whole = whole
        self._local = local

    def __len__(self) -> int:
        return len(self.persons)

    @cached_property
    def _by_surname(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(self.persons):
            for name in (person.name, *person.aliases) if person.kind == "person" else ():
                found[read_speaker(name).surname].add(number)
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(self.persons):
            for name in (person.name, *person.aliases):
                for word in _words(read_speaker(name).shown if person.kind == "person" else name):
                    found[word].add(number)
        return found

    @cached_property
    def _by_initials(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(self.persons):
            for name in (person.name, *person.aliases) if person.kind == "organisation" else ():
                for letters in initials(name):
                    found[letters].add(number)
        return found

    @cached_property
    def _by_abbreviation(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(self.persons):
            for letters in {abbreviation(name) for name in (person.name, *person.aliases)} - {""}:
                found[letters].add(number)
        return found

    @cached_property
    def _folded(self) -> list[tuple[str, ...]]:
        return [tuple(dict.fromkeys(fold(n) for n in (p.name, *p.aliases))) for p in self.persons]

    def of(self, speaker: str | None, article: int | None = None) -> str | None:
        """Name of the person that a speaker of an article is; None for None and for a speaker that the archive does not know."""
        if speaker is None:
            return None
        here = self._local.get((article, speaker)) if article is not None else None
        return here or self._whole.get(speaker)

    def named(self, name: str) -> tuple[Person, ...]:
        """All people that a name can mean, most statements first; more than one for a name that several carry.

        Args:
            name: full, a surname or a part of a name, in any case, with or without accents and titles. Whole words count first;
                only if nobody carries them, letters within a word do.
        """
        asked, wanted = as_asked(name), _words(name)
        if not wanted:
            return ()
        sharing = [self._by_word.get(word, set()) for word in wanted]
        near = (self._by_surname.get(asked.surname, set()) if asked.surname else set()) | set.intersection(*sharing)
        same = {n for letters in initials(name) for n in self._by_abbreviation.get(letters, ())}
        if letters := abbreviation(name):
            same |= self._by_initials.get(letters, set())
        carried = [self.persons[n] for n in sorted(near | same) if n in same or _carries(self.persons[n], asked, wanted)]
        found = tuple(carried) or self._containing(name)
        behind = words_behind(name)
        return found or (self.named(" ".join(behind)) if len(behind) > 1 else ())  # "Harbour Master Ines Aldous"

    def search(self, part: str) -> tuple[Person, ...]:
        """All people whose name, in any of its forms, holds these letters, or whom `named` finds; most statements first."""
        found = {p.name for p in (*self.named(part), *self._containing(part))}
        return tuple(p for p in self.persons if p.name in found)

    def _containing(self, part: str) -> tuple[Person, ...]:
        wanted = fold(part.strip())
        return tuple(p for p, names in zip(self.persons, self._folded, strict=True) if any(wanted in n for n in names))

    def speakers(self, persons: Iterable[Person]) -> tuple[list[str], list[tuple[int, str]]]:
        """The speakers that are one of these people everywhere, and (article, speaker) where they are so there only."""
        names = {p.name for p in persons}
        return [s for s, n in self._whole.items() if n in names], [place for place, n in self._local.items() if n in names]

    def elsewhere(self, persons: Iterable[Person]) -> list[tuple[int, str]]:
        """(article, speaker) where one of their names is somebody else's there."""
        names = {p.name for p in persons}
        return [(a, s) for (a, s), n in self._local.items() if n not in names and self._whole.get(s) in names]


def people(rows: Iterable[Said]) -> People:
    """Merge speakers into people.

    Args:
        rows: the statements of an archive that have a speaker, in any order and grouping.
    """
    said = list(rows)
    counts: Counter[str] = Counter()
    for row in said:
        counts[row.speaker] += row.statements
    whole, groups = groups_of(counts)
    local = groups_by_article([(r.article, r.speaker) for r in said if r.article is not None], whole, groups)
    rows_of: dict[int, list[Said]] = defaultdict(list)
    for row in said:
        place = (row.article, row.speaker)
        rows_of[local[place] if row.article is not None and place in local else whole[row.speaker]].append(row)
    names = _names({g: rows_of[g] for g in rows_of})
    persons = [_person(names[g], rows_of[g], groups[g].kind) for g in rows_of]
    persons.sort(key=lambda p: (-p.statements, p.name))
    return People(persons, {s: names[g] for s, g in whole.items() if g in names}, {place: names[g] for place, g in local.items()})


def _names(rows_of: dict[int, list[Said]]) -> dict[int, str]:
    """Group -> the name that it is shown under: the fullest kind of name, of these the one with most statements; each only once."""
    ranked: dict[int, list[str]] = {}
    for g, rows in rows_of.items():
        counts: Counter[str] = Counter()
        for row in rows:
            counts[row.speaker] += row.statements
        ranked[g] = sorted(counts, key=lambda s: (_rank(read_speaker(s)), counts[s], s), reverse=True)
    shown = Counter(read_speaker(speakers[0]).shown for speakers in ranked.values())
    names: dict[int, str] = {}
    taken: set[str] = set()
    for g in sorted(rows_of):
        best = read_speaker(ranked[g][0]).shown
        candidates = [best] if shown[best] == 1 else ranked[g]  # "Mr. Orlov" beside "Mrs. Orlov"
        names[g] = next((c for c in candidates if c not in taken), f"{best} ({g})")
        taken.add(names[g])
    return names


def _rank(name: SpokenName) -> tuple[bool, bool]:
    return bool(name.given), bool(name.given) and len(name.given[0]) > 1


def _person(name: str, rows: Sequence[Said], kind: PersonKind) -> Person:
    aliases: Counter[str] = Counter()
    roles: dict[str, list[tuple[str, Said]]] = defaultdict(list)
    for row in rows:
        aliases[row.speaker] += row.statements
        role = row.role or (read_speaker(row.speaker).role if kind == "person" else "")
        if role:
            roles[_role_key(role)].append((role, row))
    first, last = _span(rows)
    told = [_role(found) for found in roles.values()]
    return Person(
        name=name,
        aliases=tuple(sorted(aliases, key=lambda s: (-aliases[s], s))),
        roles=tuple(sorted(told, key=lambda r: (-r.count, r.name))),
        statements=sum(aliases.values()),
        first=first,
        last=last,
        kind=kind,
    )


@lru_cache(maxsize=65536)
def _role_key(role: str) -> str:
    return " ".join(w for w in words(role) if w not in ("the", "a", "an"))


def _role(found: Sequence[tuple[str, Said]]) -> Role:
    written: Counter[str] = Counter()
    for role, row in found:
        written[role] += row.statements
    first, last = _span([row for _, row in found])
    return Role(max(written, key=lambda r: (written[r], r)), first, last, sum(written.values()))


def _span(rows: Iterable[Said]) -> tuple[date | None, date | None]:
    days = [row.day for row in rows if row.day]
    return (min(days), max(days)) if days else (None, None)


def _words(name: str) -> set[str]:
    return {w for w in words(name) if w not in ("the", "a", "an")}


def _carries(person: Person, asked: SpokenName, wanted: set[str]) -> bool:
    names = [read_speaker(alias) for alias in (person.name, *person.aliases)]
    if person.kind == "person":
        if (
            asked.kind != "organisation"
            and asked.surname
            and any(compatible(asked, n) for n in names if n.surname and (n.given or not asked.given))
        ):
            return True
        return any(wanted <= _words(n.shown) for n in names)
    return any(wanted <= _words(alias) and same_speaker(asked.shown, alias) for alias in person.aliases)
