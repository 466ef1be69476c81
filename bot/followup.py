"""The three ways in which a follow-up leans on the conversation: it refers, it replaces, or it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.casing import cased
from bot.completion import completed
from bot.ellipsis import left_out, under, untimed
from bot.focus import Exchange, date_span, is_role, theme, thing
from bot.name_types import name_type
from bot.names import Name, bare, proper_names, tokens
from bot.reference import WHO_ACTS, edits
from bot.saying import statement
from bot.text import content_words, fold, stems, words
from bot.voices import can_speak
from bot.wording import AUXILIARY, HOW_MANY

_LEADING = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|also|then|hmm|thanks|thank you|great|right|i see|now|by the way|alright)\b[\s,.!]*)+",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"^(?:(?:what|how|and)\s+about|what\s+of|any(?:thing|\s+(?:news|word|comments?|statements?))\s+(?:on|about|from|by)|same\s+(?:question\s+)?for|and\s+for)\s+(?P<what>.+)$",
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
        or _replaced(core, last, lead is not None, known_speakers)
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


# --- replaced ---------------------------------------------------------------------------------------------------------


def _replaced(core: str, last: Exchange, led: bool, known: Sequence[str] = ()) -> str | None:
    """`What about Lavrov?`, `And in March?`: an element takes the place of its like in the last question."""
    asked = _WHAT_ABOUT.match(core)
    what = asked.group("what") if asked else re.sub(rf"^(?i:{AUXILIARY})\s+(?=(?:the\s+)?[A-Z][\w.-]*$)", "", core)
    if recounted := _recounted(core, last):
        return recounted
    if not asked and not _is_fragment(what, led):
        return None
    if re.search(r"\b(?:it|that|this|he|she|they|him|her|them|his|their|its)\b", what, re.IGNORECASE):
        return None
    base = bare(last.text)
    span = date_span(what)
    if span and not what[: span[0]].strip() and not what[span[1] :].strip():
        return _with_date(base, what)
    if not asked and re.match(r"(?:before|after|since|until|during|despite|because\s+of)\s+\S", what, re.IGNORECASE):
        return f"{untimed(base)} {what}"
    offset = asked.start("what") if asked else 0
    seen = [Name(n.text, n.start - offset, n.end - offset) for n in proper_names(core, known) if n.start >= offset] if asked else []
    names = seen or proper_names(what, known) or ([Name(what, 0, len(what))] if is_role(what) else [])
    placed = re.match(r"(?:in|at|near|from|outside|inside)\s+\S", what, re.IGNORECASE)
    if placed and names:
        return _with_place(base, what)
    if not placed and _is_all_names(what, names):
        named = names[0].text if len(names) == 1 and what == what.lower() else what
        return _with_name(base, named.removeprefix("for "), last)
    return _with_noun(base, what, last)


def _speaks(rest: str) -> bool:
    """True for `about the union`: what is spoken about could speak itself, and is then what another speaker replaces."""
    about = re.match(r"(?:on|about|regarding|to|over)\s+(?=the\s)", rest, re.IGNORECASE)
    return about is not None and can_speak(rest[about.end() :])


def _recounted(core: str, last: Exchange) -> str | None:
    """`And how many children?`: another noun counted by the last question."""
    count, counted = HOW_MANY.match(core), HOW_MANY.match(last.text)
    what = core[count.end() :].strip() if count else ""
    if not counted or not what or not _is_fragment(what, True) or content_words(what) != words(what):
        return None
    changed = _with_noun(bare(last.text), what, last)
    return core + changed[counted.end() + 1 + len(what) :] if changed and changed.startswith(last.text[: counted.end()]) else None


def _is_all_names(what: str, names: Sequence[Name]) -> bool:
    """True for `Lavrov`, `the EU` and `Romeo and Juliet`."""
    left = list(what)
    for name in names:
        left[name.start : name.end] = " " * (name.end - name.start)
    return bool(names) and all(word in ("the", "and", "or", "for", ",") for word in "".join(left).lower().split())


def _is_fragment(core: str, led: bool) -> bool:
    """True for a few words without a verb of their own: `the tanks`, `in March`, `Lavrov`, `any awards`."""
    found = [fold(t.text) for t in tokens(core)]
    if any(
        re.fullmatch(rf"{AUXILIARY}|who|what|when|where|why|how|which|whose|tell|give|show|brief|summari[sz]e|explain|list|i|you|my", w)
        for w in found
    ):
        return False
    return len(content_words(core)) <= 3 and len(found) <= (6 if led else 5)


def _with_date(base: str, what: str) -> str:
    phrase = (
        what
        if re.match(r"(?:in|on|since|by|during|before|after|until|last|this|next|yesterday|today|tomorrow)\b", what, re.IGNORECASE)
        else f"in {what}"
    )
    span = date_span(base)
    if span is None:
        return f"{base} {phrase}"
    return f"{base[: span[0]]}{phrase}{base[span[1] :]}"


def _with_place(base: str, what: str) -> str:
    phrase = proper_names(what)
    for name in reversed(proper_names(base)):
        before = re.search(r"\b(?:in|at|near|from|outside|inside|around|across)\s+(?:the\s+)?$", base[: name.start], re.IGNORECASE)
        if before and phrase:
            return f"{base[: before.start()]}{what}{base[name.end :]}"
    return f"{base} {what}"


def _with_name(base: str, what: str, last: Exchange) -> str | None:
    kind = name_type(what)
    said = statement(base)
    others = [n for n in proper_names(base) if n.text in last.question.names]
    alike = [n for n in others if name_type(n.text) == kind]
    if said and said.speaker:
        speaker_kind = "person" if is_role(said.speaker) else name_type(said.speaker)
        speaks = kind == speaker_kind or (kind in ("person", "body") and not alike)
        if speaks:
            return base[: said.mention[0]] + what + base[said.mention[1] :]
        target = alike or others
        if target:
            return base[: target[-1].start] + what + base[target[-1].end :]
        on = re.match(r"(?:on|about|regarding|to)\b", last.rest)
        return f"{base[: len(base) - len(last.rest)].rstrip()} {on.group() if on else 'about'} {what}"
    subject = [n for n in alike if re.search(rf"(?:^|\s){AUXILIARY}\s+(?:the\s+)?$", base[: n.start], re.IGNORECASE)]
    if alike:
        alike = subject or alike
        return base[: alike[-1].start] + what + base[alike[-1].end :]
    if last.kind == "briefing" and last.rest:
        return f"{base[: len(base) - len(last.rest)]}{what}"
    return None


def _with_noun(base: str, what: str, last: Exchange) -> str | None:
    """A noun phrase replaces what was spoken about, counted or asked about; None where it replaces nothing."""
    said = statement(base)
    if said and said.speaker and can_speak(what) and not _speaks(last.rest):
        return base[: said.mention[0]] + what + base[said.mention[1] :]
    if said and said.speaker and last.rest and last.kind != "who":
        head = base[: len(base) - len(last.rest)].rstrip()
        on = re.match(r"(?:on|about|regarding|to|over)\b", last.rest)
        return f"{head} {on.group() if on else 'about'} {what}"
    counted = HOW_MANY.match(base)
    noun = re.match(rf"(?P<noun>.+?)\s+(?={AUXILIARY}\b)", last.rest) if counted else None
    if counted and noun:
        bare = re.sub(r"^the\s+", "", what)
        return f"{base[: counted.end()]} {bare} {last.rest[noun.end() :]}"
    if last.kind == "briefing" and last.rest:
        return under(last.rest, what)
    return None


# --- referred ---------------------------------------------------------------------------------------------------------


def _referred(body: str, earlier: Sequence[Exchange], known: Sequence[str] = ()) -> str | None:
    """Pronouns, `there`, `then` and `the company`, each in its place; None if there are none that need the conversation."""
    found = edits(body, earlier)
    if not found:
        return None
    for edit in sorted(found, reverse=True):
        body = body[: edit.start] + edit.by + body[edit.end :]
    return completed(bare(body), earlier[-1], known) or body


# --- headed -----------------------------------------------------------------------------------------------------------


def _headed(core: str, earlier: Sequence[Exchange]) -> str | None:
    """A question too short to say what it is about, under the heading of what the conversation is about."""
    if (
        _WHAT_ABOUT.match(core)
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
    elif size <= 1 and not named and not _is_fragment(core, True):
        subject = thing(earlier[-1])
    elif not named or not (size <= 2 or (_is_fragment(core, True) and size <= 3)):
        return None
    if subject is None or set(stems(subject)) & set(stems(core)):
        return None
    return under(subject, core)
