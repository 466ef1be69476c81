"""The pipelines that are compared: this project with one setting or another, and the plain pipeline."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import measured
from benchmarks.measured import Variables
from benchmarks.questions import Question
from bot.settings import Settings

PROJECT, OFF, PLAIN = "project", "reranker off", "plain"
COLD_STARTS = 3
"""New processes whose median is a cold start."""


def variants() -> dict[str, Variables]:
    """This project as it is, and, where it has a reranker, without it: name -> variables of the environment."""
    return {PROJECT: {}, OFF: {"BRIEFING_RERANKER": "off"}} if "reranker" in Settings.model_fields else {PROJECT: {}}


def ask(archive: Path, folder: Path | None, questions: Sequence[Question], environment: Variables) -> dict[str, dict[str, Any]]:
    """Ask all questions of each pipeline, one after the other: pipeline -> figures, with `peak_mb`.

    Args:
        archive: of this project.
        folder: of the plain pipeline; None leaves it out.
        questions: at least one.
        environment: what the processes get.
    """
    rows = [question.to_dict() for question in questions]
    found = {}
    for name, variables in variants().items():
        found[name] = _figures("project.ask", {"archive": str(archive), "questions": rows}, {**environment, **variables})
    if folder:
        found[PLAIN] = _figures("plain.ask", {"folder": str(folder), "questions": rows}, environment)
    return found


def cold_start(
    archive: Path, folder: Path | None, questions: Sequence[Question], environment: Variables, starts: int = COLD_STARTS
) -> dict[str, float]:
    """Median seconds from the start of a new process to its first answer (plain: to its first search result).

    Files that were read before are in the machine's cache. Args as for `ask`; the first `starts` questions are asked,
    each of every pipeline in turn.
    """
    seconds: dict[str, list[float]] = {}
    for question in questions[:starts]:
        for name, variables in variants().items():
            run = measured.call("project.first", {"archive": str(archive), "question": question.text}, {**environment, **variables})
            seconds.setdefault(name, []).append(run.values["at"] - run.started)
        if folder:
            run = measured.call("plain.first", {"folder": str(folder), "question": question.text}, environment)
            seconds.setdefault(PLAIN, []).append(run.values["at"] - run.started)
    return {name: statistics.median(values) for name, values in seconds.items()}


def _figures(task: str, arguments: Mapping[str, Any], environment: Variables) -> dict[str, Any]:
    run = measured.call(task, arguments, environment)
    return {**run.values, "peak_mb": run.peak_mb}
