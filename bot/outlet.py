"""The outlet whose reporting a question asks for: `What did the Harbour Courier report on the tunnel?`"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.text import fold, words

LONGEST = 7
"""Words of the longest name of an outlet that is looked for."""
ONLY_FROM = re.compile(
    r"\b(?:only|just)\s+(?:(?:articles?|news|reports?|stories)\s+)?(?:from|in|by)\s+(?:the\s+)?[\w&’'-]+(?:\.\w+|\s+[\w&’'-]+){0,5}?"
    r"(?=\W*$|\s+(?:in|on|since|after|before|between|from|until)\s)",
    re.IGNORECASE,
)
"""A follow-up that keeps the last question to an outlet: `Only from the Courier`."""
_ARTICLES = r"(?:articles?|news|reports?|reporting|coverage|stories|story|pieces?|accounts?)"
_AUXILIARY = r"(?:does|do|did|has|have|had|is|was)"
_ADVERB = r"(?:\s+(?:ever|also|already|originally|actually|first|recently|\w+ly))?"
_PAPERS = "the papers"
"""What stands in for the outlet where the question needs a subject: it makes a briefing of it, see `bot.wording.BRIEFING`."""

_SUBJECT_BEFORE = re.compile(
    rf"^\W*(?:(?:and|so|but)\s+)?(?:(?:(?:what|how|anything)(?:\s+else)?\s+)?{_AUXILIARY}|(?:compare|contrast)\s+(?:what|how))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SUBJECT_BEHIND = re.compile(
    rf"^{_ADVERB}\s+(?P<verb>report(?:ed|ing)?|writ(?:e|ten|ing)|publish(?:ed|ing)?|print(?:ed)?|carr(?:y|ied)|run|cover(?:ed|ing)?|have|got|had"
    r"|sa(?:y|id|ying)|tell|told)\b(?:\s+us)?(?:\s+(?:anything|something))?(?:\s+(?:about|on|of|regarding|concerning|over|that|whether))?\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"sa(?:y|id|ying)|tell|told", re.IGNORECASE)
_ACCORDING = re.compile(r"[,\s]*\baccording\s+to\s+(?:the\s+)?$", re.IGNORECASE)
_ONLY = re.compile(rf"[,\s]*(?:\b(?:only|just)\s+(?:{_ARTICLES}\s+)?|\b{_ARTICLES}\s+)(?:from|in|by|of)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:^\W*|[,\s]+)(?:from|in|by)\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS = re.compile(r"\W*$|\s+(?:in|on|since|after|before|between|from|until)\s", re.IGNORECASE)
_OWN = re.compile(rf"^['’]s?\s+(?:\w+\s+)?{_ARTICLES}(?:\s+(?:on|of|about|regarding|over))?\b", re.IGNORECASE)
_THE = re.compile(r"\s*\bthe\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|\band\b|\bor\b|\bwith\b|&|,\s*and\b)\s+(?:the\s+)?", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w’'])[\w&]+(?:[.’'-](?!s\b)[\w&]+)*")
_PLAIN_ENDINGS = frozenset({"com", "org", "net", "news", "info", "co"})


class Kept(NamedTuple):
    """A question that keeps to an outlet.

    Attributes:
        outlets: whose articles it asks for, as the archive writes them; several where the name can mean each.
        text: the question without the outlet.
        words: what was left out, and does not belong to the topic.
        speaks: whether the outlet may also be asked for as one who is quoted by others (`What did the Courier say about X?`).
    """

    outlets: tuple[str, ...]
    text: str
    words: str
    speaks: bool


def kept_to(question: str, known: Sequence[str], briefing: bool) -> Kept | None:
    """The outlet that a question keeps to, or None where it names none, or is about one (`Who owns the Harbour Courier?`).

    Args:
        question: in English.
        known: the outlets of the archive. A name means an outlet if it is the same but for `the`, blanks, marks and case (also
            without the ending of a host: `USA Today` is usatoday.com), or has the last and only words of its name (`the Courier`).
        briefing: whether news is asked for: then `in the Courier` is enough, which may belong to a topic elsewhere.
    """
    for start, end, outlets in _named(question, _index(tuple(known))):
        before, behind = question[:start], question[end:]
        if _SUBJECT_BEFORE.match(before) and (verb := _SUBJECT_BEHIND.match(behind)):
            return Kept(
                outlets,
                f"What do {_PAPERS} say about {behind[verb.end() :]}",
                question[: end + verb.end()],
                _SPEAKS.match(verb["verb"]) is not None,
            )
        if own := _OWN.match(behind):
            return Kept(outlets, f"{_THE.sub('', before)}{behind[own.end() :]}", question[start : end + own.end()], False)
        for left_out, allowed in ((_ACCORDING, True), (_ONLY, True), (_FROM, briefing and _ENDS.match(behind))):
            if allowed and (found := left_out.search(before)):
                rest = behind.lstrip(" ,") if not before[: found.start()].strip() else behind
                return Kept(outlets, f"{before[: found.start()]}{rest}".strip(), question[found.start() : end], left_out is _ACCORDING)
    return None


class _Index(NamedTuple):
    """Outlets by what they are called.

    Attributes:
        whole: by each form of the whole name, see `_forms`.
        ends: by the last word of a name of several words, for its short forms (`the Courier`); a host has none.
    """

    whole: Mapping[str, tuple[str, ...]]
    ends: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def _index(known: tuple[str, ...]) -> _Index:
    whole: dict[str, tuple[str, ...]] = {}
    ends: dict[str, tuple[str, ...]] = {}
    for outlet in known:
        for form in _forms(outlet):
            whole[form] = (*whole.get(form, ()), outlet)
        if len(spoken := words(outlet)) > 1 and " " in outlet:
            ends[spoken[-1]] = (*ends.get(spoken[-1], ()), outlet)
    return _Index(whole, ends)


def _named(question: str, index: _Index) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where a question names outlets: start, end (without `the` and `'s`) and the outlets meant; `A, B and C` is one place."""
    found = list(_WORD.finditer(question))
    places: list[tuple[int, int, tuple[str, ...]]] = []
    first = 0
    while first < len(found):
        for last in range(min(len(found), first + LONGEST) - 1, first - 1, -1):
            start, end = found[first].start(), found[last].end()
            name = question[start:end]
            outlets = index.whole.get(_squashed(name), ()) or (_shortened(name, index) if name[:1].isupper() else ())
            if not outlets or fold(found[first].group()) == "the":
                continue
            if places and _AND.fullmatch(question, places[-1][1], start):
                before = places.pop()
                start, outlets = before[0], tuple(dict.fromkeys((*before[2], *outlets)))
            places.append((start, end, outlets))
            first = last
            break
        first += 1
    return places


def _shortened(name: str, index: _Index) -> tuple[str, ...]:
    short = words(name)
    return tuple(outlet for outlet in index.ends.get(short[-1], ()) if words(outlet)[-len(short) :] == short) if short else ()


def _forms(outlet: str) -> frozenset[str]:
    """The forms of an outlet's name by which it is known: `theweek` and `week` for theweek.co.uk."""
    name = outlet
    if "." in outlet.strip(".") and " " not in outlet.strip():  # a host
        labels = fold(outlet).removeprefix("www.").split(".")[:-1]
        while len(labels) > 1 and labels[-1] in _PLAIN_ENDINGS:
            labels.pop()
        name = labels[-1]
    plain = _squashed(name)
    return frozenset(form for form in (plain, plain.removeprefix("the"), _squashed(outlet)) if form)


def _squashed(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", fold(name)).replace("&", "and"))
