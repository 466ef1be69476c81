"""PDF files, by pypdf."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ReadError
from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.normalise import check_length, drop_title, normalise_line, normalise_text, split_title
from ingest.readers.paragraphs import join_lines
from ingest.readers.source import read_bytes

if TYPE_CHECKING:
    from pypdf import PdfReader

log = logging.getLogger(__name__)

_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, struct.error, zlib.error, OSError)
"""What pypdf lets through, beside its own errors, on files that break the standard."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PAGE_NUMBER = re.compile(r"(?i)[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*")
_NO_TITLE = re.compile(r"(?i)untitled.*|(?:microsoft|powerpoint)\b.*|.*\.(?:docx?|odt|indd|pdf|tex|rtf|qxd)|document\d*")
_RUNNING_PAGES = 3


def read_article(path: Path) -> Article:
    """One article: divided words and lines joined to paragraphs; page numbers and running heads left out.

    Title, author and day of creation come from the document's properties; a title that a program filled in does not count.

    Raises:
        ReadError: the file cannot be read, needs a password, or holds pictures of text only.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # Its warnings about repaired files would break a progress bar; what it cannot repair is an error.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    data = read_bytes(path)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("The PDF is encrypted and needs a password. Save a copy without one.")
        pages = [page.extract_text() for page in reader.pages]
        title, author = _properties(reader)
        published = _created(reader, path)
    except DependencyError as error:
        raise ReadError("The PDF is encrypted (AES). Save a copy without encryption.") from error
    except (PyPdfError, *_DAMAGED) as error:
        raise ReadError(f"The PDF is damaged: {normalise_line(str(error)) or type(error).__name__}. Print it to a new PDF.") from error
    text = normalise_text(_unset("\n".join(_without_running_lines(pages))))
    check_length(text, "The PDF holds no text layer; it seems to be a scan. Run text recognition (OCR) on it first.")
    if title:
        text = join_lines(drop_title(text, title))
    else:
        title, text = split_title(join_lines(text))
    return to_article({"title": title, "text": text, "author": author, "published": published}, str(path), path)


def _properties(reader: PdfReader) -> tuple[str | None, str | None]:
    properties = reader.metadata
    title = normalise_line(str(properties.title)) if properties and properties.title else ""
    author = str(properties.author) if properties and properties.author else None
    return (None if not title or _NO_TITLE.fullmatch(title) else title), author


def _created(reader: PdfReader, path: Path) -> date | None:
    try:
        created = reader.metadata.creation_date if reader.metadata else None
    except ValueError as error:  # a program wrote it, so nobody could correct it; the article is worth having without
        log.warning("%s: read without a date: %s.", path, error)
        return None
    return created.date() if created else None


def _unset(text: str) -> str:
    return "".join(_LIGATURES.get(c, c) for c in text)


def _without_running_lines(pages: list[str]) -> list[str]:
    """Pages without page numbers, and without the first or last line that most of at least three pages share, digits apart."""
    split = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(key for lines in split for key in {_edge(lines[0]), _edge(lines[-1])} if lines) if all(split) else Counter[str]()
    running = {key for key, count in edges.items() if count >= _RUNNING_PAGES and count > len(pages) / 2}
    return ["\n".join(_trim(page.split("\n"), running)) for page in pages]


def _trim(lines: list[str], running: set[str]) -> list[str]:
    inked = [i for i, line in enumerate(lines) if line.strip()]
    drop = {i for i in inked[:1] + inked[-1:] if _PAGE_NUMBER.fullmatch(lines[i]) or _edge(lines[i]) in running}
    return [line for i, line in enumerate(lines) if i not in drop]


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))
