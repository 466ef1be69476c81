"""What follows a sentence that tells what a question is about, but not what it asks."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.counts import lacks_count
from bot.answering.windows import CONTEXT_CHARACTERS, Window
from bot.question import Question
from bot.sentences import ASKS, END_MARK, spans_of

MOST_BEHIND = 3
"""Sentences behind one that something happened in which its cause is looked for."""
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|owing\s+to|thanks\s+to|so\s+that|in\s+order\s+to|as\s+a\s+result|after|over|reasons?|therefore|to\s+avoid|amid|following|"
    r"caus(?:e|es|ed)|blam(?:e|es|ed|ing)|le(?:d|ads)\s+to|sparked|triggered|prompted|as\s+(?:an?|the|they|he|she|it)|since|for\s+[a-z]+ing)\b",
    re.IGNORECASE,
)


def completed(question: Question, window: Window) -> Window:
    """The window with the sentences behind it that may tell what its own does not, as long as they fit in `CONTEXT_CHARACTERS`.

    Why something happened is often told behind that it happened: where its sentence has no word that leads to a cause, up to `MOST_BEHIND`
    sentences come along, to the first that has one. A number of the kind that is asked for may stand in the next sentence.
    """
    if question.speaker:
        return window
    text = window.hit.article.text
    if question.kind == "why" and not _CAUSE.search(text[window.core.start : window.core.end]):
        for _ in range(MOST_BEHIND):
            window = _with_next(window) or window
            if _CAUSE.search(text[window.core.end : window.end]):
                break
    elif question.kind == "how_many" and lacks_count(question, window):
        more = _with_next(window)
        return more if more and not lacks_count(question, more) else window
    return window


def _with_next(window: Window) -> Window | None:
    """The window with one sentence more; None where that would be too long, or the sentence asks, or is none."""
    text = window.hit.article.text
    following = next((span for span in spans_of(text) if span.start >= window.end), None)
    if following is None or following.end - window.core.start > CONTEXT_CHARACTERS:
        return None
    sentence = text[following.start : following.end]
    return None if ASKS.search(sentence) or not END_MARK.search(sentence) else replace(window, end=following.end)
