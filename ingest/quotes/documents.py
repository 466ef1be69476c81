"""Documents that speak: a study, a poll, a report, with those who made it."""

from __future__ import annotations

import re

from .names import Mention
from .page import Page
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
    r"(?:(?:\s(?!(?:by|of|about|on|into|against|over|for|to|that|who|which|obtained|seen|reviewed|viewed|read|heard|combed)\s)[\w’'-]+){0,4}\s(?:by|from)"
    rf"|(?:\s(?!(?:by|that|who|which|and|sent)\s)[\w’'-]+){{0,9}}?\s{_MADE}(?:\s(?!(?:by|for|that)\s)[\w’'-]+){{0,5}}\s(?:by|for))"
    r"\s(?:(?:the|a|an|its|two|three)\s)?(?:[a-z][\w-]*\s){0,4}(?:(?:at|of|from|with)\s(?:the\s)?)?"
)
"""What stands between a document and its makers: ` last year by economists at `, ` about trade issued in May by the `."""
_GOES_ON = re.compile(r"[’']s?\s|\sof\s(?:the\s)?")
_CALLING = re.compile(r"\s((?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)\s")
_FIELD = re.compile(r"\s(?:for|on|of)\s(?:the\s|a\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,?\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)?")
"""What a center, a council or their like is for: ` for Trade and Policy Research`."""
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
            return mention._replace(end=end, kind="role", name=f"{mention.name}{page.masked[mention.end : end]}")
    return mention


def _name_end(page: Page, maker: Mention) -> int:
    """Where a body's name ends that goes on: `the Academies of Science`, `the Sailors' Union`, `the Center for Trade and Policy Research`."""
    end = maker.end
    for part in page.named(maker.end, maker.end + _REACH):
        if _GOES_ON.fullmatch(page.masked, end, part.start):
            end = part.end
    last = page.masked[maker.start : end].split()[-1]
    field = _FIELD.match(page.masked, end) if last.removesuffix("s") in ORGANISATIONS | {"Panel"} or last in ORGANISATIONS else None
    end = field.end() if field else end
    calling = _CALLING.match(page.masked, end, end + _REACH)  # "by Port Post reporters Oda Brink"
    if calling and is_head(calling[1].split()[-1]):
        person = next((p for p in page.named(calling.end(), calling.end() + 1) if p.kind == "person"), None)
        return person.end if person else end
    return end
