"""What is being done, on the error output, with the minutes since the start."""

from __future__ import annotations

import sys
import time

_START = time.monotonic()


def say(text: str) -> None:
    """Print one line of progress."""
    minutes, seconds = divmod(int(time.monotonic() - _START), 60)
    sys.stderr.write(f"[{minutes:2d}:{seconds:02d}] {text}\n")
    sys.stderr.flush()
