"""Colons: who is quoted behind one, where the clause before it has no verb of saying."""

from __future__ import annotations

import re

from .mentions import phrase_at
from .names import Mention
from .page import Page
from .subjects import is_somebody, main_subject
from .words import BOUNDARIES, PREPOSITIONS, is_head

_NAME_AND_COLON = re.compile(r"\s[-–—―]\s(?=[A-Z][^:,;]{2,40}:$)")
_SHORT_PHRASE = 3
"""Words of a phrase before a colon that means somebody, whatever its words: `The crowd: "..."`."""


def before_colon(page: Page, cue_end: int, start: int, end: int) -> Mention | None:
    """Who is quoted after a colon: `X: "..."`, `... - X: "..."`, `When ..., X fired back: "..."`, where no cue stands in the last clause."""
    text = page.masked
    lead_end = start + len(text[start:end].rstrip())
    if text[lead_end - 1 : lead_end] != ":":
        return None
    dash = _NAME_AND_COLON.search(text, start, lead_end)
    at = dash.end() if dash else start
    mention = phrase_at(text, at, lead_end, page.named(at, lead_end), frozenset(c.start for c in page.cues(at, lead_end)))
    if mention and mention.end >= lead_end - 1 and (is_somebody(mention) or mention.name.count(" ") < _SHORT_PHRASE):
        return mention
    comma = text.rfind(",", cue_end, lead_end)
    if comma >= 0:
        mention = phrase_at(text, comma + 1, lead_end, page.named(comma + 1, lead_end), frozenset())
        return mention if mention and (mention.kind == "person" or mention.name in ("he", "she", "they")) else None
    if cue_end == start:
        mention = main_subject(page, start, lead_end)
        return mention if mention and mention.kind in ("person", "pronoun") else _last_named(page, start, lead_end)
    return None


def _last_named(page: Page, start: int, end: int) -> Mention | None:
    """The only person of a sentence, whose name ends it: `The vote does not surprise the pollster X: "..."`, not `an ode to X: "..."`."""
    named = page.named(start, end)
    if not named or named[-1].kind != "person" or named[-1].end < end - 1:
        return None
    lead = page.masked[start : named[-1].start].split()
    while lead and (is_head(lead[-1]) or lead[-1][0].isupper()):
        lead.pop()
    words = page.masked[start : named[0].start].split()
    others = any(m.kind == "person" for m in named[:-1]) and len(words) < len(lead)
    return named[-1] if lead and not others and lead[-1].lower() not in PREPOSITIONS - {"from", "by"} | BOUNDARIES else None
