"""Organisations of one article: the full name of an abbreviation, and which one `it` can mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .names import Mention
from .people import People

_SMALL = frozenset("of the for and in on to a".split())
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCES_BACK = 2


class Organisations:
    """What an article calls organisations and states outside quotations.

    Args:
        text: the article with its quotations masked.
        mentions: its names, in order.
        people: the register of its people; a one-word name that nobody there bears out as a person's may be a firm's.
        starts: offsets at which its sentences begin.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], people: People, starts: list[int]) -> None:
        self._text = text
        self._people = people
        self._sentence_starts = starts
        self._mentions = [m for m in mentions if m.kind == "organisation" or (m.kind == "person" and not people.is_personal(m))]
        self._starts = [m.start for m in self._mentions]
        self._full: dict[str, str] = {}
        for mention in self._mentions:
            words = [w for w in _WORD.findall(mention.name) if w not in _SMALL and len(w) > 1]
            if len(words) > 1:
                initials = "".join(w[0] for w in words).upper()
                self._full[initials] = mention.name if self._full.get(initials, mention.name) == mention.name else ""

    def full(self, name: str) -> str:
        """The name in full, where the article has it: `the US` is `the United States`; otherwise the name as given."""
        article = "the " if name.lower().startswith("the ") else ""
        bare = name[len(article) :]
        short = bare.replace(".", "")
        if len(short) < 2 or not short.isupper():
            return name
        full = self._full.get(short)
        return article + full.removeprefix("the ") if full else name

    def near(self, pronoun: str, position: int) -> str | None:
        """The organisation that `it` means: the first that its sentence or one of the two before begins with, the nearest counting.

        Args:
            pronoun: in lower case; `they` means none by this rule.
            position: where it stands.
        """
        if pronoun != "it":
            return None
        here = bisect_right(self._sentence_starts, position) - 1
        for back in range(min(_SENTENCES_BACK, here) + 1):
            start = self._sentence_starts[here - back]
            found = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, position)]
            lead = self._text[start : found[0].start].strip().lower() if found else "-"
            if found and lead in ("", "the"):
                return self.full(f"the {found[0].name}" if lead else found[0].name)
        return None
