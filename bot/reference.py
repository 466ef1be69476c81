"""Words of a follow-up that refer to the conversation (`she`, `it`, `there`, `the company`), and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.antecedent import latest_date, latest_pair, latest_person, latest_place, latest_plural, latest_thing, name_is_plural
from bot.focus import VERBS, Exchange, name_type, noun_phrases, people, thing
from bot.names import Name, Token, proper_names, tokens, vocabulary
from bot.question import statement
from bot.text import STOPWORDS, content_words, fold, stem, words
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
    r"it(?:['’]s|\s+(?:is|was|will\s+be|would\s+be|be))?\s+(?:\w+ly\s+|still\s+)?(?:true|possible|likely|rain\w*|snow\w*|"
    r"(?:\w+|a\s+\w+(?:\s+\w+)?)\s+(?:if|that|for\s+\w+\s+to)\b|"
    r"(?:necessary|worth|safe|legal|illegal|ok(?:ay)?|important|better|best|hard|easy|advisable|fair|right|wrong|a\s+good\s+idea|take|cost|mean|matter|help)\s+"
    r"(?:to|\w+ing)|make\s+(?:an?|sense))\b",
    re.IGNORECASE,
)
"""`it` that stands for nothing: "Is it true that", "How long does it take to"."""
_SAY_IT = re.compile(
    rf"^(?P<head>.*\b{SAYING})\s+(?P<it>it|that|this|so)(?P<tail>[^\w]*|\s+(?:in|on|at|to|exactly|publicly|before|after|again|first|then|later)\b.*)$",
    re.IGNORECASE,
)


_REPLY = re.compile(r"\s+(?:repl(?:y|ied)|respond(?:ed)?|react(?:ed)?|answer(?:ed)?)\b", re.IGNORECASE)


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
    asked = _asking_spans(body)
    for i, token in enumerate(found):
        if not any(start <= token.start < end for start, end in asked):
            continue
        word = fold(token.text)
        if said_it and said_it.start <= token.start < said_it.end:
            continue
        own = [n for n in names if n.end <= token.start]
        by = None
        base = re.sub(r"['’](?:s|re|ll|d|ve)$", "", word)
        suffix = token.text[len(base) :]
        if base in _GENDER and not any(name_type(n.text) == "person" for n in own):
            by = used.get(_GENDER[base]) or latest_person(earlier, _GENDER[base], names, bool(_REPLY.match(body, token.end)))
            used[_GENDER[base]] = by or ""
        elif base in _PLURAL and not _bound(body, token, own):
            by = latest_plural(earlier)
        elif base in _SINGULAR and not _bound(body, token, own) and not _IDLE_IT.match(body, token.start):
            by = used.get("it") or latest_thing(earlier, names)
            used["it"] = by or ""
        elif base in ("this", "that", "these", "those"):
            made.extend(_demonstrative(body, found, i, earlier, own))
            continue
        elif base == "there" and _is_place_there(found, i):
            place = latest_place(earlier)
            by = f"in {place}" if place else None
        elif word == "then" and i == len(found) - 1 and i > 2:
            by = latest_date(earlier)
        elif word in ("former", "latter") and i and fold(found[i - 1].text) == "the":
            pair = latest_pair(earlier)
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


def _asking_spans(body: str) -> list[tuple[int, int]]:
    """Where the sentences that ask stand; the whole text if it is one sentence or none has a question mark."""
    spans = [m.span() for m in re.finditer(r"\S.*?(?:[.!?]+(?=\s|$)|$)", body)]
    asking = [(start, end) for start, end in spans if body[start:end].endswith("?")]
    return asking if len(spans) > 1 and asking else [(0, len(body))]


def genders(question: str, resolved: str, earlier: Sequence[Exchange]) -> dict[str, str]:
    """Which pronoun the conversation now uses for whom, after `question` was resolved: `{"Baerbock": "f"}`."""
    known: dict[str, str] = {}
    for said in earlier:
        known.update(said.genders)
    used = {_GENDER[w] for w in map(fold, (t.text for t in tokens(question))) if w in _GENDER}
    if len(used) == 1 and earlier and resolved != question:
        for name in (n for said in reversed(earlier) for n in people(said)):
            if name in resolved and name not in question:
                known[name] = used.pop()
                break
    return known


def _genitive(name: str) -> str:
    return name + ("’" if name.endswith("s") and name_is_plural(name) else "’s")


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


def _bound(body: str, token: Token, own: Sequence[Name]) -> bool:
    """True if the question itself holds what the pronoun means: a thing's name or full noun phrase before it."""
    for name in own:
        subject = re.search(rf"(?:^|\b{AUXILIARY}\s+)(?:the\s+)?$", body[: name.start], re.IGNORECASE)
        if not subject or name_type(name.text) != "person":
            return True
    for phrase in noun_phrases(body[: token.start]):
        full = len(phrase.split()) > 1 or fold(phrase).startswith(("the ", "a ", "an ", "my "))
        if full and words(phrase)[-1] not in _PERSON_NOUNS and not any(n.text in phrase for n in own):
            return True
    return False


def _before_noun(body: str, found: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(found) or body[found[i].end : found[i + 1].start] != " ":
        return False
    return fold(found[i + 1].text) not in STOPWORDS and not found[i + 1].text.endswith("ly")


def _demonstrative(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], own: Sequence[Name]) -> list[Edit]:
    """`that` standing alone, or `this law`."""
    token = found[i]
    following = fold(found[i + 1].text) if i + 1 < len(found) else ""
    previous = fold(found[i - 1].text) if i else ""
    noun = following and following not in STOPWORDS and body[token.end : found[i + 1].start] == " "
    if noun and following in _TIMES:
        return []
    if noun and not re.fullmatch(AUXILIARY, following) and not _is_verb_after(following):
        if (
            i + 2 < len(found)
            and _before_noun(body, found, i + 1)
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
        or _bound(body, token, own)
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
            fitting = people(said)
        elif word in _PLACE_NOUNS:
            fitting = [n for n in names if name_type(n) == "place"] or [p for p in [latest_place([said])] if p]
        elif word in _BODY_NOUNS:
            fitting = [n for n in names if name_type(n) == "body"]
        else:
            fitting = []
        if fitting:
            return [Edit(found[start].start, found[noun].end, fitting[0])]
    return []


def _definite(body: str, found: Sequence[Token], i: int, earlier: Sequence[Exchange], names: Sequence[Name]) -> list[Edit]:
    """`the company` with nothing that says which."""
    word = fold(found[i].text)
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    adjacent = i + 1 < len(found) and body[found[i].end : found[i + 1].start] == " "
    qualified = adjacent and (
        after in ("of", "in", "on", "for", "at", "that", "who", "which", "to", "from", "with") or (after and found[i + 1].text[0].isupper())
    )
    asked = i > 1 and re.fullmatch(AUXILIARY, fold(found[i - 2].text)) is not None
    modifies = adjacent and not asked and _before_noun(body, found, i) and not found[i].possessive and not _is_verb(found[i + 1].text)
    if re.search(r"\bwho(?:['’]s|\s+(?:is|was|were|are))\s+the\s+$", body[: found[i].start], re.IGNORECASE):
        return []
    if qualified or modifies or word in _TIMES or any(n.start != found[i].start for n in names):
        return []
    return _same_noun(found, i - 1, i, earlier)


def _is_place_there(found: Sequence[Token], i: int) -> bool:
    """False for the `there` of `there is` and `are there`."""
    around = [fold(found[j].text) for j in (i - 1, i + 1) if 0 <= j < len(found)]
    before = fold(found[i - 1].text) if i else ""
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    be = ("is", "are", "was", "were", "be", "been", "will", "has", "have", "had")
    if before in be and (after and after not in ("now", "today", "too")):
        return False
    return bool(around) and after not in be and before not in ("is", "are") and i > 0
