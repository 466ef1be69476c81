"""Both pipelines side by side: the corpora ingested in turn, then every question asked of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import corpus, measured, pipelines
from benchmarks.measured import Measured, Variables
from benchmarks.pipelines import PLAIN, PROJECT
from benchmarks.progress import say
from benchmarks.questions import Question, read

FOREIGN = 150
"""Questions of the other corpus that are asked as unanswerable ones."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus and what is asked of it.

    Attributes:
        name: for people.
        articles: its articles.
        sets: name -> questions.
    """

    name: str
    articles: Sequence[corpus.Row]
    sets: dict[str, list[Question]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a corpus lies: this project's archive and the plain pipeline's folder."""

    archive: Path
    folder: Path

    @classmethod
    def under(cls, work: Path) -> Places:
        """The places in a folder of their own."""
        return cls(work / "archive", work / "plain")


def load(data: Path, share: float = 1.0, articles: int | None = None, questions: int | None = None) -> list[Corpus]:
    """The two corpora of a data folder: `rtqa` (news quiz) and `polnear` (who said what).

    Args:
        data: holds `rtqa/articles.jsonl.gz`, `rtqa/questions.json`, `polnear/articles.jsonl.gz` and `polnear/says_questions.json`.
        share: part of the articles and of each question set to take, in (0, 1].
        articles, questions: at most so many of each.

    Raises:
        ReadError, QuestionSetError: a file cannot be read.
    """

    def some(found: list[Question]) -> list[Question]:
        return found[: min(questions or len(found), max(1, round(share * len(found))))]

    def corpus_of(name: str, folder: str, sets: dict[str, list[Question]]) -> Corpus:
        rows = list(corpus.rows(data / folder / "articles.jsonl.gz"))
        count = min(articles or len(rows), max(2, round(share * len(rows))))
        return Corpus(name, corpus.part(rows, [q for questions in sets.values() for q in questions], count), sets)

    quiz, says = some(read(data / "rtqa" / "questions.json")), some(read(data / "polnear" / "says_questions.json"))
    foreign = [replace(q, answers=(), articles=(), unanswerable=True) for q in quiz[:FOREIGN]]
    return [
        corpus_of("RealTime QA", "rtqa", {"quiz": quiz}),
        corpus_of("PolNeAR", "polnear", {"statements": says, "foreign": foreign}),
    ]


def compare(one: Corpus, work: Path) -> dict[str, Any]:
    """Ingest a corpus with both pipelines and ask its questions of both.

    Args:
        one: the corpus.
        work: an empty folder; archives and collections stay there.

    Returns:
        `name`, `articles`, `characters`, `ingest` (pipeline -> figures), `cold_start` (pipeline -> seconds) and `sets`
        (set -> pipeline -> figures, and `questions`, how many).
    """
    work.mkdir(parents=True, exist_ok=True)
    environment, places = measured.own_environment(work), Places.under(work)
    result: dict[str, Any] = {"name": one.name, "articles": len(one.articles), "characters": corpus.characters(one.articles)}
    result["ingest"] = _ingest(one, work, places, environment)
    say(f"{one.name}: cold starts")
    first = next(iter(one.sets.values()))
    result["cold_start"] = pipelines.cold_start(places.archive, places.folder, first, environment)
    result["sets"] = {}
    for name, questions in one.sets.items():
        say(f"{one.name}: {len(questions)} questions, {name}")
        folder = None if all(q.unanswerable for q in questions) else places.folder
        result["sets"][name] = {"questions": len(questions), **pipelines.ask(places.archive, folder, questions, environment)}
    return result


def _ingest(one: Corpus, work: Path, places: Places, environment: Variables) -> dict[str, Any]:
    """Both halves of the corpus by each pipeline, in the order A B B A, so that a machine that slows down slows both."""
    files = [corpus.write(work / f"part-{n}.jsonl", half) for n, half in enumerate(corpus.halves(one.articles), 1)]
    runs: dict[str, list[Measured]] = {PROJECT: [], PLAIN: []}
    for number, order in enumerate([(PROJECT, PLAIN), (PLAIN, PROJECT)]):
        for pipeline in order:
            say(f"{one.name}: half {number + 1} of {len(one.articles)} articles, {pipeline}")
            runs[pipeline].append(add(pipeline, files[number], places, environment))
    folders = {PROJECT: places.archive, PLAIN: places.folder}
    return {pipeline: _summed(runs[pipeline], one, folders[pipeline]) for pipeline in runs}


def add(pipeline: str, file: Path, places: Places, environment: Variables) -> Measured:
    """Add a file of articles with one pipeline, in a new process."""
    if pipeline == PROJECT:
        return measured.ingest([file], places.archive, environment)
    return measured.call("plain.ingest", {"articles": str(file), "folder": str(places.folder)}, environment)


def _summed(runs: Sequence[Measured], one: Corpus, folder: Path) -> dict[str, Any]:
    seconds, passages = sum(r.seconds for r in runs), sum(r.values["passages"] for r in runs)
    return {
        "seconds": seconds,
        "passages": passages,
        "failed": sum(r.values.get("failed", 0) for r in runs),
        "articles_s": len(one.articles) / seconds,
        "passages_s": passages / seconds,
        "characters_s": corpus.characters(one.articles) / seconds,
        "peak_mb": max(r.peak_mb for r in runs),
        "size_mb": measured.folder_mb(folder),
    }
