"""Documents that speak: a study, a poll, a report, with those who made it."""

from __future__ import annotations

import re

from .names import Mention
from .page import Page

_DOCUMENTS = frozenset(
    """study studies survey surveys poll polls report reports analysis paper article research review audit investigation assessment estimate
    estimates forecast tally tallies data figures memo editorial briefing""".split()
)
_MAKERS = re.compile(
    r"(?:\s(?!(?:by|of|about|on|into|against|over|for|to|that|who)\s)[\w’'-]+){0,4}\s(?:by|from|(?:conducted|commissioned|done|prepared|produced|written)\sfor)\s(?:the\s)?"
    r"(?:(?:[a-z]+\s){1,3}(?:at|of|from|with)\s(?:the\s)?)?"
)
_GOES_ON = re.compile(r"[’']s?\s|\sof\s(?:the\s)?")
_REACH = 90
"""Characters behind a document within which its makers are named."""


def with_makers(page: Page, mention: Mention) -> Mention:
    """A document with those who made it, where the words behind it name them: `a study last year by economists at Ellin University`.

    Any other mention stays as it is.
    """
    if mention.kind == "pronoun" or mention.name.split()[-1].lower() not in _DOCUMENTS:
        return mention
    for maker in page.named(mention.end, mention.end + _REACH):
        between = page.masked[mention.end : maker.start]
        if _MAKERS.fullmatch(between) and not page.cues(mention.end, maker.start):
            end = _name_end(page, maker)
            return mention._replace(end=end, kind="role", name=f"{mention.name}{page.masked[mention.end : end]}")
    return mention


def _name_end(page: Page, maker: Mention) -> int:
    """Where a body's name ends that goes on behind `of` or a possessive: `the Academies of Science`, `the Sailors' Union`."""
    end = maker.end
    for part in page.named(maker.end, maker.end + _REACH):
        if _GOES_ON.fullmatch(page.masked, end, part.start):
            end = part.end
    return end
