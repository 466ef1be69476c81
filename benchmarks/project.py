"""This project as it is measured: through its public API, in a child process."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.answer_figures import AnswerFigures
from benchmarks.figures import Found, Timer
from benchmarks.questions import Question
from benchmarks.retrieval_figures import RetrievalFigures
from bot import NewsBot
from bot.types import Hit

FAULTS_SHOWN = 5


def ask(archive: str, questions: Sequence[Mapping[str, Any]], timed: bool = True) -> dict[str, Any]:
    """Search for every question, then ask every question: apart, so that neither profits from what the other has kept.

    Args:
        archive: the archive's folder.
        questions: as `Question.to_dict` gives them.
        timed: False asks each question right after its search, which takes half as long and leaves out the times.

    Returns:
        The retrieval and answer figures, `search_p50`, `search_p95`, `ask_p50`, `ask_p95` in seconds, `first_faults` and
        the number of `articles` and `passages` of the archive.
    """
    asked = [Question.from_dict(q) for q in questions]
    retrieval, answers, searching, asking = RetrievalFigures(), AnswerFigures(), Timer(), Timer()
    with NewsBot.open(archive) as bot:
        stats = bot.stats()
        bot.search("warm up", k=1)
        for question in asked:
            retrieval.add(question, [_found(hit) for hit in searching(bot.search, question.text, k=question.depth)])
            if not timed:
                answers.add(question, bot.ask(question.text))
        bot.ask("What is this about?")
        for question in asked if timed else ():
            answers.add(question, asking(bot.ask, question.text))
    times = {**searching.result("search"), **asking.result("ask")} if timed else {}
    return {
        "articles": stats.articles,
        "passages": stats.passages,
        **retrieval.result(),
        **answers.result(),
        **times,
        "first_faults": answers.faults[:FAULTS_SHOWN],
    }


def first_answer(archive: str, question: str) -> dict[str, Any]:
    """Open the archive and ask once; `at` is the moment of the answer on the machine's monotonic clock, in seconds."""
    with NewsBot.open(archive) as bot:
        answer = bot.ask(question)
        return {"at": time.monotonic(), "abstained": answer.abstained}


def stats(archive: str) -> dict[str, Any]:
    """How many articles, passages and statements the archive holds."""
    with NewsBot.open(archive) as bot:
        found = bot.stats()
        return {"articles": found.articles, "passages": found.passages, "quotes": found.quotes}


def export(archive: str, articles: str) -> dict[str, Any]:
    """Write the archive's articles as JSON Lines, for another pipeline to read."""
    from pathlib import Path

    from benchmarks import corpus

    with NewsBot.open(archive) as bot:
        found = [article.to_dict() for article in bot.articles()]
    corpus.write(Path(articles), found)
    return {"articles": len(found), "characters": corpus.characters(found)}


def _found(hit: Hit) -> Found:
    return Found(hit.article.id, hit.article.url, hit.article.title, hit.passage.text)
