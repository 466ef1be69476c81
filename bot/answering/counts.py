"""Whether a window has a number of the kind that a question asks for: one that counts, a span of time, a length, a sum.

The kinds are the numeric classes of Li and Roth (2002), "Learning question classifiers", that words tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from bot.answering.frames import frames
from bot.answering.windows import Window
from bot.names import vocabulary
from bot.question import Question
from bot.text import STOPWORDS, stem, stem_set, words
from bot.wording import IRREGULAR

_NUMBER = (
    r"(?:\d[\d,.]*(?<![,.])(?:st|nd|rd|th|k|m|bn)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|"
    r"trillions?|half|third|quarter|both|pair|couple|no|none|nobody|single|several|few|many|once|twice|double|triple|zero)\b)"
)
_ANY = re.compile(_NUMBER, re.IGNORECASE)
_TIME = r"(?:second|minute|hour|day|night|week|month|quarter|season|year|decade|century|centurie|generation)s?"
_MEASURE = (
    r"(?:(?:centi|milli|kilo)?met(?:er|re)s?|km|cm|mm|m|miles?|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?|square|storeys?|stories|floors?|pages?|"
    r"light-years?|laps?|stages?)"
)
_COIN = r"(?:dollars?|euros?|pounds?|crowns?|francs?|yen|yuan|rupees?|rubles?|roubles?|pesos?|cents?|pence|kron(?:a|er)|bucks)"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN = re.compile(
    rf"{_NUMBER}[\s-]+(?:(?:and\s+a\s+half|[a-z]+)[\s-]+){{0,2}}?{_TIME}\b|\b(?:an?|the\s+(?:whole|entire)|all|last|past)\s+(?:[a-z]+\s+)?{_TIME}\b|"
    rf"\b(?:since|until|till|through|from|between|overnight|forever|indefinitely|life|permanent(?:ly)?|always|{_TIME}[\s-]+long)\b|\b\d+:\d\d",
    re.IGNORECASE,
)
_LENGTH = re.compile(rf"{_NUMBER}[\s-]+(?:[a-z]+[\s-]+)?{_MEASURE}\b", re.IGNORECASE)
_SUM = re.compile(rf"[$€£¥]|\b(?:USD|EUR|GBP)\b|\b{_COIN}\b|\bfree\b|\bnothing\b", re.IGNORECASE)
_TIMES = re.compile(rf"\b(?:once|twice|thrice|times)\b|{_NUMBER}[\s-]time\b", re.IGNORECASE)
_COUNTS_NOTHING = re.compile(
    rf"(?<![\w.,$€£-])(?:1[89]|20)\d\d(?![\w%-]|[.,]\d)|{_NUMBER}[\s-]+(?:and\s+a\s+half\s+)?{_TIME}(?:[\s-]old)?\b|(?<=,\s)\d{{1,2}}(?=[,.])|"
    rf"[$€£¥]\s?\d[\d,.]*(?:\s(?:million|billion|trillion))?|{_NUMBER}(?:\s+(?:million|billion|trillion))?\s*(?:%|per\s?cent\b|{_COIN}\b)|"
    rf"\d[\d.,]*\s+(?:{_MEASURE}|degrees?|kilogram(?:me)?s?|kg|tons?|tonnes?|lit(?:re|er)s?)\b|\b\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b|"
    rf"\b(?:{_MONTH})\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{_MONTH})\b|(?<=aged\s)\d+|(?<=age\sof\s)\d+",
    re.IGNORECASE,
)
"""Numbers that count no things: years, days, ages, spans of time, sums, shares, measures."""
_BARE = re.compile(r"\s*(?:[.,;:)]|$|\s(?:was|were|is|are|have|had|has|of|in|on|at|to|from|died)\b)")
"""What follows a number that stands for what it counts: `263 were in favour`, `killing 17.`"""
_BEHIND = re.compile(r"(?:[\s-]+(?:of\s+)?[\w’'-]+){0,4}")
_SINGLE = re.compile(r"\b(?:an?|the\s+only)\s+[\w-]+(?:\s+[\w-]+)?", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow\s+long\b(?!\s+ago)", re.IGNORECASE)
_HOW_OLD = re.compile(r"\bhow\s+old\s+(?:is|was|are|were)\s+(?P<who>[^?,]*?)(?:\s+(?:when|who|that|now|today)\b|[?,]|$)", re.IGNORECASE)
_AGE = re.compile(
    rf"\b\d{{1,3}}[\s-]years?[\s-]old\b|,\s\d{{1,3}}(?=[,.;)]|$)|\(\d{{1,3}}\)|\b(?:aged?|age\s+of|turn(?:s|ed)|is|was|at)\s\d{{1,3}}\b(?!\s?%)"
    rf"|{_NUMBER}[\s-]+years?\b|\b(?:1[4-9]|20)\d\d\b|\bcentur(?:y|ies)\b",
    re.IGNORECASE,
)
"""How old somebody or something is, or since when it is."""
_HOW_MUCH = re.compile(
    r"\bhow\s+much\b(?:\s+money\b|[^?]*\b(?:costs?|pays?|paid|earn(?:s|ed)?|spend|spent|worth|donated?|fined|sold|sell|charged?|invest(?:ed)?|salary)\b)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow\s+many\s+(?P<noun>[^?]*)", re.IGNORECASE)
_MEASURES = vocabulary(
    """years year days day hours hour minutes minute weeks week months month seconds decades percent dollars euros pounds crowns cents miles mile
    kilometres kilometers metres meters feet inches acres hectares degrees tons tonnes litres liters kilograms pages points millions billions"""
)
"""Nouns that are themselves measures."""
_PEOPLE = vocabulary("people persons victims men women residents passengers others casualties fans members employees workers")
"""Whom a text calls by other words more often than not."""
_A_PERSON = re.compile(
    r"\b(?:an?|the\s+only)\s+(?:[a-z-]+\s+){0,2}?(?:man|woman|boy|girl|child|person|driver|passenger|[a-z]+(?:er|man|woman))\b",
    re.IGNORECASE,
)


def lacks_count(question: Question, window: Window) -> bool:
    """Whether a question asks for a number and a window has none of its kind.

    `How many prisoners` needs a number that is no age, year or sum, `How long` a span of time or a length, `How much did it cost` a sum,
    `How old is the mayor` an age in a sentence with a mayor.
    """
    if question.kind != "how_many":
        return False
    if old := _HOW_OLD.search(question.text):
        return _lacks_age(old["who"], window)
    if _HOW_LONG.search(question.text):
        return not (_SPAN.search(window.text) or _LENGTH.search(window.text))
    if _HOW_MUCH.search(question.text):
        return not (_SUM.search(window.text) and _ANY.search(window.text))
    counted = _HOW_MANY.search(question.text)
    asked = list(dropwhile(_leads, words(counted["noun"]))) if counted else []
    if asked[:1] == ["times"]:
        return not _TIMES.search(window.text)
    return bool(asked) and not set(asked[:2]) & _MEASURES and not _counts(asked, window)


def _lacks_age(who: str, window: Window) -> bool:
    """Whether the sentence of a window has no age, or the window no word for whose age is asked: `president` of `Norland's president`."""
    named = [stem(word) for word in words(who) if word not in STOPWORDS]
    sentence = window.hit.article.text[window.core.start : window.core.end]
    return not _AGE.search(sentence) or named[-1:] != [word for word in named[-1:] if word in stem_set(window.text)]


def _counts(asked: Sequence[str], window: Window) -> bool:
    """Whether a window has a number that can count what these words begin with.

    It stands before a word for that, or before no noun, or counts something else while the window has no such word: then the article must have
    one, and the window may call it otherwise.
    """
    text = _COUNTS_NOTHING.sub(" ", window.text)
    if set(asked[:2]) & _PEOPLE:
        return _ANY.search(text) is not None or _A_PERSON.search(text) is not None
    nouns = {stem(word) for word in _noun_phrase(asked)}
    if nouns.isdisjoint(stem_set(f"{window.hit.article.title}\n{window.hit.article.text}")):
        return False
    numbers = list(_ANY.finditer(text))
    for number in numbers:
        behind = _BEHIND.match(text, number.end())
        if _BARE.match(text, number.end()) or (behind and nouns & set(map(stem, words(behind.group())))):
            return True
    if any(nouns & set(map(stem, words(match.group()))) for match in _SINGLE.finditer(text)):
        return True
    return bool(numbers) and nouns.isdisjoint(stem_set(window.text))


def _leads(word: str) -> bool:
    """Whether a word only leads to what is counted: `of the 1,700 workers`."""
    return word in STOPWORDS or word[0].isdigit()


def _noun_phrase(asked: Sequence[str]) -> list[str]:
    """The words up to the first that ends a noun phrase, at most two: `deputies` of `deputies does the party have`."""
    phrase: list[str] = []
    for word in asked[:2]:
        verb = word in frames() or (phrase and (word.endswith("ed") or word in IRREGULAR))
        if phrase and (word in STOPWORDS or verb):
            break
        phrase.append(word)
    return phrase
