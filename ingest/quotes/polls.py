"""What a poll or a study has found: `In a Gazette poll, 40 percent ...`; `A Gazette poll found 40 percent ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .cues import REPORTING
from .documents import CALLED, as_named
from .names import Mention
from .page import Page
from .statement import MIN_WORDS, Reported, trim
from .tails import LONGEST_SENTENCE, Tie

_WHEN = r"(?:released|published|taken|conducted|commissioned|out|this|last|earlier|on|in|from)\b"
_IN_A_POLL = re.compile(rf"\b[Ii]n\s({CALLED}(?:[Pp]oll|[Ss]urvey))(?:(?=[,.])|,?\s{_WHEN}(?:\s[\w’'-]+){{0,5}}(?=[,.]))")
_STANDS_IN = re.compile(
    rf"\b[Ii]n\s({CALLED}(?:[Pp]oll|[Ss]urvey))\s(?:{_WHEN}(?:\s[\w’'-]+){{0,5}}?\s)?"
    r"(?=(?:stands?|stood|sits?|is|was|are|were|has|had|rose|fell|dropped|slipped|jumped|ticked|climbed|remains?|hovers?)\b)"
)
_FINDS = re.compile(
    rf"(?:(?:But|And|Still|However|Meanwhile|Also|While),?\s)?({CALLED}(?:[Pp]oll|[Ss]urvey|[Ss]tudy))"
    rf"(?:\s(?:{_WHEN}|of\b|among\b|by\b)(?:\s(?!that\b|which\b|who\b|and\b)[\w’'/&-]+){{0,9}}?|,\s{_WHEN}[^,]{{1,90}},)?"
    r"\s(?:also\s|recently\s)?(found|finds|showed|shows|revealed|reveals|put|puts|gave|gives|had|has|suggested|suggests|indicated|indicates)\s"
    r"(?!that\b|how\b|why\b|whether\b|(?:an?\s)?(?:\S+\s){0,2}(?:margin\sof|credibility|confidence))"
)
_SHARES = re.compile(
    r"%|\b(?:percent|per\scent|points?|support\w*|respondents|favou?r\w*|approv\w*|lead(?:s|ing)?|led|trail\w*|edge|ahead|majorit(?:y|ies)|half|tied)\b|\d\sin\s\d"
)
"""What a poll finds."""
_COUNTED = re.compile(r"(?:\S+\s){0,4}?\S*(?:%|percent\b|per\scent\b)|(?:\S+\s){0,2}?(?:(?i:half|majority|most|two-thirds|\w+\sin\s\w+)\b)")
"""Who is counted at the beginning of a finding: `Nearly 75 percent of voters said ...`."""
_ELECTION = re.compile(
    r"\b(?:general|snap|presidential|local|run-?off|January|February|March|April|May|June|July|August|September|October|November|December)\s(?:poll|survey)\b"
    r"|\b(?:elected|elections?|voted|seats?)\b"
)
"""Signs that a poll is an election."""
_RELATIVE = re.compile(r",|\s(?:who|which|whose|that)\b")
_TAIL = re.compile(r",?\saccording\sto\b|,\s[^,]{1,60}\ssa(?:id|ys?)\b[^,]{0,40}$|;\s")
_LONGEST_LEAD = 6
"""Words between a poll that begins a sentence and the comma behind it."""


def polled(page: Page, found: Sequence[Reported]) -> Iterator[Reported]:
    """What polls have found, in the outlet's words.

    Args:
        page: the article.
        found: reported statements that the parse has given; a poll of which one is known is left out.
    """
    known = {r.tie.mention.end for r in found if r.tie.mention}
    for statement in (*_in_a_poll(page), *_stands_in_a_poll(page), *_poll_finds(page)):
        if statement.tie.mention and statement.tie.mention.end not in known:
            yield statement


def _in_a_poll(page: Page) -> Iterator[Reported]:
    """Where a sentence begins or ends with the poll: `In a Gazette poll released on Monday, ...`."""
    text, read = page.masked, -1
    for match in _IN_A_POLL.finditer(text):
        start, end = page.sentence_start(match.start()), page.sentence_end(match.start())
        if start == read or not _is_plain(text, start, end):
            continue
        comma = text.find(",", match.end(), end) if match.start() == start else -1
        if comma >= 0 and page.text.count(" ", match.end(), comma) <= _LONGEST_LEAD:
            first, stop = trim(page.text, comma, end)
        elif text[match.end() : end].strip() == "." or (
            text.startswith(",", match.end()) and not _RELATIVE.search(text, start, match.start())
        ):
            first, stop = trim(page.text, start, match.start())
        else:
            continue
        said = next((c.start for c in page.cues(first, stop) if c.base in REPORTING), None)
        if _tells(page, first, stop) and (said is None or _COUNTED.match(text, first, said)):
            read = start
            yield _statement(match, first, stop, "in")


def _stands_in_a_poll(page: Page) -> Iterator[Reported]:
    """Where what a poll measured stands before it: `Her approval in the latest Gazette poll stands at 53 percent`."""
    for match in _STANDS_IN.finditer(page.masked):
        start, end = page.sentence_start(match.start()), page.sentence_end(match.start())
        said = next((c for c in page.cues(start, end) if c.base in REPORTING), None)
        if start < match.start() and said is None and _is_plain(page.masked, start, end):
            first, stop = trim(page.text, start, end)
            if _tells(page, match.end(), stop):
                yield _statement(match, first, stop, "in")


def _poll_finds(page: Page) -> Iterator[Reported]:
    """Where a sentence begins with the poll and goes on with a finding that is no clause: `A Gazette poll gave her a lead of 9 points`."""
    text = page.masked
    for start in page.starts:
        match = _FINDS.match(text, start)
        if match is None:
            continue
        end = page.sentence_end(start)
        tail = _TAIL.search(text, match.end(), end)
        first, stop = trim(page.text, match.end(), end if tail is None or _COUNTED.match(text, match.end(), tail.start()) else tail.start())
        if _is_plain(text, start, end) and match.end() < end and _tells(page, first, stop):
            yield _statement(match, first, stop, match[2])


def _is_plain(text: str, start: int, end: int) -> bool:
    return end - start <= LONGEST_SENTENCE and "\x02" not in text[start:end] and not _ELECTION.search(text, start, end)


def _tells(page: Page, first: int, stop: int) -> bool:
    return page.text.count(" ", first, stop) >= MIN_WORDS - 1 and _SHARES.search(page.masked, first, stop) is not None


def _statement(match: re.Match[str], first: int, stop: int, cue: str) -> Reported:
    return Reported(first, stop, Tie(Mention(match.start(1), match.end(1), "role", as_named(match[1])), cue), aside=True)
