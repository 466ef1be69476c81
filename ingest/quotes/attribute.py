"""Who said what in an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.types import Attribution, QuoteKind

from .claims import claims
from .convictions import convictions
from .documents import with_makers, without_deed
from .marks import Quotation
from .page import Page
from .polls import polled
from .posts import posts
from .relayed import relayed
from .reported import reported, second_clauses
from .roles import Roles
from .speakers import CONFIDENCE, Basis, Speakers
from .statement import Reported
from .tails import Tie
from .ties import after, before, introduced, is_found, postposed, whole_sentence
from .turns import Turn, turns


@dataclass(frozen=True, slots=True)
class _Statement:
    start: int
    end: int
    kind: QuoteKind
    tie: Tie | None
    follows: bool = False
    nested: bool = False
    aside: bool = False


def attribute(text: str, title: str = "") -> list[Attribution]:
    """Finds the statements of an article and who made each, in text order.

    Quotations by rules over cue verbs and noun phrases, in the manner of Pouliquen et al. (2007) and O'Keefe et al. (2012): a quotation hangs on the
    cue before or after it in its sentence, otherwise on the speaker of the quotation that it follows. Reported clauses are read from
    parsed sentences (`reported`). Pronouns and roles are then resolved to people of the article, surnames to its fullest name.

    Args:
        text: the article's text; offsets of the result point into it.
        title: the article's title, where it may name people more fully than the text does.

    Returns:
        One attribution a quotation (marks included) or reported clause; `speaker` is None where the article leaves it open.

    Raises:
        ModelUnavailable: the parser cannot be loaded.
    """
    return [attribution for attribution, _ in explained(text, title)]


def explained(text: str, title: str = "") -> list[tuple[Attribution, Basis]]:
    """The attributions of an article, each with what its speaker was found by; arguments and errors as for `attribute`."""
    page = Page.read(text, title)
    quoted = _quoted(page)
    clauses = [r for r in reported(page) if not any(_names_speaker(page, s, r) for s in quoted)]
    clauses += claims(page, clauses)
    clauses += convictions(page, clauses)
    clauses += [*relayed(page, [s.tie.mention for s in quoted if s.tie and s.tie.mention]), *polled(page, clauses)]
    clauses += second_clauses(page, [(s.end, s.tie) for s in quoted if s.tie], clauses)
    statements = [
        *quoted,
        *(_Statement(r.start, r.end, "reported", r.tie, nested=r.nested, aside=r.aside) for r in clauses),
    ]
    statements.extend(_Statement(p.start, p.end, "direct", p.tie, aside=True) for p in posts(page))
    dialogue = turns(page)
    statements = [s for s in statements if not _is_part(s, dialogue)]
    statements.extend(_Statement(t.start, t.end, "direct", t.tie, aside=True) for t in dialogue if t.tie and not t.asks)
    statements.sort(key=lambda s: (s.start, -s.end))
    return _resolve(page, statements)


def _names_speaker(page: Page, quoted: _Statement, clause: Reported) -> bool:
    """Whether what was taken for a clause begins with who said the quotation before it: `X "was a deputy," said a colleague who is ...`."""
    tie = quoted.tie
    if (
        tie is None
        or tie.mention is None
        or tie.mention.kind == "pronoun"
        or not quoted.end <= clause.start <= tie.mention.start < clause.end
    ):
        return False
    return page.masked[quoted.end : clause.start].strip() == tie.cue == clause.tie.cue


def _is_part(statement: _Statement, dialogue: list[Turn]) -> bool:
    """Whether a statement within a turn is only the words of who speaks there, and not of somebody whom the turn names as saying it."""
    at = bisect_right(dialogue, statement.start, key=lambda turn: turn.start) - 1
    if at < 0 or statement.end > dialogue[at].end:
        return False
    turn = dialogue[at]
    mention = statement.tie.mention if statement.tie else None
    return mention is None or mention.kind == "pronoun" or not turn.start <= mention.start < turn.end


def _quoted(page: Page) -> list[_Statement]:
    ties: list[Tie | None] = []
    for number, span in enumerate(page.spans):
        limit = page.spans[number + 1].start if number + 1 < len(page.spans) else len(page.text)
        tie = introduced(page, span) or after(page, span, limit) or before(page, span) or postposed(page, span, limit)
        if tie is None or tie.mention is None or is_found(tie):
            tie = whole_sentence(page, span) or tie
        ties.append(tie)
    found: list[_Statement] = []
    for number, (span, tie) in enumerate(zip(page.spans, ties, strict=True)):
        unsure = span.start in page.doubtful and not (found and _goes_on(page, found[-1], span))
        if tie is None and (unsure or _is_heading(page, span)):
            continue
        if tie is None and number + 1 < len(ties) and _opens_paragraph(page, span) and _directly_before(page, span, page.spans[number + 1]):
            tie = ties[number + 1]
        found.append(_Statement(span.start, span.end, _kind(page, span), tie, follows=tie is None))
    return found


def _goes_on(page: Page, last: _Statement, span: Quotation) -> bool:
    """Whether a short quotation is a sentence of its own, right behind another that is given to somebody: `"...," she said. "Nobody moved."`"""
    between = page.masked[last.end : span.start]
    if "\n" in between or not (last.tie or last.follows) or page.sentence_start(span.start) != span.start:
        return False
    alone = page.text[span.end : page.sentence_end(span.end)].isspace() or page.sentence_end(span.end) == span.end
    ended = page.text[span.start + 1 : span.end].rstrip("”\"’'»“«")[-1:] in tuple(".?!")
    return alone and ended and bisect_left(page.starts, span.start) - bisect_right(page.starts, last.end - 1) <= 0


def _is_heading(page: Page, span: Quotation) -> bool:
    """Whether a quotation is all of its line and ends without a mark: `'A wall of water'` between two paragraphs."""
    text = page.text
    line = text[text.rfind("\n", 0, span.start) + 1 : text.find("\n", span.end) if "\n" in text[span.end :] else len(text)]
    return line.strip() == text[span.start : span.end] and line.strip(" ”\"’'»“«")[-1:].isalnum()


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


def _resolve(page: Page, statements: list[_Statement]) -> list[tuple[Attribution, Basis]]:
    speakers, roles = Speakers(page), Roles(page)
    result: list[tuple[Attribution, Basis]] = []
    earlier: list[Attribution] = []
    last: Attribution | None = None
    for statement in statements:
        mention = with_makers(page, without_deed(page, statement.tie.mention)) if statement.tie and statement.tie.mention else None
        cue = statement.tie.cue if statement.tie else None
        if statement.follows:
            mention, found = speakers.of_following(statement.start, statement.end, last)
        else:
            found = speakers.of(mention, earlier, in_passing=statement.nested and statement.aside)
        attribution = Attribution(
            found.name,
            page.text[mention.start : mention.end] if mention else None,
            cue,
            statement.start,
            statement.end,
            statement.kind,
            roles.of(found.person, mention, statement.start) if found.person else None,
            CONFIDENCE[found.basis],
        )
        result.append((attribution, found.basis))
        if statement.aside:
            continue
        earlier.append(attribution)
        if ((found.name and statement.kind != "mixed") or statement.tie) and not statement.nested:
            last = attribution
    return result
