"""What makes an article the same article, and what makes it unchanged."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import SplitResult, urlsplit, urlunsplit

from bot.errors import ReadError
from bot.types import Article

_DIGITS = 16
_PREFIX_CHARS = 200
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"""(?ix) ^ (?: utm_.* | itm_.* | mtm_.* | pk_(?:campaign|kwd|source|medium|content) | at_(?:medium|campaign|custom\d*)
      | mc_[ce]id | _ga | _gl | igshid | igsh | xtor
      | (?:gc|dc|fbc|msclk|twc|yc|ysc|ttc)lid | [gw]braid ) $"""
)
"""Query parameters that say how a reader came to a page, never which page it is."""


def article_id(
    *,
    given: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: date | None = None,
    text: str = "",
    path: Path | None = None,
) -> str:
    """The id under which an article is stored; the same input gives the same id, so adding again replaces.

    The first rule that applies decides: the id that is given; the normalised URL; the resolved path, for a file that is one
    article; outlet, title and date. A URL without path and query is an outlet's address and not an article's, so it does not
    count. Where title or date is missing, the first 200 characters of the text take part, because two undated "Morning
    briefing" of one outlet are two articles.

    Args:
        given: the record's own id, or None.
        url: the article's address (http or https), or None.
        outlet, title: as the record gives them, or None.
        published: the day of publication, or None.
        text: the body in stored form.
        path: the file, if it holds this article alone; None for a record in a file of many.

    Returns:
        The id that is given, or 16 hexadecimal digits (64 bits of SHA-256).

    Raises:
        ReadError: no id is given, and the URL is not an http or https address.
    """
    if given:
        return given
    if url and _names_a_page(url):
        return _digest("url", normalise_url(url))
    if path is not None:
        return _digest("path", str(path.resolve()))
    prefix = "" if title and published else text[:_PREFIX_CHARS]
    return _digest("record", outlet, title, published.isoformat() if published else None, prefix)


def is_derived(identifier: str) -> bool:
    """Whether an id has the form of those that `article_id` derives, rather than one that came with the article."""
    return re.fullmatch(rf"[0-9a-f]{{{_DIGITS}}}", identifier) is not None


def content_hash(article: Article) -> str:
    """SHA-256 (hexadecimal) over title, text, outlet, author, date and URL: equal for two readings of an unchanged article."""
    published = article.published.isoformat() if article.published else None
    return _sha256(article.title, article.text, article.outlet, article.author, published, article.url)


def normalise_url(url: str) -> str:
    """The form in which addresses are compared: scheme and host in lower case; no fragment, default port or tracking parameters.

    Raises:
        ReadError: it is not an http or https address.
    """
    parts = _split(url)
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[scheme] else ""
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part.partition("=")[0]))
    return urlunsplit((scheme, user + host + port, parts.path or "/", query, ""))


def check_url(url: str) -> str:
    """The address as given, if it is one that may be shown as a link.

    Raises:
        ReadError: another scheme than http or https (`javascript:`, `file:`), no host, or characters that no address holds.
    """
    _split(url)
    return url


def _split(url: str) -> SplitResult:
    fault = f"url {url[:200]!r} is not an http or https address. Correct it, or leave the field out"
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]", url):
        raise ReadError(f"{fault}: it holds white space or a character that an address cannot hold.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ReadError(f"{fault}: {error}.") from error
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise ReadError(f"{fault}; an address begins with https:// and a host.")
    return parts


def _names_a_page(url: str) -> bool:
    parts = urlsplit(normalise_url(url))
    return bool(parts.path.strip("/") or parts.query)


def _digest(*parts: str | None) -> str:
    return _sha256(*parts)[:_DIGITS]


def _sha256(*parts: str | None) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()
