"""Rerankers: cross-encoders that read a question and a text together and say how well the text answers it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.models import bundled
from bot.settings import Settings

LONGEST = 160
"""Tokens of a question with a text; what is longer is cut. With `bot.sentence_scores.TEXTS` it bounds the cost of a question."""
BATCH = 16
"""Most pairs scored at a time."""
OFF = "off"
SOFTENED = 4.0
"""Logits of a cross-encoder trained on MS MARCO run from about -11 to 11, where a plain logistic curve is flat."""

Scores = NDArray[np.float32]


class Reranker(Protocol):
    """Scores texts against a question."""

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """How well each text answers the question: shape (len(texts),), in (0, 1), higher for better.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        ...


class BundledReranker:
    """The int8 graph that an installed package carries, run by onnxruntime; loaded on first use, its checksums verified.

    Args:
        name: a reranker of `bot.models.bundled`.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._loaded: Any = None
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """See `Reranker`."""
        logits = np.zeros(len(texts), np.float32)
        for places, output, _ in self._transformer().outputs([(question, text) for text in texts], BATCH):
            logits[places] = output[:, 0]
        return _softened(logits)

    def _transformer(self) -> Any:
        with self._lock:
            if self._loaded is None:
                from bot.models.onnx import Transformer

                folder = bundled.verified(self._name)
                self._loaded = Transformer(folder / "model.onnx", folder / "tokenizer.json", LONGEST)
        return self._loaded


class CrossEncoderReranker:
    """Any CrossEncoder of sentence-transformers with one output; loaded on first use, with torch.

    Args:
        name: a folder, or a name that sentence-transformers can find or download.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._loaded: Any = None
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """See `Reranker`."""
        with self._lock:
            if self._loaded is None:
                from bot.models.sentence import load_cross_encoder

                self._loaded = load_cross_encoder(self._name, LONGEST)
        pairs = [(question, text) for text in texts]
        if not pairs:
            return np.zeros(0, np.float32)
        logits = self._loaded.predict(pairs, batch_size=BATCH, activation_fn=None, show_progress_bar=False)
        return _softened(np.asarray(logits, np.float32).reshape(len(pairs)))


def reranker_of(settings: Settings) -> Reranker | None:
    """The reranker that the settings ask for, not yet loaded, or None where it is off."""
    if settings.reranker == OFF:
        return None
    if settings.reranker == bundled.RERANKER:
        return BundledReranker(settings.reranker)
    return CrossEncoderReranker(settings.reranker)


def _softened(logits: Scores) -> Scores:
    """Logits in (0, 1) by a logistic curve that is `SOFTENED` times flatter, so that the order among poor texts is kept too."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits.astype(np.float64) / SOFTENED)), np.float32)
