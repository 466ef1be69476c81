"""Bytes and text of an input file: gzip, character encodings, and what can go wrong with either."""

from __future__ import annotations

import codecs
import gzip
import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from bot.errors import ReadError

log = logging.getLogger(__name__)

MAX_DOCUMENT_BYTES = 256 * 2**20
"""Most bytes, unpacked, of a file that is read whole; beyond it a small gzip file could fill the memory."""

_SAMPLE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEB_ENCODINGS = [*(f"cp125{n}" for n in range(8)), "koi8_r", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"]
"""What the web uses (WHATWG Encoding Standard); with the code pages of DOS allowed too, detection prefers them for short texts."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_FAULTS = (OSError, EOFError, zlib.error, UnicodeError)


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked if its name ends in `.gz`.

    Raises:
        ReadError: it cannot be opened; or, while the block runs, its bytes cannot be read, unpacked or decoded.
    """
    try:
        with cast(BinaryIO, gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield stream
    except _FAULTS as error:
        raise ReadError(_explain(error)) from error


@contextmanager
def open_text(path: Path, newline: str = "") -> Iterator[TextIO]:
    """The file's text as a stream, line ends as they are. Bytes that do not fit the encoding become lone surrogates.

    The encoding is decided on the first 256 KiB that are not plain ASCII.

    Args:
        path: the file, unpacked if its name ends in `.gz`.
        newline: what ends a line: "" for any of LF, CRLF and CR, or one of them.

    Raises:
        ReadError: as `open_bytes`, and for a file that is not text.
    """
    with open_bytes(path) as stream:
        encoding = _encoding(_sample(stream), path)
    with open_bytes(path) as stream, io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline=newline) as text:
        yield text


def read_bytes(path: Path) -> bytes:
    """All bytes of a file, unpacked.

    Raises:
        ReadError: they cannot be read, or are more than `MAX_DOCUMENT_BYTES`.
    """
    with open_bytes(path) as stream:
        data = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        remedy = "Split it, or convert it to JSON Lines, which is read piece by piece"
        raise ReadError(f"The file holds more than {MAX_DOCUMENT_BYTES >> 20} MB. {remedy}.")
    return data


def read_text(path: Path) -> str:
    """The whole file as text, byte order mark removed.

    Raises:
        ReadError: as `read_bytes`, and for bytes that are not text.
    """
    return decode(read_bytes(path), path)


def decode(data: bytes, path: Path, declared: str | None = None) -> str:
    """The text that the bytes stand for; a byte order mark at their head is not part of it.

    Args:
        data: all bytes of a document.
        path: for the log only.
        declared: the encoding that the document itself names; it holds unless it is unknown or does not fit.

    Raises:
        ReadError: the bytes are not text, or not in one encoding.
    """
    if declared and not _marked(data):
        try:
            return data.decode(declared)
        except (LookupError, UnicodeError):
            log.warning("%s: the declared encoding %r does not fit; detecting it instead.", path, declared)
    encoding = _encoding(data, path)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise ReadError(_explain(error)) from error


def _sample(stream: BinaryIO) -> bytes:
    first = stream.read(_SAMPLE)
    chunk = first
    try:
        while chunk and chunk.isascii():
            chunk = stream.read(_SAMPLE)
    except _FAULTS:  # the reader meets the same fault at its record and names it there
        return first
    return first if chunk is first or not chunk else first[:4096] + b"\n" + chunk


def _encoding(sample: bytes, path: Path) -> str:
    marked = _marked(sample)
    if marked:
        return marked
    head = sample[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 100 > len(head):
        raise ReadError("The file is binary, or UTF-16 without its byte order mark. Save it in a supported format, as UTF-8.")
    return "utf-8" if _mostly_utf8(sample) else _detect(sample, path)


def _marked(data: bytes) -> str | None:
    return next((name for bom, name in _BOMS if data.startswith(bom)), None)


def _mostly_utf8(sample: bytes) -> bool:
    """Whether a file is UTF-8, perhaps with a few broken lines: one bad record must not turn all others into mojibake."""
    good = bad = 0
    *whole, last = sample.split(b"\n")
    for line in whole:
        good += not line.isascii() and _is_utf8(line)
        bad += not _is_utf8(line)
    good += not last.isascii() and _is_utf8(last, cut=True)
    bad += not _is_utf8(last, cut=True)
    return good >= bad


def _is_utf8(line: bytes, cut: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line, final=not cut)
    except UnicodeDecodeError:
        return False
    return True


def _detect(sample: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_WEB_ENCODINGS)
    best = matches.best()
    if best is None or b"\x00" in sample:
        raise ReadError("The file is not text in any known encoding. Save it as UTF-8.")
    # Of readings that are equally clean, Windows-1252 is by far the commonest in English (WHATWG's default as well).
    equals = [match for match in matches if match.chaos <= best.chaos]
    name = "cp1252" if any("cp1252" in match.could_be_from_charset for match in equals) else best.encoding
    log.warning("%s is not UTF-8; read as %s, as detected. Save it as UTF-8 if characters look wrong.", path, name)
    return name


def _explain(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"Byte {error.start} is not valid {error.encoding}. Save the file as UTF-8."
    if isinstance(error, (gzip.BadGzipFile, EOFError, zlib.error)):
        return f"The gzip data are damaged or cut off: {error}. Fetch or pack the file again."
    if isinstance(error, OSError):
        return f"The file cannot be read: {error.strerror or error}. Check that it exists and may be read."
    return f"The file is not valid text: {error}. Save it as UTF-8."
