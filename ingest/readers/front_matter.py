"""YAML front matter: the block between two lines of `---` at the top of a text."""

from __future__ import annotations

from bot.errors import ReadError
from ingest.readers.fields import field_of

_EMPTY: tuple[object, ...] = ("", [], "~", "null", "Null", "NULL")


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields that stand over a text, and the text below them; no fields where there is no front matter.

    Values stay as written (`id: 007`, a date with its zone): YAML's own conversion would lose the zero and move the day.
    A block that is no mapping, such as a paragraph between two rules, belongs to the text.

    Raises:
        ReadError: the block names an article's field and is not valid YAML.
    """
    text = text.removeprefix("\ufeff").lstrip()
    if not text.startswith("---"):
        return {}, text
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    try:
        block, body = handler.split(text)
    except ValueError:  # the block is never closed, so the dashes are a rule
        return {}, text
    try:
        loaded = handler.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if not any(field_of(line.partition(":")[0]) for line in block.splitlines() if ":" in line):
            return {}, text
        reason = " ".join(str(error).split())
        raise ReadError(f"The front matter is not valid YAML: {reason}. Put values that hold a colon in quotation marks.") from error
    if not isinstance(loaded, dict):
        return {}, text
    return {field: value for name, value in loaded.items() if (field := field_of(name)) not in (None, "text") and value not in _EMPTY}, body
