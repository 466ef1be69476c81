"""People of one article: the fullest name of each, what is known of gender and office, and who a pronoun can mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from .mentions import Mention
from .words import FEMALE, HEADS, MALE

Gender = Literal["male", "female"]

_APPOSITION = re.compile(r"(?:\s?\([^)]{1,25}\))?,\s(?:(?:the|a|an|his|her|their|one of)\s)?([^,.;\n\x02]{3,90})")
_ORDINARY = re.compile(r"[\w’'-]+")
_OWN_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_LOCATIVE = re.compile(r"\b(?:in|across|throughout|near|outside)\s$")
_SUFFIXES = {"Jr.", "Sr.", "II", "III", "IV"}
_PRONOUN_GENDER: dict[str, Gender] = {"he": "male", "she": "female"}


def _tokens(name: str) -> list[str]:
    return [t for t in name.split() if t not in _SUFFIXES]


@dataclass(slots=True)
class Person:
    """One person of an article; grows while the article is read.

    Attributes:
        name: the fullest form that the article uses.
        votes: evidence for a gender, from titles, offices and pronouns.
        offices: head nouns of titles and appositions ("minister", "spokeswoman").
    """

    name: str
    votes: Counter[Gender] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)

    @property
    def gender(self) -> Gender | None:
        """The gender that the evidence agrees on, or None."""
        male, female = self.votes["male"], self.votes["female"]
        return "male" if male > female else "female" if female > male else None

    def describe(self, words: str) -> None:
        """Takes gender and office from a title or an apposition."""
        head = re.split(r"\b(?:of|for|at|in|who|whose|from|with|to|on|and)\b", words, maxsplit=1)[0]
        for word in _ORDINARY.findall(head.lower()):
            if word in MALE:
                self.votes["male"] += 4
            elif word in FEMALE:
                self.votes["female"] += 4
        for word in _ORDINARY.findall(head.lower())[-2:] + [w.lower() for w in _ORDINARY.findall(words)[:1]]:
            if word in HEADS:
                self.offices.add(word)


class People:
    """Everyone whom an article names outside quotations, by every name that it uses for them.

    Args:
        text: the article with its quotations masked.
        mentions: its names in order; organisations are left out of the register.
        starts: offsets at which its sentences begin.
        extra: names that its title gives.
    """

    def __init__(self, text: str, mentions: Iterable[Mention], starts: list[int], extra: tuple[str, ...] = ()) -> None:
        self.starts = starts
        self.mentions = [m for m in mentions if m.kind == "person"]
        counts = Counter(m.name for m in self.mentions)
        first_at: dict[str, int] = {}
        for mention in self.mentions:
            first_at.setdefault(mention.name, mention.start)
        for name in extra:
            first_at.setdefault(name, len(text))
        self._full = sorted((n for n in first_at if len(_tokens(n)) > 1), key=lambda n: first_at[n])
        self._counts = counts
        self._first_at = first_at
        self._by_name: dict[str, Person] = {}
        self._persons: dict[str, Person] = {}
        self._titled: set[str] = set()
        self._places: set[str] = set()
        for mention in self.mentions:
            person = self.of(mention.name, mention.start)
            if mention.title:
                person.describe(mention.title)
                self._titled.add(person.name)
            elif _LOCATIVE.search(text, max(0, mention.start - 14), mention.start):
                self._places.add(person.name)
            apposition = _APPOSITION.match(text, mention.end, mention.end + 130)
            if apposition:
                person.describe(apposition[1])
        self._learn_from_pronouns(text)

    def of(self, name: str, position: int) -> Person:
        """The person that a name stands for where it is used at `position`; a name never seen becomes a person."""
        known = self._by_name.get(name)
        if known is None:
            full = self._fullest(name, position)
            known = self._persons.setdefault(full, Person(full))
            self._by_name[name] = known
        return known

    def _fullest(self, name: str, position: int) -> str:
        tokens = _tokens(name)
        if not tokens:
            return name
        longer = [n for n in self._full if n != name and self._covers(_tokens(n), tokens)]
        if not longer:
            return name
        if len(tokens) == 1:
            surname = [n for n in longer if _tokens(n)[-1] == tokens[-1]]
            if not surname and len({_tokens(n)[-1] for n in longer}) > 1:
                return name
            longer = surname or longer
        families = {_tokens(n)[0] for n in longer}
        if len(families) > 1:  # two people of one surname: the one named in full last before this place
            before = [m.name for m in self.mentions if m.start < position and m.name in longer]
            return before[-1] if before else longer[0]
        return max(longer, key=lambda n: (len(_tokens(n)), self._counts[n], -self._first_at[n]))

    @staticmethod
    def _covers(long: list[str], short: list[str]) -> bool:
        if len(long) <= len(short):
            return False
        if len(short) == 1:
            return short[0] in (long[-1], long[0])
        return long[0] == short[0] and long[-1] == short[-1] or long[-len(short) :] == short

    def _learn_from_pronouns(self, text: str) -> None:
        """Ties he and she to a person where the sentence, or the one before it, names only that person."""
        by_sentence: dict[int, list[Mention]] = {}
        starts = self.starts
        bounds = list(zip(starts, [*starts[1:], len(text)], strict=True))
        for mention in self.mentions:
            by_sentence.setdefault(self.sentence_of(mention.start), []).append(mention)
        for index, (start, end) in enumerate(bounds):
            here = by_sentence.get(index) or by_sentence.get(index - 1) or []
            persons = {self.of(m.name, m.start).name for m in here}
            if len(persons) != 1:
                continue
            pronouns = list(_OWN_PRONOUN.finditer(text, start, end))
            genders = {"male" if p[1] else "female" for p in pronouns if index not in by_sentence or p.start() > here[0].start}
            if len(genders) == 1:
                self.of(here[0].name, here[0].start).votes["male" if "male" in genders else "female"] += 1

    def sentence_of(self, position: int) -> int:
        """Index of the sentence that holds a position, for distances."""
        return max(0, bisect_right(self.starts, position) - 1)

    def by_office(self, role: str, position: int) -> Person | None:
        """The one person that a definite role ("the minister") can mean where it stands, or None."""
        words = _ORDINARY.findall(role.lower())
        if len(words) not in (2, 3) or words[0] not in ("the", "this", "that") or words[-1] not in HEADS:
            return None
        holders = {p.name: p for p in self._persons.values() if words[-1] in p.offices}
        named = {self.of(m.name, m.start).name for m in self.mentions if m.start < position}
        fitting = [p for name, p in holders.items() if name in named]
        return fitting[0] if len(fitting) == 1 else None

    def _is_personal(self, person: Person) -> bool:
        """True if a name is used like a person's: with a title or office, or in two or more words and not as a place."""
        if person.name in self._titled or person.offices:
            return True
        return " " in person.name and person.name not in self._places

    def by_pronoun(self, pronoun: str, position: int, text: str, spoken: list[tuple[int, Person]]) -> Person | None:
        """The person that `he` or `she` most plausibly means at a position, or None.

        Candidates are the people named or quoted in the six sentences before. Recency, being the first of a sentence (which in
        news is mostly its subject) and having spoken last count for a candidate; a known other gender rules it out.
        """
        gender = _PRONOUN_GENDER.get(pronoun)
        if gender is None:
            return None
        here = self.sentence_of(position)
        scores: dict[str, float] = {}
        persons: dict[str, Person] = {}
        seen: set[int] = set()
        for mention in self.mentions:
            if mention.start >= position:
                break
            sentence = self.sentence_of(mention.start)
            first = sentence not in seen
            seen.add(sentence)
            if here - sentence > 6:
                continue
            person = self.of(mention.name, mention.start)
            after_preposition = re.search(r"\b(?:of|for|by|with|to|from|against|in|at|about|on|than|like)\s(?:\w+\.?\s){0,2}$", text[max(0, mention.start - 25) : mention.start])
            value = 3.0 - (here - sentence) * 1.2 + (1.5 if first else 0.0) - (1.5 if after_preposition else 0.0)
            if value > scores.get(person.name, -99.0):
                scores[person.name] = value
                persons[person.name] = person
        for at, person in reversed(spoken[-2:]):
            distance = here - self.sentence_of(at)
            if distance <= 5 and at < position:
                value = 5.0 - distance * 1.0
                scores[person.name] = max(scores.get(person.name, -99.0), value)
                persons[person.name] = person
                break
        fitting = []
        spoke = {person.name for _, person in spoken}
        for name, value in scores.items():
            if name not in spoke and not self._is_personal(persons[name]):
                continue
            known = persons[name].gender
            if known is None or known == gender:
                fitting.append((value + (1.5 if known == gender else 0.0), name))
        return persons[max(fitting)[1]] if fitting else None
