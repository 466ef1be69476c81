"""Quotations: the words in quotation marks of a sentence, and where they stand verbatim in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sentences import Span

MAX_INSERTION = 80
"""Most characters of the source that a bracketed insertion may stand for."""
MAX_ELLIPSIS = 600
"""Most characters of the source that an ellipsis may leave out."""

_PAIRS = re.compile(
    r"''((?:[^']|'(?!'))+)''|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|\"([^\"]+)\"|(?<![\w’'])‘([^‘]+?)’(?!\w)|(?<![\w’'])'([^']+(?:'\w[^']*)*)'(?!\w)"
)
_MARKS = "“”„«»‹›\"‘’‚'`"
_GAP = re.compile(r"\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|(?:\.\s?){3,}|…|\[[^\]]*\]")
_NEGATION = re.compile(r"\b(?:not|no|never|none|without|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        text: the words, without the marks.
        start, end: offsets in the sentence, marks included.
    """

    text: str
    start: int
    end: int


def quotations(sentence: str) -> list[Quotation]:
    """What stands in quotation marks of any style, in order, each with at least one letter or digit."""
    found = []
    for match in _PAIRS.finditer(sentence):
        words = next(group for group in match.groups() if group is not None)
        if any(c.isalnum() for c in words):
            found.append(Quotation(words.strip(), match.start(), match.end()))
    return found


def outside(sentence: str, quoted: list[Quotation]) -> str:
    """The sentence with its quotations blanked out; offsets stay.

    Args:
        sentence: the sentence.
        quoted: its quotations, from `quotations`.
    """
    for quotation in quoted:
        sentence = sentence[: quotation.start] + " " * (quotation.end - quotation.start) + sentence[quotation.end :]
    return sentence


def unbalanced(sentence: str) -> bool:
    """True if a quotation mark outside all quotations opens or closes nothing: a quotation that cannot be checked."""
    rest = outside(sentence, quotations(sentence))
    return any(mark in rest for mark in '“”„«»"')


def find_verbatim(words: str, text: str, start: int = 0) -> list[Span]:
    """Where quoted words stand verbatim in a text: the spans of their parts, in order; empty if they do not.

    Two texts are alike whatever their style of quotation mark and dash and their white space, and whatever the case of the
    first letter; a comma or full stop that closes the words is punctuation of the sentence. An ellipsis leaves out up to
    `MAX_ELLIPSIS` characters; a bracketed insertion stands for up to `MAX_INSERTION`, but neither may bring in or leave
    out a negation by itself.

    Args:
        words: what stands between the quotation marks.
        text: the source.
        start: where to begin in it.
    """
    whole = _locate(words, text, start)
    if whole:
        return [whole]
    parts, gaps = _GAP.split(words), [m[0] for m in _GAP.finditer(words)]
    if not gaps or not any(any(c.isalnum() for c in part) for part in parts):
        return []
    at = start
    while True:
        spans, first = _chain(parts, gaps, text, at)
        if spans or first is None:
            return spans
        at = first.start + 1


def _chain(parts: list[str], gaps: list[str], text: str, at: int) -> tuple[list[Span], Span | None]:
    """All parts in order from `at`, gaps within their limits; else nothing, and where the first part stood."""
    spans: list[Span] = []
    allowed, inserted = 0, ""
    for index, part in enumerate(parts):
        if index:
            ellipsis = "..." in gaps[index - 1].replace(" ", "") or "…" in gaps[index - 1]
            allowed += MAX_ELLIPSIS if ellipsis else MAX_INSERTION
            inserted += "" if ellipsis else gaps[index - 1]
        if not any(c.isalnum() for c in part):
            continue
        found = _locate(part, text, spans[-1].end if spans else at)
        if not found:
            return [], spans[0] if spans else None
        if spans:
            skipped = text[spans[-1].end : found.start]
            if len(skipped) > allowed or bool(_NEGATION.search(skipped)) != bool(_NEGATION.search(inserted)):
                return [], spans[0]
        spans.append(found)
        allowed, inserted = 0, ""
    return ([], spans[0]) if _NEGATION.search(inserted) else (spans, spans[0])


def _locate(words: str, text: str, start: int) -> Span | None:
    pattern = _pattern(words)
    match = pattern.search(text, start) if pattern else None
    return Span(*match.span()) if match else None


def _pattern(words: str) -> re.Pattern[str] | None:
    core = words.strip().strip(_MARKS).rstrip(",.;: " + _MARKS).strip()
    if not core:
        return None
    pieces = []
    for index, token in enumerate(re.findall(rf"\s+|[{_MARKS}]+|[-–—]+|.", core)):
        if token.isspace():
            pieces.append(r"\s+")
        elif token[0] in _MARKS:
            pieces.append(f"[{_MARKS}]+")
        elif token[0] in "-–—":
            pieces.append(r"\s?[-–—]+\s?" if len(token) > 1 or token != "-" else "[-–—]")
        elif index == 0 and token.isalpha():
            pieces.append(f"[{re.escape(token.lower())}{re.escape(token.upper())}]")
        else:
            pieces.append(re.escape(token))
    return re.compile(r"(?<!\w)" + "".join(pieces) + r"(?!\w)" if core[-1].isalnum() else r"(?<!\w)" + "".join(pieces))
