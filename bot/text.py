"""Words of a text as the keyword index and the answerer compare them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

STOPWORDS = frozenset(
    """a about above according after again against all also am an and any are as at be because been before being below between both but by can
    cannot could did do does doing down during each either else ever every few for from further get gets getting give given go goes going got
    had has have having he her here hers herself him himself his how however i if in into is it its itself just let like many may me might
    more most much must my myself neither no nor not now of off on once one only or other others our ours ourselves out over own per please
    put rather re said same say saying says shall she should since so some such tell tells than that the their theirs them themselves then
    there these they this those through to told too toward towards under until up upon us very via want was we were what whatever when where
    whether which while who whom whose why will with within without would yes yet you your yours yourself yourselves a.m p.m e.g i.e""".split()
)
"""English function words, and the verbs of saying and telling that every question about a statement holds."""

_INITIALISM = r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?![^\W_])|(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"
WORD = re.compile(rf"{_INITIALISM}|\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
"""A word of a folded text: an initialism with full stops (`u.s.`) and a number with separators are one each."""
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "–": "-", "—": "-"})
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe",
     "Œ": "Oe", "ß": "ss", "ẞ": "SS", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N"}
)  # fmt: skip
"""Latin letters that Unicode does not take apart into a letter and an accent, as English writes them (ICU's Latin-ASCII transform)."""
_POSSESSIVE = re.compile(r"'s?$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_stemmer = snowballstemmer.stemmer("porter")


def fold(text: str) -> str:
    """Lower case without accents and letters that English lacks, with straight quotation marks and plain dashes. Length may change."""
    plain = text.translate(_FOLDED)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", with_english_letters(plain))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def with_english_letters(text: str) -> str:
    """The text with `ø`, `ł`, `ß` and their like as English writes them; accents stay. Length may change."""
    return text if text.isascii() else text.translate(_LETTERS)


def words(text: str) -> list[str]:
    """Folded words and numbers in order, a possessive ending dropped, thousands separators kept out of numbers.

    An initialism is one word without its last full stop, which may be the sentence's: `u.s` of `U.S.`
    """
    return [word if word.isalpha() else _trimmed(word) for word in WORD.findall(fold(text))]


def _trimmed(word: str) -> str:
    bare = _POSSESSIVE.sub("", word.rstrip("."))
    return _THOUSANDS.sub("", bare) if bare[:1].isdigit() else bare


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Porter's stem (Porter 1980) of a folded word, the same algorithm as SQLite's `porter` tokenizer."""
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


def content_words(text: str) -> list[str]:
    """Words that carry meaning, in order, stopwords dropped, not stemmed."""
    return [word for word in words(text) if word not in STOPWORDS and (len(word) > 1 or word.isdigit())]


def stems(text: str) -> list[str]:
    """Stems of the content words of a text, in order."""
    return [stem(word) for word in content_words(text)]


@lru_cache(maxsize=1024)
def word_set(text: str) -> frozenset[str]:
    """The folded words of a text; kept for the texts used last."""
    return frozenset(words(text))


@lru_cache(maxsize=4096)
def stem_set(text: str) -> frozenset[str]:
    """The stems of the content words of a text; kept for the texts used last."""
    return frozenset(stems(text))


def display_date(day: object) -> str:
    """`14 January 2022` for a `datetime.date`, `undated` for None."""
    return f"{day.day} {day:%B %Y}" if day is not None else "undated"  # type: ignore[attr-defined]


def listed(items: Sequence[str]) -> str:
    """`a, b and c`; at least one item."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
