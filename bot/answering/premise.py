"""What a question takes for granted: the numbers and names in it that no source supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.matching import holds_name
from bot.quantities import Quantity, quantities
from bot.question import Question
from bot.sayers import names
from bot.text import stem, word_set, words
from bot.types import Article


def unsupported(question: Question, articles: Sequence[Article]) -> tuple[str, ...]:
    """The numbers and names of a question that stand in none of these articles, as a reader would write them.

    Names that were taken over from the conversation, and the speaker, are not among them; the year and day of publication
    count as standing in an article.

    Args:
        question: parsed.
        articles: those that an answer cites, or that are nearest to the question; none support nothing.
    """
    texts = [f"{a.title}\n{a.text}" for a in articles]
    asked = sorted(quantities(question.text), key=lambda q: (q.value, q.unit))
    inside_names = {q for name in question.names for q in quantities(name)}
    own = [q for q in asked if not q.name and q not in inside_names]
    held = _numbers(texts, articles) if own else set()  # reading whole articles for numbers is what takes long here
    numbers = [str(q) for q in own if not q.stands_in(held)]
    absent = [n for n in question.names if not word_set(n) <= question.carried and not any(holds_name(n, word_set(t)) for t in texts)]
    return (*numbers, *absent)


def written_as(name: str, articles: Iterable[Article]) -> str | None:
    """The name that articles write where a question spells it in a way that the search does not tell from it: `Ashcombe` for `Ashcomb`.

    Args:
        name: of the question, one that `unsupported` gives.
        articles: as for `unsupported`.

    Returns:
        The same number of words, each with the same stem; None where no article has such a name.
    """
    wanted = [stem(word) for word in words(name)]
    for found, _, _ in (one for article in articles for one in names(f"{article.title}.\n{article.text}")):
        parts = found.split()
        for first in range(len(parts) - len(wanted) + 1):
            written = re.sub(r"['’]s?$", "", " ".join(parts[first : first + len(wanted)]))
            if wanted and [stem(word) for word in words(written)] == wanted:
                return written
    return None


def _numbers(texts: Iterable[str], articles: Iterable[Article]) -> set[Quantity]:
    found = {q for text in texts for q in quantities(text)}
    for day in (a.published for a in articles if a.published):
        found |= {Quantity(Decimal(day.year)), Quantity(Decimal(day.day))}
    return found
