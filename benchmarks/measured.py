"""One thing, measured: each runs in a process of its own, so that imports, models and memory do not mix."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BriefingError
from bot.settings import CONFIG_VARIABLE, PREFIX

Variables = Mapping[str, str]
_TAIL = 1500
"""Characters of a failed process's output that are shown."""


class MeasurementFailed(BriefingError):
    """A measured process ended with an error; the message ends with what it printed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A process that has ended well.

    Attributes:
        values: what it reported.
        seconds: wall seconds from its start to its end, imports included.
        started: when it started, on the machine's monotonic clock, in seconds.
        peak_mb: most memory that it held at once (resident set), in MB of 10^6 bytes.
    """

    values: dict[str, Any]
    seconds: float
    started: float
    peak_mb: float


def own_environment(work: Path) -> dict[str, str]:
    """The environment without any setting of this project, so that defaults are measured.

    Args:
        work: a folder for an empty settings file.
    """
    empty = work / "briefing.toml"
    empty.touch()
    return {n: v for n, v in os.environ.items() if not n.upper().startswith(PREFIX)} | {CONFIG_VARIABLE: str(empty)}


def call(task: str, arguments: Mapping[str, Any], environment: Variables) -> Measured:
    """Run a function of `benchmarks.child.TASKS` in a child process.

    Args:
        task: its name.
        arguments: keyword arguments, JSON-ready.
        environment: the whole environment of the child.

    Raises:
        MeasurementFailed: it ended with an error.
    """
    ended = _run([sys.executable, "-m", "benchmarks.child", task], json.dumps(dict(arguments)), environment)
    report = json.loads(ended.output.splitlines()[-1])
    return Measured(report["values"], ended.seconds, ended.started, report["peak_mb"])


def ingest(paths: Sequence[Path], archive: Path, environment: Variables) -> Measured:
    """Run `python -m ingest add` and count what it reports: `articles`, `passages`, `failed`.

    Raises:
        MeasurementFailed: nothing, or not all, could be added for another reason than a record that cannot be read.
    """
    command = [sys.executable, "-m", "ingest", "add", "--json", "--archive", str(archive), *map(str, paths)]
    ended = _run(command, "", environment, allowed=(0, 1))
    outcomes = [json.loads(line) for line in ended.output.splitlines()]
    added = [o for o in outcomes if o["status"] in ("added", "replaced")]
    failed = sum(o["status"] == "failed" for o in outcomes)
    values = {"articles": len(added), "passages": sum(o["passages"] for o in added), "failed": failed}
    return Measured(values, ended.seconds, ended.started, ended.peak_mb)


def peak_mb() -> float:
    """Most memory that this process has held at once, in MB of 10^6 bytes: VmHWM of Linux, elsewhere `ru_maxrss`."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), None)
        if line:
            return int(line.split()[1]) * 1024 / 1e6
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def folder_mb(folder: Path) -> float:
    """Size of all files in a folder, in MB of 10^6 bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


@dataclass(frozen=True, slots=True)
class _Ended:
    output: str
    seconds: float
    started: float
    peak_mb: float


def _run(command: Sequence[str], given: str, environment: Variables, allowed: Sequence[int] = (0,)) -> _Ended:
    with tempfile.TemporaryFile("w+") as source, tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        source.write(given)
        source.seek(0)
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=source, stdout=output, stderr=errors, env=dict(environment))
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        printed, complaint = output.read(), errors.read()
    if process.returncode not in allowed:
        told = f"{complaint.strip() or printed.strip()}"[-_TAIL:]
        what = f"killed by signal {-process.returncode}" if process.returncode < 0 else f"ended with status {process.returncode}"
        raise MeasurementFailed(f"`{' '.join(command[1:4])}` {what}: {told}")
    return _Ended(printed, seconds, started, _megabytes(used.ru_maxrss))


def _megabytes(maxrss: int) -> float:
    """`ru_maxrss` counts bytes on macOS and KiB elsewhere."""
    return maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
