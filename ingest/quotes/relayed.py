"""Statements that an outlet passes on: `..., the Gazette reported`, `as first reported by the Gazette`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .commas import closing
from .names import Mention
from .page import Page
from .statement import MIN_WORDS, Reported, ends, trim
from .tails import LONGEST_SENTENCE, Tie

_REPORTED_BY = re.compile(r",\s(?:as\s(?:first\s)?|first\s)(reported)\sby\s([Tt]he\s)?")
_DENIED = re.compile(r"\b(?:not|never|no|false|untrue|wrong|contrary|denied|denies|nobody)\b|n[’']t\b", re.IGNORECASE)
"""Words that turn what an outlet reported round."""
_NEW = len("New ") + 1
_TAIL_BEHIND = 40
"""Characters that may stand behind the outlet's name at the end of a sentence ("on Tuesday")."""
_RELAYING = frozenset("report write note".split())


def relayed(page: Page, speakers: Sequence[Mention]) -> Iterator[Reported]:
    """Sentences that an outlet passes on: `"...," X said, the Gazette reported.`; `..., as first reported by the Gazette.`

    Args:
        page: the article.
        speakers: those who say its quotations, in any order.
    """
    text = page.masked
    for start in sorted({page.sentence_start(s.start) for s in speakers}):
        end = page.sentence_end(start)
        tail = text.rfind("\x02", start, end) + 1
        if not tail or end - start > LONGEST_SENTENCE:
            continue
        found = closing(page, tail, end, _RELAYING, start)
        if found is None or found.tie.mention is None or found.tie.mention.kind != "organisation":
            continue
        if any(found.start <= s.start < found.end for s in speakers) and ends(page.text[found.end : end], found):
            yield found._replace(aside=True)
    yield from _reported_by(page)


def _reported_by(page: Page) -> Iterator[Reported]:
    """Sentences of which the article says so itself: `..., as first reported by the Gazette.`"""
    text = page.masked
    for match in _REPORTED_BY.finditer(text):
        near = next(iter(page.named(match.end(), match.end() + _NEW)), None)
        outlet = near if near and near.kind == "organisation" else None
        start, end = page.sentence_start(match.start()), page.sentence_end(match.start())
        if outlet is None or end - start > LONGEST_SENTENCE:
            continue
        name = page.text[match.end() : outlet.end]
        speaker = Mention(match.start(2) if match[2] else match.end(), outlet.end, "organisation", f"the {name}" if match[2] else name)
        last = outlet.end + _TAIL_BEHIND > end
        if _DENIED.search(text, start, match.start()) or not (last or "first" in match[0]):
            continue
        first, stop = trim(page.text, start, match.start() if last else end)
        if page.text.count(" ", first, stop) >= MIN_WORDS - 1:
            yield Reported(first, stop, Tie(speaker, "reported"), aside=True)
