"""Loads models of the sentence-transformers library, which brings torch: the only module that imports either."""

from __future__ import annotations

import logging
from typing import Any

from bot.errors import ModelUnavailable

log = logging.getLogger(__name__)


def load_encoder(name: str) -> Any:
    """A SentenceTransformer on the CPU.

    Args:
        name: a folder, or a name that the library can find or download.

    Raises:
        ModelUnavailable: it cannot be loaded.
    """
    from sentence_transformers import SentenceTransformer

    return _loaded(SentenceTransformer, name, "embedding model", "BRIEFING_EMBEDDING_MODEL")


def load_cross_encoder(name: str, longest: int) -> Any:
    """A CrossEncoder on the CPU.

    Args:
        name: a folder, or a name that the library can find or download.
        longest: tokens of a pair; what is longer is cut.

    Raises:
        ModelUnavailable: it cannot be loaded.
    """
    from sentence_transformers import CrossEncoder

    return _loaded(CrossEncoder, name, "reranker", "BRIEFING_RERANKER", max_length=longest)


def _loaded(make: Any, name: str, what: str, variable: str, **options: Any) -> Any:
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return make(name, device="cpu", **options)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailable(
            f"The {what} {name!r} cannot be loaded ({reason}). Set {variable} to a folder that holds such a model of "
            "sentence-transformers, to a name that can be downloaded, or leave it unset for the bundled one."
        ) from error
