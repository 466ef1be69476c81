"""Persons of an article: what titles and descriptions say of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .cues import FORMS
from .words import FEMALE, HEADS, MALE

Gender = Literal["male", "female"]

_COURTESY: dict[str, Gender] = {"Mr": "male", "Mrs": "female", "Ms": "female", "Miss": "female"}
WORD = re.compile(r"[\w’'-]+")
FIRST_NAME = 3
"""Votes of a first name: more than those of one pronoun, fewer than those of a title."""
_SHORT_OFFICES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "gen": "general", "sgt": "sergeant", "capt": "captain",
    "lt": "lieutenant", "col": "colonel", "supt": "superintendent", "cmdr": "commander", "dr": "doctor", "rev": "reverend",
}  # fmt: skip
"""Titles that are written short before a name, and what "the governor" refers back by."""
UNDER = frozenset({"vice", "deputy", "assistant"})
"""What makes an office another one: a vice president is no president."""
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x)\b")
_ANOTHER = re.compile(r"(?:[A-Z]\w+\s)?(?:Gov|Sen|Rep|Prof|Gen|Sgt|Capt|Lt|Col|Supt|Cmdr|Dr|Rev|Mr|Mrs|Ms)\.\s[A-Z]")


@dataclass(slots=True)
class Person:
    """One person of an article; grows while the article is read.

    Attributes:
        name: the fullest form that the article uses.
        given: the gender that the first name is mostly given to.
        votes: evidence for a gender, from titles, offices and pronouns.
        offices: head nouns of titles and appositions ("minister", "spokeswoman").
        ranks: offices that only a short title gives ("Gov."), in full.
        words: all words of these, in lower case.
        former: the offices that titles and appositions call former.
        ages: in years, as written beside the name.
    """

    name: str
    given: Gender | None = None
    votes: Counter[Gender] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    ranks: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)

    @property
    def gender(self) -> Gender | None:
        """The gender that the evidence agrees on, the first name included, or None."""
        counted = self.votes + Counter({self.given: FIRST_NAME} if self.given else {})
        return _more_of(counted)

    @property
    def told(self) -> Gender | None:
        """The gender that the article itself tells, or None."""
        return _more_of(self.votes)

    def describe(self, words: str) -> None:
        """Takes gender and office from a title or an apposition.

        Args:
            words: the title or apposition as written ("German Foreign Minister").
        """
        self.words.update(WORD.findall(words.lower()))
        head = re.split(r"\b(?:of|for|at|in|who|whose|from|with|to|on|and)\b", words, maxsplit=1)[0]
        for word in WORD.findall(head.lower()):
            if word in MALE:
                self.votes["male"] += 4
            elif word in FEMALE:
                self.votes["female"] += 4
        found = WORD.findall(head.lower())
        for word in found[-2:] + [w.lower() for w in WORD.findall(words)[:1]]:
            lower = found[found.index(word) - 1] if word in found[1:] else ""
            if lower in UNDER:
                self.offices.add(f"{lower} {word}")
            elif word in HEADS or word in _SHORT_OFFICES:
                held = self.former if _FORMER.search(head) else self.ranks if word in _SHORT_OFFICES else self.offices
                held.add(_SHORT_OFFICES.get(word, word))


def _more_of(votes: Mapping[Gender, int]) -> Gender | None:
    male, female = votes.get("male", 0), votes.get("female", 0)
    return "male" if male > female else "female" if female > male else None


def is_clause(words: str) -> bool:
    """Whether what follows a name and a comma is a clause of somebody else's, or somebody else: `the official said`, `Gov. X`."""
    found = WORD.findall(words.lower())
    head = next((n for n, word in enumerate(found) if word in HEADS), None)
    return _ANOTHER.match(words) is not None or (head is not None and found[head + 1 : head + 2] != [] and found[head + 1] in FORMS)


def courtesy(title: str) -> Gender | None:
    """The gender that a title says by courtesy alone: `Mr`, `Ms`; None for any other title, or none."""
    return _COURTESY.get(title.rsplit(None, 1)[-1].strip(".")) if title else None
