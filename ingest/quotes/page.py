"""An article as the attribution reads it: quotations masked, names, cues and sentences found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from .cues import Cue, cues
from .marks import Quotation, mask, quotations
from .names import Mention, names
from .organisations import Organisations
from .people import People
from .sentences import sentence_starts
from .words import is_headline

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-zà-ÿ]+\b")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_SMALL = frozenset("a an the of in on at to for and or but with by from as is vs".split())
_HELD = re.compile(r"(?:[’']s?|\b(?:[Oo]n|[Ii]n|with))\s$")
"""What stands right before a work that somebody makes, or speaks in: `the network's "Morning Watch,"`, `on "Morning Watch,"`."""
SCARE_WORDS = 3
"""Quotations of up to this many words count as a statement only right beside a cue."""


def _is_title_of_work(words: list[str]) -> bool:
    content = [w for w in words if w.lower() not in _SMALL]
    return 2 <= len(words) <= 9 and words[0][0].isupper() and len(content) > 1 and all(w[0].isupper() or w[0].isdigit() for w in content)


@dataclass(frozen=True)
class Page:
    """An article's text with what is read from it.

    Attributes:
        text: as given; all offsets point into it.
        masked: the same with the quotations blotted out.
        spans: the quotations, in order; scare quotes and titles of works inside a sentence are not among them.
        doubtful: those spans that are a statement only beside a cue, by start.
        title: the article's title, or "".
    """

    text: str
    masked: str
    spans: tuple[Quotation, ...]
    doubtful: frozenset[int]
    title: str = ""

    @classmethod
    def read(cls, text: str, title: str = "") -> Page:
        """Finds and sorts the quotations of an article.

        Args:
            text: the article's text in stored form.
            title: its title, where it may name people more fully than the text does.
        """
        spans: list[Quotation] = []
        doubtful: set[int] = set()
        for span in quotations(text):
            inner = text[span.start + 1 : span.end].rstrip("”\"’'»“«")
            words = _WORD.findall(inner)
            if not words:
                continue
            short, work = len(words) <= SCARE_WORDS, _is_title_of_work(words)
            if short or work:
                introduced = text[max(0, span.start - 2) : span.start].rstrip()[-1:] in (",", ":") and not work
                if inner[-1:] not in tuple(",.?!—–") and not introduced:
                    continue
                if work and _HELD.search(text, max(0, span.start - 8), span.start):
                    continue
                doubtful.add(span.start)
            spans.append(span)
        return cls(text, mask(text, spans), tuple(spans), frozenset(doubtful), title)

    @cached_property
    def starts(self) -> list[int]:
        """Offsets at which sentences begin."""
        return sentence_starts(self.masked)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words, in lower case, that the article writes so, and with a capital letter only where a sentence begins."""
        return frozenset(_LOWER.findall(self.text)) - {w.lower() for w in _CAPITAL_INSIDE.findall(self.text)}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Names outside quotations and headlines, in order."""
        found: list[Mention] = []
        for line in re.finditer(r"[^\n]+", self.masked):
            if not is_headline(line.group()):
                found.extend(names(self.masked, line.start(), line.end(), self.common))
        return found

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def named(self, start: int, end: int) -> list[Mention]:
        """Names that begin in `text[start:end]`, in order; those of quotations and headlines are not among them."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    @cached_property
    def people(self) -> People:
        """The register of the people whom the article names."""
        headline = [] if is_headline(self.title) else names(self.title, 0, len(self.title), self.common)
        return People(self.masked, self.mentions, self.starts, extra=tuple(m.name for m in headline if m.kind == "person"))

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations and states that the article names."""
        return Organisations(self.masked, self.mentions, self.people, self.starts)

    @cached_property
    def _cues(self) -> tuple[list[Cue], list[int]]:
        found = cues(self.masked, 0, len(self.masked), weak=True)
        return found, [c.start for c in found]

    def cues(self, start: int, end: int) -> list[Cue]:
        """Cues that lie in `text[start:end]`, in order, the weak ones included."""
        found, starts = self._cues
        return [c for c in found[bisect_left(starts, start) : bisect_left(starts, end)] if c.end <= end]

    def sentence_start(self, position: int) -> int:
        """Where the sentence that holds a position begins; at the first character of a sentence that is the position."""
        index = bisect_right(self.starts, position) - 1
        return self.starts[index] if index >= 0 else 0

    def sentence_end(self, position: int) -> int:
        """Where the next sentence, or line, after a position begins, or the text's length."""
        index = bisect_right(self.starts, position)
        line = self.masked.find("\n", position)
        bound = len(self.masked) if line < 0 else line
        return min(bound, self.starts[index]) if index < len(self.starts) else bound
