"""Embeddings of questions and passages: one model a program, loaded on first use and shared by threads."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from bot.models.bundled import EMBEDDING as BUNDLED
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.models.encoders import Backend, Encoder

RECENT = 64
"""Questions whose vectors are kept: searching and answering ask for the same one."""


class Embedder:
    """Turns texts into unit vectors with one model.

    Args:
        model: `all-MiniLM-L6-v2`, another model name that sentence-transformers can load, or a folder.
        batch: most texts encoded at a time.
        backend: what runs the model, see `bot.models.encoders.open_encoder`.
        cache: folder that exports of models are kept in; by default the user's cache folder for this program.
    """

    def __init__(self, model: str = BUNDLED, batch: int = 32, backend: Backend = "auto", cache: Path | None = None) -> None:
        self.model = model
        self._batch = batch
        self._backend: Backend = backend
        self._cache = cache or user_cache_path("news-briefing", appauthor=False)
        self._loaded: Encoder | None = None
        self._recent: dict[str, NDArray[np.float32]] = {}
        self._lock = threading.Lock()
        self._loading = threading.Lock()

    @classmethod
    def of(cls, settings: Settings) -> Embedder:
        """The embedder that the settings ask for, not yet loaded."""
        return cls(settings.embedding_model, settings.embedding_batch, settings.embedding_backend, settings.cache)

    @property
    def dimension(self) -> int:
        """Length of the vectors; loads the model.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        return self._encoder().dimension

    @property
    def backend(self) -> str:
        """What runs the model: `onnx int8`, `onnx float32` or `torch`; loads it.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        return self._encoder().backend

    def warm_up(self) -> None:
        """Load the model now, so that the first question does not wait for it.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        self.query("warm up")

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimension,), with the model's own query prompt where it has one.

        Raises:
            ModelUnavailable: the model cannot be loaded.
        """
        with self._lock:
            known = self._recent.get(text)
        if known is not None:
            return known
        vector = self._encoder().query(text)
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
        return self._encoder().documents(texts)

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                from bot.models.encoders import open_encoder

                self._loaded = open_encoder(self.model, self._batch, self._backend, self._cache)
        return self._loaded
