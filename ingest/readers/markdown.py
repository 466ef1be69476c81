"""Markdown (CommonMark with tables) as plain text, with YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.types import Article
from ingest.readers.fields import to_article
from ingest.readers.front_matter import split_front_matter
from ingest.readers.normalise import drop_title
from ingest.readers.source import read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_NEEDS_BLANK_LINE = {"paragraph_close", "heading_close", "fence", "code_block"}


def read_article(path: Path) -> Article:
    """One article. The title is the front matter's, else a first heading; neither is repeated in the text.

    Raises:
        ReadError: the file cannot be read or holds no article.
    """
    fields, body = split_front_matter(read_text(path))
    title, text = to_plain(body)
    if fields.get("title"):
        text = drop_title(f"{title}\n\n{text}" if title else text, str(fields["title"]))
        title = None
    return to_article({**fields, "text": text}, str(path), path, title)


def to_plain(source: str) -> tuple[str | None, str]:
    """A first heading of any level, or None, and the rest as plain text.

    Marks are taken away: emphasis, the addresses of links and pictures, raw HTML. Lines of one paragraph are joined, list
    items keep a dash or their number, table cells are parted by ` | `. Words and quotation marks stay as written.

    Args:
        source: Markdown without front matter.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    title = None
    if len(tokens) > 2 and tokens[0].type == "heading_open":
        title, tokens = _inline(tokens[1].children or ()), tokens[3:]
    return title or None, _blocks(tokens)


def _blocks(tokens: Sequence[Token]) -> str:
    out: list[str] = []
    lists: list[int | None] = []
    row: list[str] = []
    for token in tokens:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            out.append("\n")
        elif kind == "list_item_open":
            number = lists[-1]
            out.append("- " if number is None else f"{number}. ")
            lists[-1] = None if number is None else number + 1
        elif kind in ("th_open", "td_open"):
            row.append("")
        elif kind == "tr_close":
            out.append(" | ".join(row) + "\n")
            row.clear()
        elif kind == "inline":
            content = _inline(token.children or ())
            if row:
                row[-1] = content
            else:
                out.append(content)
        elif kind in ("fence", "code_block"):
            out.append(token.content)
        if kind in _NEEDS_BLANK_LINE or kind == "table_close":
            out.append("\n" if token.hidden else "\n\n")
    return re.sub(r"\n{3,}", "\n\n", "".join(out)).strip()


def _inline(children: Sequence[Token]) -> str:
    out = []
    for token in children:
        if token.type in ("text", "code_inline", "text_special"):
            out.append(token.content)
        elif token.type == "softbreak":
            out.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and re.match(r"(?i)<br\b", token.content)):
            out.append("\n")
    return "".join(out).strip()
