"""Pronouns: whom `he` and `she` mean in an article, and what they tell of somebody's gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING

from .names import Mention
from .person import Gender, Person, courtesy

if TYPE_CHECKING:
    from .people import People

_OWN_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"him\b|her(?=\s?[,.;:?!)\x02—–\n]|$|\s(?:in|on|at|to|for|from|with|by|of|about|and|or|but|that|when|after|before|as|if|the|an?)\b)",
    re.IGNORECASE,
)
"""`him` and `her` as an object: beside a subject in its clause they are somebody else."""
_COPULA = re.compile(r"\b(?:is|was|are|were|be|became|becomes|remains|remained)\s(?:now\s|also\s|still\s|then\s)?$")
"""What stands before `her head of operations` where that is said of somebody else."""
_LEADS_UP = re.compile(
    r"(?!(?:[Aa]s|[Ww]hen|[Ww]hile|[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil|[Oo]nce|[Bb]ecause|[Aa]lthough|[Tt]hough|[Ii]f)\s$)"
    r"(?:[A-Z][a-z]+(?:ing|ed)|(?i:in|on|at|after|before|during|with|without|for|from|to|by|asked|told|under|among|despite|like|unlike"
    r"|since|upon|as))\s[^,;\x02\n]*$"
)
"""What stands between the beginning of a sentence and a name that only leads up to its subject: `In a letter to X, she wrote`."""
_LONGEST_OPENING = 200
"""Characters of a sentence within which its opening phrase must end."""
_POSSESSED = re.compile(r"[’']s?\s(?!(?:is|has|been)\b)")
_SUBORDINATE = re.compile(r"\b(?:when|that|which|whom|because|where|although|though|since)\s$")
"""Before a pronoun whose clause depends on one in which whom it means stands: `Sunak sent a letter in which he said`."""
DOUBTFUL = 1.5
"""What a name loses of which nothing but its two words says that it is a person's."""
_PRONOUN_GENDER: dict[str, Gender] = {"he": "male", "she": "female"}
KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|[’']s?)\s(?:\w+\s)?"
    r"(husband|wife|son|daughter|father|mother|brother|sister|uncle|aunt|grandfather|grandmother|widow|widower),?\s$"
)
"""Whose relative a name is, right before it: `her husband, X`."""


def learn_genders(people: People, text: str) -> None:
    """Ties he and she to a person where the sentence, or the one before it, names only that person."""
    by_sentence: dict[int, list[Mention]] = {}
    starts = people.starts
    if not starts:
        return
    bounds = list(zip(starts, [*starts[1:], len(text)], strict=True))
    for mention in people.mentions:
        by_sentence.setdefault(people.sentence_of(mention.start), []).append(mention)
    for index, (start, end) in enumerate(bounds):
        here = by_sentence.get(index) or by_sentence.get(index - 1) or []
        persons = {m.name if courtesy(m.title) else people.of(m.name, m.start).name for m in here}
        if len(persons) != 1 or courtesy(here[0].title):
            continue
        pronouns = list(_OWN_PRONOUN.finditer(text, start, end))
        if index in by_sentence:
            if _POSSESSED.match(text, here[0].end):
                continue  # "X's aides ask whether she knew" does not make X the "she"
            others = {p.lastindex for p in pronouns if p.start() < here[0].start}
            pronouns = [p for p in pronouns if p.start() > here[0].start and p.lastindex not in others and not _is_another(text, p)]
        elif index and any(p[0].lower() in _PRONOUN_GENDER for p in _OWN_PRONOUN.finditer(text, bounds[index - 1][0], here[0].start)):
            continue  # "She called X a friend." does not make X the "she" of the next sentence
        genders = {"male" if p[1] else "female" for p in pronouns}
        if len(genders) == 1:
            people.of(here[0].name, here[0].start).votes["male" if "male" in genders else "female"] += 2 if index in by_sentence else 1


def antecedent(people: People, pronoun: str, position: int, text: str, spoken: list[tuple[int, Person]]) -> tuple[Person | None, bool]:
    """The person that `he` or `she` most plausibly means at a position, or None.

    Candidates are the people named or quoted in the six sentences before. Recency, being the first of a sentence (which in
    news is mostly its subject) and having spoken last count for a candidate; a known other gender rules it out. The gender of a
    first name does no more than that: what is no person may begin with one.

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
    here = people.sentence_of(position)
    subordinate = _SUBORDINATE.search(text, max(0, position - 12), position) is not None
    scores: dict[str, float] = {}
    persons: dict[str, Person] = {}
    seen: set[int] = set()
    spoke = {person.name for _, person in spoken}
    since = bisect_left(people.starts_of_mentions, people.starts[max(0, here - 6)] if people.starts else 0)
    near = people.mentions[since : bisect_left(people.starts_of_mentions, position)]
    for mention, following in zip_longest(near, near[1:]):
        sentence = people.sentence_of(mention.start)
        person = people.who(mention)
        opening = (  # "Asked about X, Y said": Y, if there is a Y
            following
            and people.sentence_of(following.start) == sentence
            and mention.start - people.starts[sentence] < _LONGEST_OPENING
            and _LEADS_UP.fullmatch(text, people.starts[sentence], mention.start)
        )
        first = sentence not in seen and not opening
        if not opening and (people.is_person(person) or person.name in spoke):
            seen.add(sentence)
        after_preposition = re.search(
            r"\b(?:of|for|by|with|to|from|against|in|at|about|on|than|like|supporting|backing|endorsing|opposing|advising|representing)\s(?:\w+\.?\s){0,2}$",
            text[max(0, mention.start - 25) : mention.start],
        )
        value = 3.0 - (here - sentence) * 1.2 + (1.5 if first else 0.0) + (1.0 if subordinate and sentence == here else 0.0)
        kin = KIN.search(text, max(0, mention.start - 40), mention.start)
        if _leads_up(people, text, mention, sentence, position if sentence == here else None):
            value -= 3.0
        elif after_preposition or kin or _POSSESSED.match(text, mention.end):
            value -= 1.5
        if value > scores.get(person.name, -99.0):
            scores[person.name] = value
            persons[person.name] = person
    for at, person in reversed(spoken[-2:]):
        distance = here - people.sentence_of(at)
        if distance <= 5 and at < position:
            value = 5.0 - distance * 1.0
            scores[person.name] = max(scores.get(person.name, -99.0), value)
            persons[person.name] = person
            break
    fitting = []
    for name, value in scores.items():
        if name not in spoke and not people.is_person(persons[name]):
            continue
        known = persons[name].gender
        if known is None or known == gender:
            fitting.append(
                (
                    value
                    + (1.5 if persons[name].told == gender else 0.0)
                    - (0.0 if people.is_somebody(persons[name]) or name in spoke else DOUBTFUL),
                    name,
                )
            )
    if not fitting:
        return None, False
    best = persons[max(fitting)[1]]
    return best, best.gender == gender and len(fitting) == 1


def _is_another(text: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun is an object or is said of the subject, and so cannot mean it: `X wrote to her`, `X is her deputy`."""
    return (
        _OBJECT.match(text, pronoun.start()) is not None or _COPULA.search(text, max(0, pronoun.start() - 20), pronoun.start()) is not None
    )


def _leads_up(people: People, text: str, mention: Mention, sentence: int, pronoun: int | None) -> bool:
    """Whether a name stands in the opening phrase of the pronoun's own sentence: the subject is then the one before, `After meeting X, she said`."""
    if pronoun is None or not _LEADS_UP.fullmatch(text, people.starts[sentence], mention.start):
        return False
    return "," in text[mention.end : pronoun]
