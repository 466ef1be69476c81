"""What shaped an archive's index."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings

CHUNKING = "paragraph-sentence-1"
"""Names the way of chunking; a change to `ingest.chunking` that moves borders changes this too."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What shaped an archive's index. Another model or chunking needs a rebuild.

    Attributes:
        model: the embedding model, as the settings name it.
        dimension: numbers in a vector; 0 until the first article is in.
        chunking: the way of chunking and the most characters of a passage: `paragraph-sentence-1-750`.
    """

    model: str
    dimension: int
    chunking: str

    @classmethod
    def of(cls, settings: Settings, dimension: int = 0) -> Fingerprint:
        """The fingerprint that these settings ask for.

        Args:
            settings: `embedding_model` and `chunk_chars`.
            dimension: numbers in a vector, or 0 where no model has been loaded to tell.
        """
        return cls(settings.embedding_model, dimension, f"{CHUNKING}-{settings.chunk_chars}")
