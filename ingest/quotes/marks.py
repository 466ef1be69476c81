"""Quotation marks: which stretches of a text stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_DOUBLE = '“”"„‟«»'
_CLOSERS = {"“": '”"', '"': '"”', "„": '“”"', "‟": '”"', "«": "»", "»": "«", "”": '”"'}
_DOUBLE_MARK = re.compile(f"[{_DOUBLE}]")
_SINGLE_OPENING = re.compile(r"(?:(?<=[\s(\[—–])|(?<![^\n]))(?:‘|'(?!(?:em|tis|twas|cause|til|n)\b))(?=[^\W\d_])")
_SINGLE_CLOSING = re.compile(r"(?:(?<=[,.?!…;—–\"”])[’'](?!\w)|(?<=[^\W_])(?<!s)[’'](?=[\s,.;:?!)]|$)|(?<=s)[’'](?=[,.;:?!)]|\n|$))")
"""Behind an `s` only where its clause ends: elsewhere it is a plural's apostrophe."""
_PLURAL = re.compile(r"(?<=s)[’'](?=\s)")
"""A plural's apostrophe, or a closing mark: that if another quotation opens before the next mark that surely closes."""
_SINGLE_STYLE = 3
"""Single quotations that an article has at least where they are its style, and double marks stand for what is quoted in them."""
_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_LONGEST_SINGLE = 1_500
_OPENING_CONTEXT = "([{—–-/:\u2009"
_DOUBLED_OPENING = re.compile(r"(?:(?<=[\s(\[—–])|(?<![^\n]))(?:''|``)(?=\S)")
_DOUBLED_CLOSING = re.compile(r"(?<=\S)''")
_SENTENCE_END = re.compile(r"[.?!,](?=\s)")


class Quotation(NamedTuple):
    """Half-open character offsets of a quotation, marks included."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """Outermost stretches between quotation marks, in order, marks included.

    Knows “ ”, straight ", « », » «, „ “, doubled '' and the single ‘ ’ and ' ' where they are no apostrophes. A quotation that stays open at the
    end of its paragraph goes on into the next one if that opens with a mark again, and ends with its paragraph if it does not.
    """
    text = _DOUBLED_CLOSING.sub('\x03"', _DOUBLED_OPENING.sub('"\x03', text)) if "''" in text else text
    spans: list[Quotation] = []
    open_at: int | None = None
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(paragraphs):
        follower = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        goes_on = follower is not None and text[start] == text[follower] == '"' and _only_opens(text, start, end)
        found, unclosed = ([], start) if goes_on else _paragraph(text, start, end)
        if open_at is not None and found:
            found[0] = Quotation(open_at, found[0].end)
            open_at = None
        if unclosed is not None:
            first = unclosed if open_at is None else open_at
            if follower is not None and text[follower] in _DOUBLE and text[follower] in text[unclosed] + "“":
                open_at = first
            else:
                open_at = None
                found.append(Quotation(first, end))
        spans.extend(found)
    beside = {single: [d for d in spans if d.start < single.end and single.start < d.end] for single in _singles(text)}
    free = [single for single, doubles in beside.items() if not doubles]
    if len(free) >= _SINGLE_STYLE:
        for single, doubles in beside.items():
            if doubles and all(single.start < d.start and d.end < single.end for d in doubles):
                free.append(single)
                spans = [d for d in spans if d not in doubles]
    return sorted(spans + free) if free else spans


def _only_opens(text: str, start: int, end: int) -> bool:
    """True if a paragraph's first mark, a straight one, is never closed, and all “ ” in it are closed: its quotation goes on in the next."""
    return text.count('"', start, end) == 1 and text.count("“", start, end) == text.count("”", start, end)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """True if the mark at `at` can open a quotation: it touches the word after it and not the one before."""
    if at + 1 >= end or text[at + 1].isspace() or (text[at] == "”" and not text[at + 1].isalnum()):
        return False
    return at == start or text[at - 1].isspace() or text[at - 1] in _OPENING_CONTEXT or text[at - 1] in "‘'"


def _paragraph(text: str, start: int, end: int) -> tuple[list[Quotation], int | None]:
    """Quotations of one paragraph and the position of the mark that is still open at its end."""
    marks = [m.start() for m in _DOUBLE_MARK.finditer(text, start, end)]
    opening = [_opens(text, at, start, end) for at in marks]
    surplus = [0, *accumulate(-1 if opens else 1 for opens in reversed(opening))][::-1]  # closing less opening marks from here on
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    for number, at in enumerate(marks):
        mark = text[at]
        opens = opening[number]
        if opened is None:
            inches = mark == '"' and at > start and text[at - 1].isdigit() and not opens
            if mark == "”" and not opens:
                continue
            if not inches and (opens or mark in "“„«" or (at + 1 < end and not text[at + 1].isspace() and mark == '"')):
                opened, depth = at, 1
            continue
        closing = mark in _CLOSERS[text[opened]] or (mark in "“”" and not opens)
        if closing and (
            mark in "”»«“" or not opens or (at > start and not text[at - 1].isspace() and text[at - 1] not in _OPENING_CONTEXT)
        ):
            depth -= 1
            if depth == 0:
                found.append(Quotation(opened, at + 1))
                opened = None
        elif opens:
            if surplus[number + 1] > depth:
                depth += 1
            else:  # the mark before was never closed: its quotation ends with its sentence
                stop = _SENTENCE_END.search(text, opened + 1, at)
                found.append(Quotation(opened, stop.end() if stop else at))
                opened, depth = at, 1
    return found, opened


def _singles(text: str) -> Iterator[Quotation]:
    position = 0
    while opening := _SINGLE_OPENING.search(text, position):
        line_end = text.find("\n", opening.end())
        limit = min(len(text) if line_end < 0 else line_end, opening.end() + _LONGEST_SINGLE)
        closing = _SINGLE_CLOSING.search(text, opening.end(), limit)
        if closing is None:
            position = opening.end()
            continue
        plural = next(
            (m for m in _PLURAL.finditer(text, opening.end(), closing.start()) if _SINGLE_OPENING.search(text, m.end(), closing.start())),
            None,
        )
        end = plural.end() if plural else closing.end()
        yield Quotation(opening.start(), end)
        position = end


def mask(text: str, spans: list[Quotation]) -> str:
    """The text with every character of the spans, line breaks too, replaced by U+0002, so that offsets stay.

    Only a sentence's last stop before the closing mark stays, because it ends the sentence outside too.

    Args:
        text: the article.
        spans: its quotations, in order, none inside another.
    """
    parts: list[str] = []
    position = 0
    for start, end in spans:
        last = text[start + 1 : end].rstrip(_DOUBLE + "’'")[-1:]
        stop = last if end - start > 2 and last and last in ".?!…" else "\x02"
        parts += [text[position:start], "\x02" * (end - start - 2), stop, "\x02"]
        position = end
    parts.append(text[position:])
    return "".join(parts)
