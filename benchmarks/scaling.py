"""How cost grows with the corpus: the same figures at several times its size."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import corpus, measured, pipelines
from benchmarks.comparison import Corpus, Places, add
from benchmarks.growth import Alteration, Vocabulary
from benchmarks.measured import Variables
from benchmarks.pipelines import PLAIN, PROJECT
from benchmarks.progress import say

SIZES = (1, 4, 16)
QUESTIONS = 60
"""Questions that are asked at each size."""
BATCH = 40
"""Unseen articles that are added at each size, to measure ingest there."""


def measure(
    one: Corpus, start: Places, unseen: Sequence[corpus.Row], work: Path, sizes: Sequence[int] = SIZES, *, real: bool
) -> dict[str, Any]:
    """Grow a corpus and measure both pipelines at each size.

    Args:
        one: the corpus, ingested in `start`; `start` stays as it is.
        start: where both pipelines have it.
        unseen: articles that are in neither; up to `BATCH` are added at each size, to a copy that is thrown away.
        work: an empty folder.
        sizes: times the corpus, rising, the first 1.
        real: embed every copy, instead of taking the originals' vectors with noise.

    Returns:
        `corpus`, `cosine` (of copies with their originals; None if `real`), `questions`, `unseen` (articles, characters) and
        `sizes`: for each `times`, and pipeline -> figures.
    """
    work.mkdir(parents=True, exist_ok=True)
    environment, places = measured.own_environment(work), Places.under(work)
    shutil.copytree(start.archive, places.archive)
    shutil.copytree(start.folder, places.folder)
    questions = next(iter(one.sets.values()))[:QUESTIONS]
    batch = corpus.write(work / "unseen.jsonl", unseen[:BATCH])
    originals = corpus.write(work / "originals.jsonl", one.articles)
    cosine = None if real else measured.call("growth.likeness", {"articles": str(originals)}, environment).values["cosine"]
    found: list[dict[str, Any]] = []
    for before, times in zip((1, *sizes), sizes, strict=False):
        fill = {} if times == before else _grow(one, start, places, before, times, cosine, environment)
        say(f"{times} times {one.name}: {len(questions)} questions")
        figures = pipelines.ask(places.archive, places.folder, questions, environment)
        cold = pipelines.cold_start(places.archive, places.folder, questions, environment)
        say(f"{times} times {one.name}: {len(unseen[:BATCH])} more articles")
        added = _added(batch, unseen[:BATCH], places, work / "copy", environment)
        sized = {PROJECT: places.archive, PLAIN: places.folder}
        found.append({"times": times, "fill": fill})
        for name, values in figures.items():
            found[-1][name] = {**values, "cold_start": cold[name], **added.get(name, {})}
            if name in sized:
                found[-1][name]["size_mb"] = measured.folder_mb(sized[name])
        found[-1][PLAIN]["articles"] = found[-1][PROJECT]["articles"]
    about = {"articles": len(unseen[:BATCH]), "characters": corpus.characters(unseen[:BATCH])}
    return {"corpus": one.name, "cosine": cosine, "questions": len(questions), "unseen": about, "sizes": found}


def _grow(
    one: Corpus, start: Places, places: Places, before: int, times: int, cosine: float | None, environment: Variables
) -> dict[str, Any]:
    """Copies `before` to `times - 1` into both; returns passages and seconds by pipeline."""
    fill = {}
    if cosine is None:
        vocabulary = Vocabulary(row["text"] for row in one.articles)
        alterations = [Alteration(vocabulary, copy) for copy in range(before, times)]
        file = corpus.write(places.archive.parent / "copies.jsonl", (a.article(row) for a in alterations for row in one.articles))
        for pipeline in (PROJECT, PLAIN):
            say(f"{times} times {one.name}: embed copies, {pipeline}")
            run = add(pipeline, file, places, environment)
            fill[pipeline] = {"passages": run.values["passages"], "seconds": run.seconds}
        return fill
    arguments = {"first": before, "last": times - 1, "cosine": cosine}
    for pipeline, source, where in ((PROJECT, start.archive, "archive"), (PLAIN, start.folder, "folder")):
        say(f"{times} times {one.name}: write copies, {pipeline}")
        run = measured.call(f"growth.{pipeline}", {"source": str(source), where: str(getattr(places, where)), **arguments}, environment)
        fill[pipeline] = {"passages": run.values["passages"], "seconds": run.seconds}
    return fill


def _added(
    batch: Path, articles: Sequence[corpus.Row], places: Places, scratch: Path, environment: Variables
) -> dict[str, dict[str, float]]:
    """Ingest figures of a further batch at the present size, on a copy that is thrown away."""
    found = {}
    copy = Places.under(scratch)
    for pipeline, source, target in ((PROJECT, places.archive, copy.archive), (PLAIN, places.folder, copy.folder)):
        shutil.copytree(source, target)
        run = add(pipeline, batch, copy, environment)
        found[pipeline] = {
            "add_s": run.seconds,
            "add_passages_s": run.values["passages"] / run.seconds,
            "add_characters_s": corpus.characters(articles) / run.seconds,
            "add_peak_mb": run.peak_mb,
        }
        shutil.rmtree(scratch)
    return found
