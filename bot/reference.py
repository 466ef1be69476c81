"""Words of a follow-up that refer to the conversation (`she`, `it`, `there`, `the company`), and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.antecedent import latest_date, latest_pair, latest_person, latest_place, latest_plural, latest_sayer, latest_thing, name_is_plural
from bot.description import Edit, before_noun, bound, definite, demonstrative, is_subject, same_clause
from bot.focus import Exchange, people, thing
from bot.name_types import name_type
from bot.names import Name, Token, bare, proper_names, tokens, vocabulary
from bot.saying import statement
from bot.text import fold
from bot.wording import SAYING

_GENDER = {"she": "f", "her": "f", "hers": "f", "he": "m", "him": "m", "his": "m"}
_PLURAL = vocabulary("they them their theirs")
_SINGULAR = vocabulary("it its")
_POSSESSIVE = vocabulary("his its their")
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


_ADVERBS = r"(?:\s+(?:also|then|later|ever|actually|really|just|even|first|last|publicly|already))*"
_SAYS = re.compile(rf"{_ADVERBS}\s+(?:{SAYING}|answer(?:ed)?|want(?:s|ed)?|agree[ds]?)\b", re.IGNORECASE)
_ACTS = re.compile(
    rf"{_ADVERBS}\s+(?:{SAYING}|talk(?:ed)?|meet|met|agree[ds]?|want(?:ed)?|know|knew|find|found|answer(?:ed)?|discuss(?:ed)?|hear[d]?|decide[ds]?|"
    r"demand(?:ed)?|hope|expect|plan)\b",
    re.IGNORECASE,
)
"""After a pronoun: only people and bodies do this."""
WHO_ACTS = re.compile(r"^(?:who|how\s+many)\b\s+(?!is\b|are\b|was\b|were\b).*\btheir\b", re.IGNORECASE)
"""`Who lost their jobs?`: the pronoun means those who are asked for."""
_CLAUSE_ENDS = re.compile(
    r"\W*$|\s*[,;]|\s+(?:in|on|at|by|for|with|to|from|after|before|because|when|now|today|yesterday|then)\b", re.IGNORECASE
)
_REPLY = re.compile(r"\s+(?:repl(?:y|ied)|respond(?:ed)?|react(?:ed)?|answer(?:ed)?)\b", re.IGNORECASE)

_PRESENT = re.compile(r"\b(?:do|does|is|are|has|have|can|will|shall|should)\b", re.IGNORECASE)
"""Where it stands, a `then` at the end is no time: `What do the nurses want then?`."""
_ABOUT = re.compile(r"\b(?:about|of|on)\s+$", re.IGNORECASE)


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
        if base in _GENDER and not _names_him(body, found, i, own):
            first = used.get(_GENDER[base])
            if first and before_noun(body, found, i):
                continue  # "Has she changed her mind?": the name that stands for `she` is what `her` means then
            replies = bool(_REPLY.match(body, token.end) or _ABOUT.search(body, 0, token.start))
            if first and (base == "him" or (base == "her" and not before_noun(body, found, i))):
                by = latest_person(earlier, _GENDER[base], names, replies, taken=first)
            else:
                by = first or latest_person(earlier, _GENDER[base], names, replies)
                used[_GENDER[base]] = by or ""
        elif base in _PLURAL and not bound(body, token, own, _is_object(body, token)) and not (base == "their" and WHO_ACTS.match(body)):
            by = latest_plural(earlier, acting=bool(_ACTS.match(body, token.end)))
        elif base in _SINGULAR and not bound(body, token, own, _is_object(body, token)) and not _IDLE_IT.match(body, token.start):
            says = latest_sayer(earlier) if base == "it" and _SAYS.match(body, token.end) else None
            by = used.get("it") or says or latest_thing(earlier, names)
            used["it"] = by or ""
        elif base in ("this", "that", "these", "those"):
            made.extend(demonstrative(body, found, i, earlier, own))
            continue
        elif base == "there" and _is_place_there(found, i):
            place = latest_place(earlier)
            by = f"in {place}" if place else None
        elif word == "then" and i == len(found) - 1 and i > 2 and not _PRESENT.search(body):
            by = latest_date(earlier)
        elif word in ("former", "latter") and i and fold(found[i - 1].text) == "the":
            pair = latest_pair(earlier)
            if pair:
                made.append(Edit(found[i - 1].start, token.end, pair[word == "latter"]))
            continue
        elif i and fold(found[i - 1].text) == "the":
            made.extend(definite(body, found, i, earlier, names))
            continue
        if not by:
            continue
        if i:
            by = re.sub(r"^(?:The|A|An)(?=\s)", lambda m: m.group().lower(), by)
        possessive = base in _POSSESSIVE or (base == "her" and before_noun(body, found, i))
        made.append(Edit(token.start, token.end, _genitive(by) if possessive else by + suffix))
    return made


def _names_him(body: str, found: Sequence[Token], i: int, own: Sequence[Name]) -> bool:
    """Whether `she` or `her` can mean a person whom the question names before it.

    As an object it does not mean its clause's subject, which `herself` would: `What did X say about her?`.
    """
    named = [n for n in own if name_type(n.text) == "person"]
    word = fold(found[i].text)
    if len(named) != 1 or word not in ("him", "her") or (word == "her" and before_noun(body, found, i)):
        return bool(named)
    return not is_subject(body, named[0]) or not same_clause(body, named[0].end, found[i].start)


def _is_object(body: str, token: Token) -> bool:
    """True for `it` and `them` at the end of their clause: there they never mean its subject, which `itself` would."""
    return fold(token.text) in ("it", "them") and _CLAUSE_ENDS.match(body, token.end) is not None


def _asking_spans(body: str) -> list[tuple[int, int]]:
    """Where the sentences that ask stand; the whole text if it is one sentence or none has a question mark."""
    spans = [m.span() for m in re.finditer(r"\S.*?(?:[.!?]+(?=\s|$)|$)", body)]
    asking = [(start, end) for start, end in spans if body[start:end].endswith("?")]
    return asking if len(spans) > 1 and asking else [(0, len(body))]


def genders(question: str, resolved: str, earlier: Sequence[Exchange]) -> dict[str, str]:
    """Which pronoun the conversation uses for whom, after a question was resolved.

    Args:
        question: as asked.
        resolved: the same, standalone.
        earlier: the exchanges before it, resolved, oldest first.

    Returns:
        Name -> "f" or "m": `{"Baerbock": "f"}`.
    """
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
    answered = next((n.end for n in proper_names(last.rest) if n.start == 0), 0)
    rest = last.rest[answered:].strip() if re.match(r"\s+(?:on|about|regarding)\b", last.rest[answered:]) else last.rest
    rest = re.sub(r"^(?:that|it)\s+(?=about|on|regarding)", "", rest)
    if asked is None and last.kind == "how_many":
        by = last.text[:1].lower() + bare(last.text)[1:]
    elif last.kind == "who" or asked is None:
        topic = thing(last)
        by = f"that about {topic}" if topic else match.group("it")
    elif not rest or re.match(r"(?:on|about|of|regarding|concerning|in|at|to|with|over|that)\b", rest):
        by = f"{match.group('it')} {rest}".strip()
    else:
        by = f"what {rest}" if not re.match(r"(?:if|whether|what|how)\b", rest) else rest
    return Edit(match.start("it"), match.end("it"), by)


def _is_place_there(found: Sequence[Token], i: int) -> bool:
    """False for the `there` of `there is` and `are there`."""
    around = [fold(found[j].text) for j in (i - 1, i + 1) if 0 <= j < len(found)]
    before = fold(found[i - 1].text) if i else ""
    after = fold(found[i + 1].text) if i + 1 < len(found) else ""
    be = ("is", "are", "was", "were", "be", "been", "will", "has", "have", "had")
    if before in be and (after and after not in ("now", "today", "too")):
        return False
    return bool(around) and after not in be and before not in ("is", "are") and i > 0
