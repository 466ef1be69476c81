"""The three ways in which a follow-up leans on the conversation: it refers, it replaces, or it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.casing import cased
from bot.completion import completed
from bot.ellipsis import left_out, under
from bot.focus import Exchange, date_span, theme, thing
from bot.names import bare, proper_names
from bot.reference import WHO_ACTS, edits
from bot.replacement import WHAT_ABOUT, is_fragment, of_another, replaced
from bot.text import content_words, fold, stems

_LEADING = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|also|then|hmm|thanks|thank you|great|right|i see|now|by the way|alright)\b[\s,.!]*)+",
    re.IGNORECASE,
)
_TOLD = re.compile(r"what\s+an?\s[^?]*!\s*$|(?:it|that|this)\s+(?:is|was)\s[^?]*[.!]\s*$|i\s[^?]*[.!]\s*$", re.IGNORECASE)
"""An exclamation or a remark: it asks for nothing."""


def resolve(question: str, earlier: Sequence[Exchange], known_speakers: Sequence[str] = ()) -> str:
    """The follow-up made standalone, or the question exactly as given if it leans on nothing.

    Args:
        question: as asked.
        earlier: the exchanges before it, resolved, oldest first; at least one.
        known_speakers: names that are recognised in any case ("what about lavrov").
    """
    text = cased(" ".join(question.split()), known_speakers)
    lead = _LEADING.match(text)
    body = text[lead.end() :] if lead else text
    if _TOLD.match(body):
        return question
    core = bare(body)
    if not core and (adverb := re.search(r"\b(?:now|then)\b(?=\W*$)", text, re.IGNORECASE)):
        core = body = adverb.group()
    if not core:
        return question
    last = earlier[-1]
    changed = (
        left_out(core, last)
        or replaced(core, last, lead is not None, known_speakers)
        or _referred(body, earlier, known_speakers)
        or completed(core, last, known_speakers)
        or _headed(core, earlier)
    )
    if changed is None or changed == body:
        return question
    return _as_question(changed)


def _as_question(text: str) -> str:
    text = bare(re.sub(r"\s+", " ", text).strip())
    asks = re.match(r"(?:tell|give|show|brief|summari[sz]e|quote|explain|list|describe|sum|catch|update|more)\b", text, re.IGNORECASE)
    return text[:1].upper() + text[1:] + ("." if asks else "?")


# --- referred ---------------------------------------------------------------------------------------------------------


def _referred(body: str, earlier: Sequence[Exchange], known: Sequence[str] = ()) -> str | None:
    """Pronouns, `there`, `then` and `the company`, each in its place; None if there are none that need the conversation."""
    found = edits(body, earlier)
    if not found:
        return None
    for edit in sorted(found, reverse=True):
        body = body[: edit.start] + edit.by + body[edit.end :]
    return completed(bare(body), earlier[-1], known) or of_another(bare(body), earlier[-1]) or body


# --- headed -----------------------------------------------------------------------------------------------------------


def _headed(core: str, earlier: Sequence[Exchange]) -> str | None:
    """A question too short to say what it is about, under the heading of what the conversation is about."""
    if (
        WHAT_ABOUT.match(core)
        or proper_names(core)
        or date_span(core)
        or re.search(r"\b(?:i|you|we|my|your|our|me)\b", core, re.IGNORECASE)
    ):
        return None
    size = len(content_words(core))
    unresolved = re.search(r"\b(?:they|them|their|he|she|him)\b", core, re.IGNORECASE) is not None and not WHO_ACTS.match(core)
    if size > 1 and re.match(r"(?:is|are|was|were)\s+there\b", core, re.IGNORECASE):
        return None
    subject = theme(earlier)
    named = subject is not None and bool(proper_names(f"about {subject}"))
    if unresolved and size <= 3 and subject is not None and fold(subject).startswith("the "):
        pass  # A pronoun that nothing was found for needs the heading more than a short question does.
    elif size <= 1 and not named and not is_fragment(core, True):
        subject = thing(earlier[-1])
    elif not named or not (size <= 2 or (is_fragment(core, True) and size <= 3)):
        return None
    if subject is None or set(stems(subject)) & set(stems(core)):
        return None
    return under(subject, core)
