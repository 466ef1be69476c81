"""A follow-up that replaces one element of the last question by its like: `What about Lavrov?`, `And in March?`, `And about taxes?`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ellipsis import under, untimed
from bot.focus import Exchange, date_span, is_role
from bot.name_types import name_type
from bot.names import Name, bare, proper_names, tokens, vocabulary
from bot.saying import statement
from bot.speaker_names import read_speaker
from bot.text import content_words, fold, words
from bot.voices import can_speak, head, is_calling
from bot.wording import AUXILIARY, HOW_MANY

WHAT_ABOUT = re.compile(
    r"^(?:(?:what|how|and)\s+about|what\s+of|any(?:thing|\s+(?:news|word|comments?|statements?))\s+(?:on|about|from|by)|same\s+(?:question\s+)?for|and\s+for)\s+(?P<what>.+)$",
    re.IGNORECASE,
)

_ON = re.compile(r"(?:on|about|regarding|concerning|over)\s+(?=\S)", re.IGNORECASE)
_OTHER = re.compile(r"(?:the\s+)?other\s+(?P<name>[A-Z][\w’'-]+)")
"""`(And) the other Ellin?`."""
_RELATED = vocabulary(
    """opponent rival deputy colleague counterpart wife husband son daughter brother sister mother father cousin friend ally aide boss"""
)
"""People whom their relation to another one describes, besides those whom `bot.voices.is_calling` knows."""


def replaced(core: str, last: Exchange, led: bool, known: Sequence[str] = ()) -> str | None:
    """`What about Lavrov?`, `And in March?`: an element takes the place of its like in the last question."""
    asked = WHAT_ABOUT.match(core)
    what = asked.group("what") if asked else re.sub(rf"^(?i:{AUXILIARY})\s+(?=(?:the\s+)?[A-Z][\w.-]*$)", "", core)
    if recounted := _recounted(core, last):
        return recounted
    if not asked and not is_fragment(what, led):
        return None
    if re.search(r"\b(?:it|that|this|he|she|they|him|her|them|his|their|its)\b", what, re.IGNORECASE):
        return None
    base = bare(last.text)
    span = date_span(what)
    if span and not what[: span[0]].strip() and not what[span[1] :].strip():
        return _with_date(base, what)
    if not asked and re.match(r"(?:before|after|since|until|during|despite|because\s+of)\s+\S", what, re.IGNORECASE):
        return f"{untimed(base)} {what}"
    if not asked and (on := _ON.match(what)) and (changed := _with_topic(base, what[on.end() :], last)):
        return changed
    if other := _OTHER.fullmatch(what):
        what = _namesake(other["name"], last, known)
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
    if not counted or not what or not is_fragment(what, True) or content_words(what) != words(what):
        return None
    changed = _with_noun(bare(last.text), what, last)
    return core + changed[counted.end() + 1 + len(what) :] if changed and changed.startswith(last.text[: counted.end()]) else None


def _is_all_names(what: str, names: Sequence[Name]) -> bool:
    """True for `Lavrov`, `the EU` and `Romeo and Juliet`."""
    left = list(what)
    for name in names:
        left[name.start : name.end] = " " * (name.end - name.start)
    return bool(names) and all(word in ("the", "and", "or", "for", ",") for word in "".join(left).lower().split())


def is_fragment(core: str, led: bool) -> bool:
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
        return _with_topic(base, what, last)
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
    if changed := _with_topic(base, what, last) if last.kind != "briefing" else None:
        return changed
    counted = HOW_MANY.match(base)
    noun = re.match(rf"(?P<noun>.+?)\s+(?={AUXILIARY}\b)", last.rest) if counted else None
    if counted and noun:
        bare = re.sub(r"^the\s+", "", what)
        return f"{base[: counted.end()]} {bare} {last.rest[noun.end() :]}"
    if last.kind == "briefing" and last.rest:
        return under(last.rest, what)
    return None


def _with_topic(base: str, what: str, last: Exchange) -> str | None:
    """Another topic for a question about somebody's words, or for a briefing; None for another question."""
    said = statement(base)
    if said and said.speaker and last.rest and last.kind != "who":
        on = re.match(r"(?:on|about|regarding|to|over)\b", last.rest)
        return f"{base[: len(base) - len(last.rest)].rstrip()} {on.group() if on else 'about'} {what}"
    return f"{base[: len(base) - len(last.rest)]}{what}" if last.kind == "briefing" and last.rest else None


def _namesake(surname: str, last: Exchange, known: Sequence[str]) -> str:
    """The one known speaker of that surname of whom the last question did not speak; the surname where that leaves none or several."""
    spoken = set(words(last.text))
    named = {read_speaker(name).shown for name in known if words(name)[-1:] == words(surname)[-1:]}
    others = [name for name in named if not set(words(name)) <= spoken]
    return others[0] if len(others) == 1 else surname


def of_another(core: str, last: Exchange) -> str | None:
    """`(And) Ellin's spokesman?`, `(And about) Ellin's opponent?`: a person described by another one speaks, or is spoken about, instead."""
    said, on = statement(last.text), _ON.match(core)
    if said is None or said.speaker is None or not is_fragment(core, True) or not (is_calling(head(core)) or head(core) in _RELATED):
        return None
    base = bare(last.text)
    return _with_topic(base, core[on.end() :], last) if on else base[: said.mention[0]] + core + base[said.mention[1] :]
