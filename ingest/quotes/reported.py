"""Reported speech: statements that an article gives to somebody without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .clause_speakers import CAUSING
from .clauses import FACTUAL, Clause, according, clause
from .cues import REPORTING, Cue
from .names import Mention
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .subjects import is_somebody, subject, with_role_of
from .ties import LONGEST_SENTENCE, Tie, inverted, trailing
from .words import is_head

_CUES = (REPORTING | {"according to", "believe", "think", "hope", "fear", "worry", "find", "show", "describe", "recount", "suspect"}) - {
    "deny"
}
_POSTPOSED = frozenset(
    """say add note argue explain announce acknowledge suggest write report warn predict estimate conclude insist tell find show claim
    contend complain concede recall""".split()
)
_REPORTED_BY = re.compile(r",\s(?:as\s(?:first\s)?|first\s)(reported)\sby\s([Tt]he\s)?")
_DENIED = re.compile(r"\b(?:not|never|no|false|untrue|wrong|contrary|denied|denies|nobody)\b|n[’']t\b", re.IGNORECASE)
"""Words that turn what an outlet reported round."""
_NEW = len("New ") + 1
_TAIL_BEHIND = 40
"""Characters that may stand behind the outlet's name at the end of a sentence ("on Tuesday")."""
_FINDS = frozenset("find finds found show shows showed".split())
"""What ends a sentence whose content is found: `..., records show.`"""
_ASKED = re.compile(r"(?:When\s|If\s)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\s")
"""How somebody else's question begins: `Asked whether A, X said no.`"""
_TOLD = re.compile(r",\s(?:told|tells)\s[^,]*$")
"""What stands before somebody who is told, not who tells: `X, the mayor, told the Gazette's Y ...`."""
_RELAYING = frozenset("report write note".split())
_UNQUOTED = re.compile(r"[^\s\x02][^\x02]*")
_BARE = frozenset(
    """say tell argue suggest note insist warn acknowledge announce claim add admit concede contend explain predict declare assert
    write conclude report""".split()
)
"""Verbs whose clause often comes without `that`."""
_HOLDING = frozenset("agree believe think maintain allege estimate fear hope indicate confirm caution".split())
"""Verbs whose clause comes without `that` too, but whose past may be the narrator's ("He thought it was over.")."""
_NARRATED = frozenset("thought thinking believed believing feared fearing hoped hoping".split())
_NO_SUBJECT = re.compile(
    r"\s(?:what|who|whom|how|which|is|are|was|were|will|would|could|can|may|might|should|must|has|have|had)\b"
    r"|\s[\w’'-]+\s[\w’'-]+,(?!\s[A-Z][\w .’'-]{2,40},\s(?!and\b|or\b)[a-z])"
)
"""Words behind such a verb that begin no clause of its own: `what they believe is a trap`, `investors fear two outcomes, ...`;
but `officials believe the pilot, X, left`."""
_UNREAL = frozenset("to would could should might may must will not never cannot can’t won’t didn’t home percentage".split())
_NO_CLAUSE = re.compile(
    r"\s(?:to|of|about(?!\s(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|a\s(?:third|quarter|dozen|hundred)))|by|with|for|whether|like|among|from|over|and|or)\s"
)
_STOP = re.compile(r"\s?[,.;(—–]|$|\s[A-Z]")
_LEAD = re.compile(r"(?:^|[,;]\s|\b(?:but|while|as)\s)$")
_ADVERB = re.compile(r"\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?")
_TELLING_HOW = frozenset({"describe", "recount"})
"""Verbs that tell something only where "how" or "why" follows."""
_HOW = re.compile(r"(?:\s[\w’'-]+){0,4}\s(?:how|why)\b")
_GERUND = frozenset({"recall", "acknowledge", "admit"})
_ING = re.compile(r"\s(?:\w+ly\s)?\w{2,}ing\b")
_SHORT = re.compile(
    r"(?:he|she|it|they|there|that|this|these|those|the|an?|his|her|its|their|no|nobody|everyone|nothing|\w+s\s(?:are|were|have|had|will|would))\s|(?!(?:On|In|At|To|For|From|By|With|Of|As|After|Before|More|Less|Than)\b)[A-Z]"
)
_SHORT_END = re.compile(r"\s?(?:,(?!\d)|[.;:)—–”\"\n]|$)")
_GOES_ON_SAYING = re.compile(
    r"(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|told|tells|telling|wrote|writes|writing|argu|not(?:ed|es|ing)|explain|warn|insist|acknowledg|suggest|remark)"
)
_WHO = re.compile(r",\swho\s")
_AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s(?!(?:is|was|would|will|has|had)\b)")
_CLOSING = re.compile(r"[.,]?[”\"]")
_LEAD_IN = 72
"""Characters before a verb of saying in which what it hangs on is looked for."""
_THAT = re.compile(r"\sthat\s")
_INSIDE = re.compile(
    r"(?:\s(?:in\s(?:an?|his|her|their|the)\s[\w’'-]+(?:\s[\w’'-]+)?|on\s(?:Twitter|Facebook|\w+day)|to\s(?:reporters|supporters)"
    r"|(?:this|last)\s\w+|late\s\w+day|in\s[A-Z]?[a-z]*\s?\d{4}|in\s[A-Z][a-z]+))?,\s(?!(?:who|which|that|an?)\b)"
)
"""What stands behind a verb of saying between commas: `, X wrote in a memo,`."""
_APPOSITION = re.compile(r",\s(?:the|an?|\w+[’']s?|[a-z][\w-]*)\s[^,;:\x02]{2,70},\s")
_LAST = 60
"""Characters that may stand behind a verb of saying that ends its sentence."""
_LONGEST_TAIL = 6
"""Words besides speaker and verb in `..., the Gazette first reported late on Monday`."""
MIN_WORDS = 3
"""Words that a reported statement has at least: "said so" says nothing."""


class Reported(NamedTuple):
    """A reported statement.

    Attributes:
        start, end: half-open offsets of the clause that is said.
        tie: what it hangs on; its mention is never None.
        nested: whether it is a part of another reported statement.
        aside: whether an outlet, a poll or records have it: what follows in the text goes on with others.
    """

    start: int
    end: int
    tie: Tie
    nested: bool = False
    aside: bool = False


def reported(page: Page) -> Iterator[Reported]:
    """Clauses that somebody says without quotation marks: `X said (that) ...`, `According to X, ...`, `..., X said.`

    Only stretches that hold a verb of saying or "according to" and leave room for a clause are parsed, a fifth of an article: parsing
    all of it would cost more than embedding it.
    """
    pieces = list(_pieces(page))
    for (start, end, found, around), parsed in zip(pieces, parse(page.text, [(p.start, p.end) for p in pieces]), strict=True):
        statements = list(_of_piece(page, parsed, found, end))
        if around:
            yield from (s for s in statements if "\x02" not in page.masked[s.start : s.end])
            continue
        statements += [
            s
            for cue in found
            for s in _interposed(page, start, end, cue)
            if not any(s.start < o.end and o.start < s.end for o in statements)
        ]
        yield from statements
        if "\x02" not in page.masked[start - 1 : start] + page.masked[end : end + 1]:
            outer = _trailing(page, start, end, _POSTPOSED)
            if outer and all(_is_inside(s, outer, page.text[outer.end : end]) for s in statements):
                yield outer._replace(aside=bool(statements) or outer.tie.cue in _FINDS)


def second_clauses(page: Page, said: Sequence[tuple[int, Tie]], known: Sequence[Reported]) -> list[Reported]:
    """Clauses that go on behind a quotation in their sentence: `X said it had "..." and that A`.

    Args:
        page: the article.
        said: where each quotation ends, and its tie.
        known: the reported statements that are found already.
    """
    found = []
    for at, tie in said:
        link = _AND_THAT.match(page.masked, at)
        if (
            link is None
            or tie.mention is None
            or not _GOES_ON_SAYING.match(tie.cue or "")
            or page.masked.rfind(tie.cue or "", page.sentence_start(at - 1), at) < 0
        ):
            continue
        stop = page.masked.find("\x02", link.end(), page.sentence_end(at))
        start, end = trim(page.text, link.end(), page.sentence_end(at) if stop < 0 else stop)
        if stop < 0 and page.text.count(" ", start, end) >= MIN_WORDS - 1 and not any(k.start < end and start < k.end for k in known):
            found.append(Reported(start, end, tie))
    return found


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
        found = _trailing(page, tail, end, _RELAYING, start)
        if found is None or found.tie.mention is None or found.tie.mention.kind != "organisation":
            continue
        if any(found.start <= s.start < found.end for s in speakers) and _ends(page.text[found.end : end], found):
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


class _Piece(NamedTuple):
    """A stretch of text that can report something.

    Attributes:
        start, end: half-open offsets.
        cues: its verbs of saying.
        around: whether it is a sentence with a quotation in it, of which only what stands behind the quotation is asked for.
    """

    start: int
    end: int
    cues: list[Cue]
    around: bool = False


def _pieces(page: Page) -> Iterator[_Piece]:
    """The stretches of sentences, between quotations, that can report something, with their cues."""
    text = page.masked
    for number, start in enumerate(page.starts):
        bound = page.starts[number + 1] if number + 1 < len(page.starts) else len(text)
        if bound - start > LONGEST_SENTENCE:
            continue
        if not any(c.base in _CUES for c in page.cues(start, bound)):
            continue
        end = start + len(text[start:bound].rstrip())
        if text[end - 1] in ":?":
            continue
        whole = "\x02" not in text[start:end]
        for piece in _UNQUOTED.finditer(text, start, end):
            found = [c for c in page.cues(piece.start(), piece.end()) if c.base in _CUES and _can_report(text, c, piece.end())]
            if found and piece.group().count(" ") >= MIN_WORDS and (whole or _THAT.search(text, found[0].end, piece.end())):
                yield _Piece(piece.start(), piece.end(), found)
            elif piece.end() == end and (found := [c for c in found if text.count(" ", c.end, end) >= MIN_WORDS]):
                yield _Piece(start, end, found, around=True)


def _can_report(text: str, cue: Cue, end: int) -> bool:
    """False where the words around a cue rule a reported clause out, so that its sentence need not be parsed."""
    if cue.phrase:
        return True
    lead = text[max(0, cue.start - _LEAD_IN) : cue.start].split()
    if lead and lead[-1] in _UNREAL and not (lead[-1] == "to" and ((lead[-2:-1] and lead[-2] in FACTUAL) or not CAUSING.isdisjoint(lead))):
        return False
    if _STOP.match(text, cue.end):  # "..., X said."
        return True
    if cue.base == "point":
        return text.startswith(" out", cue.end)
    if cue.base in _TELLING_HOW:
        return _HOW.match(text, cue.end, end) is not None
    if cue.base == "recall" and _HOW.match(text, cue.end, end):
        return True
    if cue.base in _GERUND and _ING.match(text, cue.end, end):
        return True
    if cue.base in _BARE and not _NO_CLAUSE.match(text, cue.end):
        return True
    holds = cue.base in _HOLDING and text[cue.start : cue.end] not in _NARRATED
    if holds and not _NO_CLAUSE.match(text, cue.end) and not _NO_SUBJECT.match(text, cue.end):
        return True
    return _THAT.search(text, cue.end, end) is not None


def _of_piece(page: Page, parsed: Parse, cues: list[Cue], limit: int) -> Iterator[Reported]:
    tokens = {token: cue for cue in cues if (token := parsed.at(cue.start)) is not None}
    verbs = frozenset(tokens)
    for token, cue in tokens.items():
        found: Clause | None = according(parsed, token) if cue.phrase else clause(parsed, token, verbs - {token})
        if found is None:
            continue
        speaker = _adjacent(page, parsed, token) or _speaker(page, parsed, found, cue)
        if speaker and speaker.kind == "person" and _WHO.match(page.masked, speaker.end):
            speaker = with_role_of(page, parsed.starts[0], speaker.end) or speaker
        start, end = trim(page.text, found.start, found.end)
        end = with_closing_mark(page.text, start, end)
        goes_on = end > limit - 3 and page.masked.startswith("\x02", limit)  # into a quotation, which has an attribution of its own
        if speaker is None or goes_on or not _is_whole(page.text, start, end):
            continue
        yield Reported(start, end, Tie(speaker, page.text[cue.start : cue.end]), found.nested)


def _speaker(page: Page, parsed: Parse, found: Clause, cue: Cue) -> Mention | None:
    """Who says a clause; where the parse has lost the subject, by the words before the verb."""
    if found.speaker is not None:
        return mention(page, parsed, found.speaker)
    start, end = parsed.starts[0], parsed.ends[-1]
    near = None if inverted(page, start, cue, end) else subject(page, start, cue)
    return near if near and is_somebody(near) and not page.text.startswith(":", near.end) else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a clause has words enough to say something; one of `MIN_WORDS` words must begin with its subject and end where its sentence may."""
    count = text.count(" ", start, end) + 1
    return count > MIN_WORDS or (count == MIN_WORDS and _SHORT.match(text, start) is not None and _SHORT_END.match(text, end) is not None)


def with_closing_mark(text: str, start: int, end: int) -> int:
    """The end of a clause with the mark that closes a short quotation at its end: `said any cut "would be resisted".`"""
    open_marks = sum(text.count(mark, start, end) for mark in "“„") - text.count("”", start, end) or text.count('"', start, end) % 2
    closing = _CLOSING.match(text, end) if open_marks > 0 else None
    return closing.end() if closing else end


def _adjacent(page: Page, parsed: Parse, verb: int) -> Mention | None:
    """The person whose name alone stands between a comma or conjunction and the verb: there the parse is less sure than the place."""
    named = page.named(parsed.starts[max(0, verb - 6)], parsed.starts[verb])
    if not named or named[-1].kind != "person" or parsed.labels[verb] in ("amod", "acl", "advcl"):
        return None
    lead = page.text[parsed.starts[0] : named[-1].start]
    between = page.text[named[-1].end : parsed.starts[verb]]
    return named[-1] if _LEAD.search(lead) and _ADVERB.fullmatch(between) else None


def _is_inside(statement: Reported, outer: Reported, rest: str) -> bool:
    """Whether a statement, with whom it hangs on, is a part of another that ends its sentence: `X said A, the Gazette reported.`

    Args:
        statement: a statement of the sentence.
        outer: the one that may hold it.
        rest: what follows the outer one in the sentence, with its speaker and verb.
    """
    inner, speaker = statement.tie.mention, outer.tie.mention
    if inner is None or speaker is None or speaker.kind == "pronoun" or inner.end > outer.end or speaker.start < outer.end:
        return False
    return _ends(rest, outer) and outer.start <= statement.start and statement.end <= outer.end


def _ends(rest: str, outer: Reported) -> bool:
    said = f"{outer.tie.mention.name if outer.tie.mention else ''} {outer.tie.cue}"
    return len(rest.split()) <= len(said.split()) + _LONGEST_TAIL


def _trailing(page: Page, start: int, end: int, bases: frozenset[str], since: int | None = None) -> Reported | None:
    """`..., X said` and `..., X said, ...` where the parse has lost it: the commas are a surer sign there than the words.

    Args:
        page: the article.
        start, end: where it is looked for.
        bases: base forms of the verbs that count.
        since: where the statement begins, if not at `start`.
    """
    tie = _apposed(page, start, end, bases) or trailing(page, start, end, bases)
    if tie is None or tie.mention is None:
        return None
    if tie.cue in _FINDS and tie.mention.kind == "pronoun":
        return None
    if _TOLD.search(page.masked, start, tie.mention.start) or _ASKED.match(page.masked, start):
        return None
    if tie.cue in _FINDS and page.masked[tie.mention.end : end].strip(" .") != tie.cue:
        return None
    stop = page.masked.rfind(",", start, tie.mention.start)
    if stop < 0 and tie.cue:
        stop = page.masked.rfind(tie.cue, start, tie.mention.start)
    if tie.cue and page.masked.startswith(tie.cue + ",", tie.mention.end + 1):
        stop = end
    first = start if since is None else since
    if stop > start and page.text.count(" ", first, stop) >= MIN_WORDS:
        return Reported(*trim(page.text, first, stop), tie)
    return None


def _apposed(page: Page, start: int, end: int, bases: frozenset[str]) -> Tie | None:
    """`..., X, the director of the port, said` at the end of a sentence."""
    text = page.masked
    for cue in page.cues(start, end):
        if cue.base not in bases or cue.participle or cue.phrase or end - cue.end > _LAST or not text.endswith(", ", start, cue.start):
            continue
        for person in reversed([m for m in page.named(start, cue.start) if m.kind == "person" and text.endswith(", ", start, m.start)]):
            role = text[person.end : cue.start]
            if _APPOSITION.fullmatch(role) and any(is_head(w.strip(",")) for w in role.split()):
                return Tie(person, text[cue.start : cue.end])
    return None


def _interposed(page: Page, start: int, end: int, cue: Cue) -> Iterator[Reported]:
    """A whole sentence with its speaker between commas in it, where the parse has lost it: `The quay, X wrote in May, was closed.`"""
    text = page.masked
    behind = _INSIDE.match(text, cue.end, end)
    if cue.base not in _POSTPOSED or cue.participle or behind is None or start not in page.starts or not text[start : cue.start].count(","):
        return
    comma = text.rfind(",", start, cue.start)
    near = page.named(comma + 1, cue.start)
    tie = trailing(page, start, behind.end() - 1, frozenset({cue.base}))
    if tie and tie.mention and tie.mention.start > comma and (near or tie.mention.kind == "pronoun" or is_somebody(tie.mention)):
        first, stop = trim(page.text, start, end)
        if page.text.count(" ", first, stop) >= MIN_WORDS:
            yield Reported(first, stop, tie)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces, commas, dashes and stops at its ends."""
    while start < end and text[start] in " ,\u00a0—–-":
        start += 1
    while end > start and text[end - 1] in " ,.\u00a0—–-":
        end -= 1
    return start, end
