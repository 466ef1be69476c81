"""The three ways in which a follow-up leans on the conversation: it refers, it replaces, or it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.focus import Exchange, date_span, is_role, name_type, noun_phrases, theme, thing
from bot.names import Name, proper_names, tokens
from bot.question import statement
from bot.reference import edits
from bot.text import content_words, fold, stems
from bot.wording import AUXILIARY, HOW_MANY

_LEADING = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|also|then|hmm|thanks|thank you|great|right|i see|now|by the way|alright)\b[\s,.!]*)+",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"^(?:(?:what|how|and)\s+about|what\s+of|any(?:thing|\s+(?:news|word|comments?|statements?))\s+(?:on|about|from|by)|same\s+(?:question\s+)?for|and\s+for)\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:(?:can|could)\s+you\s+)?(?:please\s+)?(?:(?:tell|show|give)\s+me\s+)?(?:some\s+|any\s+)?(?:more(?:\s+(?:details?|info(?:rmation)?|about\s+(?:it|that|this)|on\s+(?:it|that|this)|please))?|"
    r"further\s+details|details|elaborate(?:\s+on\s+(?:it|that|this))?|explain(?:\s+(?:it|that|this|more|further))?|go\s+on|continue|say\s+more|anything\s+else|what\s+else|and\s+then)(?:\s+please)?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"^(?P<wh>why(?:\s+not)?|when|where|who(?:\s+else|\s+exactly)?|how|how\s+(?:many|much|long|often|far|so)|since\s+when|until\s+when|what\s+for|where\s+exactly|when\s+exactly|which\s+ones?|who\s+(?:said|says)\s+(?:so|it|that|this)|says?\s+who|{AUXILIARY}\s+(?:it|he|she|they|that))$",
    re.IGNORECASE,
)


def resolve(question: str, earlier: Sequence[Exchange], known_speakers: Sequence[str] = ()) -> str:
    """The follow-up made standalone, or the question exactly as given if it leans on nothing.

    Args:
        question: as asked.
        earlier: the exchanges before it, resolved, oldest first; at least one.
        known_speakers: names that are recognised in any case ("what about lavrov").
    """
    text = " ".join(question.split())
    lead = _LEADING.match(text)
    body = text[lead.end() :] if lead else text
    core = body.rstrip("?!. …")
    if not core:
        return question
    last = earlier[-1]
    changed = (
        _left_out(core, last)
        or _answering(core, last)
        or _replaced(core, last, lead is not None, known_speakers)
        or _referred(body, earlier)
        or _headed(core, earlier)
    )
    if changed is None or changed == body:
        return question
    return _as_question(changed)


def _as_question(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip().rstrip("?!. ")
    asks = re.match(r"(?:tell|give|show|brief|summari[sz]e|explain|list|describe|sum|catch|update|more)\b", text, re.IGNORECASE)
    return text[:1].upper() + text[1:] + ("." if asks else "?")


# --- left out ---------------------------------------------------------------------------------------------------------


def _left_out(core: str, last: Exchange) -> str | None:
    """`Why?`, `Who else?`, `Tell me more`: the question is only its asking word."""
    if _MORE.match(core):
        if last.question.speaker and last.kind == "say":
            return f"What else did {last.question.speaker} say {last.rest}"
        about = thing(last) or last.rest
        return f"Tell me more about {about}"
    bare = _BARE.match(core)
    if bare is None:
        return None
    wh = bare.group("wh")
    folded = fold(wh)
    said = statement(last.text)
    if re.match(r"(?:who (?:said|says)|says? who)", folded):
        return f"Who said {_that(last)}"
    if said and said.speaker and last.kind in ("say", "who", "when", "where", "why", "how_many"):
        if folded.startswith("who"):
            return f"{wh} spoke {_about(last)}"
        if folded.startswith(("how", "which")):
            return f"{wh}, according to {said.speaker}, {_about(last)}"
        return f"{wh} did {said.speaker} say {_that(last)}"
    counted = HOW_MANY.match(last.text)
    clause = re.match(rf"\s*(?P<noun>.+?)\s+(?P<aux>{AUXILIARY})\s+(?P<rest>.+)$", last.rest) if counted else None
    if clause:
        return f"{wh} {clause['aux']} {clause['noun']} {clause['rest']}"
    moved = re.match(rf"(?:when|where|why|how)\s+(?P<rest>{AUXILIARY}\s+.+)$", last.text.rstrip("?!. "), re.IGNORECASE)
    if moved and not folded.startswith("who"):
        return f"{wh} {moved['rest']}"
    if folded.startswith("who") and last.kind == "who":
        return re.sub(r"^\W*who(?:\s+else)?\b", wh, last.text.rstrip("?!. "), flags=re.IGNORECASE)
    whole = last.text.rstrip("?!. ")
    phrases = noun_phrases(whole)
    if folded == "why not" and phrases and re.match(rf"{AUXILIARY}\s+{re.escape(phrases[0])}\s", whole, re.IGNORECASE):
        return f"Why {whole.replace(phrases[0], phrases[0] + ' not', 1)[0].lower()}{whole.replace(phrases[0], phrases[0] + ' not', 1)[1:]}"
    if folded in ("how many", "how much", "which ones", "which one") and re.match(AUXILIARY, whole, re.IGNORECASE) and len(phrases) > 1:
        counted_noun = re.sub(r"^(?:the|a|an|any|some)\s+", "", re.split(r"\s+(?:to|in|from|near|at|for|on)\s+", phrases[1])[0])
        return f"{wh.split(' one')[0]} {counted_noun} {(whole[0].lower() + whole[1:]).replace(counted_noun, '', 1)}"
    yes_no = re.match(rf"{AUXILIARY}\s+.+$", last.text.rstrip("?!. "), re.IGNORECASE)
    if yes_no and not folded.startswith("who"):
        return f"{wh} {last.text[0].lower()}{last.text[1:]}"
    return _under(thing(last) or last.text.rstrip("?!. "), wh)


def _answering(core: str, last: Exchange) -> str | None:
    """`How did Lavrov respond?`: what is responded to."""
    match = re.search(r"\b(?P<verb>respond|react|reply|answer|comment|agree|disagree)(?:s|ed)?$", core, re.IGNORECASE)
    if match is None:
        return None
    link = {"comment": "on", "agree": "with", "disagree": "with"}.get(match["verb"].lower(), "to")
    asked = last.question.speaker
    if asked and last.kind == "say" and last.rest:
        return None if fold(asked) in fold(core) or not proper_names(core) else f"{core} {link} what {asked} said {last.rest}"
    topic = thing(last)
    return f"{core} {link} {topic}" if topic and proper_names(core) and fold(topic) not in fold(core) else None


def _that(last: Exchange) -> str:
    """What `that` is in `say that`, in words."""
    rest = last.rest
    if statement(last.text) is None and last.kind == "how_many":
        return last.text[:1].lower() + last.text[1:].rstrip("?!. ")
    if statement(last.text) is None or last.kind == "who":
        return f"that {_about(last)}"
    if not rest or re.match(r"(?:on|about|of|regarding|concerning|in|at|to|with|over|that|it)\b", rest):
        return rest if re.match(r"(?:that|it)\b", rest) else f"that {rest}".strip()
    return f"what {rest}"


def _about(last: Exchange) -> str:
    if re.match(r"(?:about|on|regarding)\b", last.rest):
        return last.rest
    if re.match(r"(?:that|it)\s+(?:about|on|regarding)\b", last.rest):
        return last.rest.split(" ", 1)[1]
    plain = re.sub(r"^(?:of|to|with|in|at)\s+", "", last.rest)
    return f"about {thing(last) or plain or last.text.rstrip('?!. ')}"


# --- replaced ---------------------------------------------------------------------------------------------------------


def _replaced(core: str, last: Exchange, led: bool, known: Sequence[str] = ()) -> str | None:
    """`What about Lavrov?`, `And in March?`: an element takes the place of its like in the last question."""
    asked = _WHAT_ABOUT.match(core)
    what = asked.group("what") if asked else re.sub(rf"^(?i:{AUXILIARY})\s+(?=(?:the\s+)?[A-Z][\w.-]*$)", "", core)
    if not asked and not _is_fragment(what, led):
        return None
    if re.search(r"\b(?:it|that|this|he|she|they|him|her|them|his|their|its)\b", what, re.IGNORECASE):
        return None
    base = last.text.rstrip("?!. ")
    span = date_span(what)
    if span and not what[: span[0]].strip() and not what[span[1] :].strip():
        return _with_date(base, what)
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
        return _under(last.rest, what)
    return None


# --- referred ---------------------------------------------------------------------------------------------------------


def _referred(body: str, earlier: Sequence[Exchange]) -> str | None:
    """Pronouns, `there`, `then` and `the company`, each in its place; None if there are none that need the conversation."""
    found = edits(body, earlier)
    if not found:
        return None
    for edit in sorted(found, reverse=True):
        body = body[: edit.start] + edit.by + body[edit.end :]
    return body


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
    if size > 1 and re.match(r"(?:is|are|was|were)\s+there\b", core, re.IGNORECASE):
        return None
    subject = theme(earlier)
    named = subject is not None and bool(proper_names(f"about {subject}"))
    if size <= 1 and not named and not _is_fragment(core, True):
        subject = thing(earlier[-1])
    elif not named or not (size <= 2 or (_is_fragment(core, True) and size <= 3)):
        return None
    if subject is None or set(stems(subject)) & set(stems(core)):
        return None
    return _under(subject, core)


def _under(subject: str, core: str) -> str:
    """`The bridge in Marlow: how many people were injured`."""
    return f"{subject}: {core[:1].lower() + core[1:] if core[1:2].islower() else core}"
