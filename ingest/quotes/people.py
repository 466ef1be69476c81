"""People of one article: the fullest name of each, what is known of gender and office, and who a pronoun can mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from .names import Mention
from .words import FEMALE, HEADS, MALE

Gender = Literal["male", "female"]

_APPOSITION = re.compile(r"(?:\s?\([^)]{1,25}\))?,\s(?:(?:the|a|an|his|her|their|one of)\s)?([^,.;\n\x02]{3,90})")
_ORDINARY = re.compile(r"[\w’'-]+")
_OWN_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_COURTESY: dict[str, Gender] = {"Mr": "male", "Mrs": "female", "Ms": "female", "Miss": "female"}
_LOCATIVE = re.compile(r"\b(?:in|across|throughout|near|outside)\s$")
_FIRM_BEFORE = re.compile(
    r"\b(?:shares\s(?:in|of)|(?:works?|worked|working)\s(?:for|at)|(?:analyst|economist|strategist|executive|CEO|officer|employee)s?\s(?:at|with|of)"
    r"|employed\sby|company|firm|bank|retailer|maker)\s$"
)
_FIRM_AFTER = re.compile(
    r"(?:[’']s?)?\s(?:shares|stock|profits?|revenues?|earnings|employees|customers|(?:chief|senior)\s(?:executive|economist))\b"
    r"|,?\swhich\b|\s(?:rose|fell|climbed|dropped|gained|lost|slid)\s(?:by\s)?\d"
)
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
        words: all words of these, in lower case.
    """

    name: str
    votes: Counter[Gender] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def gender(self) -> Gender | None:
        """The gender that the evidence agrees on, or None."""
        male, female = self.votes["male"], self.votes["female"]
        return "male" if male > female else "female" if female > male else None

    def describe(self, words: str) -> None:
        """Takes gender and office from a title or an apposition.

        Args:
            words: the title or apposition as written ("German Foreign Minister").
        """
        self.words.update(_ORDINARY.findall(words.lower()))
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
        self._starts_of_mentions = [m.start for m in self.mentions]
        counts = Counter(m.name for m in self.mentions)
        first_at: dict[str, int] = {}
        for mention in self.mentions:
            first_at.setdefault(mention.name, mention.start)
        for name in extra:
            first_at.setdefault(name, len(text))
        self._full_by_token: dict[str, list[str]] = {}
        for name in sorted(first_at, key=lambda n: first_at[n]):
            if len(tokens := _tokens(name)) > 1:
                for token in {tokens[0], tokens[-1]}:
                    self._full_by_token.setdefault(token, []).append(name)
        self._counts = counts
        self._first_at = first_at
        self._by_name: dict[str, Person] = {}
        self._persons: dict[str, Person] = {}
        self._titled: set[str] = set()
        self._places: set[str] = set()
        self._firms: set[str] = set()
        courtesy = [m for m in self.mentions if self._courtesy(m.title)]
        for mention in self.mentions:
            if not self._courtesy(mention.title):
                self._take(text, mention)
        self._learn_from_pronouns(text)
        for mention in courtesy:  # last, because "Mr. X" is told from "Mrs. X" by what is known of the people in full
            self._take(text, mention)

    def _take(self, text: str, mention: Mention) -> None:
        person = self.who(mention)
        if mention.title:
            person.describe(mention.title)
            self._titled.add(person.name)
        else:
            if _LOCATIVE.search(text, max(0, mention.start - 14), mention.start):
                self._places.add(person.name)
            if _FIRM_BEFORE.search(text, max(0, mention.start - 30), mention.start) or _FIRM_AFTER.match(text, mention.end):
                self._firms.add(person.name)
        apposition = _APPOSITION.match(text, mention.end, mention.end + 130)
        if apposition:
            person.describe(apposition[1])

    @staticmethod
    def _courtesy(title: str) -> Gender | None:
        return _COURTESY.get(title.rsplit(None, 1)[-1].strip(".")) if title else None

    def who(self, mention: Mention) -> Person:
        """The person of a mention; a courtesy title never leads to somebody known to be of the other gender.

        Args:
            mention: of kind `person`; one never seen becomes a person.
        """
        gender = self._courtesy(mention.title)
        if gender is None:
            return self.of(mention.name, mention.start)
        key = f"{gender} {mention.name}"
        if key not in self._by_name:
            candidates = [self._person(n) for n in self._longer(mention.name)] or [self._person(mention.name)]
            fitting = [p for p in candidates if p.gender in (None, gender)]
            certain = [p for p in fitting if p.gender == gender] or fitting
            self._by_name[key] = certain[0] if certain else self._person(f"{mention.title.rsplit(None, 1)[-1]} {mention.name}")
        return self._by_name[key]

    def _person(self, full: str) -> Person:
        return self._persons.setdefault(full, Person(full))

    def of(self, name: str, position: int) -> Person:
        """The person that a name stands for; a name never seen becomes a person.

        Args:
            name: full or short, without titles.
            position: where it is used; it decides between people who share a surname.
        """
        known = self._by_name.get(name)
        if known is not None:
            return known
        longer = self._longer(name)
        if len({_tokens(n)[0] for n in longer}) > 1:
            return self._person(self._of_family(longer, position))
        full = max(longer, key=lambda n: (len(_tokens(n)), self._counts[n], -self._first_at[n])) if longer else name
        self._by_name[name] = self._person(full)
        return self._by_name[name]

    def _of_family(self, members: list[str], position: int) -> str:
        """Of people who share a surname, the one named in full just before, otherwise the one whom the article named first."""
        since = bisect_left(self._starts_of_mentions, self.starts[max(0, self.sentence_of(position) - 2)])
        near = [m.name for m in self.mentions[since : bisect_left(self._starts_of_mentions, position)] if m.name in members]
        return near[-1] if near else members[0]

    def _longer(self, name: str) -> list[str]:
        """Fuller names of the article that a name can be short for, in the order of their first use."""
        tokens = _tokens(name)
        longer = [n for n in self._full_by_token.get(tokens[-1], []) if n != name and self._covers(_tokens(n), tokens)] if tokens else []
        if len(tokens) == 1:
            surname = [n for n in longer if _tokens(n)[-1] == tokens[-1]]
            if not surname and len({_tokens(n)[-1] for n in longer}) > 1:
                return []
            return surname or longer
        return longer

    @staticmethod
    def _covers(long: list[str], short: list[str]) -> bool:
        if len(long) <= len(short):
            return False
        if len(short) == 1:
            return short[0] in (long[-1], long[0])
        return (long[0] == short[0] and long[-1] == short[-1]) or long[-len(short) :] == short

    def _learn_from_pronouns(self, text: str) -> None:
        """Ties he and she to a person where the sentence, or the one before it, names only that person."""
        by_sentence: dict[int, list[Mention]] = {}
        starts = self.starts
        if not starts:
            return
        bounds = list(zip(starts, [*starts[1:], len(text)], strict=True))
        for mention in self.mentions:
            by_sentence.setdefault(self.sentence_of(mention.start), []).append(mention)
        for index, (start, end) in enumerate(bounds):
            here = by_sentence.get(index) or by_sentence.get(index - 1) or []
            persons = {m.name if self._courtesy(m.title) else self.of(m.name, m.start).name for m in here}
            if len(persons) != 1 or self._courtesy(here[0].title):
                continue
            pronouns = list(_OWN_PRONOUN.finditer(text, start, end))
            genders = {"male" if p[1] else "female" for p in pronouns if index not in by_sentence or p.start() > here[0].start}
            if len(genders) == 1:
                self.of(here[0].name, here[0].start).votes["male" if "male" in genders else "female"] += 2 if index in by_sentence else 1

    def sentence_of(self, position: int) -> int:
        """Index of the sentence that holds a position, for distances."""
        return max(0, bisect_right(self.starts, position) - 1)

    def by_office(self, role: str, position: int) -> Person | None:
        """The one person that a definite role can mean.

        Args:
            role: as written ("the minister").
            position: where it stands; of several who hold it, only people named before it count.

        Returns:
            The person, or None if nobody holds that office, or several do.
        """
        words = _ORDINARY.findall(role.lower())
        if not 2 <= len(words) <= 5 or words[0] not in ("the", "this", "that") or words[-1] not in HEADS:
            return None
        holders = {p.name: p for p in self._persons.values() if words[-1] in p.offices and (len(words) < 3 or set(words[1:-1]) <= p.words)}
        if len(holders) < 2:
            return next(iter(holders.values()), None)
        named = {self.who(m).name for m in self.mentions[: bisect_left(self._starts_of_mentions, position)]}
        fitting = [p for name, p in holders.items() if name in named]
        return fitting[0] if len(fitting) == 1 else None

    def is_personal(self, mention: Mention) -> bool:
        """True if the name of a mention is used like a person's, and not like a firm's or a place's."""
        person = self.who(mention)
        return self._is_personal(person) or person.gender is not None

    def _is_personal(self, person: Person) -> bool:
        """True if a name is used like a person's: with a title or office, or in two or more words and not as a place."""
        if person.name in self._titled or person.offices:
            return True
        return " " in person.name and person.name not in self._places and (person.name not in self._firms or person.votes.total() > 1)

    def by_pronoun(self, pronoun: str, position: int, text: str, spoken: list[tuple[int, Person]]) -> tuple[Person | None, bool]:
        """The person that `he` or `she` most plausibly means at a position, or None.

        Candidates are the people named or quoted in the six sentences before. Recency, being the first of a sentence (which in
        news is mostly its subject) and having spoken last count for a candidate; a known other gender rules it out.

        Args:
            pronoun: in lower case; any but `he` and `she` means nobody here.
            position: where it stands.
            text: the article with its quotations masked.
            spoken: who has spoken so far, with the offset of the mention, in text order.

        Returns:
            The person, and whether nobody else comes into question: the gender is known and no other candidate's can be the same.
        """
        gender = _PRONOUN_GENDER.get(pronoun)
        if gender is None:
            return None, False
        here = self.sentence_of(position)
        scores: dict[str, float] = {}
        persons: dict[str, Person] = {}
        seen: set[int] = set()
        since = bisect_left(self._starts_of_mentions, self.starts[max(0, here - 6)] if self.starts else 0)
        for mention in self.mentions[since : bisect_left(self._starts_of_mentions, position)]:
            sentence = self.sentence_of(mention.start)
            first = sentence not in seen
            seen.add(sentence)
            person = self.who(mention)
            after_preposition = re.search(
                r"\b(?:of|for|by|with|to|from|against|in|at|about|on|than|like|supporting|backing|endorsing|opposing|advising|representing)\s(?:\w+\.?\s){0,2}$",
                text[max(0, mention.start - 25) : mention.start],
            )
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
        if not fitting:
            return None, False
        best = persons[max(fitting)[1]]
        return best, best.gender == gender and len(fitting) == 1
