"""Context: the passages as a chat model reads them, labelled, fenced as data and cut to a budget of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.protocol import Evidence
from bot.carriers import Source
from bot.sentences import sentence_spans
from bot.text import display_date
from bot.types import Attribution, Hit

MAX_PASSAGES = 10
"""Most passages that a chat model is given."""
MAX_CHARS = 8000
"""Most characters of all passages with their headings: about 2000 tokens, so that rules and reply fit in 4096."""
MAX_SPEAKERS = 6
"""Most statements of a passage whose speaker is named in its heading."""

_ANGLES = str.maketrans({"<": "‹", ">": "›"})
_BRACKETS = re.compile(r"\[(\s*\^?(?:passages?\s*)?\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*\s*|/?[A-Z]{2,}[A-Z_ ]*)\]|【([^】]*)】")


@dataclass(frozen=True, slots=True)
class Context:
    """Passages for a chat model.

    Attributes:
        text: the fenced passages, each under its label and a heading.
        sources: label -> passage, from 1.
    """

    text: str
    sources: dict[int, Source]


def build_context(evidence: Evidence, max_chars: int = MAX_CHARS, max_passages: int = MAX_PASSAGES) -> Context:
    """The best passages that fit, best first; the first one that does not fit is cut at a sentence's end, if one fits.

    Args:
        evidence: hits and attributions.
        max_chars: most characters of the text.
        max_passages: most passages.
    """
    blocks: list[str] = []
    sources: dict[int, Source] = {}
    left = max_chars
    for label, hit in enumerate(evidence.hits[:max_passages], 1):
        said = tuple(evidence.attributions.get(hit.article.id, ()))
        head = _heading(hit, said)
        body = _cut(hit.passage.text, left - len(_fence(label, head, "")) - 1)
        if not body:
            break
        blocks.append(_fence(label, head, neutral(body)))
        sources[label] = Source(hit, said)
        left -= len(blocks[-1]) + 1
        if len(body) < len(hit.passage.text):
            break
    return Context("\n".join(blocks), sources)


def neutral(text: str) -> str:
    """Outside text made harmless as data, readable and verbatim otherwise.

    It can neither close its fence nor open another, name a label or carry a chat template's control words: angle brackets
    become ‹ ›, bracketed numbers and control words such as [INST] get round brackets, invisible characters go.
    """
    visible = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
    return _BRACKETS.sub(lambda match: f"({match[1] or match[2]})", visible.translate(_ANGLES))


def _fence(label: int, head: str, body: str) -> str:
    return f"<passage>\nLabel: [{label}]\n{head}\nText:\n{body}\n</passage>"


def _heading(hit: Hit, said: Sequence[Attribution]) -> str:
    article, passage = hit.article, hit.passage
    lines = [
        f"Outlet: {_line(article.outlet or 'unknown')}",
        f"Date: {display_date(article.published)}",
        f"Author: {_line(article.author or 'unknown')}",
        f"Title: {_line(article.title)}",
    ]
    inside = [a for a in said if a.speaker and passage.start <= a.start < passage.end]
    for attribution in inside[:MAX_SPEAKERS]:
        words = _line(article.text[attribution.start : attribution.end], 60)
        lines.append(f"Said by {_line(attribution.speaker or '', 80)}: {words}")
    return "\n".join(lines)


def _line(text: str, limit: int = 160) -> str:
    line = " ".join(neutral(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _cut(text: str, room: int) -> str:
    """The text, or the whole sentences of it that fit into so many characters."""
    if len(text) <= room:
        return text
    ends = [span.end for span in sentence_spans(text) if span.end <= room]
    return text[: ends[-1]] if ends else ""
