"""Subjects: which mention does what a cue verb says, read from the words before the verb."""

from __future__ import annotations

import re

from bot.voices import can_speak

from .cues import Cue
from .mentions import phrase_at, phrase_before
from .names import Mention
from .page import Page
from .words import BOUNDARIES, PREPOSITIONS, is_head

_ADVERBS = re.compile(
    r"(?:\s+|^)(?:(?:has|have|had|is|was|are|were|did|does|do|would|will|could|can|also|later|then|still|once|again|even|just|now|both|all"
    r"|always|often|never|soon|first|recently|instead|already|not|quickly|today|yesterday|reportedly|famously|repeatedly|\w+ly"
    r"|(?:on\s|late\s|early\s|last\s)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|morning|evening|afternoon))?"
    r"|in\s(?:a|an|his|her|their|the)\s(?:\w+\s)?(?:statement|interview|speech|tweet|email|post|letter)|in\s\d{4}|(?:this|last)\s(?:week|month|year)"
    r"|(?:’|')(?:s|ve|d|re)))$"
)  # fmt: skip
_FIRST_ROLE = re.compile(r",\s((?:[\w’'-]+\s){0,4}[\w’'-]+)\sand\s(?:the\s|a\s)?")
_AS = re.compile(r"(?:\w+,\s)?[Aa]s\s")
"""What `As X, an expert on Y, noted, "..."` begins with, perhaps behind another word ("Or, as X ...")."""
_PASSED_ON = re.compile(
    r"\s(?:first\s|recently\s|exclusively\s)?(?:(?:obtained|seen|reviewed|viewed|read|leaked)\sby|(?:shared|provided|sent|leaked|given)\s(?:to|with))\s[^,;:\x02]{2,60}$"
)
"""What names somebody behind a document who did not make it: `a letter from X obtained by Y (warns)`."""
_FROM = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir)\s[^,;:\x02]{3,70}$")
_ROLE_OF = re.compile(r",\s(?:[\w’'-]+\s){0,4}?([a-z][\w’'-]*)\s(?:of|at|for|in|with|from)\s[^,;:\x02]{2,50}(?:,\s[A-Z][\w’'. -]{1,24})?,?")
_RELATIVE = re.compile(r"[\s,](?:who|which|that)\s*$")


def subject(page: Page, start: int, cue: Cue) -> Mention | None:
    """The mention that is the subject of a cue verb.

    Args:
        page: the article.
        start: where the verb's sentence begins.
        cue: the verb.

    Returns:
        The mention, or None if no words before the verb can be its subject.
    """
    text = page.masked
    end = cue.start
    while True:
        lead = text[start:end].rstrip()
        adverb = _ADVERBS.search(lead)
        if adverb and adverb.start() < len(lead):
            end = start + adverb.start()
            continue
        if lead.endswith(")") and "(" in lead:
            end = start + lead.rindex("(")
            continue
        end = start + len(lead)
        break
    passed = _PASSED_ON.search(text, start, end)
    if passed and _FROM.search(text, start, passed.start()):
        end = passed.start()
    relative = _RELATIVE.search(text, start, end)
    if relative and (owner := with_role_of(page, start, relative.start() + 1)):
        return owner
    if relative:
        named = [m for m in page.named(start, relative.start() + 1) if m.end >= relative.start() and m.kind == "person"]
        return (
            named[-1]
            if named
            else phrase_before(text, start, start + len(text[start : relative.start() + 1].rstrip(" ,")), page.named(start, end))
        )
    closing = text[max(start, end - 4) : end]
    if not cue.participle and (text[end - 1 : end] == "," or _ends_in_quoted_comma(page, start, end)):
        return _apposed(page, start, end)
    coordinated = closing.endswith((" and", " but", " or", ",", " to", " by", " in", " for", " of", "\x02", " as")) or end <= start
    if not coordinated:
        mention = _whole(page, start, phrase_before(text, start, end, page.named(start, end)))
        if mention and not (cue.participle and mention.kind not in ("person", "pronoun")):
            return mention
    return main_subject(page, start, cue.start)


def with_role_of(page: Page, start: int, end: int) -> Mention | None:
    """The person of `X, owner of Y, who`: the relative clause is about X."""
    text = page.masked
    for person in reversed([m for m in page.named(start, end) if m.kind == "person"]):
        role = _ROLE_OF.fullmatch(text, person.end, end)
        if role and is_head(role[1]):
            return person
    return None


def _whole(page: Page, start: int, mention: Mention | None) -> Mention | None:
    """The person of `X, president and director of Y`, of which only the second role stands beside the verb."""
    if mention is None or mention.kind not in ("role", "organisation"):
        return mention
    person = next((m for m in reversed(page.named(start, mention.start)) if m.kind == "person"), None)
    first = _FIRST_ROLE.fullmatch(page.masked, person.end, mention.start) if person else None
    return person if first and is_head(first[1].split()[-1]) else mention


def _ends_in_quoted_comma(page: Page, start: int, end: int) -> bool:
    """True for the words before "said" in `X, the author of "The Quay," said`."""
    return page.masked[end - 1 : end] == "\x02" and page.text[start:end].rstrip("”\"’'»").endswith(",")


def _behind_as(page: Page, start: int, end: int) -> int:
    """Where `X, an expert on Y, noted` begins in `As X, an expert on Y, noted`; but `As mayor, X, 56, said` begins where it does."""
    opening = _AS.match(page.masked, start, end)
    comma = page.masked.find(", ", opening.end(), end) if opening else -1
    if opening is None or any(m.kind == "person" and m.start == comma + 2 for m in page.named(comma + 2, comma + 3)):
        return start
    return opening.end()


def _apposed(page: Page, start: int, end: int) -> Mention | None:
    """`X, an apposition with, perhaps, commas, (said)`: the first name, pronoun or role of the sentence that ends at a comma."""
    text = page.masked
    at = start = _behind_as(page, start, end)
    while at < end:
        comma = text.find(",", at, end)
        if comma < 0 or comma >= end - 1:
            break
        mention = phrase_before(text, start if at == start else at, comma, page.named(at, comma))
        opener = text[at:comma].split(None, 1)[:1]
        placed = mention and (mention.kind in ("person", "pronoun") or mention.start == start)
        if mention and placed and not (opener and (opener[0].lower() in PREPOSITIONS | BOUNDARIES or opener[0].endswith("ing"))):
            return mention
        at = comma + 1
    lead = text[start : end - 1].rstrip()
    if lead.endswith(")") and "(" in lead:
        lead = lead[: lead.rindex("(")].rstrip()
    near = phrase_before(text, start, start + len(lead), page.named(start, start + len(lead)))
    follows = near is not None and near.kind == "person" and text.endswith(", ", 0, near.start)
    return near if follows else main_subject(page, start, end)


def _is_region(text: str, mention: Mention) -> bool:
    """True for `New Norland` of `Speaking in Salem, New Norland, Trask ...`: between commas, behind a name."""
    between = mention.kind == "organisation" and text.endswith(", ", 0, mention.start) and text.startswith(",", mention.end)
    before = text[max(0, mention.start - 42) : mention.start - 2].split() if between else []
    return bool(before) and before[-1][0].isupper()


def main_subject(page: Page, start: int, end: int) -> Mention | None:
    """The likely subject of a sentence: its first noun phrase that hangs on no preposition.

    Args:
        page: the article.
        start: where the sentence begins.
        end: where reading ends.

    Returns:
        The mention, never `it`, `I`, `we` or `you`; None if there is no other.
    """
    text = page.masked
    at = start
    verbs = frozenset(c.start for c in page.cues(start, end))
    for _ in range(3):
        mention = phrase_at(text, at, end, page.named(at, end), verbs)
        if mention and mention.name not in ("it", "i", "we", "you") and not _is_region(text, mention):
            return mention
        comma = text.find(",", at, end)
        if comma < 0:
            break
        at = comma + 1
    for mention in page.named(start, end):
        lead = text[start : mention.start].split()
        if mention.kind == "person" and (not lead or lead[-1].lower() not in PREPOSITIONS):
            return mention
    return None


def is_somebody(mention: Mention) -> bool:
    """Whether a mention means people or a body, as far as its words tell: not `the paradox of the plan`."""
    if mention.kind not in ("role", "organisation"):
        return True
    phrase = mention.name
    head = re.split(r"\s(?:of|for|at|in|on|to|with|from|about)\s", phrase)[0].split()
    return bool(head) and (is_head(head[-1].lower()) or head[-1].endswith("-year-old") or head[-1][0].isupper() or can_speak(phrase))
