"""The measured process: runs one task and prints one JSON line with its values and its peak memory.

python -m benchmarks.child TASK < arguments.json
"""

from __future__ import annotations

import importlib
import json
import sys

from benchmarks.measured import peak_mb
from bot.errors import BriefingError

TASKS = {
    "project.ask": "benchmarks.project:ask",
    "project.first": "benchmarks.project:first_answer",
    "project.stats": "benchmarks.project:stats",
    "project.export": "benchmarks.project:export",
    "plain.ingest": "benchmarks.plain:ingest",
    "plain.ask": "benchmarks.plain:ask",
    "plain.first": "benchmarks.plain:first_result",
    "growth.likeness": "benchmarks.filling:likeness",
    "growth.project": "benchmarks.filling:grow_project",
    "growth.plain": "benchmarks.filling:grow_plain",
    "vectors.build": "benchmarks.vectors:build",
    "vectors.search": "benchmarks.vectors:search",
    "vectors.exact": "benchmarks.vectors:exact",
}
"""Task -> module and function; a module is imported by its own task only."""


def main() -> int:
    """Run the task that is named on the command line; 1 if it fails with a message.

    The argument `constants` sets constants of the program by their full name before the task runs, for ablations.
    """
    module, _, name = TASKS[sys.argv[1]].partition(":")
    arguments = json.load(sys.stdin)
    for constant, value in arguments.pop("constants", {}).items():
        owner, _, short = constant.rpartition(".")
        setattr(importlib.import_module(owner), short, value)
    try:
        values = getattr(importlib.import_module(module), name)(**arguments)
    except BriefingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps({"values": values, "peak_mb": peak_mb()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
