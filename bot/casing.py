"""Names that were typed in lower case, as they are written; what finds names by their capitals then finds them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.names import PLACES, proper_names, tokens, vocabulary
from bot.text import fold

_ALSO_COMMON = vocabulary("us turkey chad jordan guinea mali niger china bern riga")
_ACRONYMS = vocabulary("usa uk uae eu")


def cased(text: str, known: Sequence[str] = ()) -> str:
    """A question with the capitals of its names, if it was typed without any; otherwise as it is.

    Args:
        text: a question; one that has a capital letter after its first character is left alone.
        known: names as the archive writes them.
    """
    if any(c.isupper() for c in text[1:]):
        return text
    found = [(n.start, n.end, n.text) for n in proper_names(text, known)]
    for token in tokens(text):
        word = fold(token.text)
        if word in PLACES and word not in _ALSO_COMMON and not any(start <= token.start < end for start, end, _ in found):
            found.append((token.start, token.start + len(token.text), word.upper() if word in _ACRONYMS else word.capitalize()))
    for start, end, name in sorted(found, reverse=True):
        text = text[:start] + name + text[end:]
    return text
