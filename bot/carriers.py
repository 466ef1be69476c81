"""Carriers: the whole sentences of a cited passage that hold the most of a written sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.quantities import Quantity, quantities
from bot.sayers import names
from bot.sentences import Span, sentence_spans
from bot.text import stem, stems, words
from bot.types import Article, Attribution, Hit

CARRIES = 0.3
"""Least share for one label of several to be kept."""
MAX_RUN = 5
"""Most neighbouring sentences of a passage that are cited for one sentence; a quotation that is longer is cited whole."""

_REPORTING = frozenset(
    map(stem, ("stated", "added", "according", "declared", "announced", "noted", "reported", "statement", "article", "passage"))
)


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that a sentence cites, with who said what in its article.

    Attributes:
        hit: the passage and its article.
        attributions: of the whole article, in text order.
    """

    hit: Hit
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """Whole sentences of a source that carry a sentence: `source.hit.article.text[start:end]`.

    Attributes:
        source: the passage that they stand in.
        start, end: offsets in the article's text.
    """

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The cited characters."""
        return self.source.hit.article.text[self.start : self.end]

    def speakers(self) -> list[str]:
        """Who speaks in it, by the article."""
        return [a.speaker for a in self.source.attributions if a.speaker and a.start < self.end and self.start < a.end]


def find_carriers(text: str, sources: Sequence[Source], must: Mapping[int, Sequence[Span]]) -> tuple[Carrier, ...]:
    """For each source its best run of sentences; of several sources, those that carry part of the sentence.

    Args:
        text: the written sentence.
        sources: what it cites, in the order of its labels.
        must: index of a source -> spans in its passage's text that the run has to hold, such as a quotation's.

    Returns:
        At most one carrier a source, in the order of the sources; one that shares nothing with the sentence has none.
    """
    runs = [(index, _best_run(text, source, must.get(index, []))) for index, source in enumerate(sources)]
    found = [(index, run) for index, run in runs if run]
    wanted = content(text)
    least = CARRIES * len(wanted) if len(found) > 1 else 0
    return tuple(run for index, run in found if index in must or len(wanted & set(stems(run.text))) >= least)


def _best_run(text: str, source: Source, must: Sequence[Span]) -> Carrier | None:
    """The run of whole sentences that holds the most of a text: a stem counts 1, a number 2, each further sentence -2."""
    passage = source.hit.passage
    spans = sentence_spans(passage.text)
    wanted, numbers = content(text), quantities(text)
    sentences = [Carrier(source, passage.start + s.start, passage.start + s.end) for s in spans]
    held = [(wanted & set(stems(" ".join([s.text, *s.speakers()]))), quantities(s.text)) for s in sentences]
    best: tuple[int, int, int] | None = None
    for first in range(len(spans)):
        found: set[str] = set()
        counted: set[Quantity] = set()
        for last in range(first, len(spans)):
            found, counted = found | held[last][0], counted | held[last][1]
            inside = all(spans[first].start <= m.start and m.end <= spans[last].end for m in must)
            if inside:
                score = len(found) + 2 * sum(n.stands_in(counted) for n in numbers) - 2 * (last - first)
                if best is None or score > best[0]:
                    best = (score, first, last)
            if inside and last - first + 1 >= MAX_RUN:
                break
    if best is None or (best[0] <= 0 and not must):
        return None
    return Carrier(source, passage.start + spans[best[1]].start, passage.start + spans[best[2]].end)


def coverage(text: str, carriers: Iterable[Carrier]) -> float:
    """How much of a sentence stands in its carriers, or beside them as speaker, outlet, author, date or name.

    Args:
        text: the written sentence.
        carriers: what it cites.

    Returns:
        Share in [0, 1] of its content stems; 0 for a sentence without any.
    """
    wanted = content(text)
    held: set[str] = set()
    for carrier in carriers:
        article = carrier.source.hit.article
        held |= set(stems(carrier.text)) | set(stems(" ".join(filter(None, (article.outlet, article.author, *carrier.speakers())))))
        if article.published:
            held |= {str(article.published.day), str(article.published.year)} | set(stems(f"{article.published:%B %A}"))
        known = vocabulary(article)
        held |= {stem(word) for name, _, _ in names(text) for word in words(name) if is_known(word, known)}
    return len(wanted & held) / len(wanted) if wanted else 0.0


def content(text: str) -> set[str]:
    """Stems of the content words of a text, without words of reporting."""
    return set(stems(text)) - _REPORTING


def vocabulary(article: Article) -> set[str]:
    """All words of an article, its title, outlet and author included."""
    return set(words(" ".join(filter(None, (article.title, article.text, article.outlet, article.author)))))


def is_known(word: str, vocabulary: set[str]) -> bool:
    """True for a word of the vocabulary, or one that begins like it ("Russian", "Russia").

    Args:
        word: a folded word.
        vocabulary: folded words of an article.
    """
    root = stem(word)
    return word in vocabulary or (
        len(root) >= 5 and any(v.startswith(root) or (len(v) >= 5 and root.startswith(stem(v))) for v in vocabulary)
    )
