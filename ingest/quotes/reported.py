"""Reported speech: statements that an article gives to somebody without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .clauses import Clause, according, clause
from .commas import FINDS, POSTPOSED, closing, interposed
from .cues import Cue
from .mentions import phrase_before
from .names import Mention
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .pieces import pieces
from .statement import MIN_WORDS, Reported, ends, trim, with_closing_mark
from .subjects import is_somebody, subject, with_role_of
from .tails import Tie, inverted

_LEAD = re.compile(r"(?:^|[,;]\s|\b(?:but|while|as)\s)$")
_ADVERB = re.compile(r"\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?")
_SHORT = re.compile(
    r"(?:he|she|it|they|there|that|this|these|those|the|an?|his|her|its|their|no|nobody|everyone|nothing|\w+s\s(?:are|were|have|had|will|would))\s|(?!(?:On|In|At|To|For|From|By|With|Of|As|After|Before|More|Less|Than)\b)[A-Z]"
)
_SHORT_END = re.compile(r"\s?(?:,(?!\d)|[.;:)—–”\"\n]|$)")
_GOES_ON_SAYING = re.compile(
    r"(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|told|tells|telling|wrote|writes|writing|argu|not(?:ed|es|ing)|explain|warn|insist|acknowledg|suggest|remark)"
)
_OF_THEM = re.compile(r",\s(?:\w+\s){1,2}of\s(?:them|whom)\s(?:[\w’'-]+\s){0,4}$")
"""Behind a subject, before what many of it are: `His critics, many of them Lutherans, argue`."""
_WHO = re.compile(r",\swho\s")
_AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s(?!(?:is|was|would|will|has|had)\b)")


def reported(page: Page) -> Iterator[Reported]:
    """Clauses that somebody says without quotation marks: `X said (that) ...`, `According to X, ...`, `..., X said.`

    Only stretches that hold a verb of saying or "according to" and leave room for a clause are parsed, a fifth of an article: parsing
    all of it would cost more than embedding it.
    """
    read = list(pieces(page))
    for (start, end, found, around), parsed in zip(read, parse(page.text, [(p.start, p.end) for p in read]), strict=True):
        statements = list(_of_piece(page, parsed, found, end))
        if around:
            yield from (s for s in statements if "\x02" not in page.masked[s.start : s.end])
            continue
        statements += [
            s
            for cue in found
            for s in interposed(page, start, end, cue)
            if not any(s.start < o.end and o.start < s.end for o in statements)
        ]
        yield from statements
        if "\x02" not in page.masked[start - 1 : start] + page.masked[end : end + 1]:
            outer = closing(page, start, end, POSTPOSED)
            if outer and all(_is_inside(s, outer, page.text[outer.end : end]) for s in statements):
                yield outer._replace(aside=bool(statements) or outer.tie.cue in FINDS)


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


def _of_piece(page: Page, parsed: Parse, cues: list[Cue], limit: int) -> Iterator[Reported]:
    tokens = {token: cue for cue in cues if (token := parsed.at(cue.start)) is not None}
    verbs = frozenset(tokens)
    for token, cue in tokens.items():
        found: Clause | None = according(parsed, token) if cue.phrase else clause(parsed, token, verbs - {token})
        if found is None:
            continue
        speaker = _adjacent(page, parsed, token) or _speaker(page, parsed, found, cue)
        if speaker and parsed.labels[token] == "conj" and not is_somebody(speaker):
            speaker = _outer(page, parsed, token, tokens) or speaker
        if speaker and speaker.kind == "person" and _WHO.match(page.masked, speaker.end):
            speaker = with_role_of(page, parsed.starts[0], speaker.end) or speaker
        if speaker and page.text.startswith(":", speaker.end):
            continue  # a heading or a place before what somebody else says: "Port Ellin: Crews say A"
        start, end = trim(page.text, found.start, found.end)
        end = with_closing_mark(page.text, start, end)
        goes_on = end > limit - 3 and page.masked.startswith("\x02", limit)  # into a quotation, which has an attribution of its own
        if speaker is None or goes_on or not _is_whole(page.text, start, end):
            continue
        yield Reported(start, end, Tie(speaker, page.text[cue.start : cue.end]), found.nested)


def _speaker(page: Page, parsed: Parse, found: Clause, cue: Cue) -> Mention | None:
    """Who says a clause; where the parse has lost the subject, by the words before the verb."""
    if found.speaker is not None:
        said_by = mention(page, parsed, found.speaker)
        among = _OF_THEM.search(page.masked, parsed.starts[0], said_by.start) if said_by else None
        if among:
            return phrase_before(page.masked, parsed.starts[0], among.start(), page.named(parsed.starts[0], among.start())) or said_by
        return said_by
    start, end = parsed.starts[0], parsed.ends[-1]
    near = None if inverted(page, start, cue, end) else subject(page, start, cue)
    return near if near and is_somebody(near) else None


def _outer(page: Page, parsed: Parse, verb: int, tokens: Mapping[int, Cue]) -> Mention | None:
    """Who says the clause that a verb is coordinated in: of `X said the toll was fair and promised that ...` no toll promises anything."""
    top = parsed.heads[verb]
    outer = parsed.heads[top]
    if parsed.labels[top] != "ccomp" or outer not in tokens:
        return None
    said = clause(parsed, outer, frozenset(tokens) - {outer})
    return _speaker(page, parsed, said, tokens[outer]) if said else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a clause has words enough to say something; one of `MIN_WORDS` words must begin with its subject and end where its sentence may."""
    count = text.count(" ", start, end) + 1
    return count > MIN_WORDS or (count == MIN_WORDS and _SHORT.match(text, start) is not None and _SHORT_END.match(text, end) is not None)


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
    return ends(rest, outer) and outer.start <= statement.start and statement.end <= outer.end
