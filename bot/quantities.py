"""Quantities: the numbers of a text by value, however they are written, and its calendar words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.text import STOPWORDS

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "dozen": 12,
}  # fmt: skip
_WORDS = {word: n for n, word in enumerate(_UNITS.split())} | {word: 20 + 10 * n for n, word in enumerate(_TENS.split())}
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_MONTHS = {month[:3]: month for month in MONTHS} | {"sept": "september"}

_NUMBER_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_LONG_SCALE = "hundred|thousand|million|billion|trillion|dozen"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
_QUANTITY = re.compile(
    rf"""(?P<money>[$€£¥]|\b(?:USD|EUR|GBP)\s?)?
    (?:(?P<digits>(?<![\w.])\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?!\d)(?:\.\d+)?|(?<![A-Za-z\d])\d+(?:\.\d+)?)
       |(?P<words>\b(?:{_NUMBER_WORD}|{_LONG_SCALE})\b(?:(?:[-\s]+|{_AND})(?:{_NUMBER_WORD}|{_LONG_SCALE})\b)*))
    (?:st|nd|rd|th)?
    (?P<scale>(?:[-\s]+(?:{_LONG_SCALE})s?\b)+|\s?(?:bn|mn|tn)\b|[km]\b)?
    (?P<percent>\s?%|[-\s]per\s?cent\b|[-\s]percent\b)?
    (?P<coins>[-\s]+(?:U\.?S\.?\s+)?(?:dollar|euro|pound)s?\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})(?=\s?(?:[ap]\.?m\b|GMT|CET|UTC|o'clock)|(?<=:\d\d)\b)", re.IGNORECASE)
_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")\b|\b(" + "|".join(_SHORT_MONTHS) + r")\b\.?(?=\s*\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")s?\b", re.IGNORECASE)
_REACH = 80
"""Characters before a number in which the word that it may belong to is looked for."""
_NAMED = re.compile(r"[A-Z][\w’'.-]*[\s-]$")
YEARS = range(1800, 2101)
"""Whole numbers that are written like a year."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text.

    Attributes:
        value: what it is worth, "two million" and "2m" alike 2000000.
        unit: "%", a currency sign, or "".
        name: the capitalised word before it and the number ("Stream 2"), or "": part of a name, not a count.
    """

    value: Decimal
    unit: str = ""
    name: str = ""

    def stands_in(self, others: set[Quantity]) -> bool:
        """True if the others hold this value, with the same unit where this one has a unit."""
        return any(self.value == other.value and self.unit in ("", other.unit) for other in others)

    def __str__(self) -> str:
        money, percent = (self.unit, "") if self.unit != "%" else ("", "%")
        return f"{money}{self._written()}{percent}"

    def _written(self) -> str:
        """As a newspaper has it: a year without a comma, millions in words."""
        if not self.unit and self.value == int(self.value) and int(self.value) in YEARS:
            return str(int(self.value))
        for scale in ("trillion", "billion", "million"):
            if self.value >= _SCALES[scale] and self.value % (_SCALES[scale] // 10) == 0:
                return f"{(self.value / _SCALES[scale]).normalize():f} {scale}"
        return f"{self.value:,f}"


def quantities(text: str) -> set[Quantity]:
    """The numbers of a text, in digits or words; a lone "one" is a pronoun as often as a number and is left out.

    Digits inside a word (MH17, G7) belong to that word. A time of day (9:30) counts as its hours and minutes.
    """
    found = {Quantity(Decimal(n)) for match in _TIME.finditer(text) for n in match.groups()}
    for match in _QUANTITY.finditer(_TIME.sub(lambda m: " " * len(m[0]), text)):
        value = _value(match["digits"], match["words"], match["scale"])
        if (match["words"] or "").lower() == "one" and not (match["scale"] or match["percent"]):
            continue
        unit = "%" if match["percent"] else _currency(match["money"], match["coins"])
        before = _NAMED.search(text[max(0, match.start() - _REACH) : match.start()])
        name = f"{before[0].strip()} {match['digits']}" if before and match["digits"] and _names(before[0]) else ""
        found.add(Quantity(value, unit, name))
    return found


def calendar_words(text: str) -> set[str]:
    """The months and weekdays of a text, written out in lower case. "May" counts only with a capital."""
    months = {(m[1] or _SHORT_MONTHS[m[2].lower()]).lower() for m in _MONTH.finditer(text) if m[0][0].isupper()}
    return months | {m[1].lower() for m in _WEEKDAY.finditer(text) if m[0][0].isupper()}


def _names(word: str) -> bool:
    """Whether a capitalised word can be a name's: no month ("March 3"), and no word that only opens the sentence ("Which 300")."""
    return not calendar_words(word + " 1") and word.strip().lower() not in STOPWORDS


def _currency(sign: str | None, coins: str | None) -> str:
    names = {"USD": "$", "EUR": "€", "GBP": "£", "DOLLAR": "$", "EURO": "€", "POUND": "£"}
    last = ((sign or coins or "").replace("-", " ").split() or [""])[-1].upper()
    return names.get(last, names.get(last.removesuffix("S"), last))


def _value(digits: str | None, words: str | None, scale: str | None) -> Decimal:
    spoken = re.findall(r"[a-z]+", (words or "").lower())
    value = Decimal(re.sub(r"[,\u00a0\u202f ]", "", digits)) if digits else _spoken(spoken)
    for word in re.findall(r"[a-z]+", (scale or "").lower()):
        value *= _SCALES[word if word in _SCALES else word.rstrip("s")]
    return value


def _spoken(parts: list[str]) -> Decimal:
    """ "one hundred and twenty-five thousand" as 125000."""
    total, group = 0, 0
    for part in parts:
        if part in _WORDS:
            group += _WORDS[part]
        elif part in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[part]
        elif part in _SCALES:
            total, group = total + max(group, 1) * _SCALES[part], 0
    return Decimal(total + group)
