"""Lines that a typesetter or an editor broke, joined to paragraphs again. A line break otherwise ends a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median, quantiles

_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[,;–—-]$|\b(?:and|or|of|the|a|an|in|to|for|by|with)$")
_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_WRAP_WIDTHS = (40, 100)
_MIN_WRAPPED_LINES = 5
_SHORT = 0.8
"""Share of the usual line width below which a line was ended by its writer, not by the margin."""


def is_hard_wrapped(text: str) -> bool:
    """Whether a plain text's lines break at a margin (of 40 to 100 characters) and not at the ends of its paragraphs."""
    lines = text.split("\n")
    inner = [line for line, following in pairwise(lines) if line.strip() and following.strip()]
    if len(inner) < _MIN_WRAPPED_LINES or max(map(len, lines)) > _WRAP_WIDTHS[1] or median(map(len, inner)) < _WRAP_WIDTHS[0]:
        return False
    return sum(not _ENDS_SENTENCE.search(line) for line in inner) > len(inner) / 2


def join_lines(text: str) -> str:
    """Wrapped lines as paragraphs, one blank line between them, words that were divided at a line's end put together.

    A paragraph ends at a blank line, before a list item, and at a line that is clearly shorter than the usual and either
    ends a sentence or is a heading: followed by a capital, and not by itself unfinished. A hyphen at a line's end stays if
    the text has the word with the hyphen elsewhere, or if a capital or digit follows.
    """
    lines = [line.strip() for line in text.split("\n")]
    lengths = [len(line) for line in lines if line]
    width = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    hyphenated = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line)}
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if line and (not previous or _starts_paragraph(previous, line, width)):
            paragraphs.append(line)
        elif line:
            paragraphs[-1] = _join(paragraphs[-1], line, hyphenated)
        previous = line
    return "\n\n".join(paragraphs)


def _starts_paragraph(previous: str, line: str, width: float) -> bool:
    if _ITEM.match(line):
        return True
    if len(previous) >= _SHORT * width:
        return False
    return bool(_ENDS_SENTENCE.search(previous)) or not (line[:1].islower() or _GOES_ON.search(previous))


def _join(before: str, line: str, hyphenated: set[str]) -> str:
    divided = _HYPHENATED.search(before)
    if not divided or not line[:1].islower():
        return f"{before}{'' if divided else ' '}{line}"
    following = re.match(r"[^\W\d_]+", line)
    keeps = following is not None and f"{divided[1]}-{following[0]}".lower() in hyphenated
    return (before if keeps else before[:-1]) + line
