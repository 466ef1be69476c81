"""Which names of speakers are one person's; see `bot.people` for the rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.speaker_names import SpokenName, compatible, read_speaker
from bot.types import PersonKind


class Group:
    """Names that are one person's.

    Attributes:
        kind: of all of them.
        names: the first is the fullest.
    """

    def __init__(self, kind: PersonKind, first: SpokenName) -> None:
        self.kind = kind
        self.names = [first]

    def takes(self, name: SpokenName) -> bool:
        """Whether a name contradicts none of these."""
        return all(compatible(name, other) for other in self.names)


def groups_of(counts: Counter[str]) -> tuple[dict[str, int], list[Group]]:
    """The groups of names that are one person's each: fullest names first, each joins the one group that it fits.

    Args:
        counts: speaker -> statements.

    Returns:
        Speaker -> index of its group, and the groups.
    """
    groups: list[Group] = []
    whole: dict[str, int] = {}
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_initial: dict[tuple[str, str], list[int]] = defaultdict(list)
    read = {s: read_speaker(s) for s in counts}
    surnames = {n.surname for n in read.values() if n.kind == "person" and n.given}
    unnamed: dict[tuple[PersonKind, str], int] = {}
    bodies = {n.key for n in read.values() if n.kind == "organisation"}
    same: dict[SpokenName, int] = {}
    genders: dict[str, set[str]] = defaultdict(set)  # "Mr." and "Ms." before one surname: neither is known to be the one named in full
    for bare in (n for n in read.values() if not n.given):
        genders[bare.surname].add(bare.gender)
    for speaker in sorted(counts, key=lambda s: (_fullness(read[s]), counts[s], s), reverse=True):
        name = read[speaker]
        kind = _kind(name, surnames, bodies)
        if kind != "person":
            key = (kind, name.key)
            if key not in unnamed:
                unnamed[key] = len(groups)
                groups.append(Group(kind, name))
            whole[speaker] = unnamed[key]
            continue
        known = name._replace(kind="person", shown="", key="", role="")
        if known not in same:
            initial = (name.surname, name.given[0][:1] if name.given else "")
            fitting = [g for g in (by_initial[initial] if name.given else by_surname[name.surname]) if groups[g].takes(name)]
            both = not name.given and len(genders[name.surname] - {""}) > 1 and bool(name.gender)
            if len(fitting) == 1 and not both:
                same[known] = fitting[0]
                groups[fitting[0]].names.append(name)
            else:
                same[known] = len(groups)
                by_surname[name.surname].append(len(groups))
                by_initial[initial].append(len(groups))
                groups.append(Group("person", name))
        whole[speaker] = same[known]
    return whole, groups


def _kind(name: SpokenName, surnames: set[str], bodies: set[str]) -> PersonKind:
    """A single word is a surname where somebody is called so in full, and a body where "the …" is one."""
    if name.given or name.kind == "organisation" or not name.surname:
        return name.kind
    if name.surname in surnames:
        return "person"
    return "organisation" if name.key in bodies else name.kind


def _fullness(name: SpokenName) -> tuple[bool, bool, bool, int, int]:
    """Orders names so that each comes after all that could be meant by it."""
    middle = name.given[1:]
    return bool(name.given), bool(name.given) and len(name.given[0]) > 1, bool(name.suffix), sum(len(n) > 1 for n in middle), len(middle)


def groups_by_article(said: Sequence[tuple[int, str]], whole: dict[str, int], groups: Sequence[Group]) -> dict[tuple[int, str], int]:
    """The groups of bare surnames that fit several people of whom an article has just one speak.

    Args:
        said: (article, speaker) of all statements.
        whole, groups: as `groups_of` gives them.

    Returns:
        (article, speaker) -> index of the group that it is there.
    """
    open_names: dict[str, list[int]] = {}
    by_surname: dict[str, list[int]] = defaultdict(list)
    for g, group in enumerate(groups):
        if group.kind == "person" and group.names[0].given:
            by_surname[group.names[0].surname].append(g)
    for speaker, g in whole.items():
        name = read_speaker(speaker)
        if groups[g].kind == "person" and not name.given and len(by_surname[name.surname]) > 1:
            open_names[speaker] = [other for other in by_surname[name.surname] if groups[other].takes(name)]
    speaking: dict[int, set[int]] = defaultdict(set)
    candidates = {g for fitting in open_names.values() for g in fitting}
    for article, speaker in said if candidates else ():
        if whole[speaker] in candidates:
            speaking[article].add(whole[speaker])
    found = {}
    for article, speaker in said:
        if speaker in open_names:
            here = [g for g in open_names[speaker] if g in speaking[article]]
            if len(here) == 1:
                found[(article, speaker)] = here[0]
    return found
