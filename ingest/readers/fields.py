"""The named fields of a record (JSON, CSV, front matter) as an Article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ReadError
from bot.types import Article
from ingest.identity import article_id, check_url
from ingest.readers.dates import parse_date
from ingest.readers.normalise import check_length, headline, normalise_line, normalise_text

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title",),
    "text": ("text", "body", "content"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "publish_date", "published_at"),
}
"""Field -> the names that it may have, the strongest first. Case, and spaces or hyphens for underscores, do not matter."""

_KNOWN = {name: field for field, names in NAMES.items() for name in names}
_MAX_ID = 200


def field_of(name: object) -> str | None:
    """The field that a record's key or column stands for, or None."""
    return _KNOWN.get(fold_name(name))


def fold_name(name: object) -> str:
    """A key or column name as it is compared."""
    return re.sub(r"[\s-]+", "_", str(name).strip().lstrip("\ufeff").lower())


def to_article(record: Mapping[str, object], source: str, path: Path | None = None, fallback_title: str | None = None) -> Article:
    """A record as an Article; unknown fields are ignored.

    Args:
        record: the fields by any of their names; the first that is not empty counts.
        source: the file, and the record in it, for people.
        path: the file if it holds this article alone; it then may serve as the article's identity.
        fallback_title: the title if the record has none; without it the text's first sentence becomes one.

    Raises:
        ReadError: a field cannot be used; the message names it.
    """
    given = _pick(record)
    identifier = _string(given, "id")
    text_field = given.get("text")
    if text_field is None:
        raise ReadError(f"There is no text. Give it in one of the fields {', '.join(NAMES['text'])}.")
    if not isinstance(text_field, str):
        raise ReadError(f"The text is not a string but {_kind(text_field)}. Give it as one string.")
    text = normalise_text(text_field)
    check_length(text)
    if identifier and len(identifier) > _MAX_ID:
        raise ReadError(f"The id {identifier[:40]!r}… is longer than {_MAX_ID} characters. Give a shorter one, or none.")
    title, outlet, author, url = _string(given, "title"), _string(given, "outlet"), _author(given.get("author")), _string(given, "url")
    published = parse_date(_day(given.get("published")))
    return Article(
        id=article_id(given=identifier, url=url and check_url(url), outlet=outlet, title=title, published=published, text=text, path=path),
        title=title or fallback_title or headline(text),
        text=text,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
        source=source,
    )


def _pick(record: Mapping[str, object]) -> dict[str, object]:
    folded: dict[str, object] = {}
    for name, value in record.items():
        if value is not None and value != [] and not (isinstance(value, str) and not value.strip()):
            folded.setdefault(fold_name(name), value)
    return {field: folded[next(n for n in names if n in folded)] for field, names in NAMES.items() if any(n in folded for n in names)}


def _string(given: Mapping[str, object], field: str) -> str | None:
    value = given.get(field)
    if isinstance(value, Mapping):  # schema.org and news APIs write {"@type": "Organization", "name": ...}
        value = value.get("name")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ReadError(f"The {field} is not a string but {_kind(value)}. Give it as one string, or leave it out.")
    try:
        return normalise_line(str(value)) or None
    except ReadError as error:
        raise ReadError(f"The {field} cannot be used. {error}") from error


def _author(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [name for person in people if (name := _string({"author": person}, "author"))]
    return ", ".join(re.sub(r"(?i)^by\s+(?=\S)", "", name) for name in names) or None


def _day(value: object) -> object:
    if isinstance(value, (bool, Mapping, list)):
        raise ReadError(f"The date is not a string but {_kind(value)}. Give it as YYYY-MM-DD, or leave it out.")
    return value


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return "true or false" if isinstance(value, bool) else "a number"
