"""Claims: the sentences of a chat model's reply, each with the labels that the model put to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sentences import Span, sentence_spans

MAX_RANGE = 20
"""Most labels that a range such as [1-3] stands for; a longer one names its two ends only."""

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_NUMBERS = r"(?:passages?\s+)?\d{1,3}(?:\s*(?:,|;|-|–|and|&)\s*\d{1,3})*"
_MARKER = re.compile(rf"\s*(?:\[\^?\s*({_NUMBERS})\s*\]|【\s*({_NUMBERS})[^】\n]{{0,12}}】)", re.IGNORECASE)
_JOINED_RANGE = re.compile(r"\[(\d{1,3})\]\s*[-–]\s*\[(\d{1,3})\]")
_LINE_DRESS = re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*•+]\s+|\d{1,2}[.)]\s+)?")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a reply: its text without markers and markdown, and the labels put to it, in order, each once."""

    text: str
    labels: tuple[int, ...] = ()


def strip_thoughts(reply: str) -> str:
    """The reply without the `<think>` part that some reasoning models write before their answer."""
    return _THOUGHTS.sub("", reply)


def parse_claims(reply: str) -> list[Claim]:
    """The claims of a reply.

    Read as markers: [1], [1][2], [1, 2], [1-3], [1]-[3], [^1], [passage 1] and 【1】, before or after the full stop, or at
    the head of the sentence where the whole line is written so. A line that holds markers only belongs to the sentence
    before it. Bracketed numbers of four digits are years, not markers.
    """
    claims: list[Claim] = []
    for line in strip_thoughts(reply).splitlines():
        if not line.strip().strip("`-*_="):
            continue
        text, marks = _take_markers(_plain(line))
        spans = sentence_spans(text)
        if not spans:
            if claims:
                claims[-1] = Claim(claims[-1].text, _unique([*claims[-1].labels, *(n for _, ns in marks for n in ns)]))
            continue
        labels: list[list[int]] = [[] for _ in spans]
        heads = bool(marks) and marks[0][0] <= spans[0].start and marks[-1][0] < spans[-1].end
        for position, numbers in marks:
            labels[_owner(spans, position, heads)].extend(numbers)
        claims += [Claim(text[s.start : s.end], _unique(ns)) for s, ns in zip(spans, labels, strict=True)]
    return [claim for claim in claims if any(c.isalnum() for c in claim.text)]


def _plain(line: str) -> str:
    line = _LINE_DRESS.sub("", line)
    previous = None
    while previous != line:
        previous, line = line, _EMPHASIS.sub(r"\2", line)
    return _JOINED_RANGE.sub(r"[\1-\2]", line)


def _take_markers(line: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """The line without markers, and for each marker its position in that line and its labels."""
    kept, marks, at, length = [], [], 0, 0
    for match in _MARKER.finditer(line):
        kept.append(line[at : match.start()])
        length += match.start() - at
        marks.append((length, _expand(match[1] or match[2])))
        at = match.end()
    kept.append(line[at:])
    return "".join(kept), marks


def _expand(numbers: str) -> list[int]:
    found: list[int] = []
    for part in re.split(r"[,;&]|\band\b", re.sub(r"[a-z]{4,}", "", numbers.lower())):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= MAX_RANGE:
            found += range(ends[0], ends[1] + 1)
        else:
            found += ends
    return found


def _owner(spans: list[Span], position: int, heads: bool) -> int:
    """Which sentence a marker belongs to: the one it stands in or after; where markers head sentences, the next one."""
    for index, span in enumerate(spans):
        if position < span.end or (position == span.end and not heads):
            return index if heads or position > span.start or index == 0 else index - 1
    return len(spans) - 1


def _unique(numbers: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
