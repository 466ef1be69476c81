"""What a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.acts import act_of
from bot.names import proper_names
from bot.saying import statement
from bot.text import content_words, words
from bot.wording import ASKING, BRIEFING, FILLER, HOW_MANY, WHEN, WHERE, WHO, WHO_SAID, WHY, WRAPPER

Kind = Literal["say", "change", "who", "when", "where", "how_many", "why", "briefing", "other"]


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
        act: the kind of saying that is asked for ("deny"), see `bot.acts`; None for any.
        asks_speaker: whether it asks who said something ("Who said the port was safe?").
        holders: where the speaker is an office, who is known in the archive to hold it; the archive tells, not the question.
        outlets: whose articles alone it asks for, as the archive calls them; see `bot.outlet`.
        of_archive: whether it asks which articles there are, see `bot.holdings`.
    """

    text: str
    kind: Kind
    speaker: str | None
    names: tuple[str, ...]
    topic: tuple[str, ...]
    carried: frozenset[str] = frozenset()
    act: str | None = None
    asks_speaker: bool = False
    holders: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    of_archive: bool = False


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
    asked_for = body[wording[0][1] :] if wording else body
    kind, form = _kind(asked_for, said is not None)
    asker = WHO_SAID.match(asked_for)
    verb = said.verb if said else asker.group().split()[-1] if asker else ""
    with_particle = re.search(rf"\b{re.escape(verb)}\s+(?:for|on|upon)\b", body) if verb else None
    act = act_of(with_particle.group() if with_particle else verb)
    if said is not None and said.change:
        kind = "change"
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
    return Question(text, kind, speaker, names, topic, carried & frozenset(topic), act, asker is not None)


def asking_part(text: str) -> str:
    """The sentence of a question that asks, with the names of what leads up to it: `Where was it held? (Broadway)` of
    `Broadway met for its prize this week. Where was it held?`.

    All of the question if it has one sentence only, if what leads up to it has no further name, or if it asks for somebody's words.
    """
    asked = " ".join(text.split())
    start = _clause_start(asked)
    last = asked[start:]
    if not start or statement(last) is not None:
        return asked
    names = dict.fromkeys(name.text for name in proper_names(asked[:start]) if name.text not in last)
    return f"{last} ({', '.join(names)})" if names else asked


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
