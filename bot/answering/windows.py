"""Candidate pieces of an extractive answer: a sentence of a found passage, with the sentences it cannot do without."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.answering.protocol import Evidence
from bot.sentences import ASKS, END_MARK, LEANING, Span, spans_of
from bot.text import stem_set
from bot.types import Attribution, Hit, Passage

MOST_CHARACTERS = 700
"""A window grows backward or forward only while it stays within this."""
MOST_BEFORE = 2
"""Sentences that a window may take in before its core."""
CONTEXT_CHARACTERS = 380
"""Characters up to which a window takes in the sentence before its core though it could stand alone: on the quiz questions of
docs/benchmarks.md the answer stands there often enough to be worth the room."""

_LABEL = re.compile(r"^(?:(?P<answer>A|Answer)|[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,4}):\s")
"""What opens a turn of an interview, which answers the turn before, or an item of a round-up (`Health: ...`), which does not."""
_FURNITURE = re.compile(
    r"\b(?:Hide Caption|JUST WATCHED|Replay More Videos|Photos?:)|\b(?:Get updates|Sign up (?:here|for|to)|[Cc]lick here|[Aa]ll times local)\b"
    r"|\bHere are (?:some of )?(?:the|today[’']s) top (?:headlines|stories)\b|^(?:Find|Get|Read|See) (?:all )?(?:the|our) latest\b"
    r"|^(?:Happy|Good (?:morning|afternoon|evening)|Hello|Hi|Welcome)\b.{0,40}\b(?:readers?|subscribers?|everyone|folks)\b"
)
"""What a web page has beside its article: no part of the text."""
_NOTE = re.compile(
    r"\bEditor[’']s note:|\bcontributed to this (?:article|report|story)|^This (?:page|story|article|is an?)\b.{0,30}\b(?:recaps?|recounts|covers)\b"
    r"|\bA version of this (?:story|article|column)\b.{0,20}\bappeared|^This (?:story|article) is on news\b|\bintroduce you to your new favou?rite\b"
)
"""What is said about an article: no news."""
_QUOTED_OPENING = re.compile(r"^[“\"‘«„]|^''")


@dataclass(frozen=True, slots=True)
class Window:
    """One or more whole sentences in a row of one article.

    Attributes:
        hit: the passage that the window starts in; score and ranks are those of the passage that was found.
        start, end: offsets in the article's text.
        core: the span of the sentence that the window is about.
        said: the attributions that overlap the core.
    """

    hit: Hit
    start: int
    end: int
    core: Span
    said: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        """The window's characters, verbatim."""
        return self.hit.article.text[self.start : self.end]


def windows(evidence: Evidence) -> list[Window]:
    """A window for each sentence of the found passages, in the order of the passages; none twice.

    Lines without an end mark (bylines, headings, captions) and what a web page has beside its article are no sentences. Of a
    briefing neither notes on an article nor sentences that say no more than the title and the question are.

    Args:
        evidence: hits, and the attributions and passages of their articles.
    """
    found: dict[tuple[str, int], Window] = {}
    context = evidence.question.kind not in ("say", "change", "briefing")
    whole = evidence.question.speaker is not None
    news = evidence.question.kind == "briefing"
    asked = stem_set(evidence.question.text)
    for hit in evidence.hits:
        spans = spans_of(hit.article.text)
        said = evidence.attributions.get(hit.article.id, ())
        text = hit.article.text
        first = max(0, bisect_right(spans, hit.passage.start, key=lambda s: s.start) - 1)
        passages = evidence.passages.get(hit.article.id, ())
        for i in range(first, len(spans)):
            if spans[i].start >= hit.passage.end:
                break
            sentence = text[spans[i].start : spans[i].end]
            if _FURNITURE.search(sentence) or (news and _no_news(sentence, hit.article.title, asked)):
                continue
            if spans[i].end > hit.passage.start and END_MARK.search(sentence):
                found.setdefault((hit.article.id, spans[i].start), _window(hit, passages, spans, i, said, asked, context, whole, news))
    return list(found.values())


def _no_news(sentence: str, title: str, asked: Set[str]) -> bool:
    return _NOTE.search(sentence) is not None or stem_set(sentence) <= stem_set(title) | asked


def is_beside(sentence: str) -> bool:
    """Whether a sentence stands beside an article's text: a caption, a greeting, a note on the article."""
    return _FURNITURE.search(sentence) is not None or _NOTE.search(sentence) is not None


def _window(
    hit: Hit,
    passages: Sequence[Passage],
    spans: Sequence[Span],
    i: int,
    said: Sequence[Attribution],
    asked: Set[str],
    context: bool,
    whole: bool,
    news: bool,
) -> Window:
    """The window of sentence `i`.

    Args:
        asked: stems of the question; a sentence that holds nothing else only tells it again and brings the next.
        context: with the sentence before.
        whole: with all that its speaker goes on to say.
        news: for a briefing, where the items of a round-up are no turns of an interview.
    """
    core = spans[i]
    overlapping = tuple(a for a in said if a.start < core.end and a.end > core.start)
    last = i
    while last + 1 < len(spans) and any(a.end > spans[last].end and a.start < spans[last].end for a in overlapping):
        if spans[last + 1].end - core.start > MOST_CHARACTERS:
            break
        last += 1
    if context and not overlapping and last + 1 < len(spans) and stem_set(hit.article.text[core.start : core.end]) <= asked:
        last += spans[last + 1].end - core.start <= MOST_CHARACTERS
    if whole:
        last = _to_end_of_statement(hit.article.text, spans, i, last, overlapping, said)
    first = _first(hit, passages, spans, i, last, said, overlapping, context and not overlapping, news)
    if whole:
        first = _to_start_of_statement(spans, first, last, overlapping)
    holder = _holder(hit, passages, spans[first].start) or hit.passage
    return Window(replace(hit, passage=holder), spans[first].start, spans[last].end, core, overlapping)


def _to_end_of_statement(
    text: str, spans: Sequence[Span], i: int, last: int, overlapping: Sequence[Attribution], said: Sequence[Attribution]
) -> int:
    """The last sentence of a quotation that goes on behind its cue: “We will,” said X. “And we must.”"""
    speakers = {a.speaker for a in overlapping if a.kind != "reported"}
    if len(speakers) != 1 or None in speakers:
        return last
    while last + 1 < len(spans) and spans[last + 1].end - spans[i].start <= MOST_CHARACTERS:
        following = spans[last + 1]
        goes_on = [a for a in said if a.start < following.end and a.end > following.start]
        opens = _QUOTED_OPENING.match(text[following.start : following.end])
        if not opens or not goes_on or any(a.speaker not in speakers or a.mention for a in goes_on):
            break
        last += 1
    return last


def _to_start_of_statement(spans: Sequence[Span], first: int, last: int, overlapping: Sequence[Attribution]) -> int:
    """The first sentence of a short quotation in whose middle the window begins: “We must. We will,” said X."""
    for a in overlapping:
        opening = max(0, bisect_right(spans, a.start, key=lambda s: s.start) - 1)
        if a.kind != "reported" and opening < first and spans[last].end - spans[opening].start <= CONTEXT_CHARACTERS:
            first = opening
    return first


def _first(
    hit: Hit,
    passages: Sequence[Passage],
    spans: Sequence[Span],
    i: int,
    last: int,
    everything_said: Sequence[Attribution],
    said: Sequence[Attribution],
    context: bool,
    news: bool,
) -> int:
    """The sentence to begin with: up to `MOST_BEFORE` earlier ones while the opening cannot stand alone, one more as context.

    Words of somebody else never come before a speaker's own: the answer would give them to that speaker.
    """
    text = hit.article.text
    speakers = {a.speaker for a in said if a.speaker}
    first = i
    while first > max(0, i - MOST_BEFORE):
        opening = text[spans[first].start : spans[first].end]
        before = spans[first - 1]
        others = {a.speaker for a in everything_said if a.start < before.end and a.end > before.start}
        if speakers and others and not speakers & others:
            break
        answers = ASKS.search(text[before.start : before.end])
        leans = (
            answers
            or (first == i and (_is_turn(text, opening) if news else _LABEL.match(opening)))
            or LEANING.match(opening)
            or (_QUOTED_OPENING.match(opening) and _unnamed(said, opening))
        )
        most = MOST_CHARACTERS if leans else CONTEXT_CHARACTERS if context and first == i else 0
        if spans[last].end - before.start > most or not _holder(hit, passages, before.start):
            break
        if not leans and not END_MARK.search(text[before.start : before.end]):
            break
        first -= 1
    return first


def _is_turn(text: str, opening: str) -> bool:
    """Whether a sentence opens a turn of an interview: its speaker has another one there."""
    label = _LABEL.match(opening)
    return label is not None and (label["answer"] is not None or len(re.findall(rf"^{re.escape(label.group())}", text, re.MULTILINE)) > 1)


def _holder(hit: Hit, passages: Sequence[Passage], start: int) -> Passage | None:
    """The passage of the hit's article that holds an offset, if it is known."""
    return next((p for p in (hit.passage, *passages) if p.start <= start < p.end), None)


def _unnamed(said: Sequence[Attribution], opening: str) -> bool:
    """Whether the sentence quotes somebody whose name it does not hold."""
    return any(a.speaker and a.speaker.split()[-1] not in opening for a in said)
