"""Each part off in turn: named variants of the settings on one archive and question set."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import measured
from benchmarks.measured import MeasurementFailed, Variables
from benchmarks.progress import say
from benchmarks.questions import Question
from benchmarks.table import COST, QUALITY, markdown
from bot.errors import BriefingError
from bot.settings import PREFIX, Settings

VARIANTS = Path(__file__).with_name("ablations.toml")


class VariantError(BriefingError):
    """The file of variants cannot be used."""


def variants(path: Path) -> dict[str, Variables]:
    """Name -> variables of the environment, in the order of the file.

    Args:
        path: TOML; each table `[[variant]]` has a `name` and may have `variables`, a table of `BRIEFING_*` names and values.

    Raises:
        VariantError: the file cannot be read, or a variant has no name, another's name, or a variable that is no setting.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("variant", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VariantError(
            f"The variants in {path} cannot be read ({error}). Correct the file, or name another with --variants."
        ) from error
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    found: dict[str, Variables] = {}
    for number, row in enumerate(rows, 1):
        name = row.get("name")
        if not isinstance(name, str) or not name or name in found:
            raise VariantError(f"{path}, variant {number}: `name` is missing, or another variant has it. Give each a name of its own.")
        unknown = sorted(set(row.get("variables", {})) - known) + sorted(set(row) - {"name", "variables"})
        if unknown:
            raise VariantError(
                f"{path}, variant {name!r}: {', '.join(unknown)} is no setting. Use `variables` with any of {', '.join(sorted(known))}."
            )
        found[name] = {key: str(value) for key, value in row.get("variables", {}).items()}
    if not found:
        raise VariantError(f"{path} holds no [[variant]]. Add at least one.")
    return found


def run(archive: Path, questions: Sequence[Question], wanted: dict[str, Variables]) -> dict[str, dict[str, Any]]:
    """Ask all questions of each variant, each in a new process: name -> figures, or `error`, what a variant that failed printed."""
    rows = [question.to_dict() for question in questions]
    found: dict[str, dict[str, Any]] = {}
    for name, variables in wanted.items():
        say(f"{name}: {len(questions)} questions")
        try:
            done = measured.call("project.ask", {"archive": str(archive), "questions": rows}, {**os.environ, **variables})
            found[name] = {**done.values, "peak_mb": done.peak_mb}
        except MeasurementFailed as error:
            found[name] = {"error": str(error)}
    return found


def table(found: dict[str, dict[str, Any]]) -> str:
    """One line a variant, a column for each figure that any has; what failed is said below."""
    rows = [row for row in (*QUALITY, *COST) if any(row.key in figures for figures in found.values())]
    head = ["variant", *(f"{row.label} ({row.unit})" if row.unit else row.label for row in rows)]
    lines = [[name, *(row.show(figures.get(row.key)) for row in rows)] for name, figures in found.items()]
    failed = [f"{name} failed: {figures['error']}" for name, figures in found.items() if "error" in figures]
    return "\n\n".join([markdown(head, lines), *failed])
