"""Makes articles ready for the archive: cut into passages, embedded, and their statements attributed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from bot.archive.fingerprint import Fingerprint
from bot.archive.writer import Indexed
from bot.embedding import Embedder
from bot.settings import Settings
from bot.types import Article
from ingest import chunking
from ingest.attributor import Attributor


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that waits for its passages, vectors and statements.

    Attributes:
        hash: of its content, see `ingest.identity.content_hash`.
        status: what it will be in the archive.
    """

    article: Article
    hash: str
    status: Literal["added", "replaced"]


class Builder:
    """Makes batches of articles ready. A context manager, see `ingest.attributor.Attributor`.

    Args:
        settings: of the archive.
        embedder: embeds the passages.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._chars = settings.chunk_chars
        self._chunking = Fingerprint.of(settings).chunking
        self._embedder = embedder
        self._attributor = Attributor()

    def __enter__(self) -> Builder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._attributor.__exit__(kind, error, traceback)

    def build(self, batch: Sequence[Prepared], large: bool = False) -> list[Indexed]:
        """The articles of a batch, in its order, ready to be put into the archive.

        Args:
            batch: articles.
            large: whether the batch is worth a process for its statements.

        Raises:
            ModelUnavailable: the embedding model or the parser cannot be loaded.
        """
        attributions = self._attributor.start([prepared.article for prepared in batch], large)
        cut = []
        for prepared in batch:
            article = prepared.article
            version = hashlib.sha256(f"{article.id}\0{prepared.hash}\0{self._chunking}".encode()).hexdigest()[:20]
            cut.append(tuple(chunking.passages(article.id, version, article.text, self._chars)))
        texts = [search_text(prepared.article, p.text) for prepared, passages in zip(batch, cut, strict=True) for p in passages]
        vectors = self._embedder.documents(texts)
        indexed, start = [], 0
        for prepared, passages, found in zip(batch, cut, attributions(), strict=True):
            indexed.append(Indexed(prepared.article, prepared.hash, passages, found, vectors[start : start + len(passages)]))
            start += len(passages)
        return indexed


def search_text(article: Article, passage: str) -> str:
    """What is embedded for a passage: the article's title travels with it."""
    return f"{article.title}\n{passage}"
