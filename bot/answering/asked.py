"""What a question asks of something that it names, and in which year, and whether a sentence has that or only the name."""

from __future__ import annotations

import re

from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored
from bot.answering.windows import Window
from bot.question import Question, asking_part
from bot.sentence_scores import Place

LEEWAY = 0.08
"""By how much a sentence may fit the names of a question better than the question, twice that if it holds all else that is asked."""

_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)\d\d(?![\w-]|[.,]\d)")


def asks_of_names(question: Question) -> bool:
    """Whether a question asks, in one sentence, for something of what it names, and not for words or for news of it."""
    asks = question.kind not in ("say", "change", "briefing") and question.speaker is None and not question.asks_speaker
    return asks and bool(question.names) and asking_part(question.text) == " ".join(question.text.split())


def only_names(evidence: Evidence, s: Scored) -> bool:
    """Whether a sentence is near to a question only because it tells of what the question names: `What is X's salary?`

    The reranker reads it with the names alone, too. What answers fits the whole question about as well as its names or better;
    what tells something else of them loses by each word that the question has beside. A sentence that was not read again was
    not among the best and counts as such where others were.
    """
    alone, place = evidence.names_alone, Place(s.window.hit.article.id, s.window.core.start)
    if not alone:
        return False
    return place not in alone or alone[place] - s.features.relevance > LEEWAY * (1 + s.features.focus)


def of_its_years(question: Question, window: Window) -> bool:
    """Whether the article of a window is of each year that the question names, or mentions it; one without a date may be of any year.

    For words and for news, articles of that time are searched alone, see `bot.period`.
    """
    article = window.hit.article
    if question.kind in ("say", "change", "briefing") or question.speaker:
        return True
    told = {*_YEAR.findall(f"{article.title}\n{article.text}"), *([str(article.published.year)] if article.published else [])}
    return article.published is None or set(_YEAR.findall(question.text)) <= told
