"""One answer of several: to a question for the words of several people, each asked for by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.citations import render
from bot.types import Answer, Citation, Sentence

JUDGED = "These are the words of each; how far they agree is for the reader to judge."
"""The note on a question that asks how what several people say compares."""


def join(question: str, answers: Sequence[Answer], judged: bool) -> Answer:
    """One answer with the sentences of all that are answered, in their order, and what the others lack as notes.

    Args:
        question: the one that was asked.
        answers: to each of the single questions; at least one. Each text is the rendering of its sentences.
        judged: see `bot.comparing.Comparison`.

    Returns:
        The answer, its citations labelled anew; if none is answered, an abstention that says what each lacks.
    """
    told = [answer for answer in answers if not answer.abstained]
    if not told:
        nearest = {hit.passage.id: hit for answer in answers for hit in answer.nearest}
        text = "\n\n".join(dict.fromkeys(answer.text for answer in answers))
        return replace(answers[0], text=text, question=question, nearest=tuple(nearest.values()), notes=_notes(answers))
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for answer in told:
        sentences += behind(len(citations), answer)
        citations += [replace(c, label=c.label + len(citations)) for c in answer.citations]
    lacking = tuple(answer.text for answer in answers if answer.abstained)
    return replace(
        told[0],
        text=render(sentences),
        sentences=tuple(sentences),
        citations=tuple(citations),
        question=question,
        notes=(*((JUDGED,) if judged and len(told) > 1 else ()), *lacking, *_notes(told)),
    )


def behind(citations: int, answer: Answer) -> tuple[Sentence, ...]:
    """The sentences of an answer with the labels that they get behind so many citations."""
    return tuple(replace(s, labels=tuple(n + citations for n in s.labels)) for s in answer.sentences)


def _notes(answers: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for answer in answers for note in answer.notes))
