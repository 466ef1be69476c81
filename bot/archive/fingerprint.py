"""What shaped an archive's index."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings

CHUNKING = "paragraph-sentence-1"
"""Names the way of chunking; a change to `ingest.chunking` that moves borders changes this too."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What shaped an archive's index; dimension is 0 until the first article is in."""

    model: str
    dimension: int
    chunking: str

    @classmethod
    def of(cls, settings: Settings, dimension: int = 0) -> Fingerprint:
        """The fingerprint that these settings ask for."""
        return cls(settings.embedding_model, dimension, f"{CHUNKING}-{settings.chunk_chars}")
