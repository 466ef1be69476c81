"""The vectors of an archive, in Chroma: the only module that imports chromadb.

Chroma keeps one system per folder and process, and a system never sees what another process wrote after it was opened.
So all stores of one folder share one client here, and `VectorStore.at` reopens it when the archive's generation moved on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from bot.errors import VectorStoreUnavailable

Vectors = NDArray[np.float32]
BATCH = 5000
"""Vectors a call: Chroma 1.5 refuses more than 5461."""
SPACE = "cosine"


class _Client:
    """A Chroma client that several stores of this process share, and that waits for its users before it reopens."""

    def __init__(self, where: Path | str) -> None:
        self.where = where
        self.generation: int | None = None
        self.writers = 0
        self._users = 0
        self._idle = threading.Condition()
        self._client: Any = None

    @contextmanager
    def use(self) -> Iterator[Any]:
        with self._idle:
            if self._client is None:
                self._client = self._connect()
            self._users += 1
        try:
            yield self._client
        except Exception as error:
            if _from_chroma(error):
                raise VectorStoreUnavailable(self._complaint(error)) from error
            raise
        finally:
            with self._idle:
                self._users -= 1
                self._idle.notify_all()

    def move_to(self, generation: int) -> None:
        with self._idle:
            if self.generation == generation:
                return
            if not self.writers and isinstance(self.where, Path):
                self._idle.wait_for(lambda: self._users == 0)
                self._disconnect()
            self.generation = generation

    def close(self) -> None:
        with self._idle:
            self._idle.wait_for(lambda: self._users == 0)
            self._disconnect()

    def _connect(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        try:
            if isinstance(self.where, Path):
                return chromadb.PersistentClient(str(self.where), settings=settings)
            address = urlsplit(self.where)
            secure = address.scheme == "https"
            return chromadb.HttpClient(
                host=address.hostname or "localhost", port=address.port or (443 if secure else 8000), ssl=secure, settings=settings
            )
        except Exception as error:
            if _from_chroma(error):
                raise VectorStoreUnavailable(self._complaint(error)) from error
            raise

    def _disconnect(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _complaint(self, error: Exception) -> str:
        if isinstance(self.where, Path):
            return (
                f"The vector store in {self.where} does not work ({error}). Restore the archive from a backup, or run "
                f"`python -m ingest rebuild --archive {self.where.parent}`, which makes the vectors anew from the stored articles."
            )
        return f"The Chroma server at {self.where} does not answer ({error}). Start it, or correct BRIEFING_CHROMA_URL."


def _from_chroma(error: Exception) -> bool:
    """Whether an error comes from Chroma or its HTTP client: it raises its own types, plain ValueErrors and Rust panics alike."""
    import httpx
    from chromadb.errors import ChromaError

    return isinstance(error, ChromaError | httpx.HTTPError | ValueError | OSError) or type(error).__module__.startswith("chromadb")


_clients: dict[Path | str, _Client] = {}
_clients_lock = threading.Lock()


class VectorStore:
    """One Chroma collection of unit vectors, compared by cosine.

    Args:
        where: folder of an embedded store, or http(s) address of a Chroma server.
        collection: name of the collection.

    Every method raises VectorStoreUnavailable when Chroma does not answer.
    """

    def __init__(self, where: Path | str, collection: str) -> None:
        self.collection = collection
        where = where.resolve() if isinstance(where, Path) else where
        with _clients_lock:
            self._shared = _clients.setdefault(where, _Client(where))

    def at(self, generation: int) -> VectorStore:
        """This store, fresh enough to hold what the archive's given generation wrote."""
        self._shared.move_to(generation)
        return self

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While this process writes, its own client is the freshest: readers here do not reopen it."""
        self._shared.writers += 1
        try:
            yield
        finally:
            self._shared.writers -= 1

    def create(self) -> None:
        """Make the collection if it is not there."""
        with self._shared.use() as client:
            client.get_or_create_collection(self.collection, embedding_function=None, configuration={"hnsw": {"space": SPACE}})

    def upsert(self, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Mapping[str, str | int]]) -> None:
        """Write vectors, shape (len(ids), dimension), replacing those of the same id."""
        with self._shared.use() as client:
            collection = client.get_collection(self.collection, embedding_function=None)
            for i in range(0, len(ids), BATCH):
                part = slice(i, i + BATCH)
                collection.upsert(ids=list(ids[part]), embeddings=vectors[part], metadatas=[dict(m) for m in metadatas[part]])

    def delete(self, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids; those that are not there are no error."""
        with self._shared.use() as client:
            collection = client.get_collection(self.collection, embedding_function=None)
            for i in range(0, len(ids), BATCH):
                collection.delete(ids=list(ids[i : i + BATCH]))

    def query(
        self, vector: Vectors, k: int, where: Mapping[str, Any] | None = None, ids: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ids of the k vectors nearest to one of shape (dimension,), with their cosine similarity, best first.

        Args:
            where: Chroma metadata filter.
            ids: look only among these.
        """
        with self._shared.use() as client:
            collection = client.get_collection(self.collection, embedding_function=None)
            found = collection.query(
                query_embeddings=[vector],
                n_results=k,
                where=dict(where) if where else None,
                ids=list(ids) if ids else None,
                include=["distances"],
            )
        return [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        with self._shared.use() as client:
            collection = client.get_collection(self.collection, embedding_function=None)
            return set(collection.get(include=[])["ids"])

    def drop_others(self, prefix: str) -> None:
        """Remove every other collection whose name starts with this prefix: what a rebuild left behind."""
        with self._shared.use() as client:
            for other in client.list_collections():
                if other.name.startswith(prefix) and other.name != self.collection:
                    client.delete_collection(other.name)

    def close(self) -> None:
        """Let go of the client; the next call connects again."""
        self._shared.close()
