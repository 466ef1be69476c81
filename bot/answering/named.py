"""Whether a window has a name where a question asks for one: `Which prison`, `Which company`, `What is the name of the pensioner`.

The kinds are entity and human classes of Li and Roth (2002), "Learning question classifiers".
"""

from __future__ import annotations

import re

from bot.answering.windows import Window
from bot.question import Question
from bot.sayers import names
from bot.text import STOPWORDS, fold, stem, stem_set, words

CLOSE = 40
"""Characters between a name and the noun for who or what bears it."""
_WHICH = r"^\W*(?:(?:to|in|at|from|by|for|of|on|into|with)\s+)?(?:which|what)\s+"
_HOLDS_NOUN = re.compile(_WHICH + r"(?P<noun>prison|jail|hospital|school|clinic)\b", re.IGNORECASE)
"""What has a name that holds the word for what it is, or stands beside it."""
_THINGS = (
    r"compan(?:y|ies)|firms?|clubs?|teams?|part(?:y|ies)|banks?|airlines?|brands?|bands?|films?|movies?|books?|novels?|songs?|albums?|magazines?|ships?|"
    r"agenc(?:y|ies)|countr(?:y|ies)|cit(?:y|ies)|towns?|states?|villages?|nations?|museums?|universit(?:y|ies)|colleges?|airports?|islands?|rivers?|"
    r"newspapers?"
)
_PEOPLE = (
    r"judges?|players?|engineers?|ministers?|actors?|actress(?:es)?|singers?|authors?|writers?|directors?|senators?|governors?|mayors?|presidents?|"
    r"politicians?|celebrit(?:y|ies)|athletes?|scientists?|doctors?|lawyers?|coach(?:es)?|referees?|umpires?|teachers?|officers?"
)
_BEARS_NAME = re.compile(rf"{_WHICH}(?:[a-z-]+\s+)?(?:(?P<person>{_PEOPLE})|(?P<thing>{_THINGS}))\b", re.IGNORECASE)
_NAME_OF = re.compile(
    r"^\W*what(?:['’]s|\s+(?:is|was|are|were))\s+the\s+(?:full\s+|real\s+)?names?\s+of\s+(?:the|an?)\s+(?P<noun>[a-z-]+)", re.IGNORECASE
)
_PLACED = re.compile(r"\b(?:in|at|of|from|to|near|outside|between|around|into)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a name that tells where something is."""
_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"


def lacks_name(question: Question, window: Window) -> bool:
    """Whether a question asks for a name, and neither a window nor its title has one that the question does not hold.

    A prison is told by a name that holds the word or stands beside it (`Stonebeck prison`), other things by any name, people by one that only
    tells no place.
    """
    text = f"{window.hit.article.title}. {window.text}"
    if found := _HOLDS_NOUN.match(question.text):
        return not _beside(found["noun"], question, text)
    if found := _BEARS_NAME.match(question.text):
        return not (_person(found["person"], question, text) if found["person"] else _thing(question, text))
    if found := _NAME_OF.match(question.text):
        return not _close(found["noun"], question, text)
    return False


def _beside(noun: str, question: Question, text: str) -> bool:
    asked = set(words(question.text))
    beside = rf"(?P<a>{_NAME})(?:['’]s)?\s+(?:[a-z]+\s+)?(?i:{noun})s?\b|(?i:\b{noun})s?\s+(?:(?:of|in|called|named)\s+)?(?:the\s+)?[“\"]?(?P<b>{_NAME})"
    return any(not set(words(match["a"] or match["b"])) - STOPWORDS <= asked for match in re.finditer(beside, text))


def _new(question: Question, text: str) -> list[tuple[str, int, int]]:
    """The names of a text that the question does not hold, with their offsets."""
    asked = set(words(question.text))
    return [found for found in names(text) if not set(words(found[0])) <= asked]


def _thing(question: Question, text: str) -> bool:
    return bool(_new(question, text)) or re.search(r"[“\"]", text) is not None


def _person(noun: str, question: Question, text: str) -> bool:
    """Of a single word, which may only open a sentence, the text must have the noun, too."""
    told = stem(fold(noun)) in stem_set(text)
    return any((" " in name or told) and not _PLACED.search(text[:start]) for name, start, _ in _new(question, text))


def _close(noun: str, question: Question, text: str) -> bool:
    places = [match.start() for match in re.finditer(rf"\b{re.escape(noun)}", text, re.IGNORECASE)]
    found = [(start, end) for _, start, end in _new(question, text) if not _PLACED.search(text[:start])]
    return any(start - CLOSE <= place <= end + CLOSE for start, end in found for place in places)
