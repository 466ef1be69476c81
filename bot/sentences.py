"""Sentences of a text, by the `sentencex` library, with exact offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

END_MARK = re.compile(r"[.!?…:;][”’\"')\]]*$|[”\"]$")
"""At the end of a sentence; a line without one is a byline, heading or caption."""
ASKS = re.compile(r"\?[”’\"')\]]*$")
"""At the end of a sentence that asks."""
LEANING = re.compile(
    r"^[“\"'‘(]*(?:(?:and|but|so|yet|still|also|instead|then|meanwhile|however),?\s+)?"
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|both|such|there|the (?:former|latter|same|move|decision|attack|deal|law))\b",
    re.IGNORECASE,
)
"""The opening of a sentence that leans on the one before."""
_CLOSERS = "”’\"')]"
_GOES_ON = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|Ft|Mt)\.\s+\w|No\.\s+\d)$")
"""An abbreviation that a name or a number follows, with the first character behind it; sentencex 1 takes `Ms.` for the end of a sentence."""


class Span(NamedTuple):
    """Half-open character offsets, `text[start:end]`, in the text that a function names."""

    start: int
    end: int


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of a text, in order, without surrounding white space; a line break ends a sentence.

    Every non-blank character of the text lies in exactly one span.
    """
    from sentencex import get_sentence_boundaries

    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        for boundary in get_sentence_boundaries("en", line.group()):
            start, end = line.start() + boundary["start_index"], line.start() + boundary["end_index"]
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start == end:
                continue
            goes_on = (
                spans and spans[-1].start >= line.start() and _GOES_ON.search(text, max(spans[-1].start, spans[-1].end - 12), start + 1)
            )
            if spans and (goes_on or all(c in _CLOSERS for c in text[start:end])):
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
    return spans


@lru_cache(maxsize=512)
def spans_of(text: str) -> tuple[Span, ...]:
    """`sentence_spans` of an article; kept for the articles used last."""
    return tuple(sentence_spans(text))


def paragraph_spans(text: str) -> list[Span]:
    """Spans of the paragraphs (lines that hold text), in order, without surrounding white space."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
