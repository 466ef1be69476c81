"""How good answers are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from benchmarks.figures import holds, mean, normalised
from benchmarks.questions import Question
from bot.types import Answer


class AnswerFigures:
    """Collects figures answer by answer; each is a mean over the questions that have what it needs.

    - `contains_gold`: the answer is no abstention and holds an accepted answer, both normalised.
    - `statement_cited`: a citation's quote holds the statement that is asked for (`figures.holds`).
    - `right_speaker_of_cited`: of those, the share where such a citation names the speaker (by the last word of the name).
    - `cited_and_right_speaker`: both, over all questions that ask for a statement.
    - `answered`: share of the questions not marked unanswerable that got an answer; `refused`: share of those so marked that got none.
    - `abstained`: share of all questions that got no answer. `mean_characters`: of the answer's text, abstentions included.
    - `citation_faults`: a count, see `citation_faults`.
    """

    def __init__(self) -> None:
        self._values: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []

    def add(self, question: Question, answer: Answer) -> None:
        """Take in the answer to a question."""
        self._values["abstained"].append(answer.abstained)
        self._values["mean_characters"].append(len(answer.text))
        if question.unanswerable:
            self._values["refused"].append(answer.abstained)
        else:
            self._values["answered"].append(not answer.abstained)
        if question.answers:
            text = normalised(answer.text)
            self._values["contains_gold"].append(not answer.abstained and any(normalised(a) in text for a in question.answers))
        if question.content and question.speaker:
            self._statement(question.content, question.speaker, answer)
        self.faults += [f"{question.text}: {fault}" for fault in citation_faults(answer)]

    def result(self) -> dict[str, Any]:
        """Figure -> mean, `citation_faults` a count; figures that no question asks for are left out."""
        return {**{name: mean(values) for name, values in self._values.items()}, "citation_faults": len(self.faults)}

    def _statement(self, content: str, speaker: str, answer: Answer) -> None:
        surname = speaker.split()[-1].lower()
        speakers = [c.speaker or "" for c in answer.citations if holds(c.quote, content)]
        named = any(surname in s.lower() for s in speakers)
        self._values["statement_cited"].append(bool(speakers))
        if speakers:
            self._values["right_speaker_of_cited"].append(named)
        self._values["cited_and_right_speaker"].append(named)


def citation_faults(answer: Answer) -> Iterator[str]:
    """What is wrong with an answer's citations: quotes that do not stand at their offsets or are blank, markers without a
    citation, citations without a marker, an answer without citations, an abstention with some."""
    for c in answer.citations:
        if c.article.text[c.start : c.end] != c.quote:
            yield f"citation {c.label} does not stand at its offsets"
        if not c.quote.strip():
            yield f"citation {c.label} is blank"
    labels, markers = {c.label for c in answer.citations}, {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
    if markers - labels:
        yield f"markers without a citation: {sorted(markers - labels)}"
    if labels - markers:
        yield f"citations without a marker: {sorted(labels - markers)}"
    if answer.abstained == bool(answer.citations):
        yield "an abstention that cites" if answer.abstained else "an answer without citations"
