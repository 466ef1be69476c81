"""Ages: whether a question asks how old somebody is, and whether a sentence gives that age beside the name."""

from __future__ import annotations

import re

from bot.answering.windows import Window
from bot.matching import same_speaker
from bot.names import TITLES
from bot.question import Question
from bot.sayers import names
from bot.speaker_names import read_speaker
from bot.text import fold, words

_ASKS = re.compile(
    r"\b(?:how\s+old|(?:what|which)\s+age)\s+(?:is|was|are|were|will)\b|\bwhat(?:['’]s|\s+(?:is|was))\s+(?:the\s+age\s+of\b|.*['’]s\s+age\b)",
    re.IGNORECASE,
)
_AGE_WORDS = frozenset({"age", "old", "exactly", "now", "today"})
_OTHER_THAN = re.compile(r"\b(?:(?<!age )of|for|to|by|with)\s+(?:the\s+)?$", re.IGNORECASE)
"""`the deputy of X` is not X."""
_AGE = r"(?:1[01]\d|\d{1,2})"
_BEHIND = re.compile(
    rf"\s*\((?:aged\s+)?{_AGE}\)|,?\s+(?:now\s+)?aged\s+{_AGE}\b|\s*,\s+(?:(?:now|then|just)\s+)?{_AGE}(?=\s*(?:[,;.)—–]|$))"
    rf"|(?:\s*,\s+who)?\s+(?:is|was|turn(?:s|ed))\s+(?:(?:now|just|only|already)\s+)?{_AGE}(?=\s*(?:[,;.)—–]|$)|\s+(?:and|on|years?\s+old)\b)"
    rf"|\s*(?:,|,?\s+(?:who\s+)?(?:is|was))\s+(?:now\s+)?(?:an?\s+|the\s+)?{_AGE}[\s-]years?[\s-]old\b",
    re.IGNORECASE,
)
"""`X, 52, ...`, `X (52)`, `X, aged 52`, `X is 52`, `X, a 52-year-old`."""
_BEFORE = re.compile(rf"\b{_AGE}-year-old\s+(?:[a-z][\w’'-]*\s+){{0,4}}$")
"""`the 19-year-old substitute X`."""
_DEATH = re.compile(
    rf"(?:\s*,[^,]{{1,120}},)?\s+(?:(?:has|had)\s+)?(?:died?|dies)\b(?:\s+(?!(?:and|but|when|who)\b)[\w’'-]+,?){{0,6}}?\s+"
    rf"(?:at\s+the\s+age\s+of|aged)\s+{_AGE}\b"
)
"""`X has died at the age of 91`."""


def asks_age(question: Question) -> bool:
    """Whether a question asks for the age of somebody whom it names, and for nothing else."""
    if not question.names or not _ASKS.search(question.text):
        return False
    rest = set(question.topic) - {w for name in question.names for w in words(name)}
    return rest <= _AGE_WORDS | TITLES and any(_is_asked_for(question.text, name) for name in question.names)


def _is_asked_for(text: str, name: str) -> bool:
    lead, found, behind = fold(text).partition(fold(name))
    of_another = _OTHER_THAN.search(lead) or re.match(r"'s?\s+(?!age\b)", behind)
    return bool(found) and not of_another


def tells_age(question: Question, window: Window) -> bool:
    """Whether the sentence of a window gives the age of who is asked for right beside the name.

    A bare surname counts in an article that gives it one first name only, that of the one who is asked for.
    """
    sentence = window.hit.article.text[window.core.start : window.core.end]
    for name, start, end in names(sentence):
        beside = _BEHIND.match(sentence, end) or _DEATH.match(sentence, end) or _BEFORE.search(sentence[:start])
        if beside and any(_is_asked_for(question.text, asked) and _means(asked, name, window) for asked in question.names):
            return True
    return False


def _means(asked: str, name: str, window: Window) -> bool:
    """Whether a name of an article is that of the one who is asked for."""
    if not same_speaker(asked, name):
        return False
    wanted, found = read_speaker(asked), read_speaker(name)
    if not wanted.given or found.given:
        return True
    article = window.hit.article
    whole = [read_speaker(n) for n, _, _ in names(f"{article.title}.\n{article.text}")]
    of_that_name = [n.given for n in whole if n.surname == wanted.surname and n.given]
    return bool(of_that_name) and all(wanted.given[0] in given for given in of_that_name)
