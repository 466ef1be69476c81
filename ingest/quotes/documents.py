"""Documents that speak: a study, a poll, a report, with those who made it, also where they are named again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.types import Attribution

from .cues import Cue
from .names import Mention
from .page import Page
from .subjects import subject
from .words import ORGANISATIONS, is_head

_DOCUMENTS = frozenset(
    """study studies survey surveys poll polls report reports analysis analyses paper papers article essay column book research review audit
    investigation assessment assessments estimate estimates projection projections forecast tally tallies count average calculation
    calculations data figures numbers statistics memo memorandum editorial op-ed briefing letter letters email emails statement statements
    tweet petition declaration decree lawsuit suit complaint filing filings sheet recommendation recommendations guidelines guidance""".split()
)
_ABOUT = re.compile(r"\s(?:of|on|about|among|in|into)\s")
_MADE = r"(?:conducted|commissioned|compiled|done|prepared|produced|written|issued|released|published|signed|filed|drafted|authored|led)"
_MAKERS = re.compile(
    r"(?:(?:\s(?!(?:by|of|about|on|into|against|over|for|to|that|who|which|is|are|was|were|has|have|had|obtained|seen|reviewed|viewed|read|heard|combed)\s)[\w’'-]+){0,4}\s(?:by|from)"
    rf"|,\s{_MADE}(?:\s(?!(?:by|for|that)\s)[\w’'-]+){{0,5}}\sby"
    rf"|(?:\s(?!(?:by|that|who|which|and|sent|is|are|was|were|has|have|had)\s)[\w’'-]+){{0,9}}?\s{_MADE}(?:\s(?!(?:by|for|that)\s)[\w’'-]+){{0,5}}\s(?:by|for))"
    r"\s(?:(?:the|a|an|its|two|three)\s)?(?:[a-z][\w-]*\s){0,4}(?:(?:at|of|from|with)\s(?:the\s)?)?"
)
"""What stands between a document and its makers: ` last year by economists at `, ` about trade issued in May by the `."""
_GOES_ON = re.compile(r"[’']s?\s|\sof\s(?:the\s)?")
_AND = re.compile(r"\sand\s[A-Z][\w’'-]+")
"""How the field of a body goes on: `the Department of Fish and Game`."""
_OWN = re.compile(r"\s(?:campaign|administration|team|office|government)\b")
"""What belongs to a maker: `issued by the Brink campaign`."""
_CALLING = re.compile(r"\s((?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)\s")
_FIELD = re.compile(r"\s(?:for|on|of)\s(?:the\s|a\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,?\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)?")
"""What a center, a council or their like is for: ` for Trade and Policy Research`."""
CALLED = (
    r"(?:[Aa]n?|[Tt]he|[Aa]nother|[Oo]ne|[Tt]hat(?!\s(?:the|an?)\s)|[Tt]his|(?:[A-Z][\w’'-]*\s){0,3}[A-Z][\w-]*[’']s)\s"
    r"(?:(?!(?:in|at|on|by|from|that|an?|his|her|its|their)\s|the\s[a-z])(?:(?:[A-Z]\.)+|[\w’'/&-]+)\s){0,7}?"
)
"""What stands before a document's noun: `a new Gazette `, `the University of Ellin `, `May's Gazette `."""
_AGAIN = re.compile(r"(?:the|that|this)\s(?:(?:same|new|latest|full)\s)?([a-z]+)", re.IGNORECASE)
_NAMED_AGAIN = {
    "report": "report|study|survey|analysis|review|audit", "study": "study|research|paper|analysis", "research": "study|research|paper",
    "analysis": "analysis|study|report", "poll": "poll|survey", "survey": "survey|poll", "letter": "letter", "memo": "memo|memorandum",
    "lawsuit": "lawsuit|suit", "suit": "lawsuit|suit", "complaint": "lawsuit|suit|complaint", "statement": "statement",
    "petition": "petition", "email": "e-?mail",
}  # fmt: skip
"""Documents that are named again, and the nouns that they were named by before."""
_SPOKEN = frozenset("statement letter memo petition email lawsuit suit complaint".split())
"""Documents that have somebody's words, and are named again when that one has spoken."""
_ISSUED = r"(?:issued|released|sent|wrote|signed|filed|published|posted|circulated)"
_FILED = frozenset({"lawsuit", "suit", "complaint"})
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?$")
_SAID_IN = re.compile(rf"\b(?:in|put\sout|{_ISSUED})\s(?:an?|the|their|his|her|its)?\s?(?:[\w’'-]+\s){{0,2}}?$")
_ISSUES = re.compile(rf"\b({_ISSUED})\s(?:[a-z][\w’'-]*\s){{0,4}}$")
"""What leads from who made a document to its noun, and what is no part of who it is (`_DEED`)."""
_DEED = re.compile(rf"\s(?:(?:has|have|had|also)\s)?{_ISSUED}(?:\sout)?\s(?:an?|the|their|his|her|its|two|three|several)\s.+")
_NO_MAKER = frozenset(
    """January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday A An The Another One That This""".split()
)
_FAR_BEHIND = 40
"""Characters between a verb of saying and `in a statement`."""
_LAST_SPOKEN = 6
"""Attributions before a document that is named again among which whose words it has is looked for."""
_BEFORE = 3_000
"""Characters before a document that is named again within which it was named."""
_REACH = 120
"""Characters behind a document within which its makers are named."""


def with_makers(page: Page, mention: Mention) -> Mention:
    """A document with those who made it, where the words behind it name them: `a study last year by economists at Ellin University`.

    Any other mention stays as it is.
    """
    nouns = {mention.name.split()[-1].lower(), _ABOUT.split(mention.name)[0].split()[-1].lower()}
    if mention.kind == "pronoun" or not nouns & _DOCUMENTS:
        return mention
    for maker in page.named(mention.end, mention.end + _REACH):
        between = page.masked[mention.end : maker.start]
        if _MAKERS.fullmatch(between) and not page.cues(mention.end, maker.start):
            end = _name_end(page, maker)
            return mention._replace(end=end, kind="role", name=f"{mention.name}{page.masked[mention.end : end].removeprefix(',')}")
    return mention


def as_named(phrase: str) -> str:
    """A document's noun phrase as it stands within a sentence: its article in lower case, a name before it as it is."""
    return f"{phrase[0].lower()}{phrase[1:]}" if phrase.split()[0] in _NO_MAKER else phrase


class Before(NamedTuple):
    """What a document that is named again was before.

    Attributes:
        document: as first named, with its makers; None if it had none there.
        maker: who made it, if a sentence tells (`the museum issued a statement`).
        said: the attribution whose words stand in it, if its sentence tells (`X said in a statement`).
    """

    document: Mention | None = None
    maker: Mention | None = None
    said: Attribution | None = None


def before(page: Page, mention: Mention, earlier: Sequence[Attribution]) -> Before:
    """What a document that is named again was: `a study by Ellin University` for `the study` further on.

    The nearest that can be meant decides, also where it has no makers.

    Args:
        page: the article.
        mention: a role as written.
        earlier: the attributions before it.
    """
    nouns = _nouns(mention)
    if not nouns:
        return Before()
    spoken = not _SPOKEN.isdisjoint(mention.name.split())
    named = re.compile(rf"\b{CALLED}({nouns})\b").finditer(page.masked, max(0, mention.start - _BEFORE), mention.start)
    for match in reversed(list(named)):
        found = _told_in(page, match, earlier) if spoken else Before()
        if found != Before():
            return found
        document = with_makers(page, Mention(match.start(), match.end(), "role", as_named(match[0])))
        if document.end != match.end() or any(w[:1].isupper() and w not in _NO_MAKER for w in re.split(r"[\s’']", match[0])):
            return Before(document)
        if match[0].split()[0].lower() not in ("the", "that", "this"):
            return Before()
    return Before()


def _told_in(page: Page, noun: re.Match[str], earlier: Sequence[Attribution]) -> Before:
    """Who made a document or said what stands in it, by the sentence that names it."""
    start, end = page.sentence_start(noun.start()), page.sentence_end(noun.end())
    link = _SAID_IN.search(page.masked, start, noun.start(1))
    for said in earlier[-_LAST_SPOKEN:] if link and noun[1] not in _FILED else ():
        named = said.speaker and noun[1] not in said.speaker.split()  # not "a letter"
        if named and said.start < end and page.sentence_end(max(said.start, said.end - 1)) > noun.start():
            return Before(said=said)
    if link and link[0].startswith("in") and noun[1] not in _FILED:
        cue = next((c for c in reversed(page.cues(start, link.start())) if link.start() - c.end < _FAR_BEHIND), None)
        maker = subject(page, start, cue) if cue and not _PASSIVE.search(page.masked, start, cue.start) else None
        if maker and _is_maker(maker):
            return Before(maker=maker)
    issued = _ISSUES.search(page.masked, start, noun.start())
    if issued:
        maker = subject(page, start, Cue(issued.start(), issued.end(1), issued[1], False, False))
        return Before(maker=maker) if maker and _is_maker(maker) else Before()
    return Before()


def _is_maker(mention: Mention) -> bool:
    return mention.kind != "pronoun" and mention.name not in ("his", "her", "its", "their")


def without_deed(page: Page, mention: Mention) -> Mention:
    """A mention without what its bearer did with a document: of `the Council issued a statement (calling ...)` only the council is left."""
    deed = _DEED.search(mention.name) if mention.kind == "role" else None
    if deed is None:
        return mention
    end = mention.start + deed.start()
    name = mention.name[: deed.start()]
    own = next((m for m in page.named(mention.start, end) if m.end == end), None)
    if own and own.kind == "person":
        return own
    return mention._replace(end=end, kind="organisation" if own and name in (own.name, f"the {own.name}") else "role", name=name)


def is_named_again(mention: str) -> bool:
    """Whether a mention is a document that was named before: `the lawsuit`."""
    named = _AGAIN.fullmatch(mention)
    return named is not None and named[1] in _NAMED_AGAIN


def _nouns(mention: Mention) -> str:
    """The nouns, as an alternation, that a document named again may have had, or ""."""
    named = _AGAIN.fullmatch(mention.name)
    return _NAMED_AGAIN.get(named[1], "") if named else ""


def _name_end(page: Page, maker: Mention) -> int:
    """Where a body's name ends that goes on: `the Academies of Science`, `the Sailors' Union`, `the Center for Trade and Policy Research`."""
    end = maker.end
    for part in page.named(maker.end, maker.end + _REACH):
        if _GOES_ON.fullmatch(page.masked, end, part.start):
            end = part.end
    last = page.masked[maker.start : end].split()[-1]
    field = _FIELD.match(page.masked, end) if last.removesuffix("s") in ORGANISATIONS | {"Panel"} or last in ORGANISATIONS else None
    end = field.end() if field else end
    rest = _AND.match(page.masked, end) if " of " in page.masked[maker.start : end] else None
    if rest and not any(p.kind == "person" and " " in p.name for p in page.named(end, rest.end())):
        end = rest.end()
    own = _OWN.match(page.masked, end)
    end = own.end() if own else end
    calling = _CALLING.match(page.masked, end, end + _REACH)  # "by Port Post reporters Oda Brink"
    if calling and is_head(calling[1].split()[-1]):
        person = next((p for p in page.named(calling.end(), calling.end() + 1) if p.kind == "person"), None)
        return person.end if person else end
    return end
