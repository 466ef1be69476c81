"""Questions about someone's words that do not say about what: `How did Lavrov answer?`, `What did the union say?`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ellipsis import about
from bot.focus import Exchange, noun_phrases, thing
from bot.matching import same_speaker
from bot.names import proper_names, vocabulary
from bot.question import parse
from bot.saying import Statement, statement
from bot.text import words
from bot.voices import can_speak
from bot.wording import AUXILIARY

_VERB = re.compile(
    r"\b(?:(?P<reply>respond|react|repl(?:y|ied)|answer|comment|agree|disagree|object)(?:s|ed|d)?|say|says|said|saying|think|thinks|thought|know|make\s+of\s+it)"
    r"(?:\s+(?:then|later|afterwards))?$",
    re.IGNORECASE,
)
_REPLIES = vocabulary("agree disagree answer react respond object comment")
_LINKS = {"comment": "on", "agree": "with", "disagree": "with"}


def _agreement(core: str, known: Sequence[str]) -> Statement | None:
    """`Does the city agree?` read as a question about a statement."""
    match = re.match(rf"{AUXILIARY}\s+(?P<speaker>.+?)\s+(?:agree|disagree|object)$", core, re.IGNORECASE)
    named = match is not None and (bool(proper_names(core, known)) or can_speak(match["speaker"]))
    return Statement(match["speaker"], match.span("speaker"), ()) if match and named else None


def completed(core: str, last: Exchange, known_speakers: Sequence[str] = ()) -> str | None:
    """The question with what it is about, or whom it answers; None if it says so itself, or if the conversation does not.

    Args:
        core: the question, its references resolved, without its final punctuation.
        last: the exchange before it.
        known_speakers: names that are recognised in any case.
    """
    verb = _VERB.search(core)
    said = statement(core, known_speakers) or _agreement(core, known_speakers)
    if said and said.change and said.speaker:
        return _of_a_change(core, said.speaker, last, known_speakers)
    if verb is None or said is None or said.speaker is None or re.search(r"\b(?:else|more)\b", core, re.IGNORECASE):
        return None
    read = parse(core, known_speakers=known_speakers)
    others = any(not same_speaker(name, said.speaker) for name in read.names)
    if others or set(read.topic) - set(words(said.speaker)) - _REPLIES or read.kind not in ("say", "other"):
        return None
    asked = statement(last.text, known_speakers)
    other = asked.speaker if asked and asked.speaker and not same_speaker(asked.speaker, said.speaker) else None
    subject = about(last)
    if subject and same_speaker(said.speaker, subject.split(" ", 1)[1]):
        subject = ""
    reply = (verb["reply"] or "").lower().replace("replied", "reply")
    if not reply:
        return f"{core} {subject}" if subject else None
    if reply == "answer":
        return " ".join(filter(None, (core, other, subject))) if other or subject else None
    link = _LINKS.get(reply, "to")
    if other:
        return f"{core} {link} what {other} said {subject}" if subject else f"{core} {link} {other}"
    topic = thing(last)
    return f"{core} {link} {topic}" if topic and not same_speaker(said.speaker, topic) else None


def _of_a_change(core: str, speaker: str, last: Exchange, known_speakers: Sequence[str]) -> str | None:
    """`Has Ellin changed her mind` about what the last question was about."""
    if parse(core, known_speakers=known_speakers).topic:
        return None
    spoken = set(words(speaker))
    if statement(last.text, known_speakers):
        return f"{core} {about(last)}" if about(last) else None
    topic = next((phrase for phrase in noun_phrases(last.rest) if spoken.isdisjoint(words(phrase))), None)
    return f"{core} about {topic}" if topic else None
