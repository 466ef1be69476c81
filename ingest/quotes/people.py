"""People of one article: the fullest name of each, what is known of gender and office, and who holds an office."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from .first_names import gender_of
from .names import Mention
from .person import UNDER, WORD, Person, courtesy, is_clause
from .pronouns import KIN, learn_genders
from .words import HEADS

_APPOSITION = re.compile(r"(?:\s?\([^)]{1,25}\))?,\s(?:(?:the|a|an|his|her|their|one of)\s)?([^,.;\n\x02]{3,90})")
_LOCATIVE = re.compile(r"\b(?:in|across|throughout|near|outside)\s$")
_FIRM_BEFORE = re.compile(
    r"\b(?:shares\s(?:in|of)|(?:works?|worked|working)\s(?:for|at)|(?:analyst|economist|strategist|executive|CEO|officer|employee)s?\s(?:at|with|of)"
    r"|employed\sby|company|firm|bank|retailer|maker)\s$"
)
_FIRM_AFTER = re.compile(
    r"(?:[’']s?)?\s(?:shares|stock|profits?|revenues?|earnings|employees|customers|(?:chief|senior)\s(?:executive|economist))\b"
    r"|,?\swhich\b|\s(?:rose|fell|climbed|dropped|gained|lost|slid)\s(?:by\s)?\d"
)
_FORMER = re.compile(r"\b[Ff]ormer\s$")
_AGED = re.compile(r"(?:the|The)\s(\d{1,3})-year-old(?:\s[a-z-]+)?$")
_AGE = re.compile(r",\s(?:aged\s|who\sis\s|then\s)?(\d{1,3})(?=[,.;\n]|$)|\s\((?:aged\s)?(\d{1,3})\)")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s(?:[\w-]+\s){0,4}$")
_PLACED = re.compile(r"(?:\b(?:in|at|of|from|near|through|to|across)|[’']s)\s$")
"""What stands before a name that may be a place's."""
_SUFFIXES = {"Jr.", "Sr.", "II", "III", "IV"}


def _tokens(name: str) -> list[str]:
    return [t for t in name.split() if t not in _SUFFIXES]


class People:
    """Everyone whom an article names outside quotations, by every name that it uses for them.

    Args:
        text: the article with its quotations masked.
        mentions: its names in order; organisations are left out of the register.
        starts: offsets at which its sentences begin.
        extra: names that its title gives.
    """

    def __init__(self, text: str, mentions: Iterable[Mention], starts: list[int], extra: tuple[str, ...] = ()) -> None:
        self._text = text
        self.starts = starts
        self.mentions = [m for m in mentions if m.kind == "person"]
        self.starts_of_mentions = [m.start for m in self.mentions]
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
        self._relatives = self._brought_in(text)
        polite = [m for m in self.mentions if courtesy(m.title)]
        for mention in self.mentions:
            if not courtesy(mention.title):
                self._take(text, mention)
        learn_genders(self, text)
        for mention in polite:  # last, because "Mr. X" is told from "Mrs. X" by what is known of the people in full
            self._take(text, mention)

    def _brought_in(self, text: str) -> frozenset[str]:
        """People who come in as somebody's relative when their surname is in use already: the surname alone stays the other's."""
        surnames: set[str] = set()
        found = set()
        for mention in self.mentions:
            last = mention.name.split()[-1]
            first = self._first_at[mention.name] == mention.start
            if first and last in surnames and KIN.search(text, max(0, mention.start - 40), mention.start):
                found.add(mention.name)
            surnames.add(last)
        return frozenset(found)

    def _take(self, text: str, mention: Mention) -> None:
        person = self.who(mention)
        if mention.title:
            former = _FORMER.search(text, max(0, mention.start - 8), mention.start)
            person.describe(f"former {mention.title}" if former else mention.title)
            self._titled.add(person.name)
        else:
            if _LOCATIVE.search(text, max(0, mention.start - 14), mention.start):
                self._places.add(person.name)
            if _FIRM_BEFORE.search(text, max(0, mention.start - 30), mention.start) or _FIRM_AFTER.match(text, mention.end):
                self._firms.add(person.name)
        apposition = _APPOSITION.match(text, mention.end, mention.end + 130)
        placed = _LOCATIVE.search(text, max(0, mention.start - 14), mention.start) is not None and not mention.title
        if apposition and not placed and not is_clause(apposition[1]):
            person.describe(apposition[1])
        kin = KIN.search(text, max(0, mention.start - 40), mention.start)
        if kin:
            person.describe(kin[1])
        age = _AGE.match(text, mention.end) or _AGE_BEFORE.search(text, max(0, mention.start - 60), mention.start)
        if age:
            person.ages.add(age[1] or age[2])

    def who(self, mention: Mention) -> Person:
        """The person of a mention; a courtesy title never leads to somebody known to be of the other gender.

        Args:
            mention: of kind `person`; one never seen becomes a person.
        """
        gender = courtesy(mention.title)
        if gender is None:
            return self.of(mention.name, mention.start)
        key = f"{gender} {mention.name}"
        if key not in self._by_name:
            candidates = [self._person(n) for n in self._longer(mention.name)] or [self._person(mention.name)]
            fitting = [p for p in candidates if p.told in (None, gender)]
            certain = [p for p in fitting if p.gender == gender] or fitting
            self._by_name[key] = certain[0] if certain else self._person(f"{mention.title.rsplit(None, 1)[-1]} {mention.name}")
        return self._by_name[key]

    def _person(self, full: str) -> Person:
        return self._persons.get(full) or self._persons.setdefault(full, Person(full, gender_of(full)))

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
        since = bisect_left(self.starts_of_mentions, self.starts[max(0, self.sentence_of(position) - 2)])
        near = [m.name for m in self.mentions[since : bisect_left(self.starts_of_mentions, position)] if m.name in members]
        return near[-1] if near else members[0]

    def _longer(self, name: str) -> list[str]:
        """Fuller names of the article that a name can be short for, in the order of their first use."""
        tokens = _tokens(name)
        longer = [n for n in self._full_by_token.get(tokens[-1], []) if n != name and self._covers(_tokens(n), tokens)] if tokens else []
        if len(tokens) == 1:
            surname = [n for n in longer if _tokens(n)[-1] == tokens[-1]]
            if surname and not (surname := [n for n in surname if n not in self._relatives]):
                return []
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

    def sentence_of(self, position: int) -> int:
        """Index of the sentence that holds a position, for distances."""
        return max(0, bisect_right(self.starts, position) - 1)

    def by_office(self, role: str, position: int) -> Person | None:
        """The one person that a definite role can mean.

        Args:
            role: as written ("the minister", "the 23-year-old").
            position: where it stands; of several who hold it, only people named before it count, or else those named in the two
                sentences before.

        Returns:
            The person, or None if nobody holds that office, or several do.
        """
        aged = _AGED.match(role)
        if aged:
            of_age = [p for p in self._persons.values() if aged[1] in p.ages]
            return of_age[0] if len(of_age) == 1 else None if of_age else self._just_named(position)
        words = WORD.findall(role.lower())
        if not 2 <= len(words) <= 5 or words[0] not in ("the", "this", "that") or words[-1] not in HEADS:
            return None
        former = words[1] in ("former", "ex")
        office = f"{words[-2]} {words[-1]}" if words[-2] in UNDER else words[-1]
        candidates = [p for p in self._persons.values() if office in p.offices or office in p.ranks or (former and office in p.former)]
        if not candidates:
            return None
        before = self.mentions[: bisect_left(self.starts_of_mentions, position)]
        since = self.starts[max(0, self.sentence_of(position) - 2)]
        named = {self.who(m).name for m in before}
        near = {self.who(m).name for m in before if m.start >= since}
        in_office = [p for p in candidates if p.name in named or office not in p.ranks or office in p.offices]
        holders = [p for p in in_office if len(words) < 3 or set(words[1:-1]) <= p.words]
        just_named = [p for p in in_office if p.name in near]
        if len(holders) == 1 and len(just_named) == 1 and not former:
            return just_named[0]  # in a round-up "the Danish minister" is the minister just named, Danish or not said
        if len(holders) < 2:
            return holders[0] if holders else None
        for those in (named, near):
            fitting = [p for p in holders if p.name in those]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _just_named(self, position: int) -> Person | None:
        """Whom an age that is new can mean: the one person whom the sentence before names, or begins with, if no age of theirs is known."""
        here = self.sentence_of(position)
        if not here:
            return None
        since, until = (bisect_left(self.starts_of_mentions, self.starts[n]) for n in (here - 1, here))
        near = [m for m in self.mentions[since:until] if self.is_person(self.who(m))]
        only = len({self.who(m).name for m in near}) == 1 or (near and near[0].start == self.starts[here - 1])
        if not only or _PLACED.search(self._text, max(0, near[0].start - 12), near[0].start):
            return None
        return self.who(near[0]) if not self.who(near[0]).ages else None

    def is_personal(self, mention: Mention) -> bool:
        """True if the name of a mention is used like a person's, and not like a firm's or a place's."""
        person = self.who(mention)
        return self.is_person(person) or person.told is not None

    def is_somebody(self, person: Person) -> bool:
        """True if a first name, a title, an office, an age or more than one pronoun says that a name is a person's."""
        known = person.given or person.offices or person.ranks or person.former or person.ages or person.votes.total() > 1
        return person.name in self._titled or bool(known)

    def is_person(self, person: Person) -> bool:
        """True if a name is used like a person's: with a title or office, or in two or more words and not as a place."""
        if person.name in self._titled or person.offices:
            return True
        return " " in person.name and person.name not in self._places and (person.name not in self._firms or person.votes.total() > 1)
