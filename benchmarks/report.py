"""Results as tables, and as the page docs/benchmarks.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.pipelines import OFF, PLAIN, PROJECT
from benchmarks.table import ADDING, COLD, COST, INGEST, QUALITY, VECTORS, compared, markdown

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
PLOT = ROOT / "docs" / "benchmarks.png"
RESULTS = ROOT / "benchmarks" / "results.json"
TITLES = {PROJECT: "this project", OFF: "reranker off", PLAIN: "plain pipeline"}
RATIO = "ratio"
_SETS = {"quiz": "quiz questions", "statements": "questions for statements", "foreign": "questions that the corpus does not answer"}

Results = dict[str, Any]


def comparison(corpora: Sequence[Mapping[str, Any]]) -> str:
    """The one table of all figures by corpus and pipeline."""
    names = _present([one["ingest"] for one in corpora] + [s for one in corpora for s in one["sets"].values()])
    lines: list[list[str]] = []
    for one in corpora:
        lines.append([f"{one['name']}: {one['articles']:,} articles, {one['characters']:,} characters"])
        lines += compared(INGEST, one["ingest"], names, (PROJECT, PLAIN))
        cold = {name: {COLD.key: seconds} for name, seconds in one["cold_start"].items()}
        lines += compared([COLD], cold, names, (PROJECT, PLAIN))
        for key, figures in one["sets"].items():
            lines.append([f"{one['name']}: {figures['questions']} {_SETS.get(key, key)}"])
            lines += compared([*COST, *QUALITY], figures, names, (PROJECT, PLAIN))
    return markdown(["figure", "unit", *(TITLES[n] for n in names), RATIO], lines)


def questions(figures: Mapping[str, Any]) -> str:
    """The table of one question set on one archive."""
    names = _present([figures])
    rows = [COLD, *COST, *QUALITY]
    over = (PROJECT, PLAIN if PLAIN in names else OFF)
    lines = compared(rows, figures, names, over)
    if len(names) == 1:
        return markdown(["figure", "unit", TITLES[names[0]]], [line[:3] for line in lines])
    return markdown(["figure", "unit", *(TITLES[n] for n in names), RATIO], lines)


def growth(grown: Mapping[str, Any]) -> str:
    """The table of figures by size: one line a figure and pipeline."""
    sizes = grown["sizes"]
    head = ["figure", "unit", "pipeline", *(f"{s['times']}×" for s in sizes)]
    lines = [["articles", "", "both", *(f"{s[PROJECT]['articles']:,}" for s in sizes)]]
    size = next(row for row in INGEST if row.key == "size_mb")
    for row in [COLD, *COST, size, *ADDING, *QUALITY]:
        for name in _present(sizes):
            values = [s.get(name, {}).get(row.key) for s in sizes]
            if any(value is not None for value in values):
                lines.append([row.label, row.unit, TITLES[name], *(row.show(value) for value in values)])
    return markdown(head, lines)


def vectors(figures: Mapping[str, Any]) -> str:
    """The table of search in synthetic vectors."""
    names = _present([figures])
    return markdown(["figure", "unit", *(TITLES[n] for n in names), RATIO], compared(VECTORS, figures, names, (PROJECT, PLAIN)))


def page(results: Results) -> str:
    """The whole page, in Markdown."""
    made, machine = results["made"], results["made"]["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    about = [
        f"- Date: {made['date']}; command: `{made['command']}`; minutes: {made['minutes']:.0f}",
        f"- Machine: {machine['cores']} cores, {machine['cpu']}, {machine['ram_gb']} GB of memory, {machine['system']}; "
        f"load of other work at the start: {made['load']}",
        f"- Python {machine['python']}, {versions}",
    ]
    parts = ["# Benchmarks", _INTRODUCTION, "\n".join(about)]
    if results.get("corpora"):
        parts += ["## Side by side", _SIDE_BY_SIDE, comparison(results["corpora"])]
    if results.get("growth"):
        parts += [
            "## How cost grows",
            _growth_text(results["growth"]),
            *_other_run(results["growth"], made),
            f"![{_ALTERNATIVE}]({PLOT.name})",
            growth(results["growth"]),
        ]
    for count, figures in sorted(results.get("vectors", {}).items(), key=lambda item: int(item[0])):
        parts += [f"## Search alone, {int(count):,} vectors", _vectors_text(figures), *_other_run(figures, made), vectors(figures)]
    return "\n\n".join(parts) + "\n"


def tables(results: Results) -> str:
    """All tables, for a terminal."""
    parts = [comparison(results["corpora"])] if results.get("corpora") else []
    parts += [growth(results["growth"])] if results.get("growth") else []
    parts += [f"{int(count):,} vectors\n{vectors(figures)}" for count, figures in results.get("vectors", {}).items()]
    return "\n\n".join(parts)


def write(results: Results) -> None:
    """Write the raw results, the page and its plot into the checkout."""
    from benchmarks.plot import draw

    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    PAGE.write_text(page(results), "utf-8")
    if results.get("growth"):
        draw(results["growth"], PLOT)


def _present(figures: Sequence[Mapping[str, Any]]) -> list[str]:
    return [name for name in TITLES if any(name in one for one in figures)]


_INTRODUCTION = (
    "What this project and the plain pipeline need, and how good what they find is, measured in one run on one machine. Written by "
    "the command below; do not edit. [How it is measured](../benchmarks/README.md) has each figure's definition, and how to run the "
    "same on questions of your own."
)
_SIDE_BY_SIDE = (
    "The plain pipeline is the LangChain tutorial's: `RecursiveCharacterTextSplitter` (1000, 150), `HuggingFaceEmbeddings` of the same "
    "model, a persistent Chroma collection, `similarity_search`. It finds passages and writes no answer, so it has no figures for "
    "answers, and its cold start ends with its first search result. The ratio is this project's figure over the plain pipeline's: for "
    "seconds, memory and size less than 1 is better, for speeds and shares more. The pipelines cut passages differently, so speeds compare by characters."
)
_ALTERNATIVE = "Six panels: cost by number of articles, this project beside the plain pipeline"


def _other_run(part: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    """That a part is of another run than the rest, with its day and machine; nothing if it is not."""
    own = part.get("made")
    if own is None or own == made:
        return []
    return [f"Of another run: {own['date']}, `{own['command']}`, on {own['machine']['cpu']}. Its seconds do not compare with those above."]


def _growth_text(grown: Mapping[str, Any]) -> str:
    unseen = grown["unseen"]
    text = (
        f"The corpus {grown['corpus']} and copies of it in which every content word is swapped for another that is about as frequent. "
        f"{grown['questions']} questions are asked at each size, and {unseen['articles']} unseen articles ({unseen['characters']:,} characters) "
        "are really added, in a new process, which is what the speed of adding tells: it includes loading the model."
    )
    if grown["cosine"] is None:
        return text + " Every copy was embedded."
    return text + (
        f" **The copies' vectors are not embedded**: each is its original's with noise, at a mean cosine of {grown['cosine']:.2f}, as measured "
        "on a sample of copies that were. So the cost of searching at a size is real, and the quality of a search at 4× and 16× is "
        "that of a search among made-up distractors. `--real-growth` embeds them all."
    )


def _vectors_text(figures: Mapping[str, Any]) -> str:
    return (
        f"{figures['count']:,} made-up unit vectors of {figures['dimension']} numbers in clusters, {figures['queries']} queries of the same clusters, "
        "10 neighbours each: this project's vector store beside LangChain's Chroma in its default configuration, which also keeps a short text with each."
    )
