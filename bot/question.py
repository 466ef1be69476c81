"""What a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.names import TITLES, is_common, is_headline, proper_names, tokens, written
from bot.text import STOPWORDS, content_words, fold, words
from bot.voices import is_document
from bot.wording import (
    ADVERB,
    ARCHIVE,
    ASKING,
    BRIEFING,
    FILLER,
    HOW_MANY,
    NOBODY,
    PASSIVE,
    SHORT_STATEMENT,
    STATEMENT,
    WHEN,
    WHERE,
    WHO,
    WHO_SAID,
    WHY,
    WRAPPER,
)

Kind = Literal["say", "who", "when", "where", "how_many", "why", "briefing", "other"]


_SUBJECT = re.compile(
    r"\W*(?i:what|which)\s+(?!(?i:that|has|have|had|did|do|does|is|was|are|were|will|would|can|could|should|must|may|might)\b)"
    r"(?:[\w.’'-]+\s+){0,4}[a-z][\w’'-]*\s+[a-z]+ed$"
)
"""`What NFL star announced`: the question asks who, not what was said."""


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed standalone question.

    Attributes:
        text: as asked, standalone.
        kind: the form of the answer that fits.
        speaker: the person or body whose words are asked for ("Baerbock"), or None.
        names: proper names in the question, the speaker excluded ("Nord Stream 2").
        topic: content words, the speaker's and the question's own wording excluded, in order.
        carried: topic words that the question inherited from the conversation; wished for, not required.
    """

    text: str
    kind: Kind
    speaker: str | None
    names: tuple[str, ...]
    topic: tuple[str, ...]
    carried: frozenset[str] = frozenset()


_FORMS: tuple[tuple[Kind, str], ...] = (("who", WHO), ("when", WHEN), ("where", WHERE), ("why", WHY))
_AT_START = [(kind, re.compile(rf"^\W*(?:(?:by|to|with|from|for|about|of)\s+)?(?:{form})", re.IGNORECASE)) for kind, form in _FORMS]
_INSIDE = [(kind, re.compile(rf"\b(?:{form})", re.IGNORECASE)) for kind, form in _FORMS]


_READ = 600
"""Characters of a question that its form is looked for in; what is longer is a text, of which all words are topic."""


def parse(text: str, carried: frozenset[str] = frozenset(), known_speakers: Sequence[str] = ()) -> Question:
    """Read a standalone question. Never raises: of a text without content words the topic is empty.

    Args:
        text: the question, in any case, with or without a question mark.
        carried: folded words that were taken over from the conversation; those in the topic are marked.
        known_speakers: names as the archive writes them; they are recognised in any case.
    """
    asked = " ".join(text.split())
    start = _clause_start(asked)
    body = asked[start:][:_READ]
    wording = [(0, wrapper.end()) for wrapper in [WRAPPER.match(body)] if wrapper]
    said = statement(body, known_speakers)
    kind, form = _kind(body[wording[0][1] :] if wording else body, said is not None)
    if form is not None:
        wording.append((form[0] + wording[0][1], form[1] + wording[0][1]))
    mention: tuple[int, int] | None = None
    speaker = None
    if said is not None:
        speaker, mention = said.speaker, said.mention
        wording.extend(said.wording)
    names = _other_names(
        asked[: start + _READ], None if mention is None else (mention[0] + start, mention[1] + start), speaker, known_speakers
    )
    topic = _topic(asked[:start], body, asked[start:][_READ:], wording, mention)
    return Question(text, kind, speaker, names, topic, carried & frozenset(topic))


def _clause_start(text: str) -> int:
    """Where the asking sentence starts, after sentences that only lead up to it."""
    text = text[:5000]
    breaks = [m.end() for m in re.finditer(r"(?<=[a-z0-9)”\"])[.!?:]\s+(?=\S)", text)]
    for position in reversed(breaks):
        if ASKING.match(text, position):
            return position
    return 0


def _kind(body: str, statement: bool) -> tuple[Kind, tuple[int, int] | None]:
    """The kind, and the span of the words that express it."""
    if (match := HOW_MANY.match(body)) or (
        match := re.match(rf"\W*(?:(?:by|for|to|of|at|in|about|over)\s+)?(?:{HOW_MANY.pattern})", body, re.IGNORECASE)
    ):
        return "how_many", match.span()
    for kind, pattern in _AT_START:
        if match := pattern.match(body):
            return kind, (WHO_SAID.match(body) or match).span()
    if match := BRIEFING.search(body):
        return "briefing", match.span()
    if statement:
        return "say", None
    if match := HOW_MANY.search(body):
        return "how_many", match.span()
    for kind, pattern in _INSIDE:
        # A relative clause ("the minister who resigned") is not what is asked; an asking word after a preposition is.
        for match in pattern.finditer(body):
            if re.search(r"\b(?:by|to|with|from|for|in|at|on|since|until)\s*$", body[: match.start()], re.IGNORECASE):
                return kind, match.span()
    return "other", None


@dataclass(frozen=True, slots=True)
class Statement:
    """That a question asks for a statement: of whom, where the speaker stands in the question, and the spans of its wording."""

    speaker: str | None
    mention: tuple[int, int]
    wording: tuple[tuple[int, int], ...]


def statement(body: str, known: Sequence[str] = ()) -> Statement | None:
    """The statement that a question asks for, with offsets into the question, or None if it asks for none."""
    if BRIEFING.match(WRAPPER.sub("", body, count=1)):
        return None
    for pattern in STATEMENT:
        match = pattern.search(body)
        if match is None:
            continue
        if PASSIVE.search(match.group()):
            continue
        start, end = match.span("speaker")
        if (
            "verb" in pattern.groupindex
            and body[: match.start("verb")].strip()
            and body[match.start("verb")].isupper()
            and not is_headline(body)
        ):
            continue  # a word of a name: "the United States"
        if _SUBJECT.match(body[: match.end()]) and body.rstrip().endswith("?"):
            continue
        speaker = _speaker(body[start:end], known)
        spans = [match.span("verb")] if "verb" in pattern.groupindex else []
        if speaker is not None:
            return Statement(speaker, (start, end), tuple(spans))
        if fold(body[start:end]).strip() in NOBODY:
            return Statement(None, (start, end), tuple(spans))
    match = SHORT_STATEMENT.match(body)
    if match is not None and _is_one_name(match.group("speaker"), known):
        speaker = _speaker(match.group("speaker"), known)
        return Statement(speaker, match.span("speaker"), (match.span("verb"),)) if speaker else None
    return None


def _is_one_name(phrase: str, known: Sequence[str]) -> bool:
    """`Baerbock` in `Baerbock on troop numbers?`: the whole phrase is one name, and no common word."""
    found = proper_names(phrase, known)
    first = phrase.split()[0]
    return len(found) == 1 and found[0].end - found[0].start == len(phrase) and not (is_common(first) and " " not in phrase)


def _speaker(slot: str, known: Sequence[str]) -> str | None:
    """The speaker in the words between auxiliary and verb, or None if they name nobody."""
    phrase = re.sub(rf"(?:[\s,]+(?:{ADVERB}))+$", "", slot.strip(" ,\"'“”‘’„"), flags=re.IGNORECASE)
    phrase = re.sub(r"['’]s$", "", phrase)
    phrase = re.sub(r"\s+(?:quoted|reported|cited|on record|known)\s+(?:as|to have)$", "", phrase)
    phrase = _named_part(re.split(r"\s*[,(]\s*", phrase)).strip(" \"'“”‘’„")
    spoken = words(phrase)
    if not spoken or len(spoken) > 9 or fold(phrase) in NOBODY or spoken[0] in NOBODY or re.fullmatch(ARCHIVE, phrase, re.IGNORECASE):
        return None
    if is_document(phrase):
        return None
    if any(w in ("what", "who", "when", "where", "why", "how", "about", "that", "which", "than", "if") for w in spoken):
        return None
    if all(w in STOPWORDS and not part[0].isupper() for w, part in zip(spoken, phrase.split(), strict=False)):
        return None
    pair = re.match(r"(?P<first>(?:[A-ZÀ-Þ]\S+\s+)*[A-ZÀ-Þ]\S+)\s+(?:and|or)\s+[A-ZÀ-Þ]", phrase)
    if pair and not is_headline(slot):
        phrase = pair.group("first")
    return written(_without_titles(phrase, known), known)


def _named_part(parts: Sequence[str]) -> str:
    """Of a name and its apposition (`the union's leader, Mara Ellin`) the one that is a name; else the first."""
    if re.match(r"(?:the|a|an|its|their|his|her)\s", parts[0], re.IGNORECASE):
        for part in parts[1:2]:
            if _is_one_name(part, ()):
                return part
    return parts[0]


def _without_titles(phrase: str, known: Sequence[str]) -> str:
    """`Annalena Baerbock` of `the German foreign minister Annalena Baerbock`; a role without a name stays whole."""
    found = tokens(phrase)
    last_title = max((i for i, t in enumerate(found) if fold(t.text) in TITLES), default=None)
    if last_title is None or last_title + 1 >= len(found):
        return phrase
    rest = found[last_title + 1 :]
    in_known = written(rest[-1].text, known) != rest[-1].text
    capital = rest[0].text[0].isupper() or phrase.islower()
    if (capital or in_known) and fold(rest[0].text) not in STOPWORDS | {"of", "for", "s"} and not found[last_title].possessive:
        return phrase[rest[0].start :]
    return phrase


def _other_names(text: str, mention: tuple[int, int] | None, speaker: str | None, known: Sequence[str]) -> tuple[str, ...]:
    spoken = frozenset(words(speaker or ""))
    kept: list[str] = []
    for name in proper_names(text, known):
        inside = mention is not None and mention[0] <= name.start < mention[1]
        if (inside and (frozenset(words(name.text)) <= spoken or spoken & frozenset(words(name.text)))) or name.text in kept:
            continue
        kept.append(name.text)
    return tuple(kept)


def _topic(lead: str, body: str, more: str, wording: Iterable[tuple[int, int]], mention: tuple[int, int] | None) -> tuple[str, ...]:
    letters = list(body)
    for start, end in [*wording, *([mention] if mention else [])]:
        letters[start:end] = " " * (end - start)
    found = [*content_words(lead), *content_words("".join(letters)), *content_words(more)]
    return tuple(dict.fromkeys(word for word in found if word not in FILLER))
