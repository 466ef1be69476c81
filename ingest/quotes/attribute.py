"""Who said what in an article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.types import Attribution, QuoteKind

from .marks import Quotation
from .names import Mention
from .page import Page
from .people import Person
from .reported import reported
from .subjects import main_subject
from .ties import Tie, after, before, postposed
from .words import HEADS

_BEFORE_PREPOSITION = re.compile(r"\s(?:of|for|from|in|at|with|who|to)\s.*")
_FOLLOW_ON = 2
"""Quotations without a cue are given to the last speaker at most this many paragraphs on."""


@dataclass(frozen=True, slots=True)
class _Statement:
    start: int
    end: int
    kind: QuoteKind
    tie: Tie | None
    follows: bool = False


def attribute(text: str, title: str = "") -> list[Attribution]:
    """Finds the statements of an article and who made each, in text order.

    Rules over cue verbs and noun phrases, in the manner of Pouliquen et al. (2007) and O'Keefe et al. (2012): a quotation hangs on the
    cue before or after it in its sentence, otherwise on the speaker of the quotation that it follows; pronouns and roles are then
    resolved to people named earlier, surnames to the fullest name in the article.

    Args:
        text: the article's text; offsets of the result point into it.
        title: the article's title, where it may name people more fully than the text does.

    Returns:
        One attribution a quotation (marks included) or reported clause; `speaker` is None where the article leaves it open.
    """
    page = Page.read(text, title)
    statements = [*_quoted(page), *(_Statement(r.start, r.end, "reported", r.tie) for r in reported(page))]
    statements.sort(key=lambda s: s.start)
    return _resolve(page, statements)


def _quoted(page: Page) -> list[_Statement]:
    ties: list[Tie | None] = []
    for number, span in enumerate(page.spans):
        limit = page.spans[number + 1].start if number + 1 < len(page.spans) else len(page.text)
        tie = after(page, span, limit) or before(page, span) or postposed(page, span, limit)
        ties.append(tie)
    found = []
    for number, (span, tie) in enumerate(zip(page.spans, ties, strict=True)):
        if tie is None and span.start in page.doubtful:
            continue
        if tie is None and number + 1 < len(ties) and _opens_paragraph(page, span) and _directly_before(page, span, page.spans[number + 1]):
            tie = ties[number + 1]
        found.append(_Statement(span.start, span.end, _kind(page, span), tie, follows=tie is None))
    return found


def _opens_paragraph(page: Page, span: Quotation) -> bool:
    lead = page.text[max(0, span.start - 3) : span.start].rstrip(" ")
    return not lead or lead.endswith("\n")


def _directly_before(page: Page, span: Quotation, other: Quotation) -> bool:
    return not page.text[span.end : other.start].strip() and "\n" not in page.text[span.end : other.start]


def _kind(page: Page, span: Quotation) -> QuoteKind:
    """`direct` for a whole statement between the marks, `mixed` for a part of the outlet's own sentence."""
    lead = page.text[max(0, span.start - 40) : span.start].rstrip()
    first = next((c for c in page.text[span.start + 1 : span.end] if c.isalnum()), "")
    if first.isupper() or first.isdigit() or not lead or page.text[span.start - 1 : span.start] == "\n":
        return "direct"
    return "direct" if lead[-1] in ',:.?!”"' else "mixed"


def _resolve(page: Page, statements: list[_Statement]) -> list[Attribution]:
    spoken: list[tuple[int, Person]] = []
    result: list[Attribution] = []
    last: Attribution | None = None
    for statement in statements:
        mention = statement.tie.mention if statement.tie else None
        cue = statement.tie.cue if statement.tie else None
        speaker: str | None = None
        if statement.follows:
            mention, speaker = _followed(page, statement, last, spoken)
        elif mention is not None:
            speaker = _speaker(page, mention, spoken, result)
        written = page.text[mention.start : mention.end] if mention else None
        attribution = Attribution(speaker, written, cue, statement.start, statement.end, statement.kind)
        result.append(attribution)
        if (speaker and statement.kind != "mixed") or statement.tie:
            last = attribution
    return result


def _speaker(page: Page, mention: Mention, spoken: list[tuple[int, Person]], earlier: list[Attribution]) -> str | None:
    """The speaker's name for a mention; remembers people who spoke in `spoken`."""
    person: Person | None = None
    if mention.kind == "person":
        person = page.people.who(mention)
    elif mention.kind == "role":
        person = page.people.by_office(mention.name, mention.start)
        if person is None:
            return mention.name
    elif mention.kind == "organisation":
        return mention.name
    elif mention.name in ("he", "she"):
        role = earlier[-1] if earlier and earlier[-1].mention and _is_one_person(earlier[-1].speaker or "") else None
        if role and not any(m.kind == "person" for m in page.named(role.end, mention.start)) and mention.start - role.end < 300:
            return role.speaker
        person = page.people.by_pronoun(mention.name, mention.start, page.masked, spoken)
    elif mention.name in ("they", "it"):
        recent = [a for a in earlier[-2:] if a.speaker and mention.start - a.end < 400]
        names = {p.name for _, p in spoken}
        return recent[-1].speaker if recent and recent[-1].speaker not in names else None
    if person is None:
        return None
    spoken.append((mention.start, person))
    return person.name


def _is_one_person(role: str) -> bool:
    """True for a role in the singular: "a nurse", "the head of the port"."""
    words = _BEFORE_PREPOSITION.sub("", role).split()
    return len(words) > 1 and words[0].islower() and words[-1].lower() in HEADS


def _followed(
    page: Page, statement: _Statement, last: Attribution | None, spoken: list[tuple[int, Person]]
) -> tuple[Mention | None, str | None]:
    """The speaker of a quotation without a cue: the subject of the sentence before it, or the last speaker."""
    text = page.masked
    start = page.sentence_start(statement.start)
    if start < statement.start and text[start : statement.start].strip("\x02 "):
        return None, None  # inside a sentence of the outlet's own
    between = text[last.end : statement.start] if last else ""
    if last and between.count("\n\n") + between.replace("\n\n", "").count("\n") <= _FOLLOW_ON:
        own = page.starts[bisect_right(page.starts, last.end) : bisect_left(page.starts, statement.start)]
        if not own:
            return None, last.speaker
    line = text.rfind("\n", 0, statement.start) + 1
    sentences = page.starts[bisect_left(page.starts, line) : bisect_left(page.starts, statement.start)]
    if sentences and text[sentences[-1] : statement.start].strip("\x02 "):
        mention = main_subject(page, sentences[-1], statement.start)
        if mention and mention.kind in ("person", "pronoun"):
            return mention, _speaker(page, mention, spoken, [])
    return None, None
