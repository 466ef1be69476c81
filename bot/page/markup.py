"""Safe HTML from untrusted text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import urlsplit

from bot.text import display_date
from bot.types import Article


def attributes(**values: object) -> str:
    """HTML attributes with a leading space each; `_` in a name becomes `-`, None and False are left out, True stands alone."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{escape(str(value))}"')
    return "".join(parts)


def tag(name: str, *content: str, **values: object) -> str:
    """An element.

    Args:
        name: the element's name, as the program writes it.
        content: HTML that is safe already, joined; see `text` for a string that is not.
        values: attributes, see `attributes`; their values are escaped.
    """
    return f"<{name}{attributes(**values)}>{''.join(content)}</{name}>"


def text(value: object) -> str:
    """A string as text: no character of it is read as HTML."""
    return escape(str(value))


def is_web_address(url: str | None) -> bool:
    """Whether a link to this address is an http or https link with a host and without characters that could hide its aim."""
    if not url or any(c.isspace() or ord(c) < 32 or c == "\\" for c in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def link(url: str | None, label: str, **values: object) -> str:
    """A link that opens in a new tab, or plain text if the address is not http(s).

    Args:
        url: as the article gives it, untrusted.
        label: what is read, as plain text.
        values: further attributes of the link.
    """
    if not is_web_address(url):
        return text(label)
    return tag("a", text(label), href=url, target="_blank", rel="noopener noreferrer", **values)


def byline(article: Article) -> tuple[str, ...]:
    """Outlet, date and author of an article, as far as they are known, in plain text: `("Reuters", "14 January 2022", "By Jane Roe")`."""
    author = f"By {article.author}" if article.author else None
    return tuple(part for part in (article.outlet, display_date(article.published), author) if part)


def date_range(first: date | None, last: date | None) -> str:
    """`3–31 January 2022`, `3 January – 5 March 2022`, `14 January 2022`, or "" if neither is known."""
    if first is None or last is None or first == last:
        known = first or last
        return display_date(known) if known else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{display_date(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {display_date(last)}"
    return f"{display_date(first)} – {display_date(last)}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 article`, `1,204 articles`.

    Args:
        number: how many.
        singular: the noun for one.
        plural: for others; by default `singular` with an s.
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(items: Iterable[str], most: int = 3) -> str:
    """Names in a row, as plain text: `Reuters, Die Zeit and 4 more`; "" for none.

    Args:
        items: the names.
        most: how many to name before the rest is counted.
    """
    names = list(items)
    if len(names) <= most:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
    return f"{', '.join(names[:most])} and {len(names) - most} more"
