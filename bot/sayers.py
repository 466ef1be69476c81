"""Sayers: whom a written sentence names as the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.matching import TITLES, same_speaker
from bot.quantities import calendar_words
from bot.quotations import Quotation
from bot.text import STOPWORDS, fold

_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:(?:van|von|der|den|de|la|le|al|el|bin|ibn|zu|dos|da)\s+)*[A-Z][\w’'-]*)*")
_CUE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:s|ed|ing)|warn(?:s|ed|ing)?|stat(?:es|ed|ing)|declar(?:es|ed|ing)|announc(?:es|ed|ing)"
    r"|claim(?:s|ed|ing)?|insist(?:s|ed|ing)?|argu(?:es|ed|ing)|den(?:ies|ied|ying)|call(?:s|ed|ing)|accus(?:es|ed|ing)|urg(?:es|ed|ing)"
    r"|demand(?:s|ed|ing)?|describ(?:es|ed|ing)|explain(?:s|ed|ing)?|wr(?:ote|ites?|iting)|ask(?:s|ed|ing)?|repl(?:ies|ied|ying)"
    r"|respond(?:s|ed|ing)?|not(?:es|ed|ing)|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|admit(?:s|ted|ting)?|confirm(?:s|ed|ing)?"
    r"|acknowledg(?:es|ed|ing)|emphasi[sz](?:es|ed|ing)|stress(?:es|ed|ing)?|reiterat(?:es|ed|ing)|vow(?:s|ed|ing)?|threaten(?:s|ed|ing)?"
    r"|according\s+to)\b",
    re.IGNORECASE,
)
_ADDRESSED = frozenset(
    {"told", "tell", "tells", "asked", "ask", "asks", "asking", "urged", "urges", "urging", "warned", "warns", "accused"}
)
_REACH = 90


def names(text: str) -> list[tuple[str, int, int]]:
    """Runs of capitalised words with their offsets; a first word that is a stopword and calendar words are not part of them."""
    found = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        first = re.match(r"[\w’'-]+", match[0])
        while first and (fold(first[0]) in STOPWORDS or fold(first[0]) == "according" or calendar_words(first[0] + " 1")):
            start += len(first[0]) + len(text[start + first.end() : end]) - len(text[start + first.end() : end].lstrip())
            first = re.match(r"[\w’'-]+", text[start:end])
        if start < end:
            found.append((text[start:end], start, end))
    return found


def sayer(sentence: str, speakers: Iterable[str]) -> str | None:
    """The name that a sentence, its quotations blanked out, gives to the one who speaks; None if it gives none.

    At each word of saying: the nearest name before it that is a known speaker's, or the name right behind it ("said
    Baerbock", but not the one who is told), or else the nearest name before it.

    Args:
        sentence: an English sentence.
        speakers: known speakers.
    """
    known, found = [s for s in speakers if s], names(sentence)
    fallback: str | None = None
    for cue in _CUE.finditer(sentence):
        before = [
            n for n, start, end in reversed(found) if cue.start() - _REACH <= start and end <= cue.start() and not _owns(n, sentence, end)
        ]
        behind = [n for n, start, _ in found if cue.group().lower() not in _ADDRESSED and _adjoins(sentence, cue.end(), start)]
        candidates = behind[:1] + before if cue.group().lower().startswith("according") else before + behind[:1]
        for name in candidates:
            if any(same_speaker(name, speaker) for speaker in known):
                return name
        fallback = fallback or next(iter(candidates), None)
    if fallback is None:
        head = re.match(r"\s*(.{2,80}?):\s", sentence)
        fallback = head[1] if head and names(head[1]) else None
    return fallback


def sayer_of(sentence: str, quoted: Sequence[Quotation], index: int, speakers: Iterable[str]) -> str | None:
    """The name that a sentence with one or more quotations gives to the one who speaks the quotation at `index`.

    Of several, the words before it count if a word of saying leads into it ("Velden said “…”"), else those behind it
    ("“…,” said Velden"), else the whole sentence.

    Args:
        sentence: with all its quotations blanked out.
        quoted: its quotations, in order.
        index: which of them.
        speakers: known speakers.
    """
    known = list(speakers)
    if len(quoted) > 1:
        before = sentence[quoted[index - 1].end if index else 0 : quoted[index].start]
        behind = sentence[quoted[index].end : quoted[index + 1].start if index + 1 < len(quoted) else len(sentence)]
        cues = list(_CUE.finditer(before))
        leads = bool(cues) and not any(c.isupper() for c in before[cues[-1].end() :])
        for part in (before, behind) if leads else (behind, before):
            if found := sayer(part, known):
                return found
    return sayer(sentence, known)


def is_role(speaker: str) -> bool:
    """True for a speaker who is known by a role only ("the minister"): a name can neither confirm nor contradict it."""
    return not any(word[:1].isupper() for word in speaker.split() if fold(word) not in TITLES)


def _owns(name: str, sentence: str, end: int) -> bool:
    return bool(re.search(r"['’]s?$", name)) or sentence[end : end + 2] in ("'s", "’s")


def _adjoins(sentence: str, cue_end: int, start: int) -> bool:
    between = sentence[cue_end:start] if start >= cue_end else "."
    return (
        len(between) <= 40 and re.fullmatch(r"\s*(?:(?:the|a|an|[a-z-]+)\s+){0,4}", between) is not None and "that" not in between.split()
    )
