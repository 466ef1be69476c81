"""Turns: who speaks in a transcript or an interview, where labels open the lines: `CORDRAY: ...`, `Q: ...`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .names import Mention, names
from .page import Page
from .tails import Tie
from .words import is_head, is_headline

SHARE = 0.4
"""Share of the lines between its first and last label that a dialogue's labels open; answers have more than one paragraph."""
MOST_LABELS = 200
"""Different labels of a dialogue at most; what has more is a list or damage, and reading each takes time."""

_LABEL = re.compile(r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?([^\W\d_][^:\n\x02()\[\]]{0,60}?)(?:\s[(\[][^)\]\n]{1,40}[)\]])?:\s+(?=\S)")
_LINE = re.compile(r"\S[^\n]*")
_BEHIND = re.compile(r",\s.*")
"""The role behind a name: `ODA BRINK, HARBOUR MASTER:`."""
_CAPITALS = 0.7
_PARTS = re.compile(r"[A-Z][a-z]+|[A-Z]+|[^A-Z]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_END = tuple('.?!…—–"”’-')
_QUESTION = re.compile(r"[^.!…]*\?[”\"’']?\s*")
_VERSUS = re.compile(r"\bvs?\b|\band\b|&")
_ASIDE = re.compile(r"[(\[][^)\]\n]*[)\]][.\s]*")
"""`(Laughter.)`: nobody says it."""
_ASKING, _ANSWERING = frozenset({"q", "question", "interviewer"}), frozenset({"a", "answer"})
_ROLES = frozenset({"chair", "court", "clerk", "moderator", "operator", "bench"})


class Turn(NamedTuple):
    """One paragraph of what somebody says in a dialogue.

    Attributes:
        start, end: half-open offsets, without the label.
        tie: who says it; None for whoever asks under a mere `Q:`.
        asks: whether it is nothing but a question.
    """

    start: int
    end: int
    tie: Tie | None
    asks: bool


class _Label(NamedTuple):
    """A label: who it names, in the form of a name or role; and whether its words alone show that it is somebody."""

    name: str
    title: str
    sure: bool


def turns(page: Page) -> list[Turn]:
    """The paragraphs of an article's dialogue in order; empty if it has none.

    A dialogue has lines with a label and a sentence each, two labels that come back (lists, whose entries have a colon too, repeat
    none), few other lines between them (`SHARE`), and no crowd of speakers (`MOST_LABELS`). Lines without a label between two
    labelled ones go on with the turn before them.

    Args:
        page: the article.
    """
    lines = [m.span() for m in _LINE.finditer(page.text) if not is_headline(m[0])]
    opened = [
        (start, end, m) for start, end in lines if (m := _LABEL.match(page.masked, start, end)) and _is_sentence(page.text[m.end() : end])
    ]
    labels = {m[1] for _, _, m in opened}
    read = {label: found for label in labels if (found := _read(page, label))} if len(labels) <= MOST_LABELS else {}
    fullest = {found.name.split()[-1]: found.name for found in sorted(read.values(), key=lambda found: len(found.name))}
    sure = {fullest[found.name.split()[-1]] for found in read.values() if found.sure}
    known = {label: name for label, found in read.items() if (name := fullest[found.name.split()[-1]]) in sure}
    often = Counter(known[m[1]] for _, _, m in opened if m[1] in known)
    if sum(times > 1 for times in often.values()) < 2:
        return []
    labelled = [(start, end, m) for start, end, m in opened if m[1] in known]
    inside = [start for start, end in lines if labelled[0][0] <= start <= labelled[-1][0] and not _ASIDE.fullmatch(page.text, start, end)]
    if len(labelled) < SHARE * len(inside):
        return []
    return list(_between(page, lines, labelled, {label: read[label]._replace(name=name) for label, name in known.items()}))


def _between(
    page: Page, lines: list[tuple[int, int]], labelled: list[tuple[int, int, re.Match[str]]], read: dict[str, _Label]
) -> Iterator[Turn]:
    """The turns from the first labelled line to the last."""
    opening = {start: m for start, _, m in labelled}
    answers = _interviewed(page, labelled[0][0])
    tie: Tie | None = None
    for start, end in (line for line in lines if labelled[0][0] <= line[0] <= labelled[-1][0]):
        match = opening.get(start)
        first = match.end() if match else start
        if match:
            tie = _tie(match, read[match[1]], answers)
        elif _LABEL.match(page.masked, start, end):
            tie = None  # somebody whose label is not understood
        elif _is_told(page, start, end, tie):
            continue
        if not _ASIDE.fullmatch(page.text, first, end):
            yield Turn(first, end, tie, _QUESTION.fullmatch(page.text, first, end) is not None)


def _is_told(page: Page, start: int, end: int, tie: Tie | None) -> bool:
    """Whether a line without a label is the article's own: a heading, what leads to something, or a line that names who speaks."""
    line = page.text[start:end]
    name = tie.mention.name.split()[-1] if tie and tie.mention else None
    return not _is_sentence(line) or (name is not None and name in line)


def _is_sentence(line: str) -> bool:
    """Whether a line has a letter, and ends as a sentence does."""
    return line.rstrip().endswith(_END) and any(c.isalpha() for c in line)


def _tie(match: re.Match[str], label: _Label, answers: str | None) -> Tie | None:
    if label.name in _ASKING:
        return None
    name = answers if label.name in _ANSWERING else label.name
    if name is None:
        return None
    return Tie(Mention(match.start(1), match.end(1), "role" if name.startswith("the ") else "person", name, label.title), ":")


def _interviewed(page: Page, end: int) -> str | None:
    """Whom an interview under `Q:` and `A:` is with: the only person of the title, or the one whom the text before it names most."""
    titled = {m.name for m in names(page.title, 0, len(page.title), page.common) if m.kind == "person"}
    often = Counter(page.people.who(m).name for m in page.named(0, end) if m.kind == "person" and page.people.is_personal(m))
    in_title = [name for name in often if name in titled or name.split()[-1] in titled]
    if len(in_title) == 1:
        return in_title[0]
    ranked = often.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]) else None


def _read(page: Page, label: str) -> _Label | None:
    bare = _BEHIND.sub("", label).strip("*_ ")
    lower = bare.lower().removeprefix("the ")
    if lower in _ASKING | _ANSWERING:
        return _Label(lower, "", True)
    if bare[:1].isupper() and " " not in lower and (lower in _ROLES or is_head(lower)):
        return _Label(f"the {lower}", "", True)
    capitals = sum(c.isupper() for c in bare) > _CAPITALS * sum(c.isalpha() for c in bare)  # "TOM McKAY"
    written = _written(page, bare) if capitals else bare
    found = names(written, 0, len(written), frozenset())
    if (
        len(found) != 1
        or _VERSUS.search(written)
        or found[0].kind != "person"
        or found[0].end < len(written)
        or found[0].start > len(found[0].title) + 1
    ):
        return None
    name, title = found[0].name, found[0].title
    others = [
        m for m in page.mentions if m.kind == "person" and m.name.split()[-1] == name.split()[-1] and page.masked[m.end : m.end + 1] != ":"
    ]
    told = next((m for m in others if page.people.is_personal(m)), None)
    whole = page.people.who(told).name if told and " " not in name else name
    return _Label(whole, title, bool(told or title or (capitals and " " in name)))


def _written(page: Page, capitals: str) -> str:
    """A name in capitals as the article writes it elsewhere ("McKay"), or else each word with one capital letter."""

    def word(match: re.Match[str]) -> str:
        elsewhere = re.search(rf"\b(?!{match[0]}\b)[{match[0][0]}](?i:{match[0][1:]})\b", page.text)
        return elsewhere[0] if elsewhere else "".join(part.capitalize() for part in _PARTS.findall(match[0]))

    return _LETTERS.sub(word, capitals)
