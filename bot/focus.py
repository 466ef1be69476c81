"""What a conversation is about: the elements of its questions that a follow-up can refer to or replace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.answered import genders, one_person, persons, speakers
from bot.name_types import NUMBERS, name_type
from bot.names import MONTHS, TITLES, WEEKDAYS, Name, Token, bare, proper_names, tokens, vocabulary
from bot.question import Kind, Question, parse
from bot.saying import statement
from bot.text import STOPWORDS, fold, stem, words
from bot.wording import AUXILIARY, BRIEFING, HOW_MANY, IRREGULAR, PASSIVE_WHAT, SAYING, WHO_SAID, WRAPPER

_PREPOSITIONS = vocabulary("of into in on for against with between near to over at from around across under behind off about towards")
_JOINING = _PREPOSITIONS - {"behind", "off"}
"""Prepositions that join two noun phrases to one; the others rather belong to a verb (`was Russia behind it`)."""
_DETERMINERS = vocabulary("the a an its their his her my our your this that these those any some all both")
VERBS = frozenset(
    stem(verb)
    for verb in vocabulary(
        """play work happen come use make take need buy pay gather appear call want know mean think become begin start end stop live look help
        allow require include find show keep leave move meet win lose fall rise grow increase cause affect create add go send receive lead
        build open close sign vote pass resign visit attack launch invade kill die injure hit break change define celebrate earn treat
        calculate measure store install delete configure manage handle support run provide offer report protect prevent cost last arrive
        raise reduce cut ban approve reject agree decide plan expect hope elect own sell bring give get explain describe list differ
        determine compare relate consider recommend improve learn teach write read speak publish found invent discover develop originate
        derive exist occur involve depend apply choose select connect access enable disable update upgrade deploy evacuate collapse strike
        threaten accuse name bear hold set put say tell ask did done made took went came gave got won lost led sent kept left
        held talk hear heard thank apologise discuss
        began built taken gone given known shown seen become begun broken chosen driven fallen written spoken thrown hurt accept refuse
        oppose join replace respond react  died dead born killed sold bought paid fell rose grew meant thought knew found met wrote spoke"""
    )
)
_EVENTS = vocabulary(
    """attack attacks ban bans break change changes collapse cut cuts fall increase increases launch offer offers plan plans report
    reports rise rises strike strikes talk talks visit visits vote votes win wins"""
)
"""Verbs that are as often the noun for what happens."""
_MONTH = "|".join(sorted(MONTHS - {"may", "march"})) + "|(?-i:May|March)"
_DATE = re.compile(
    r"\b(?:(?:in|on|since|by|during|before|after|until|of)\s+)?(?:(?:early|mid|late|last|this|next|the)\s+)?(?:"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+\d{{4}})?|"
    rf"(?:{'|'.join(sorted(WEEKDAYS))})|(?:19|20)\d\d|(?:(?<=last )|(?<=this )|(?<=next ))(?:week|month|year)|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)


_ASKED_FOR = re.compile(
    rf"\W*(?:(?:by|to|with|from|for|about|of)\s+)?(?i:whom?(?:['’]s|\s+{AUXILIARY}))\s+"
    r"(?:(?i:the)\s+(?:[a-z-]+(?<!ing)(?<!ed)\s+){1,3})?(?=(?P<name>[^\Wa-z].*))",
    re.DOTALL,
)
"""`Who is X`, `Who was the judge X`, `Whom did X replace`: X stands in their centre."""


def date_span(text: str) -> tuple[int, int] | None:
    """Where a date stands in a text ("in March", "on Monday", "2021"), its preposition included; None if nowhere."""
    match = _DATE.search(text)
    return match.span() if match else None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the conversation as resolved, with the people whom its answer quotes.

    Attributes:
        text: the standalone question.
        question: the same, parsed.
        rest: what follows its wording: `about troop numbers` of `What did Baerbock say about troop numbers?`.
        people: whom the answer quotes, people and bodies, in order.
        answer: the text of the answer, or "".
        genders: names that a pronoun was resolved to, with that pronoun's gender: `{"Baerbock": "f"}`.
        told: after "Who ...?" the persons who can be the answer, likeliest first.
    """

    text: str
    question: Question
    rest: str
    people: tuple[str, ...] = ()
    answer: str = ""
    genders: dict[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of the question; a follow-up leans on a question for a change as on one for what was said."""
        return "say" if self.question.kind == "change" else self.question.kind


@lru_cache(maxsize=512)
def exchange(text: str, answer: str | None = None) -> Exchange:
    """Read one resolved question and its answer.

    Args:
        text: the standalone question.
        answer: the text of its answer.
    """
    question = parse(text)
    said = answer or ""
    told = persons(said, question.names, question.asks_speaker) if question.kind == "who" else ()
    return Exchange(text, question, _rest(text, question), speakers(said), said, genders(said), told)


def _rest(text: str, question: Question) -> str:
    body = bare(text.strip())
    said = statement(body)
    if said is not None and (question.kind != "who" or re.match(r"(?:to|by|for|with|from)\b", body, re.IGNORECASE)):
        end = max([e for _, e in said.wording] + [said.mention[1]])
        return body[end:].strip()
    wrapper = WRAPPER.match(body)
    start = wrapper.end() if wrapper else 0
    for pattern in (WHO_SAID, BRIEFING, HOW_MANY):
        match = pattern.search(body[start:])
        if match:
            return body[start + match.end() :].strip()
    return body[start:]


def people(said: Exchange) -> list[str]:
    """Persons whom a pronoun after this exchange may mean, likeliest first."""
    question = said.question
    named = [n.text for n in proper_names(said.text) if n.text in question.names and _is_person(said.text, n)]
    speaker = [question.speaker] if question.speaker else []
    if question.kind == "who":
        asked_for = _ASKED_FOR.match(said.text)
        centre = [n for n in named if asked_for and re.match(rf"{re.escape(n)}(?!['’\w])", asked_for["name"])]
        found = [*centre, *said.told, *speaker, *named]
    else:
        found = [*speaker, *named, *(name for name in said.people if one_person(name))]
    subject = re.match(rf"\W*{AUXILIARY}\s+(?=(?P<name>\S.*))", said.text, re.IGNORECASE)
    if subject and said.kind in ("say", "other"):
        found = [n for n in named if subject["name"].startswith(n)] + found
    return list(dict.fromkeys(found))


def _is_person(text: str, name: Name) -> bool:
    placed = re.search(r"\b(?:in|at|near|into|outside|inside|across)\s+$", text[: name.start], re.IGNORECASE)
    named = fold(name.text.split()[0]) in TITLES
    thing_of = re.search(r"\bthe\s+$", text[: name.start], re.IGNORECASE) and (re.match(r"\s+[a-z]", text[name.end :]) or not named)
    return name_type(name.text) == "person" and not placed and not thing_of


def noun_phrases(text: str) -> list[str]:
    """Stretches of a question that look like noun phrases, in order; determiners kept, verbs and adverbs left out.

    There is no tagger behind this: a phrase ends at function words, common verbs, adverbs in -ly and punctuation. Two that a
    preposition joins (`the bridge in Marlow`) are one.
    """
    found = tokens(text)
    names = [(n.start, n.end) for n in proper_names(text)]
    phrases: list[str] = []
    i = 0
    while i < len(found):
        end = _phrase_end(text, found, names, i)
        if end is None:
            i += 1
            continue
        while end + 1 < len(found) and found[end].text.lower() in _JOINING and _adjacent(text, found, end):
            further = _phrase_end(text, found, names, end + 1)
            if (
                further is None
                or date_span(text[found[end].start : found[further - 1].end]) is not None
                or text[found[end - 1].end : found[end].start].strip(" '’s")
            ):
                break
            end = further
        phrases.append(text[found[i].start : found[end - 1].end])
        i = end
    return phrases


def _adjacent(text: str, found: Sequence[Token], i: int) -> bool:
    return not text[found[i].end : found[i + 1].start].strip(" \"'“”‘’")


def _phrase_end(text: str, found: Sequence[Token], names: Sequence[tuple[int, int]], start: int) -> int | None:
    """Index after the noun phrase that starts at token `start`, or None if none starts there."""
    i = start
    determined = fold(found[i].text) in _DETERMINERS
    if determined:
        i += 1
    first = i
    while i < len(found):
        word = fold(found[i].text)
        in_name = any(s <= found[i].start < e for s, e in names)
        if i > start and text[found[i - 1].end : found[i].start].strip(" '’s\"“”‘"):
            break
        if not in_name and (word in STOPWORDS | _PREPOSITIONS or (len(word) == 1 and not word.isdigit()) or word.endswith(("ly", "n't"))):
            break
        participle = (word.endswith("ed") and len(word) > 3) or word in IRREGULAR
        ends = i + 1 == len(found) or fold(found[i + 1].text) in STOPWORDS or any(b == found[i + 1].start for b, _ in names)
        common = stem(word) in VERBS and not word.endswith(("tion", "tions", "ment", "ments"))
        verb = (common and not (determined and i == first)) or (participle and ends and (i > first or not determined))
        if verb and not in_name and not _heads(text, found, names, start, i):
            break
        if word == "worth" and i > first and not found[i - 1].possessive and fold(found[i - 1].text) != "net":
            break
        i += 1
    return i if i > first else None


def _heads(text: str, found: Sequence[Token], names: Sequence[tuple[int, int]], start: int, i: int) -> bool:
    """Whether a word that can be a verb is the head of the noun phrase that starts at token `start`: `strike` in `the tram strike`.

    It is one behind another noun, if another verb follows (`When did the tram strike end`), or a preposition or a verb stands before
    the phrase and the question has another verb or needs none.
    """
    if fold(found[i].text) not in _EVENTS or i == start or not _adjacent(text, found, i - 1):
        return False
    determined = fold(found[start].text) in _DETERMINERS
    if (determined and i == start + 1) or (not determined and any(s <= found[i - 1].start < e for s, e in names)):
        return False
    if i + 1 < len(found) and _adjacent(text, found, i) and _can_be_verb(found[i + 1]):
        return True
    asked = any(re.fullmatch(r"do|does|did|will|would|can|could|should", fold(t.text)) for t in found)
    verb = not asked or any(_can_be_verb(t) for t in (*found[:start], *found[i + 1 :]))
    return verb and start > 0 and (fold(found[start - 1].text) in _PREPOSITIONS or _can_be_verb(found[start - 1]))


def _can_be_verb(token: Token) -> bool:
    """True for a common verb or a participle that is no auxiliary."""
    word = fold(token.text)
    if re.fullmatch(AUXILIARY, word):
        return False
    return stem(word) in VERBS or word in IRREGULAR or re.fullmatch(SAYING, word) is not None


def thing(said: Exchange) -> str | None:
    """What `it` or `that` most likely means after this exchange, as a noun phrase; None if nothing offers itself."""
    question = said.question
    rest = re.sub(r"^(?:on|about|of|regarding|concerning|with|in|to|towards?|over)\s+", "", said.rest)
    if question.kind == "briefing":
        span = date_span(rest)
        dated = span is not None and span[1] == len(rest)
        return (rest[: span[0]].strip(" ,") if span is not None and dated else rest) or None
    if said.kind == "say":
        found = _nominal(noun_phrases(said.rest))
        return found[0] if found else None
    if passive := PASSIVE_WHAT.match(said.text):
        return f"what {passive['clause']}"
    if _is_topic(said.text):
        return bare(said.text)
    found = [p for p in _nominal(noun_phrases(said.rest)) if fold(p).removeprefix("the ") not in {fold(n) for n in people(said)}]
    for name in question.names:
        if name_type(name) == "thing":
            return name
    found = [p for p in found if not all(w.isdigit() or w in NUMBERS for w in words(p))]
    found = [p for p in found if date_span(p) is None or len(p.split()) > 3]
    determined = [p for p in found if fold(p).startswith("the ") or proper_names(p)]
    described = [p for p in determined if p not in {n.text for n in proper_names(f"of {p}")}]
    return next(iter(described or determined or found), None)


def _nominal(phrases: Sequence[str]) -> list[str]:
    """Without phrases that themselves only refer to something."""
    return [p for p in phrases if not re.match(r"(?:that|this|these|those|any|all|some|both|other)\b", p, re.IGNORECASE)]


def _is_topic(text: str) -> bool:
    """True for a few words that ask nothing and name what happened (`tram strike`): all of them are what it is about."""
    spoken = [fold(t.text) for t in tokens(text)]
    if not 1 < len(spoken) <= 5 or bare(text) != text.strip() or date_span(text) is not None:
        return False
    return spoken[-1] in _EVENTS and not any(w in STOPWORDS - {"the"} or stem(w) in VERBS or w in IRREGULAR for w in spoken[:-1])


def theme(earlier: Sequence[Exchange]) -> str | None:
    """What the conversation as a whole is about: the noun phrase that most of its questions share, the later the better.

    Args:
        earlier: its exchanges, resolved, oldest first.

    Returns:
        The phrase as written, or None if no question holds any.
    """
    held = [frozenset(stem(w) for w in words(said.text)) for said in earlier]
    best: tuple[float, str] | None = None
    for position, said in enumerate(earlier):
        names = {n.text for n in proper_names(said.text)} - set(people(said))
        for phrase in [*noun_phrases(said.rest or said.text), *sorted(names)]:
            bare = re.sub(rf"^(?:{'|'.join(sorted(_DETERMINERS))})\s+", "", phrase, flags=re.IGNORECASE)
            parts = [stem(w) for w in words(bare) if w not in STOPWORDS]
            if not parts or len(parts) > 5 or date_span(bare) == (0, len(bare)):
                continue
            shared = sum(len(h & set(parts)) / len(parts) for h in held)
            score = shared + (0.75 if any(n in bare for n in names) else 0) + 0.3 * min(len(parts), 3) + 0.5 * (position + 1) / len(earlier)
            if best is None or score > best[0]:
                best = (score, phrase)
    return best[1] if best else None


def topic_words(text: str) -> frozenset[str]:
    """Folded words of a text that are no function words."""
    return frozenset(w for w in words(text) if w not in STOPWORDS)


def is_role(name: str) -> bool:
    """True for `the German foreign minister`: a person without a name."""
    return any(fold(w) in TITLES for w in name.split()) and not proper_names(name.split(" ", 1)[-1].lower())
