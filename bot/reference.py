"""Words of a follow-up that refer to the conversation (`she`, `it`, `there`, `the company`), and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.focus import Exchange, date_span, name_type, noun_phrases, people, thing
from bot.names import Token, proper_names, tokens, vocabulary
from bot.question import statement
from bot.text import STOPWORDS, content_words, fold, stem
from bot.wording import AUXILIARY, SAYING

_GENDER = {"she": "f", "her": "f", "hers": "f", "he": "m", "him": "m", "his": "m"}
_PLURAL = vocabulary("they them their theirs")
_SINGULAR = vocabulary("it its")
_POSSESSIVE = vocabulary("his its their")
_PERSON_NOUNS = vocabulary(
    """minister president chancellor politician leader mayor senator governor secretary spokesman spokeswoman official judge man woman"""
)
_BODY_NOUNS = vocabulary("company firm team club party government organisation organization agency group bank school network university")
_PLACE_NOUNS = vocabulary("country city town region state place village")
_TIMES = vocabulary("week month year morning evening time moment day season weekend summer winter spring autumn point case way reason")
_IDLE_IT = re.compile(
    r"it(?:['’]s|\s+(?:is|was|will\s+be|would\s+be|be))?\s+(?:\w+ly\s+)?(?:true|possible|likely|rain\w*|snow\w*|necessary|worth|safe|legal|illegal|"
    r"important|better|best|late|cold|hot|advisable|a\s+good\s+idea|(?:take|cost|mean|make\s+sense|help|matter)\s+to)\b",
    re.IGNORECASE,
)
_SAY_IT = re.compile(
    rf"^(?P<head>.*\b{SAYING})\s+(?P<it>it|that|this|so)(?P<tail>[^\w]*|\s+(?:in|on|at|to|exactly|publicly|before|after|again)\b.*)$",
    re.IGNORECASE,
)


class Edit(NamedTuple):
    """A replacement of `text[start:end]`."""

    start: int
    end: int
    by: str


def edits(body: str, earlier: Sequence[Exchange]) -> list[Edit]:
    """The replacements that make a question standalone; none if nothing in it refers to the conversation.

    Args:
        body: the question without leading "and" or "so".
        earlier: the exchanges before it, resolved, oldest first; at least one.
    """
    found = tokens(body)
    names = proper_names(body)
    made: list[Edit] = []
    said_it = _said_it(body, earlier[-1])
    if said_it:
        made.append(said_it)
    used: dict[str, str] = {}
    for i, token in enumerate(found):
        word = fold(token.text)
        if said_it and said_it.start <= token.start < said_it.end:
            continue
        own = [n for n in names if n.end <= token.start]
        by = None
        base = re.sub(r"['’](?:s|re|ll|d|ve)$", "", word)
        suffix = token.text[len(base) :]
        if base in _GENDER and not any(name_type(n.text) == "person" for n in own):
            by = used.get(_GENDER[base]) or _person(earlier, _GENDER[base], names)
            used[_GENDER[base]] = by or ""
        elif base in _PLURAL and not _bound(body, token, own):
            by = _plural(earlier)
        elif base in _SINGULAR and not _bound(body, token, own) and not _IDLE_IT.match(body, token.start):
            by = used.get("it") or _thing(earlier, names)
            used["it"] = by or ""
        elif base in ("this", "that", "these", "those"):
            made.extend(_demonstrative(body, found, i, earlier, own))
            continue
        elif base == "there" and _is_place_there(body, found, i):
            place = _place(earlier)
            by = f"in {place}" if place else None
        elif word == "then" and i == len(found) - 1 and i > 2:
            by = _date(earlier)
        elif word in ("former", "latter") and i and fold(found[i - 1].text) == "the":
            pair = _pair(earlier)
            if pair:
                made.append(Edit(found[i - 1].start, token.end, pair[word == "latter"]))
            continue
        elif i and fold(found[i - 1].text) == "the":
            made.extend(_definite(body, found, i, earlier, names))
            continue
        if not by:
            continue
        possessive = base in _POSSESSIVE or (base == "her" and _before_noun(body, found, i))
        made.append(Edit(token.start, token.end, _genitive(by) if possessive else by + suffix))
    return made


def _genitive(name: str) -> str:
    return name + ("’" if name.endswith("s") and name_is_plural(name) else "’s")


def name_is_plural(name: str) -> bool:
    """True for a plural noun phrase such as `the workers`."""
    return name.endswith("s") and not name.split()[-1][:1].isupper()


def _said_it(body: str, last: Exchange) -> Edit | None:
    """`it` in `say it`: the statement of the last question."""
    match = _SAY_IT.match(body)
    if match is None:
        return None
    asked = statement(last.text)
    rest = re.sub(r"^(?:that|it)\s+(?=about|on|regarding)", "", last.rest)
    if asked is None and last.kind == "how_many":
        by = last.text[:1].lower() + last.text[1:].rstrip("?!. ")
    elif last.kind == "who" or asked is None:
        topic = thing(last)
        by = f"that about {topic}" if topic else match.group("it")
    elif not rest or re.match(r"(?:on|about|of|regarding|concerning|in|at|to|with|over|that)\b", rest):
        by = f"{match.group('it')} {rest}".strip()
    else:
        by = f"what {rest}" if not re.match(r"(?:if|whether|what|how)\b", rest) else rest
    return Edit(match.start("it"), match.end("it"), by)


def _person(earlier: Sequence[Exchange], gender: str, present: Sequence[object]) -> str | None:
    """The latest person whom a pronoun can mean; one whom the conversation called by the other pronoun is passed over."""
    spoken = {fold(getattr(n, "text", "")) for n in present}
    genders: dict[str, str] = {}
    for said in earlier:
        genders.update(said.genders)
    for said in reversed(earlier):
        for name in people(said):
            if genders.get(name, gender) == gender and fold(name) not in spoken:
                return name
    return None


def _plural(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        speaker = said.question.speaker
        found = noun_phrases(said.rest)
        plural = [
            p for p in found if re.search(r"(?:[^s']s|people|men|children|police)$", p.split()[-1]) and not p.split()[-1][0].isupper()
        ]
        if said.kind != "say" and plural:
            return plural[0]
        if speaker and (name_type(speaker) in ("body", "place") or name_is_plural(speaker)):
            return speaker
        if plural:
            return plural[0]
        bodies = [n for n in said.question.names if name_type(n) in ("body", "place")]
        if bodies:
            return bodies[-1]
        if (topic := thing(said)) and said.kind != "say":
            return topic
    return None


def _thing(earlier: Sequence[Exchange], present: Sequence[object]) -> str | None:
    spoken = {fold(getattr(n, "text", "")) for n in present}
    for said in reversed(earlier):
        topic = thing(said)
        if topic and fold(topic) not in spoken:
            return topic
        speaker = said.question.speaker
        if speaker and name_type(speaker) in ("body", "place"):
            return speaker
    return None


def _place(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        placed = None
        for name in proper_names(said.text):
            if re.search(r"\b(?:in|at|near|to|into|from|outside|visit|left|reach)\s+(?:the\s+)?$", said.text[: name.start], re.IGNORECASE):
                placed = name.text
            elif name_type(name.text) == "place":
                placed = placed or name.text
        if placed:
            return placed
    return None


def _date(earlier: Sequence[Exchange]) -> str | None:
    for said in reversed(earlier):
        span = date_span(said.text)
        if span:
            return said.text[span[0] : span[1]]
    return None


def _pair(earlier: Sequence[Exchange]) -> tuple[str, str] | None:
    for said in reversed(earlier):
        names = list(dict.fromkeys(n.text for n in proper_names(said.text)))
        if len(names) >= 2:
            return names[-2], names[-1]
        joined = re.search(r"\b(?P<a>(?:the\s+)?\w+)\s+(?:and|or)\s+(?P<b>(?:the\s+)?\w+)", said.rest, re.IGNORECASE)
        if joined:
            return joined["a"], joined["b"]
    return None


def _bound(body: str, token: Token, own: Sequence[object]) -> bool:
    """True if the question itself holds what the pronoun means: a name or a full noun phrase before it."""
    before = body[: token.start]
    return bool(own) or any(
        len(content_words(p)) >= 1 for p in noun_phrases(before) if p.lower().startswith(("the ", "a ", "an ", "my ")) or len(p.split()) > 1
    )


def _before_noun(body: str, found: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(found) or body[found[i].end : found[i + 1].start] != " ":
        return False
    return fold(found[i + 1].text) not in STOPWORDS and not found[i + 1].text.endswith("ly")


def _demonstrative(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], own: Sequence[object]) -> list[Edit]:
    """`that` standing alone, or `this law`."""
    token = found[i]
    following = fold(found[i + 1].text) if i + 1 < len(found) else ""
    previous = fold(found[i - 1].text) if i else ""
    noun = following and following not in STOPWORDS and body[token.end : found[i + 1].start] == " "
    if noun and following in _TIMES:
        return []
    if noun and not re.fullmatch(AUXILIARY, following) and not _is_verb_after(following):
        if fold(token.text) == "that" and previous and previous not in STOPWORDS and not re.fullmatch(SAYING, previous):
            return []
        return _same_noun(found, i, i + 1, earlier)
    alone = not following or re.fullmatch(AUXILIARY, following) or following in STOPWORDS or _is_verb_after(following)
    leads = (
        not previous
        or re.fullmatch(AUXILIARY, previous)
        or previous in ("about", "of", "after", "before", "with", "for", "to", "do", "by", "on", "from", "than", "like")
    )
    if (
        not alone
        or not leads
        or own
        or (
            fold(token.text) == "that"
            and following
            and not re.fullmatch(AUXILIARY, following)
            and previous not in ("does", "did", "is", "was")
        )
    ):
        return []
    by = _thing(earlier, ()) if fold(token.text) in ("this", "that") else _plural(earlier)
    return [Edit(token.start, token.end, by)] if by else []


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
            held = [stem(fold(t.text)) for t in tokens(phrase)]
            if wanted in held and len(content_words(phrase)) > 1:
                return [Edit(found[start].start, found[noun].end, phrase)]
    return _by_class(found, start, noun, earlier)


def _by_class(found: Sequence[Token], start: int, noun: int, earlier: Sequence[Exchange]) -> list[Edit]:
    """`the company`: the latest name of that class."""
    word = fold(found[noun].text)
    suffix = ""
    for said in reversed(earlier):
        names = list(dict.fromkeys([*([said.question.speaker] if said.question.speaker else []), *said.question.names]))
        if word in _PERSON_NOUNS:
            fitting = people(said)
        elif word in _PLACE_NOUNS:
            fitting = [n for n in names if name_type(n) == "place"] or [p for p in [_place([said])] if p]
        elif word in _BODY_NOUNS:
            placed = {_place([said])} if len(names) > 1 else set()
            fitting = [n for n in names if name_type(n) == "body"] or [n for n in names if n not in placed]
        else:
            fitting = []
        if fitting:
            return [Edit(found[start].start, found[noun].end, fitting[0] + suffix)]
    return []


def _definite(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], names: Sequence[object]) -> list[Edit]:
    """`the company` with nothing that says which."""
    word = fold(found[i].text)
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    adjacent = i + 1 < len(found) and body[found[i].end : found[i + 1].start] == " "
    qualified = adjacent and (
        after in ("of", "in", "on", "for", "at", "that", "who", "which", "to", "from", "with") or (after and found[i + 1].text[0].isupper())
    )
    if qualified or word not in _PERSON_NOUNS | _BODY_NOUNS | _PLACE_NOUNS:
        return []
    if adjacent and after not in STOPWORDS and not found[i].possessive and not re.fullmatch(SAYING, after) and after.endswith(("s", "er")):
        return []
    if names:
        return []
    return _same_noun(found, i - 1, i, earlier)


def _is_place_there(body: str, found: Sequence[Token], i: int) -> bool:
    """False for the `there` of `there is` and `are there`."""
    around = [fold(found[j].text) for j in (i - 1, i + 1) if 0 <= j < len(found)]
    before = fold(found[i - 1].text) if i else ""
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    be = ("is", "are", "was", "were", "be", "been", "will", "has", "have", "had")
    if before in be and (after and after not in ("now", "today", "too")):
        return False
    return bool(around) and after not in be and before not in ("is", "are") and i > 0
