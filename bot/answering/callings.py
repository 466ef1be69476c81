"""Who is asked for by what they are to somebody or something: `X's husband`, `the referee of the final`, `the foreign minister`."""

from __future__ import annotations

import re

from bot.answering.windows import Window
from bot.names import vocabulary
from bot.question import Question
from bot.text import fold, stem, stem_set, words

_ASKS = re.compile(
    r"^\W*who(?:['’]s|\s+(?:is|was|are|were))\s+(?:(?:currently|now)\s+)?(?:the\s+|(?:[^?!,;]{1,60}?)(?:['’]s|(?<=s)['’])\s+)(?P<phrase>[^?!,;]{3,80})",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?:of|for|in|at|to|from|on|with|behind|by|who|that|which|[a-z]+ing)\s.*$")
"""What follows the noun."""
_SAME = tuple(
    vocabulary(group)
    for group in (
        """husband wife spouse partner girlfriend boyfriend fiance fiancee widow widower married marries marry marriage wed weds wedding bride
        groom engaged engagement divorce ex-husband ex-wife relationship dating""",
        "father mother parent parents dad mum mom stepfather stepmother son daughter child children born family",
        "brother sister sibling siblings twin half-brother half-sister stepbrother stepsister family",
        "coach trainer manager boss head coached trains trained managed",
        "referee umpire refereed officiated whistle var",
        "surgeon doctor physician medic operated",
        "lawyer attorney solicitor barrister counsel defender represents represented",
        "captain skipper pilot master captained flew",
        "architect designer designed design designs",
        "translator interpreter translated interpreted",
        "bodyguard guard guards",
        "assistant aide secretary",
        "teacher tutor professor taught teaches mentor",
        "neighbour neighbor neighbours neighbors next-door",
        "landlord owner owns owned landlady",
    )
)
"""Words by which a text can tell that somebody is this to somebody. What is in none of the groups is asked for in too many ways."""
_KIN = 3
"""The first of these groups are those of relatives."""
_OWNED = re.compile(r"(?:'s|(?<=s)')\s+(?P<first>[a-z-]+)(?:\s+(?P<second>[a-z-]+))?")
_LOOSE = frozenset({"head", "boss"})
"""Of these, words for who leads anything."""
_OF_STATE = frozenset({"minister", "secretary"})
"""Offices of which another word says which."""
_NOT_WHICH = vocabulary("new current former sitting present acting first second next last then own")


def lacks_calling(question: Question, window: Window) -> bool:
    """Whether a question asks who is something to somebody, and neither a window nor its title has a word for that.

    Of a minister the words before it must be there: who is minister of finance is not the foreign minister.
    """
    found = _ASKS.match(question.text)
    before = words(_BEHIND.sub("", fold(found["phrase"]))) if found else []
    if not before:
        return False
    held = stem_set(f"{window.hit.article.title} {window.text}")
    portfolio = {word for word in before[:-1] if word not in _NOT_WHICH}
    if before[-1] in _OF_STATE and portfolio and not portfolio & _named(question):
        return not {stem(word) for word in portfolio} <= held
    meant = [group for group in _SAME if before[-1] in group - _LOOSE]
    return bool(meant) and not any(stem(word) in held for group in meant for word in group)


def lacks_relation(question: Question, window: Window) -> bool:
    """Whether a question asks about somebody's relative (`Which school does X's brother go to?`) whom neither a window nor its title has."""
    found = [group for match in _OWNED.finditer(fold(question.text)) for group in _SAME[:_KIN] if group & set(match.groups())]
    held = stem_set(f"{window.hit.article.title} {window.text}") if found else frozenset()
    return any(not any(stem(word) in held for word in group) for group in found)


def _named(question: Question) -> set[str]:
    return {word for name in question.names for word in words(name)}
