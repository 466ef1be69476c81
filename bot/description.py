"""Descriptions that refer back (`this law`, `the company`, `that`), and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.antecedent import latest_place, latest_plural, latest_thing
from bot.focus import VERBS, Exchange, noun_phrases, people
from bot.name_types import name_type
from bot.names import TITLES, Name, Token, proper_names, tokens, vocabulary
from bot.text import STOPWORDS, content_words, fold, stem, words
from bot.wording import AUXILIARY, SAYING

_PERSON_NOUNS = vocabulary(
    """minister president chancellor politician leader mayor senator governor secretary spokesman spokeswoman official judge man woman"""
)
_BODY_NOUNS = vocabulary("company firm team club party government organisation organization agency group bank school network university")
_PLACE_NOUNS = vocabulary("country city town region state place village")
_TIMES = vocabulary("week month year morning evening time moment day season weekend summer winter spring autumn point case way reason")


_CLAUSE = re.compile(r"\b(?:and|or|but|if|when|that|because|to|who|which|while|why|how)\b|[,;]", re.IGNORECASE)
"""What starts another clause."""


class Edit(NamedTuple):
    """A replacement of `text[start:end]`.

    Attributes:
        start, end: offsets in the question, half open.
        by: what stands there instead.
    """

    start: int
    end: int
    by: str


def is_subject(body: str, name: Name) -> bool:
    """Whether a name stands where the subject of a question does: at its start, or right behind an auxiliary."""
    return re.search(rf"(?:^|\b{AUXILIARY}\s+)(?:the\s+)?$", body[: name.start], re.IGNORECASE) is not None


def same_clause(body: str, start: int, end: int) -> bool:
    """Whether nothing between two offsets starts another clause."""
    return _CLAUSE.search(body, start, end) is None


def bound(body: str, token: Token, own: Sequence[Name], objective: bool = False) -> bool:
    """True if the question itself holds what the pronoun means: a thing's name or full noun phrase before it.

    Args:
        body: the question.
        token: the pronoun.
        own: the names that stand before it.
        objective: True for an object, which its clause's subject does not bind (Chomsky's principle B).
    """
    for name in own:
        together = same_clause(body, name.end, token.start)
        if not is_subject(body, name) or (name_type(name.text) != "person" and not (objective and together)):
            return True
    before = body[: token.start].rstrip()
    governed = re.sub(r"\s+(?:on|of|in|for|about|against|with|to|from|at|by|behind)$", "", before)
    for phrase in noun_phrases(before):
        if governed != before and governed.endswith(phrase):
            continue
        full = len(phrase.split()) > 1 or fold(phrase).startswith(("the ", "a ", "an ", "my "))
        if full and words(phrase)[-1] not in _PERSON_NOUNS and not any(n.text in phrase for n in own):
            return True
    return False


def before_noun(body: str, found: Sequence[Token], i: int) -> bool:
    """True if the next word can be a noun, as after `her` in `her speech`: no function word, no adverb in -ly, nothing between.

    Args:
        body: the question.
        found: its tokens.
        i: index of the word in question.
    """
    if i + 1 >= len(found) or body[found[i].end : found[i + 1].start] != " ":
        return False
    return fold(found[i + 1].text) not in STOPWORDS and not found[i + 1].text.endswith("ly")


def demonstrative(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], own: Sequence[Name]) -> list[Edit]:
    """What to put for `that` standing alone, or for `this law`.

    Args:
        body: the question.
        found: its tokens.
        i: index of `this`, `that`, `these` or `those`.
        earlier: the exchanges before it, resolved, oldest first.
        own: the names that stand before the token.

    Returns:
        One edit, or none where the word refers to nothing earlier.
    """
    token = found[i]
    following = fold(found[i + 1].text) if i + 1 < len(found) else ""
    previous = fold(found[i - 1].text) if i else ""
    noun = following and following not in STOPWORDS and body[token.end : found[i + 1].start] == " "
    if noun and following in _TIMES:
        return []
    if noun and not re.fullmatch(AUXILIARY, following) and not _is_verb_after(following):
        if (
            i + 2 < len(found)
            and before_noun(body, found, i + 1)
            and not _is_verb_after(fold(found[i + 2].text))
            and not _is_verb(found[i + 2].text)
        ):
            return []
        if fold(token.text) == "that" and previous and previous not in STOPWORDS and not re.fullmatch(SAYING, previous):
            return []
        return _same_noun(found, i, i + 1, earlier)
    alone = not following or re.fullmatch(AUXILIARY, following) or following in STOPWORDS or _is_verb_after(following)
    leads = (
        not previous
        or re.fullmatch(AUXILIARY, previous)
        or previous
        in (
            "about",
            "of",
            "after",
            "before",
            "with",
            "for",
            "to",
            "do",
            "by",
            "on",
            "from",
            "than",
            "like",
            "summarise",
            "summarize",
            "explain",
            "describe",
            "report",
            "reported",
        )
    )
    if (
        not alone
        or not leads
        or bound(body, token, own)
        or (
            fold(token.text) == "that"
            and following
            and not re.fullmatch(AUXILIARY, following)
            and previous not in ("does", "did", "is", "was")
        )
    ):
        return []
    by = latest_thing(earlier, ()) if fold(token.text) in ("this", "that") else latest_plural(earlier)
    return [Edit(token.start, token.end, by)] if by else []


def _is_verb(word: str) -> bool:
    return stem(fold(word)) in VERBS or fold(word).endswith("ed")


def _is_verb_after(word: str) -> bool:
    return word in (
        "happen",
        "happened",
        "mean",
        "affect",
        "work",
        "start",
        "end",
        "begin",
        "cost",
        "take",
        "change",
        "matter",
        "happens",
        "means",
    )


def _same_noun(found: Sequence[Token], start: int, noun: int, earlier: Sequence[Exchange]) -> list[Edit]:
    """`this law` after a question about the asylum law: the fuller phrase with the same noun."""
    wanted = stem(fold(found[noun].text))
    for said in reversed(earlier):
        for phrase in noun_phrases(said.rest or said.text):
            held = [
                stem(fold(t.text)) for t in tokens(re.split(r"\s(?:of|into|in|on|for|against|with|between|near|to|at|from)\s", phrase)[0])
            ]
            defined = fold(phrase).startswith("the ") or said.kind == "briefing" or bool(proper_names(f"about {phrase}"))
            if wanted in held and len(content_words(phrase)) > 1 and (defined or held[-1] == wanted):
                return [Edit(found[start].start, found[noun].end, phrase)]
    return _by_class(found, start, noun, earlier)


def _by_class(found: Sequence[Token], start: int, noun: int, earlier: Sequence[Exchange]) -> list[Edit]:
    """`the company`: the latest name of that class."""
    word = fold(found[noun].text)
    for said in reversed(earlier):
        names = list(dict.fromkeys([*([said.question.speaker] if said.question.speaker else []), *said.question.names]))
        if word in _PERSON_NOUNS:
            fitting = [p for p in people(said) if word not in TITLES or _holds_office(word, p, said)]
        elif word in _PLACE_NOUNS:
            fitting = [n for n in names if name_type(n) == "place"] or [p for p in [latest_place([said])] if p]
        elif word in _BODY_NOUNS:
            fitting = [n for n in names if name_type(n) == "body"]
        else:
            fitting = []
        if fitting:
            return [Edit(found[start].start, found[noun].end, fitting[0])]
    return []


def _holds_office(title: str, person: str, said: Exchange) -> bool:
    """Whether the question or its answer gives a person that title: `Mayor Mara Ellin`, `Mara Ellin, the mayor`."""
    surname = re.escape(person.split()[-1])
    titled = rf"\b{title}\s+(?:[^\W\d_]+\s+){{0,2}}?{surname}\b|\b{surname}\b(?:\s+is|,)?\s+(?:the|a|an|its|their)\s+(?:[\w’'-]+\s+){{0,3}}?{title}\b"
    return re.search(titled, f"{said.text}\n{said.answer}", re.IGNORECASE) is not None


def definite(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], names: Sequence[Name]) -> list[Edit]:
    """What to put for `the company` with nothing that says which.

    Args:
        body: the question.
        found: its tokens.
        i: index of the noun after `the`.
        earlier: the exchanges before it, resolved, oldest first.
        names: all names in the question; with any but the noun itself, nothing is put.

    Returns:
        One edit that covers `the` and the noun, or none.
    """
    word = fold(found[i].text)
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    adjacent = i + 1 < len(found) and body[found[i].end : found[i + 1].start] == " "
    qualified = adjacent and (
        after in ("of", "in", "on", "for", "at", "that", "who", "which", "to", "from", "with") or (after and found[i + 1].text[0].isupper())
    )
    asked = i > 1 and re.fullmatch(AUXILIARY, fold(found[i - 2].text)) is not None
    modifies = adjacent and not asked and before_noun(body, found, i) and not found[i].possessive and not _is_verb(found[i + 1].text)
    if re.search(r"\bwho(?:['’]s|\s+(?:is|was|were|are))\s+the\s+$", body[: found[i].start], re.IGNORECASE):
        return []
    if qualified or modifies or word in _TIMES or any(n.start != found[i].start for n in names):
        return []
    return _same_noun(found, i - 1, i, earlier)
