"""How many threads a model should run on: one a physical core that this process may use."""

from __future__ import annotations

import os
from pathlib import Path

_SIBLINGS = "/sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def threads() -> int:
    """Physical cores that this process may use, at least 1.

    Counts the processors of the affinity mask once a core, where Linux tells which share one, and keeps within the CPU quota
    of its control group (version 2): threads beyond either slow matrix products down.
    """
    usable = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    cores = {_core(cpu) for cpu in usable}
    return max(1, min(len(cores), _quota() or len(cores)))


def _core(cpu: int) -> str:
    try:
        return Path(_SIBLINGS.format(cpu)).read_text("ascii").strip()
    except OSError:  # not Linux, or a container that hides it: each processor counts
        return str(cpu)


def _quota() -> int | None:
    try:
        allowed, period = _QUOTA.read_text("ascii").split()
    except (OSError, ValueError):  # no control group of version 2
        return None
    return None if allowed == "max" else max(1, int(allowed) // int(period))
