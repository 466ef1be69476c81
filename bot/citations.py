"""Citations: the exact characters of an article that carry a sentence, and the text of an answer with its markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.types import Answer, Article, Attribution, Citation, Hit, Passage, Sentence

MARKER = re.compile(r"\[(\d{1,4})\]")
"""A marker in an answer's text: [n]."""

_WORD_JOINER = "\u2060"
_BRACKETED_NUMBER = re.compile(r"\[(?=\s*\d+(?:\s*[,;–-]\s*\d+)*\s*\])")


def cite(
    label: int,
    source: Hit | tuple[Article, Passage],
    start: int,
    end: int,
    attributions: Iterable[Attribution] = (),
) -> Citation:
    """The citation of `article.text[start:end]`.

    Args:
        label: the n of its marker, 1 or more.
        source: the hit, or the article and the passage, that the span stands in.
        start, end: offsets in the article's text, half open; `start` lies in the passage.
        attributions: who said what in that article; one that overlaps the span gives the speaker.

    Raises:
        ValueError: the label is below 1, or the span is empty, blank, outside the article or starts outside the passage.
    """
    article, passage = (source.article, source.passage) if isinstance(source, Hit) else source
    if label < 1:
        raise ValueError(f"Citation label {label} of article {article.id!r} must be 1 or more.")
    if passage.article_id != article.id:
        raise ValueError(
            f"Passage {passage.id!r} belongs to article {passage.article_id!r}, not to {article.id!r}; cite it with its own article."
        )
    if not 0 <= start < end <= len(article.text):
        raise ValueError(
            f"Span {start}:{end} is empty or outside article {article.id!r} of {len(article.text)} characters; give offsets in its text."
        )
    if not passage.start <= start < passage.end:
        raise ValueError(
            f"Span {start}:{end} does not start in passage {passage.id!r} ({passage.start}:{passage.end}); cite the passage that holds it."
        )
    quote = article.text[start:end]
    if not quote.strip():
        raise ValueError(f"Span {start}:{end} of article {article.id!r} is blank; cite characters that can be read.")
    return Citation(label, quote, start, end, passage, article, speaker_of(attributions, start, end))


def speaker_of(attributions: Iterable[Attribution], start: int, end: int) -> str | None:
    """Who said the words of a span.

    Args:
        attributions: who said what in the article.
        start, end: offsets in the article's text, half open.

    Returns:
        The speaker whose statements overlap most of it, the earlier on a tie; None if no statement with a speaker does. Of two
        statements of which one holds the other, an outlet's and the one that it passes on, only the inner one counts.
    """
    overlap: dict[str, int] = {}
    found = [a for a in attributions if a.speaker and min(end, a.end) > max(start, a.start)]
    for said in (a for a in found if not any(_holds(a, b) for b in found)):
        shared = min(end, said.end) - max(start, said.start)
        if said.speaker and shared > 0:
            overlap[said.speaker] = overlap.get(said.speaker, 0) + shared
    return max(overlap, key=lambda speaker: overlap[speaker]) if overlap else None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)


def render(sentences: Sequence[Sentence]) -> str:
    """The text of an answer: each sentence as `lead text [1][2]`.

    A sentence with a lead opens a paragraph; one without goes on in the same paragraph. A number that stands in
    brackets in the sentence itself ("[12]" in an article) gets an invisible word joiner, so that no marker is read there.
    """
    parts: list[str] = []
    for sentence in sentences:
        said = _BRACKETED_NUMBER.sub("[" + _WORD_JOINER, " ".join(filter(None, (sentence.lead, sentence.text))))
        markers = "".join(f"[{label}]" for label in sentence.labels)
        if parts:
            parts.append("\n\n" if sentence.lead else " ")
        parts.append(f"{said} {markers}" if markers else said)
    return "".join(parts)


def check(answer: Answer) -> list[str]:
    """The citation faults of an answer, one plain line each; empty for an answer that proves itself."""
    if answer.abstained:
        faults = [f"an abstention has {len(answer.citations)} citations"] if answer.citations else []
        if answer.sentences:
            faults.append(f"an abstention has {len(answer.sentences)} sentences")
        return faults
    faults = [] if answer.citations else ["the answer has no citations"]
    labels = [citation.label for citation in answer.citations]
    if labels != list(range(1, len(labels) + 1)):
        faults.append(f"citations are labelled {labels}, not 1 to {len(labels)} in order")
    for citation in answer.citations:
        faults += _faults_of(citation)
    marked = [int(n) for n in MARKER.findall(answer.text)]
    claimed = [label for sentence in answer.sentences for label in sentence.labels]
    faults += [f"marker [{n}] in the text has no citation" for n in dict.fromkeys(marked) if n not in labels]
    faults += [f"citation [{n}] is not used in the text" for n in labels if n not in marked]
    faults += [f"sentence label {n} has no citation" for n in dict.fromkeys(claimed) if n not in labels]
    if marked != claimed:
        faults.append(f"the text has markers {marked}, its sentences {claimed}")
    faults += [f"a sentence has no citation: {s.text!r}" for s in answer.sentences if not s.labels]
    return faults


def _faults_of(citation: Citation) -> list[str]:
    article, passage, where = citation.article, citation.passage, f"citation [{citation.label}]"
    faults = []
    if not citation.quote.strip() or article.text[citation.start : citation.end] != citation.quote:
        faults.append(f"{where}: the quote does not stand at {citation.start}:{citation.end} of article {article.id!r}")
    if article.text[passage.start : passage.end] != passage.text or passage.article_id != article.id:
        faults.append(f"{where}: passage {passage.id!r} does not stand at {passage.start}:{passage.end} of article {article.id!r}")
    if not passage.start <= citation.start < passage.end:
        faults.append(f"{where}: its start {citation.start} is outside passage {passage.id!r}")
    return faults
