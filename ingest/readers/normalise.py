"""The one form in which text is stored, whatever format it came in. Visible characters are never changed."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import ReadError
from bot.sentences import sentence_spans

MIN_LETTERS = 20
"""Fewer letters than this are a stub (a caption, an error message), not an article."""

_TITLE_CHARS = 120
_HEADLINE_CHARS = 100
_HEADLINE_WORDS = 4
_NEWLINES = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, soft hyphens, zero-width spaces and overrides of the writing direction. The joiners U+200C and U+200D
stay: Persian, Indic scripts and emoji need them."""


def normalise_text(text: str) -> str:
    """A body in stored form: NFC, LF line ends, no invisible characters, lines stripped at the right, one blank line at most.

    Raises:
        ReadError: it holds half a character: a lone surrogate, from bytes that are no UTF-8 or a cut JSON escape.
    """
    if _SURROGATE.search(text):
        raise ReadError("The text holds bytes that are not UTF-8, or half of a JSON \\u pair. Save the source again as UTF-8.")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _NEWLINES.sub("\n", text)))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def normalise_line(text: str) -> str:
    """A title or name in stored form: as `normalise_text`, on one line, runs of white space as one space.

    Raises:
        ReadError: as `normalise_text`.
    """
    return re.sub(r"\s+", " ", normalise_text(text))


def check_length(text: str, remedy: str = "Give the whole article's text.") -> None:
    """Refuse what is not an article.

    Args:
        text: the body in stored form.
        remedy: what to do, for the message.

    Raises:
        ReadError: under `MIN_LETTERS` letters.
    """
    letters = sum(map(str.isalpha, text))
    if letters < MIN_LETTERS:
        raise ReadError(f"The text is {'empty' if not text.strip() else f'only {letters} letters long'}. {remedy}")


def split_title(text: str) -> tuple[str | None, str]:
    """The title that stands over a plain text, and the text below it.

    A first line is a title if a blank line follows, it has at most 120 characters, and it does not end a sentence.
    """
    first, blank, rest = text.partition("\n\n")
    if blank and "\n" not in first and len(first) <= _TITLE_CHARS and not re.search(r"[.:;,][\"'”’)]*$", first):
        return normalise_line(first), rest
    return None, text


def drop_title(text: str, title: str) -> str:
    """The text without its first lines if they only repeat the title; a text that is nothing but its title stays.

    Args:
        text: the body.
        title: compared in any case, white space aside.
    """
    words = r"\s+".join(map(re.escape, title.split()))
    match = re.match(rf"\s*{words}[ \t]*(?:\n+|$)", text, re.IGNORECASE)
    return text[match.end() :] if match and text[match.end() :].strip() else text


def headline(text: str) -> str:
    """A title for an article that has none: its first sentence of four words or more, shortened at a word to 100 characters."""
    opening = text[:2000]
    sentences = [opening[span.start : span.end] for span in sentence_spans(opening)] or [opening]
    chosen = normalise_line(next((s for s in sentences if len(s.split()) >= _HEADLINE_WORDS), sentences[0]))
    if len(chosen) <= _HEADLINE_CHARS:
        return chosen.removesuffix(".")
    cut = chosen[:_HEADLINE_CHARS]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:–—-") + "…"
