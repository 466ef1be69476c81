"""Web pages: main text and metadata by trafilatura."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from bot.errors import ReadError
from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.normalise import check_length, drop_title, normalise_text
from ingest.readers.source import decode, read_bytes

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PRESCAN_BYTES = 4096
"""How far a declared encoding is looked for; the HTML standard asks for 1024, and many pages put theirs later."""

_REMEDY = "No article was found in the page: save it when its text is visible, or give the text as .txt."
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""The day of first publication, from metadata and date elements only: a day guessed from the body would mislead date filters."""


def read_article(path: Path) -> Article:
    """One article: navigation, comments and advertisements are left out, and the headline is not repeated in the text.

    Raises:
        ReadError: the file cannot be read, or no article's text is found in the page.
    """
    return parse(read_bytes(path), str(path), path)


def parse(data: bytes, source: str, path: Path) -> Article:
    """The article of a page.

    Args:
        data: the page's bytes.
        source: where they came from, for people.
        path: the file; its identity if the page names no canonical address.

    Raises:
        ReadError: no article's text is found in the page.
    """
    from trafilatura import bare_extraction

    # It says in a log line what becomes a Failure here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    declared = _CHARSET.search(data[:_PRESCAN_BYTES])
    page = decode(data, path, declared[1].decode("ascii") if declared else None)
    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES) if page.strip() else None
    if found is None:
        raise ReadError(_REMEDY)
    title = found.title or ""
    text = drop_title(normalise_text(found.text or ""), title) if title else normalise_text(found.text or "")
    check_length(text, _REMEDY)
    fields = {
        "title": title,
        "text": text,
        "url": found.url if re.match(r"https?://", found.url or "") else None,
        "outlet": found.sitename or found.hostname,
        "author": (found.author or "").replace("; ", ", "),
        "published": found.date,
    }
    return to_article(fields, source, path)
