"""The files that a command line names, folders walked."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.records import Failure

log = logging.getLogger(__name__)

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
}
"""The format that a suffix stands for; each suffix may be followed by `.gz`, and case does not matter."""


def format_of(path: Path) -> str | None:
    """The format that the file's name stands for, or None."""
    return SUFFIXES.get(suffix_of(path).removesuffix(".gz"))


def suffix_of(path: Path) -> str:
    """The suffix in lower case, with the one before it if it is `.gz`: `.jsonl.gz`."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() + suffix if suffix == ".gz" else suffix


def find(paths: Sequence[str | Path], fmt: str = "auto") -> Iterator[Path | Failure]:
    """The files to read, each once, in the order given and sorted by name inside a folder.

    Folders are walked to the bottom; what is hidden there or has an unknown suffix is left out, the latter with a count in
    the log. Symbolic links are followed, and a loop of them ends where it meets a folder again.

    Args:
        paths: files and folders; one that is named itself is read even if it is hidden.
        fmt: a format's name if the caller named one; a file that is named itself may then have any suffix.

    Yields:
        A path, as it was given; or a Failure for one that is missing, unreadable, no regular file, or of an unknown suffix.
    """
    seen: set[Path] = set()
    for given in paths:
        skipped: Counter[str] = Counter()
        yield from _visit(Path(given), seen, skipped, fmt)
        if skipped:
            kinds = ", ".join(f"{suffix or '(none)'} {count}" for suffix, count in skipped.most_common())
            log.info("Left out of %s, no known format: %d files (%s).", given, skipped.total(), kinds)


def _visit(path: Path, seen: set[Path], skipped: Counter[str], fmt: str = "auto") -> Iterator[Path | Failure]:
    try:
        fault = _fault(path, fmt)
        real = path.resolve()
        children = sorted(child for child in path.iterdir() if not child.name.startswith(".")) if path.is_dir() else None
    except (OSError, RuntimeError, ValueError) as error:  # no permission, a loop of links, a NUL in the name
        yield Failure(
            str(path), f"The path cannot be followed: {getattr(error, 'strerror', None) or error}. Check its name and permissions."
        )
        return
    if fault is not None:
        yield Failure(str(path), fault)
    elif real not in seen:
        seen.add(real)
        if children is None:
            yield path
        for child in children or ():
            if format_of(child) is None and not os.path.isdir(child):  # noqa: PTH112 - Path.is_dir raises where this says no
                skipped[suffix_of(child)] += 1
            else:
                yield from _visit(child, seen, skipped)


def _fault(path: Path, fmt: str) -> str | None:
    if path.is_dir():
        return None
    if path.is_symlink() and not path.exists():
        return "It is a symbolic link to nothing. Check where it points to."
    if not path.exists():
        return "There is no such file or folder. Check the path."
    if not path.is_file():
        return "It is neither a regular file nor a folder. Save its content to a file first."
    if fmt == "auto" and format_of(path) is None:
        suffix, known = suffix_of(path) or "(none)", ", ".join(SUFFIXES)
        return f"The suffix {suffix} is unknown. Use one of {known} (also with .gz), or name the format."
    return None
