"""The machine that measures, without anything that tells whose it is."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.progress import say

PACKAGES = (
    "chromadb",
    "langchain-chroma",
    "langchain-core",
    "langchain-huggingface",
    "langchain-text-splitters",
    "numpy",
    "onnxruntime",
    "sentence-transformers",
    "torch",
)


BUSY = 0.5
"""Share of the cores that other work may have before times cannot be trusted."""


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load() -> float:
    """Processes that run or wait to run, mean of the last minute."""
    return round(os.getloadavg()[0], 1)


def warn_if_busy() -> float:
    """Say so if other work will disturb the times; returns the load."""
    found = load()
    if found > BUSY * cores():
        say(f"Other work is running (load {found} on {cores()} cores): times will be too long, and ratios uncertain.")
    return found


def describe() -> dict[str, Any]:
    """`cores`, `cpu`, `ram_gb` (10^9 bytes), `system`, `python` and the `versions` of the packages that matter."""
    return {
        "cores": cores(),
        "cpu": _cpu(),
        "ram_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: found for name in PACKAGES if (found := _version(name))},
    }


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        models = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if models:
            return models[0]
    return platform.processor() or "unknown"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
