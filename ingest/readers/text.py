"""Plain text, with or without front matter."""

from __future__ import annotations

import re
from pathlib import Path

from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.front_matter import split_front_matter
from ingest.readers.normalise import check_length, normalise_text, split_title
from ingest.readers.paragraphs import is_hard_wrapped, join_lines
from ingest.readers.source import read_text

_TITLE_WORDS = 3


def read_article(path: Path) -> Article:
    """One article. Hard-wrapped lines are joined to paragraphs.

    The title is the front matter's; else a first line that stands alone as one; else the file's name if somebody wrote it as
    one (three words with spaces between them); else the first sentence, shortened.

    Raises:
        ReadError: the file cannot be read or holds no article.
    """
    fields, body = split_front_matter(read_text(path))
    text = normalise_text(body)
    title = None
    if not fields.get("title"):
        title, text = split_title(text)
    check_length(text)
    if is_hard_wrapped(text):
        text = join_lines(text)
    return to_article({**fields, "text": text}, str(path), path, title or _named_title(path))


def _named_title(path: Path) -> str | None:
    name = path.name.removesuffix(".gz").rpartition(".")[0].strip()
    words = [word for word in name.split(" ") if re.search(r"[^\W\d_]{2}", word)]
    return name if len(words) >= _TITLE_WORDS else None
