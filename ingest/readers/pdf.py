"""PDF files, by pypdf."""

from __future__ import annotations

import io
import logging
import math
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bot.errors import ReadError
from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.normalise import check_length, drop_title, normalise_line, normalise_text, split_title
from ingest.readers.paragraphs import join_lines
from ingest.readers.source import read_bytes

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

log = logging.getLogger(__name__)

_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, struct.error, zlib.error, OSError)
"""What pypdf lets through, beside its own errors, on files that break the standard."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PAGE_MARK = re.compile(
    r"""(?ix) [-–—\s]* (?:page\s+)? \d{1,4} (?:\s*(?:/|of)\s*\d{1,4})? [-–—\s]*     # a page number
      | (?:https?|file)://\S+ \s+ \d+/\d+                                        # the foot of a printed web page
      | \d{1,2}/\d{1,2}/\d{2,4},\s\d{1,2}:\d{2}(?:\s[AP]M)?\s.*                  # and its head"""
)
_BROWSER = re.compile(r"(?i)mozilla|chrom|firefox|safari")
_NO_TITLE = re.compile(r"(?i)untitled.*|(?:microsoft|powerpoint)\b.*|.*\.(?:docx?|odt|indd|pdf|tex|rtf|qxd)|document\d*")
_RUNNING_PAGES = 3
_WIDE = 1.18
"""Times the usual distance of lines; TeX sets paragraphs 1.23 times apart, web browsers about twice."""

_RESIZED = 0.1


def read_article(path: Path) -> Article:
    """One article: divided words and lines joined to paragraphs; page numbers and running heads left out.

    Title, author and day of creation come from the document's properties, outlet and address from its XMP metadata; what a
    program filled in there does not count: a file's name for a title, the day on which a browser printed a page.

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
        pages = [_lines(page) for page in reader.pages]
        title, author = _properties(reader)
        outlet, url = _origin(reader)
        published = _created(reader, path)
    except DependencyError as error:
        raise ReadError("The PDF is encrypted (AES). Save a copy without encryption.") from error
    except (PyPdfError, *_DAMAGED) as error:
        raise ReadError(f"The PDF is damaged: {normalise_line(str(error)) or type(error).__name__}. Print it to a new PDF.") from error
    text = normalise_text(_unset(_spaced(_without_running_lines(pages))))
    check_length(text, "The PDF holds no text layer; it seems to be a scan. Run text recognition (OCR) on it first.")
    if title:
        text = join_lines(drop_title(text, title))
    else:
        title, text = split_title(join_lines(text))
    return to_article(
        {"title": title, "text": text, "outlet": outlet, "author": author, "published": published, "url": url}, str(path), path
    )


def _properties(reader: PdfReader) -> tuple[str | None, str | None]:
    properties = reader.metadata
    title = normalise_line(str(properties.title)) if properties and properties.title else ""
    author = str(properties.author) if properties and properties.author else None
    return (None if not title or _NO_TITLE.fullmatch(title) else title), author


def _origin(reader: PdfReader) -> tuple[str | None, str | None]:
    """Publisher and web address, where the file's XMP metadata (Dublin Core) names them."""
    xmp = reader.xmp_metadata
    publishers = [normalise_line(str(p)) for p in (xmp.dc_publisher or [])] if xmp else []
    source = normalise_line(str(xmp.dc_source)) if xmp and xmp.dc_source else ""
    return next(filter(None, publishers), None), source if source.startswith(("http://", "https://")) else None


def _created(reader: PdfReader, path: Path) -> date | None:
    try:
        created = reader.metadata.creation_date if reader.metadata else None
    except ValueError as error:  # a program wrote it, so nobody could correct it; the article is worth having without
        log.warning("%s: read without a date: %s.", path, error)
        return None
    if created and reader.metadata and _BROWSER.search(str(reader.metadata.creator)):
        log.warning("%s: read without a date: the PDF names the day on which a browser printed it, not the day of publication.", path)
        return None
    return created.date() if created else None


def _unset(text: str) -> str:
    return "".join(_LIGATURES.get(c, c) for c in text)


@dataclass(slots=True)
class _Line:
    """A line of a page: `y` is the height of its baseline and `size` that of its letters, in points."""

    text: str = ""
    y: float = 0.0
    size: float = 0.0


def _lines(page: PageObject) -> list[_Line]:
    """The lines of a page that are not blank; pypdf gives the text without the space between paragraphs, so keep the place."""
    lines = [_Line()]

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(_Line())
            if part.strip() and not lines[-1].text.strip():
                lines[-1].y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
                lines[-1].size = size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
            lines[-1].text += part

    page.extract_text(visitor_text=visit)
    return [line for line in lines if line.text.strip()]


def _spaced(pages: list[list[_Line]]) -> str:
    """The text of all pages, with a blank line where lines stand clearly further apart than usual or the type changes size."""
    steps = sorted(step for lines in pages for above, below in pairwise(lines) if (step := above.y - below.y) > 0)
    usual = steps[len(steps) // 4] if steps else 0.0  # where paragraphs have two lines, half of all steps are wide
    out: list[str] = []
    for lines in pages:
        for above, below in pairwise([_Line(), *lines]):
            wide = above.text and above.y - below.y > _WIDE * usual
            resized = above.size and abs(above.size - below.size) > _RESIZED * above.size
            out.extend(["", below.text] if wide or resized else [below.text])
    return "\n".join(out)


def _without_running_lines(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without page numbers, a browser's print marks, and what most of at least three pages share as first or last line.

    The first page's head stays if it is set larger than that page's text: it is the title that later pages repeat.
    """
    edges = Counter(key for lines in pages if lines for key in {_edge(lines[0].text), _edge(lines[-1].text)})
    running = {key for key, count in edges.items() if count >= _RUNNING_PAGES and count > len(pages) / 2}
    titled = bool(pages and pages[0]) and pages[0][0].size > (1 + _RESIZED) * median(line.size for line in pages[0])
    return [_trim(lines, running, keep=int(titled and number == 0)) for number, lines in enumerate(pages)]


def _trim(lines: list[_Line], running: set[str], keep: int) -> list[_Line]:
    runs = [bool(_PAGE_MARK.fullmatch(line.text.strip())) or _edge(line.text) in running for line in lines]
    first, last = keep, len(lines)
    while not keep and first < last and runs[first]:
        first += 1
    while last > first and runs[last - 1]:
        last -= 1
    return lines[:keep] + lines[first:last]


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))
