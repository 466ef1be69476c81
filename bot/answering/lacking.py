"""Whether a window lacks what a question asks for, whatever a reranker thinks of it."""

from __future__ import annotations

from bot.answering.callings import lacks_calling, lacks_relation
from bot.answering.counts import lacks_count
from bot.answering.deeds import lacks_deed
from bot.answering.named import lacks_name
from bot.answering.windows import Window
from bot.question import Question


def lacks(question: Question, window: Window) -> bool:
    """Whether a window cannot answer: it has no word for what is asked about, or nothing of the kind that is asked for.

    Of somebody's words and of news nothing of the kind is asked.
    """
    if lacks_calling(question, window):
        return True
    if question.kind in ("say", "change", "briefing") or question.asks_speaker:
        return False
    return any(lack(question, window) for lack in (lacks_relation, lacks_count, lacks_name, lacks_deed))
