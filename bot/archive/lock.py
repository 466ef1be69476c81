"""One writer at a time: an operating-system lock on a file of the archive, so that it ends with its process."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import ArchiveDamaged, ArchiveLocked

LOCK_FILE = "writer.lock"
HOLDER_FILE = "writer.json"


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the archive's writer lock for the length of a `with` block.

    Args:
        folder: the archive's; it must be there.

    Raises:
        ArchiveLocked: another process or thread holds it; the message names the holder.
        ArchiveDamaged: the folder cannot be written to.
    """
    lock = FileLock(folder / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ArchiveLocked(
            f"The archive {folder} is being written to by {_holder(folder)}. Wait until that is done, or stop it, and try again."
        ) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        _name_holder(folder)
        yield
    finally:
        (folder / HOLDER_FILE).unlink(missing_ok=True)
        lock.release()


def _name_holder(folder: Path) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name or "python", *sys.argv[1:]])[:200],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        (folder / HOLDER_FILE).write_text(json.dumps(holder), "utf-8")
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> ArchiveDamaged:
    return ArchiveDamaged(
        f"The archive folder {folder} cannot be written to ({error.strerror or error}). See to its permissions and to room on the disk, "
        "or choose another with --archive or BRIEFING_ARCHIVE."
    )


def _holder(folder: Path) -> str:
    try:
        holder = json.loads((folder / HOLDER_FILE).read_text("utf-8"))
        return f"process {holder['pid']} on {holder['host']} ({holder['command']}) since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process that has not yet given its name"
