"""Each part off in turn: named variants of the settings on one archive and question set."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
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


@dataclass(frozen=True, slots=True)
class Variant:
    """How one run differs from the program as it is.

    Attributes:
        variables: settings, as variables of the environment.
        constants: values of the program's constants by their full name ("bot.retrieval.FRESHNESS"), set in the measured process.
    """

    variables: Variables = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)


def variants(path: Path) -> dict[str, Variant]:
    """Name -> variant, in the order of the file.

    Args:
        path: TOML; each table `[[variant]]` has a `name` and may have `variables`, a table of `BRIEFING_*` names and values, and
            `constants`, a table of quoted names of constants and values.

    Raises:
        VariantError: the file cannot be read, or a variant has no name, another's name, a variable that is no setting, or a
            constant that the program does not have.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("variant", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VariantError(
            f"The variants in {path} cannot be read ({error}). Correct the file, or name another with --variants."
        ) from error
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    found: dict[str, Variant] = {}
    for number, row in enumerate(rows, 1):
        name = row.get("name")
        if not isinstance(name, str) or not name or name in found:
            raise VariantError(f"{path}, variant {number}: `name` is missing, or another variant has it. Give each a name of its own.")
        unknown = sorted(set(row.get("variables", {})) - known) + sorted(set(row) - {"name", "variables", "constants"})
        if unknown:
            raise VariantError(
                f"{path}, variant {name!r}: {', '.join(unknown)} is no setting. Use `variables` with any of {', '.join(sorted(known))}."
            )
        constants = row.get("constants", {})
        missing = [full for full in constants if not _is_constant(full)]
        if missing:
            raise VariantError(
                f"{path}, variant {name!r}: the program has no constant {', '.join(missing)}. Write it as `bot.module.NAME`."
            )
        found[name] = Variant({key: str(value) for key, value in row.get("variables", {}).items()}, constants)
    if not found:
        raise VariantError(f"{path} holds no [[variant]]. Add at least one.")
    return found


def _is_constant(full: str) -> bool:
    module, _, name = full.rpartition(".")
    if not module.startswith(("bot.", "ingest.")) or not name.isupper():
        return False
    try:
        return hasattr(import_module(module), name)
    except ModuleNotFoundError:
        return False


def run(archive: Path, questions: Sequence[Question], wanted: dict[str, Variant], timed: bool = True) -> dict[str, dict[str, Any]]:
    """Ask all questions of each variant, each in a new process: name -> figures, or `error`, what a variant that failed printed.

    Args:
        timed: False leaves out the times, see `benchmarks.project.ask`.
    """
    rows = [question.to_dict() for question in questions]
    found: dict[str, dict[str, Any]] = {}
    for name, variant in wanted.items():
        say(f"{name}: {len(questions)} questions")
        try:
            arguments = {"archive": str(archive), "questions": rows, "constants": variant.constants, "timed": timed}
            done = measured.call("project.ask", arguments, {**os.environ, **variant.variables})
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
