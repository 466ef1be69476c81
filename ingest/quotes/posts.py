"""Posts of social networks that an article embeds: `Text of the post — Oda Brink (@odabrink) June 22, 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names import Mention
from .page import Page
from .statement import MIN_WORDS, Reported
from .tails import Tie

_SIGNED = re.compile(
    r"\s?[—–]\s?(?P<name>[^\n()@—–]{2,50}?)\s\(@\w{1,15}\)\s(?:[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]+\.?,?\s\d{4})"
)
"""The signature that the networks' own embedding code writes: name, account and day."""
_TAG = re.compile(r"\s*<[^<>\n]*>\s*")
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+$")


def posts(page: Page) -> Iterator[Reported]:
    """The last paragraph of each embedded post; its links are left out, and earlier paragraphs, whose beginning nothing marks.

    Args:
        page: the article.
    """
    text = page.text
    for match in _SIGNED.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        tag = _TAG.match(text, start, match.start())
        start = tag.end() if tag else start
        links = _LINKS.search(text, start, match.start())
        end = links.start() if links else match.start()
        if text[start:end].count(" ") < MIN_WORDS - 1:
            continue
        first, stop = match.span("name")
        named = page.named(first, stop)
        whole = len(named) == 1 and named[0].kind == "person" and named[0].end == stop
        mention = named[0] if whole else Mention(first, stop, "organisation", match["name"])
        yield Reported(start, end, Tie(mention, "—"), aside=True)
