"""The vectors of an archive, in Chroma: the only module that imports chromadb.

Chroma keeps one system per folder and process, and a system never sees what another process wrote after it was opened.
So all stores of one folder share one client here, and `VectorStore.at` reopens it when the archive has moved on.
"""

from __future__ import annotations

import shlex
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
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
DEPTH = 400
"""Candidates that a search keeps (`ef` of HNSW, Malkov and Yashunin 2018). Of the true ten nearest of 100,000 vectors of
`benchmarks.vectors` it finds .94, Chroma's own 100 finds .76; a search then takes some 10 ms longer."""


class Chroma:
    """A Chroma client that all archives of this process on one folder or server share; made by `share`.

    Its users finish before it reopens or closes.
    """

    def __init__(self, where: Path | str) -> None:
        self.where = where
        self.holders = 0
        self._state: object = None
        self._writers = 0
        self._users = 0
        self._idle = threading.Condition()
        self._client: Any = None

    @contextmanager
    def use(self) -> Iterator[Any]:
        """The client, connected on first use, with Chroma's errors turned into VectorStoreUnavailable."""
        with self._idle:
            if self._client is None:
                self._client = self._connect()
            self._users += 1
            client = self._client
        try:
            yield client
        except BaseException as error:
            if _from_chroma(error):
                raise VectorStoreUnavailable(self._complaint(error)) from error
            raise
        finally:
            with self._idle:
                self._users -= 1
                self._idle.notify_all()

    def move_to(self, state: object) -> None:
        """Reopen an embedded store unless it was opened, or written here, in this state of the archive.

        Args:
            state: an `ArchiveState`; here it is only compared.
        """
        with self._idle:
            if isinstance(self.where, Path):
                self._idle.wait_for(lambda: self._state == state or self._writers or not self._users)
                if self._state != state and not self._writers:
                    self._disconnect()
            self._state = state

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While this process writes, its own client is the freshest: readers here do not reopen it."""
        with self._idle:
            self._writers += 1
            self._idle.notify_all()
        try:
            yield
        finally:
            with self._idle:
                self._writers -= 1

    def release(self) -> None:
        """Give up one share; the last one closes the client and its files."""
        with _chromas_lock:
            self.holders -= 1
            if not self.holders:
                _chromas.pop(self.where, None)
                with self._idle:
                    self._idle.wait_for(lambda: not self._users)
                    self._disconnect()

    def _connect(self) -> Any:
        try:
            try:
                return self._open()
            except AttributeError:  # Chroma 1.5 kept the half-made system of a start that failed, and has let go of it just now
                return self._open()
        except BaseException as error:
            if _from_chroma(error):
                raise VectorStoreUnavailable(self._complaint(error)) from error
            raise

    def _open(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if isinstance(self.where, Path):
            return chromadb.PersistentClient(str(self.where), settings=settings)
        address = urlsplit(self.where)
        secure = address.scheme == "https"
        port = address.port or (443 if secure else 8000)
        return chromadb.HttpClient(host=address.hostname or "localhost", port=port, ssl=secure, settings=settings)

    def _disconnect(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _complaint(self, error: BaseException) -> str:
        from chromadb.errors import NotFoundError

        if isinstance(self.where, Path) and "disk is full" in str(error):
            return f"The vector store in {self.where} has no room on its disk ({error}). Make room, and try again; nothing is lost."
        if isinstance(self.where, Path):
            return (
                f"The vector store in {self.where} does not work ({error}). Restore the archive from a backup, or run "
                f"`python -m ingest rebuild --archive {shlex.quote(str(self.where.parent))}`, which makes the vectors anew from the stored articles."
            )
        if isinstance(error, NotFoundError):
            return (
                f"The Chroma server at {self.where} does not hold this archive's vectors ({error}). Correct BRIEFING_CHROMA_URL, or run "
                "`python -m ingest rebuild` on the archive, which makes the vectors anew from the stored articles."
            )
        return f"The Chroma server at {self.where} does not answer ({error}). Start it, or correct BRIEFING_CHROMA_URL."


def _from_chroma(error: BaseException) -> bool:
    """Whether an error comes from Chroma or its HTTP client: it raises its own types, plain ValueErrors and Rust panics alike."""
    import httpx
    from chromadb.errors import ChromaError

    return (
        isinstance(error, ChromaError | httpx.HTTPError | ValueError | OSError)
        or type(error).__module__.startswith("chromadb")
        or type(error).__name__ == "PanicException"  # of pyo3, a BaseException that cannot be imported
    )


_chromas: dict[Path | str, Chroma] = {}
_chromas_lock = threading.Lock()


def share(where: Path | str) -> Chroma:
    """The process's client for a folder or server; whoever takes it releases it.

    Args:
        where: folder of an embedded store, or http(s) address of a Chroma server.
    """
    where = where.resolve() if isinstance(where, Path) else where
    with _chromas_lock:
        chroma = _chromas.setdefault(where, Chroma(where))
        chroma.holders += 1
        return chroma


class VectorStore:
    """One Chroma collection of unit vectors, compared by cosine.

    Args:
        chroma: the client.
        collection: name of the collection.

    Every method raises VectorStoreUnavailable when Chroma does not answer.
    """

    def __init__(self, chroma: Chroma, collection: str) -> None:
        self.collection = collection
        self._shared = chroma

    def at(self, state: object) -> VectorStore:
        """This store, fresh enough to hold what was written up to this state of the archive."""
        self._shared.move_to(state)
        return self

    def writing(self) -> AbstractContextManager[None]:
        """See `Chroma.writing`."""
        return self._shared.writing()

    def create(self) -> None:
        """Make the collection if it is not there; Chroma leaves the configuration of one that is there as it is."""
        with self._shared.use() as client:
            client.get_or_create_collection(
                self.collection, embedding_function=None, configuration={"hnsw": {"space": SPACE, "ef_search": DEPTH}}
            )

    def upsert(self, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Mapping[str, str | int]]) -> None:
        """Write vectors, replacing those of the same id.

        Args:
            ids: passage ids, each once.
            vectors: shape (len(ids), dimension), unit length.
            metadatas: one for each id, what a filter asks for: `article` (its id), `published` (yyyymmdd, 0 if undated) and
                `outlet` (lower case, "" if unknown).
        """
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
        """The vectors nearest to that of a question.

        Args:
            vector: shape (dimension,), unit length.
            k: at most so many.
            where: Chroma metadata filter, see `Filter.chroma`.
            ids: look only among these; None, or an empty list, means all.

        Returns:
            Ids with their cosine similarity in [-1, 1], best first.
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

    def drop(self) -> None:
        """Remove the whole collection; it is no error if it is not there."""
        with self._shared.use() as client:
            if any(other.name == self.collection for other in client.list_collections()):
                client.delete_collection(self.collection)
