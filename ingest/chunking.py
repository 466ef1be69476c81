"""Cuts an article into passages on paragraph and sentence borders, with exact offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.sentences import Span, sentence_spans
from bot.types import Passage

SMALLEST_SHARE = 0.4
"""A passage may end at a paragraph border once it has this share of the most characters."""
LONGEST_CHARACTER = 32
"""Code points that one visible character may have; more are cut anywhere."""
JOINER = "\u200d"


def passages(article_id: str, version: str, text: str, most: int) -> list[Passage]:
    """The passages of an article's text: whole sentences, at most `most` characters, cut between paragraphs where it can be.

    Args:
        article_id: the article's id.
        version: names the text and the chunking; passage ids are `version-position`.
        text: the stored text.
        most: characters a passage may have; a longer sentence is cut between words.

    Returns:
        Passages that cover every non-blank character once, with `text[p.start:p.end] == p.text`.
    """
    return [
        Passage(f"{version}-{position}", article_id, position, span.start, span.end, text[span.start : span.end])
        for position, span in enumerate(_pack(text, most))
    ]


def _pack(text: str, most: int) -> Iterator[Span]:
    current: Span | None = None
    sentences = [part for span in sentence_spans(text) for part in _cut(text, span, most)]
    for i, sentence in enumerate(sentences):
        if current is None:
            current = sentence
            continue
        opens_paragraph = "\n" in text[current.end : sentence.start]
        paragraph_end = _paragraph_end(text, sentences, i, most) if opens_paragraph else sentence.end
        too_long = sentence.end - current.start > most
        early = opens_paragraph and paragraph_end - current.start > most and current.end - current.start >= SMALLEST_SHARE * most
        if too_long or early:
            yield current
            current = sentence
        else:
            current = Span(current.start, sentence.end)
    if current is not None:
        yield current


def _paragraph_end(text: str, sentences: list[Span], first: int, most: int) -> int:
    end = sentences[first].end
    for sentence in sentences[first + 1 :]:
        if "\n" in text[end : sentence.start] or end - sentences[first].start > most:
            break
        end = sentence.end
    return end


def _cut(text: str, span: Span, most: int) -> Iterator[Span]:
    """A sentence, or its pieces between words where it is longer than a passage may be."""
    start = span.start
    while span.end - start > most:
        end = start + most
        space = next((i for i in range(end - 1, start, -1) if text[i].isspace()), None)
        end = space if space is not None else _whole_character(text, start, end)
        yield Span(start, end)
        start = next((i for i in range(end, span.end) if not text[i].isspace()), span.end)
    if start < span.end:
        yield Span(start, span.end)


def _whole_character(text: str, start: int, end: int) -> int:
    """The last place up to `end` that does not part a letter from its accents or an emoji from its joined ones."""
    for place in range(end, max(start, end - LONGEST_CHARACTER), -1):
        if not (unicodedata.category(text[place]) in ("Mn", "Me", "Mc", "Sk") or JOINER in (text[place], text[place - 1])):
            return place
    return end
