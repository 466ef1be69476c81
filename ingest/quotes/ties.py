"""Ties: which mention and which cue a statement hangs on, by its sentence alone."""

from __future__ import annotations

import re

from .colons import before_colon
from .cues import POSSESSED_CUE, REPORTING, Cue
from .marks import Quotation
from .mentions import phrase_at, phrase_before
from .names import Mention
from .page import Page
from .phrases import of_two_roles
from .subjects import is_somebody, main_subject, subject
from .tails import BETWEEN, INVERTIBLE, LONGEST_SENTENCE, Tie, inverted, trailing

_OPENING = re.compile(r"[\s,]*(?:[―—–-]+\s*)?(?:as\s)?")
_FINDING = frozenset("find finds found show shows showed see sees saw".split())
_WITH_OBJECT = frozenset(
    """accuse attack blame blast call characterize characterise charge commend compare condemn credit criticize criticise decry defend denounce
    depict deride describe dismiss dub greet hail label lambast lambaste lash mock portray praise rebuke refer ridicule slam tout vilify
    welcome""".split()
)
"""Verbs that mostly stand before whom they are about: after `X, who says "...," portrayed` that is not who says it."""
_LABELLING = frozenset("call dub label brand describe characterize characterise portray dismiss deride depict blast slam".split())
_IS_BEFORE = re.compile(r"\b(?:is|are|was|were)\s*$")
_BREAK = re.compile(r";|,\s(?:but|while|whereas|and)\b")
_THAT = re.compile(r"\s(?:(?:on\s)?[A-Z][\w.]+\s|reporters\s|(?:this|last)\s\w+\s)?(?:morning\s|afternoon\s|evening\s|night\s)?that,?\s")
_LOOSE = frozenset("put see hope want expect order rule offer begin".split())
"""Verbs that lead up to words only right before them, and only if it was done: `as she put it, "..."`, not `it would put "..."`."""
_MODAL = re.compile(r"\b(?:will|would|could|should|may|might|must|can)\s(?:\w+ly\s)?$")
_IS_FIRST = re.compile(r"(?:is|are|was|were|has|have|had|amounts?|shows?)\b")
_SIGNATURE = re.compile(r"\s*[-–—―]{1,2}\s?([A-Z][^,.\n\x02]{2,60}?)(?=[^\S\n]*(?:[,.\n]|$))")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|gets?|got|famously)\s(?:\w+ly\s|once\s|also\s)?$")
_BY = re.compile(r"\s*by\s")
_AGREED = re.compile(r"\s(?:on|to|upon|with)\s")
"""What several agree on, nobody says."""
_CRY = re.compile(r"[?!…][”\"’']\s+[A-Z]")
_NEXT_CLAUSE = re.compile(r",?\s(?:and|but|while|whereas)\s")
_UNKNOWN_VERB = re.compile(r"\s(?:\w+ly\s)?([a-z]+(?:ed|es|s))\b(?=[\s,.])")

_POSSESSIVE = re.compile(r"^[’']s?\s")


def _hangs_before(page: Page, span: Quotation, behind: Cue) -> bool:
    """Whether a quotation hangs on a cue before it in its sentence, and the verb behind it has another object: `X, who says "...," slammed Y`."""
    return behind.base in _WITH_OBJECT and bool(page.cues(page.sentence_start(span.start), span.start))


def _ends_open(page: Page, span: Quotation) -> bool:
    """True if the quotation's own end lets its sentence go on: `,` `?` `!` or a dash before the closing mark, or a comma after it."""
    inner = page.text[span.start + 1 : span.end].rstrip("”\"’'»“«")
    return inner[-1:] in tuple(",?!—–-…") or page.text[span.end : span.end + 1] == "," or inner.endswith("...")


def introduced(page: Page, span: Quotation) -> Tie | None:
    """The tie of a quotation that a verb and a colon lead up to, and whose question or cry ends its sentence: `X said: "Where?" Y replied that ...`

    Args:
        page: the article.
        span: one of its quotations.
    """
    lead = page.masked[page.sentence_start(span.start) : span.start].rstrip()
    ended = _CRY.match(page.text, span.end - 2) is not None
    found = page.cues(page.sentence_start(span.start), span.start) if ended and lead.endswith(":") else []
    return before(page, span) if found and not found[-1].phrase else None


def _opens_clause(page: Page, span: Quotation) -> bool:
    """Whether a clause of its own goes on behind a quotation that hangs on a verb before it: `X accused him of "...", and Y said ...`"""
    return _NEXT_CLAUSE.match(page.masked, span.end) is not None and bool(page.cues(page.sentence_start(span.start), span.start))


def after(page: Page, span: Quotation, limit: int) -> Tie | None:
    """The tie that follows a quotation: `"...," X said`, `"...," said X`, `"...," according to X`.

    Args:
        page: the article.
        span: one of its quotations.
        limit: where the next quotation begins; nothing behind it is read.
    """
    text = page.masked
    signature = _SIGNATURE.match(text, span.end, span.end + 120)
    if signature:
        signed = page.named(signature.start(1), signature.end(1))
        if len(signed) == 1 and signed[0].kind == "person" and signed[0].end >= signature.end(1):
            return Tie(signed[0], "—")
    end = min(limit, page.sentence_end(span.end + 1), span.end + LONGEST_SENTENCE)
    opening = _OPENING.match(text, span.end, end)
    start = opening.end() if opening else span.end
    found = page.cues(start, end)
    verbs = frozenset(c.start for c in found)
    inverts = found and found[0].start == start and not found[0].participle and found[0].base != "tell"  # who is told does not tell
    if inverts and not _hangs_before(page, span, found[0]):
        mention = of_two_roles(page, found[0].end) or phrase_at(text, found[0].end, end, page.named(found[0].end, end), verbs)
        if mention and not (mention.kind == "pronoun" and mention.name in ("it", "we", "i", "you") and not found[0].phrase):
            return Tie(mention, page.text[found[0].start : found[0].end])
    if not _ends_open(page, span) or _opens_clause(page, span):
        return None
    mention = of_two_roles(page, start) or phrase_at(text, start, end, page.named(start, end), verbs)
    if mention is None:
        return None
    for cue in found:
        if cue.start < mention.end or cue.phrase:
            continue
        between = text[mention.end : cue.start]
        adjacent = (BETWEEN.fullmatch(between) is not None or between.isspace()) and not cue.participle
        apposed = between.lstrip()[:1] in (",", "(", "—", "–") and between.rstrip()[-1:] in (",", ")", "—", "–")
        conjoined = between.startswith(" and ") and "," not in between and "\x02" not in between
        if adjacent or ((apposed or conjoined) and not cue.participle):
            return Tie(mention, page.text[cue.start : cue.end])
        if not apposed and between.count(" ") > 8:
            break
    verb = _UNKNOWN_VERB.match(text, mention.end, end)
    if verb and mention.kind in ("person", "pronoun"):
        return Tie(mention, verb[1])
    listed = next((c for c in found if c.start >= mention.end and not c.participle), None)
    if listed and mention.kind != "role":
        return Tie(mention, page.text[listed.start : listed.end])
    return None


def postposed(page: Page, span: Quotation, limit: int) -> Tie | None:
    """The tie at the end of a sentence in whose middle the quotation stands: `... "..." ..., X said.`

    Args:
        page: the article.
        span: one of its quotations.
        limit: as for `after`.
    """
    end = min(limit, page.sentence_end(span.end + 1), span.end + LONGEST_SENTENCE)
    return trailing(page, span.end, end)


def whole_sentence(page: Page, span: Quotation) -> Tie | None:
    """The person who says the whole sentence that a quotation is a part of: `The police found "...," and had no "...," said X.`

    Args:
        page: the article.
        span: one of its quotations, whose own clause names nobody who could say it.
    """
    end = min(page.sentence_end(span.end + 1), span.end + LONGEST_SENTENCE)
    tail = max(span.end, page.masked.rfind("\x02", span.end, end) + 1)
    tie = trailing(page, tail, end, INVERTIBLE)
    return tie if tie and tie.mention and tie.mention.kind == "person" else None


def before(page: Page, span: Quotation) -> Tie | None:
    """The tie that leads up to a quotation in its sentence: `X said, "..."`, `X called it "..."`, `X: "..."`.

    Args:
        page: the article.
        span: one of its quotations.
    """
    text = page.masked
    start, end = max(span.start - LONGEST_SENTENCE, page.sentence_start(span.start)), span.start
    if start >= end:
        near = max(0, end - 8)
        colon = near + len(text[near:end].rstrip())
        if text[colon - 1 : colon] != ":" or text.count("\n", colon, end) > 2:
            return None
        start, end = page.sentence_start(colon - 1), colon
    if text[start:end].count("\x02") == end - start:
        return None
    chosen = None
    for cue in reversed(page.cues(start, end)):
        if cue.base == "according to" and _inside_what_is_said(page, start, cue):
            continue
        if cue.base == "agree" and _AGREED.match(text, cue.end):
            continue
        if cue.base == "go" or (cue.base in _LOOSE and (len(text[cue.end : end].split()) > 3 or _MODAL.search(text, start, cue.start))):
            continue
        chosen = cue
        break
    possessed = None
    for match in POSSESSED_CUE.finditer(text, start, end):
        possessed = match
    if possessed and chosen and (possessed.end() <= chosen.start or _judges(page, chosen, possessed, span)):
        possessed = None
    if possessed and text[possessed.end() : end].strip() == "as":
        possessed = None  # "in dismissing X's remarks as "...""
    if possessed:
        named = page.named(start, possessed.start())
        owner = named[-1] if named and named[-1].kind == "person" and named[-1].end == possessed.start() else None
        mention = owner or phrase_before(text, start, possessed.start(), named)
        if mention:
            return Tie(mention, _POSSESSIVE.sub("", page.text[possessed.start() : possessed.end()]).strip())
    listed = before_colon(page, chosen.end if chosen else start, start, end)
    if listed:
        return Tie(listed, ":")
    if chosen is None:
        return _without_cue(page, span, start, end)
    return Tie(_speaker_of(page, chosen, start, end, span), page.text[chosen.start : chosen.end])


def _inside_what_is_said(page: Page, start: int, cue: Cue) -> bool:
    """Whether `according to` belongs to what somebody says: `X said Monday that, according to Y, ...`; not `a plan that, according to Y, ...`."""
    said = next((c for c in reversed(page.cues(start, cue.start)) if not c.phrase), None)
    return said is not None and said.base in REPORTING and _THAT.fullmatch(page.masked, said.end, cue.start) is not None


def _judges(page: Page, cue: Cue, possessed: re.Match[str], span: Quotation) -> bool:
    """Whether the words are what a verb says of somebody's remarks, and not those remarks: `X called Y's remarks "..."`.

    So are the words behind "is" and its like, and words that begin with it: `X said that Y's remarks were "..."`.
    """
    between = page.masked[possessed.end() : span.start]
    if " that " in between or _BREAK.search(page.masked, cue.end, possessed.start()):
        return False
    if cue.base in _LABELLING:
        return True
    if possessed.group().endswith(("word", "words")):
        return False
    is_own = page.text[span.start + 1 : span.start + 2].isupper()  # X recalled that Y's remark was "We will never sell."
    return bool((_IS_BEFORE.search(between) and not is_own) or _IS_FIRST.match(page.text, span.start + 1))


def _without_cue(page: Page, span: Quotation, start: int, end: int) -> Tie | None:
    """`X turned to the crowd, "A whole sentence."`: the subject of a sentence that only a comma or a dash parts from the quotation."""
    lead = page.masked[start:end].rstrip()
    if (
        "\x02" in lead
        or lead.lstrip().startswith("(")
        or not lead.endswith((",", "-", "–", "—"))
        or not page.text[span.start + 1 : span.start + 2].isupper()
        or span.start in page.doubtful
    ):
        return None
    mention = main_subject(page, start, end)
    return Tie(mention, None) if mention and mention.kind in ("person", "pronoun") else None


def _speaker_of(page: Page, cue: Cue, start: int, end: int, span: Quotation | None) -> Mention | None:
    text = page.masked
    if cue.phrase:
        return phrase_at(text, cue.end, end, page.named(cue.end, end), frozenset())
    if not cue.participle and _PASSIVE.search(text, max(start, cue.start - 25), cue.start):
        by = _BY.search(text, cue.end, end) or (_BY.match(text, span.end) if span else None)
        if by is None:
            return None
        stop = page.sentence_end(by.end())
        return phrase_at(text, by.end(), stop, page.named(by.end(), stop), frozenset())
    if text[cue.end : end].startswith(" ") and cue.base == "say" and text[max(start, cue.start - 2) : cue.start] == "\x02 ":
        behind = phrase_at(text, cue.end, end, page.named(cue.end, end), frozenset())
        if behind and behind.kind != "pronoun":
            return behind
    found = subject(page, start, cue)
    if cue.participle and found is None:
        return _of_main_clause(page, start, cue)
    if found is None:
        return inverted(page, start, cue, end)
    if not is_somebody(found):
        verb = next(iter(page.cues(found.end, end)), None)  # "The paradox of the plan, says X, ..., is that it was "...""
        if verb and verb.base in INVERTIBLE and text[found.end : verb.start].strip() == ",":
            person = inverted(page, start, verb, end)
            return person if person and person.kind == "person" else found
    return _not_apposed(page, start, found)


def is_found(tie: Tie) -> bool:
    """Whether words hang on what only finds or shows them, which is often not who says them: `the work shows "..."`."""
    return tie.cue in _FINDING and tie.mention is not None and not is_somebody(tie.mention)


def _of_main_clause(page: Page, start: int, participle: Cue) -> Mention | None:
    """Who says it in `"...," X said, adding "..."`: the speaker of the verb of saying before the participle."""
    text = page.masked
    for cue in reversed(page.cues(start, participle.start)):
        if not cue.participle and not cue.phrase:
            behind = phrase_at(text, cue.end, participle.start, page.named(cue.end, participle.start), frozenset())
            if behind and behind.kind == "person" and text[start : cue.start].rstrip().endswith((",", "\x02")):
                return behind
            return subject(page, start, cue)
    return None


def _not_apposed(page: Page, start: int, found: Mention) -> Mention:
    """The person behind an inverted verb, and not the apposition to them: `The plan, said X, an expert on Y, would read as "..."`."""
    if found.kind != "role" or not page.masked.endswith(", ", 0, found.start):
        return found
    for other in page.cues(start, found.start):
        person = inverted(page, start, other, found.start)
        if person and page.masked[person.end : found.start] == ", ":
            return person
    return found
