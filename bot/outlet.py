"""The outlet that a question keeps to: `Brief me on the strike, only from the Courier`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.text import words

ONLY_FROM = re.compile(
    r"\b(?:only|just)\s+(?:(?:articles?|news|reports?|stories)\s+)?(?:from|in|by)\s+(?:the\s+)?(?P<name>[\w&’'-]+(?:\.\w+|\s+[\w&’'-]+){0,5}?)"
    r"(?=\W*$|\s+(?:in|on|since|after|before|between|from|until)\s)",
    re.IGNORECASE,
)
"""What keeps a question to an outlet."""


def outlets_of(question: str, known: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The words of a question that keep it to an outlet, and the known outlets that they mean; ("", ()) if they mean none.

    Args:
        question: in English.
        known: the archive's outlets; `the Courier` means each one with that word in its name.
    """
    found = ONLY_FROM.search(question)
    named = set(words(found["name"])) - {"the"} if found else set()
    meant = tuple(outlet for outlet in known if named and named <= set(words(outlet)))
    return (found.group(), meant) if found and meant else ("", ())
