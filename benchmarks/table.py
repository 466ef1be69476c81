"""Figures as a table that reads as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as people read it.

    Attributes:
        key: its name in the results.
        label: what it is.
        unit: of the shown number, or "".
        digits: after the decimal point.
        factor: the shown number is the value times this.
    """

    key: str
    label: str
    unit: str = ""
    digits: int = 3
    factor: float = 1

    def show(self, value: float | None) -> str:
        """The value as text; "" of None."""
        return "" if value is None else f"{value * self.factor:,.{self.digits}f}"


INGEST = (
    Row("seconds", "ingest, wall", "s", 1),
    Row("articles_s", "ingest", "articles/s", 2),
    Row("characters_s", "ingest", "characters/s", 0),
    Row("passages_s", "ingest", "passages/s", 1),
    Row("passages", "passages made", "", 0),
    Row("peak_mb", "peak memory at ingest", "MB", 0),
    Row("size_mb", "size on disk", "MB", 1),
)
ADDING = (
    Row("add_s", "adding unseen articles, wall", "s", 1),
    Row("add_characters_s", "adding unseen articles", "characters/s", 0),
    Row("add_passages_s", "adding unseen articles", "passages/s", 1),
    Row("add_peak_mb", "peak memory at adding", "MB", 0),
)
COLD = Row("cold_start", "cold start to first answer", "s", 2)
COST = (
    Row("search_p50", "search, p50", "ms", 0, 1000),
    Row("search_p95", "search, p95", "ms", 0, 1000),
    Row("ask_p50", "answer, p50", "ms", 0, 1000),
    Row("ask_p95", "answer, p95", "ms", 0, 1000),
    Row("peak_mb", "peak memory while asking", "MB", 0),
)
QUALITY = (
    Row("mrr_10", "MRR@10"),
    *(Row(f"article_{k}", f"article@{k}") for k in (1, 5, 10)),
    *(Row(f"answer_passage_{k}", f"passage with the answer@{k}") for k in (1, 3, 10)),
    *(Row(f"statement_passage_{k}", f"passage with the statement@{k}") for k in (1, 5, 20)),
    Row("contains_gold", "answer contains the gold answer"),
    Row("statement_cited", "statement cited"),
    Row("right_speaker_of_cited", "right speaker, of those cited"),
    Row("cited_and_right_speaker", "statement cited, right speaker"),
    Row("answered", "answered, of the answerable"),
    Row("refused", "refused, of the unanswerable"),
    Row("abstained", "abstained"),
    Row("mean_characters", "answer, mean length", "characters", 0),
    Row("citation_faults", "citation faults", "", 0),
)
VECTORS = (
    Row("build_s", "build, wall", "s", 1),
    Row("write_s", "of which writing", "s", 1),
    Row("build_peak_mb", "peak memory at build", "MB", 0),
    Row("size_mb", "size on disk", "MB", 0),
    Row("first_s", "import, open and first search", "s", 2),
    Row("search_p50", "search, p50", "ms", 2, 1000),
    Row("search_p95", "search, p95", "ms", 2, 1000),
    Row("search_peak_mb", "peak memory while searching", "MB", 0),
    Row("recall_10", "recall@10 against exact search"),
)


def compared(
    rows: Iterable[Row], figures: Mapping[str, Mapping[str, Any]], pipelines: Sequence[str], over: tuple[str, str]
) -> list[list[str]]:
    """One line a figure that any pipeline has: label, unit, a cell a pipeline, and the ratio of two of them.

    Args:
        rows: the figures.
        figures: pipeline -> figure -> value.
        pipelines: the columns.
        over: the pipelines whose ratio is shown, first over second.
    """
    lines = []
    for row in rows:
        values = [figures.get(name, {}).get(row.key) for name in pipelines]
        if any(value is not None for value in values):
            one, two = (figures.get(name, {}).get(row.key) for name in over)
            ratio = f"{one / two:.2f}" if one is not None and two else ""
            lines.append([row.label, row.unit, *(row.show(value) for value in values), ratio])
    return lines


def markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table with aligned columns; numbers to the right. A line of one cell is a heading within the table."""
    full = [[f"**{line[0]}**", *[""] * (len(head) - 1)] if len(line) == 1 else list(line) for line in lines]
    widths = [max(3, *(len(line[i]) for line in [head, *full])) for i in range(len(head))]
    right = [all(_is_number(line[i]) for line in full) for i in range(len(head))]

    def laid(cells: Sequence[str]) -> str:
        return "| " + " | ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(cells, widths, right, strict=True)) + " |"

    rule = "| " + " | ".join("-" * (w - 1) + ":" if r else "-" * w for w, r in zip(widths, right, strict=True)) + " |"
    return "\n".join([laid(head), rule, *map(laid, full)])


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(",", "").replace(".", "").lstrip("-").isdigit()
