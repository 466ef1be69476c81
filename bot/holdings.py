"""Questions about what the archive holds, not about the news: `How many articles mention the tunnel?`, `Which outlets covered it?`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import display_date, listed
from bot.types import Searched

MOST_OUTLETS = 8
"""Outlets that are counted by name."""

_PIECES = r"(?:(?:news\s+)?(?:articles?|stories|story|pieces?|reports?))"
_OUTLETS = r"(?:(?:news\s+)?(?:outlets?|newspapers?|papers?|sources?|media|publications?|sites?))"
_ARCHIVE = r"(?:(?:the|this|your|our)\s+(?:archive|collection|database|corpus|library)|you)"
_DEAL = (
    r"(?:(?:that\s+|which\s+)?(?:(?:do|does|did|has|have)\s+)?(?:are\s+there\s+(?:that\s+)?)?"
    r"(?:mention(?:s|ed|ing)?|(?:is|are|were)\s+(?:about|on)|about|on|cover(?:s|ed|ing)?|deals?\s+with|discuss(?:es|ed|ing)?|report(?:s|ed)?\s+on"
    r"|talk(?:s|ed)?\s+about|wr(?:i|o)tes?\s+about|carr(?:y|ied)|name(?:s|d)?|feature(?:s|d)?)\s+)"
)
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*how\s+(?:many|much)\s+{_PIECES}\s+{_DEAL}(?P<topic>\S.*)$",
        rf"^\W*how\s+(?:many|much)\s+{_PIECES}\s+(?:does|do)\s+{_ARCHIVE}\s+(?:have|hold|contain)\s+(?:on|about|of)\s+(?P<topic>\S.*)$",
        rf"^\W*(?:which|what)\s+(?:{_PIECES}|{_OUTLETS})\s+(?:(?:have|has)\s+|(?:do|does)\s+{_ARCHIVE}\s+(?:have|hold)\s+|are\s+there\s+)?{_DEAL}(?P<topic>\S.*)$",
        rf"^\W*(?:please\s+)?(?:list|show\s+me|show|find\s+me|find|give\s+me)\s+(?:all\s+)?(?:the\s+|your\s+|any\s+)?(?:{_PIECES}\s+{_DEAL}|coverage\s+(?:of|on|about)\s+)(?P<topic>\S.*)$",
        rf"^\W*what\s+(?:else\s+)?(?:does|do)\s+{_ARCHIVE}\s+(?:have|hold|contain|know)\s+(?:on|about)\s+(?P<topic>\S.*)$",
        rf"^\W*(?:do\s+you|does\s+{_ARCHIVE})\s+have\s+(?:anything|something|any\s+{_PIECES}|{_PIECES})\s+(?:on|about)\s+(?P<topic>\S.*)$",
        rf"^\W*(?:is|are)\s+there\s+(?:anything|something|any\s+{_PIECES}|{_PIECES})\s+(?:in\s+{_ARCHIVE}\s+)?(?:on|about)\s+(?P<topic>\S.*)$",
    )
)
_NO_TOPIC = re.compile(
    rf"^\W*(?:(?:what|which)(?:\s+(?:topics?|subjects?|themes?|outlets?|{_PIECES}|news|dates?|period|time))?\s+(?:is|are|does|do|can)\s+"
    rf"(?:(?:{_ARCHIVE}|i|there|in)\s*)+(?:about|cover|have|hold|contain|span|in|know(?:\s+about)?|ask(?:\s+(?:you\s+)?about)?|here)?(?:\s+{_ARCHIVE})?"
    rf"|how\s+(?:many|much)\s+{_PIECES}\s+(?:are\s+there|(?:does|do)\s+{_ARCHIVE}\s+(?:have|hold|contain))(?:\s+in\s+{_ARCHIVE})?)\W*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|be|been|do|does|did)\b", re.IGNORECASE)
"""Of `How many reports on the tunnel were withheld?` the articles are not the archive's."""


@dataclass(frozen=True, slots=True)
class Held:
    """The articles that mention what is asked about.

    Attributes:
        searched: how many, and from which to which date.
        outlets: outlet -> number of these articles, most first.
    """

    searched: Searched
    outlets: dict[str, int]


def topic_held(question: str) -> str | None:
    """What a question asks for the articles on; "" if it asks for all that the archive holds, None if it asks something else."""
    asked = " ".join(question.split())
    if _NO_TOPIC.match(asked):
        return ""
    topic = next((found["topic"] for pattern in _ASKED if (found := pattern.match(asked))), None)
    return None if topic is None or _CLAUSE.search(topic) else topic


def told(held: Held, topic: str) -> str:
    """`12 articles (1 May 2031 to 3 June 2031) mention “harbour tunnel”: The Coast Post 8, Ledger 4.`

    Args:
        held: what there is.
        topic: the words that each of the articles holds in one passage or its title; "" for all articles.
    """
    if not held.searched.articles:
        return f"No article mentions “{topic}”." if topic else "The archive has no articles."
    most = [f"{outlet} {count}" for outlet, count in held.outlets.items()][:MOST_OUTLETS]
    more = [f"{len(held.outlets) - len(most)} others"] if len(held.outlets) > len(most) else []
    verb = "mentions" if held.searched.articles == 1 else "mention"
    return f"{counted(held.searched)}{f' {verb} “{topic}”' if topic else ''}: {listed([*most, *more])}."


def counted(searched: Searched) -> str:
    """`12 articles (1 May 2031 to 3 June 2031)`."""
    count = f"{searched.articles} article{'' if searched.articles == 1 else 's'}"
    if searched.first is None or searched.last is None:
        return count
    if searched.first == searched.last:
        return f"{count} ({display_date(searched.first)})"
    return f"{count} ({display_date(searched.first)} to {display_date(searched.last)})"
