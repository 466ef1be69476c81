"""Reading an archive."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from bot.archive.filter import Filter
from bot.archive.fingerprint import Fingerprint
from bot.archive.spoken import SpokenCatalogue
from bot.archive.vectors import Chroma, VectorStore, share
from bot.errors import ArchiveMismatch, VectorStoreUnavailable
from bot.settings import Settings

VECTORS_FOLDER = "vectors"


class Archive(SpokenCatalogue):
    """An archive opened for reading: what it holds (`Catalogue`, `SpokenCatalogue`), and the search by keywords and vectors.

    Args:
        settings: where the archive is, and the model and chunking that it must have been built with.
        check_fingerprint: False opens an archive that was built in another way, to list or rebuild it.

    Raises:
        ArchiveMismatch: it was built with another model or chunking than the settings say.
        ArchiveNotFound, ArchiveMismatch, ArchiveDamaged: as for `Catalogue`.
    """

    def __init__(self, settings: Settings, *, check_fingerprint: bool = True) -> None:
        super().__init__(settings)
        self._chroma: Chroma | None = None
        self._lock = threading.Lock()
        try:
            if check_fingerprint:
                self.check_fingerprint()
        except BaseException:
            self.close()
            raise

    def check_fingerprint(self) -> None:
        """Raise ArchiveMismatch unless the archive was built the way the settings say."""
        stored, wanted = self.fingerprint, Fingerprint.of(self.settings)
        if (stored.model, stored.chunking) != (wanted.model, wanted.chunking):
            raise ArchiveMismatch(
                f"The archive {self.folder} was built with embedding model {stored.model!r} and chunking {stored.chunking!r}, the settings ask for "
                f"{wanted.model!r} and {wanted.chunking!r}. Set them back, or rebuild it: python -m ingest rebuild {self.option}"
            )

    def vectors(self) -> VectorStore:
        """The vector store, as fresh as the archive is now."""
        state = self.state
        return self.store(state.collection).at(state)

    def store(self, collection: str) -> VectorStore:
        """A collection in this archive's Chroma, embedded or on the server of the settings."""
        with self._lock:
            if self._chroma is None:
                self._chroma = share(self.settings.chroma_url or self.folder / VECTORS_FOLDER)
            return VectorStore(self._chroma, collection)

    def keyword_search(self, query: str, k: int, where: Filter, speaker: str | None = None) -> list[tuple[str, float]]:
        """Passages by BM25 (FTS5, title counted double).

        Args:
            query: an FTS5 query, made of `bot.retrieval.terms`; "" finds nothing.
            k: at most so many.
            where: only passages of articles that pass it.
            speaker: only passages that hold words of somebody whom this name can mean, see `People.named`.

        Returns:
            Passage ids with a score that is higher for better, best first.
        """
        if not query:
            return []
        condition, values = where.sql()
        if speaker:
            spoken, names = self._spoken_by(speaker)
            condition += f" AND {_SPEAKER_IN_PASSAGE.format(spoken)}"
            values += names
        rows = self.database.rows(
            "SELECT passages.id AS id, -bm25(keywords, 2.0, 1.0) AS score FROM keywords JOIN passages ON passages.key = keywords.rowid "
            f"JOIN articles ON articles.key = passages.article WHERE keywords MATCH ? AND {condition} ORDER BY score DESC, passages.key LIMIT ?",
            query,
            *values,
            k,
        )
        return [(r["id"], float(r["score"])) for r in rows]

    def vector_search(self, vector: NDArray[np.float32], k: int, where: Filter, speaker: str | None = None) -> list[tuple[str, float]]:
        """Passages by cosine similarity of their vectors with that of a question.

        Args:
            vector: shape (dimension,), unit length.
            k: how many; a few more come back while the archive is being written.
            where: only passages of articles that pass it.
            speaker: as for `keyword_search`.

        Returns:
            Passage ids with their similarity in [-1, 1], best first; `passages_of` leaves out ids that no passage has (yet).

        Raises:
            VectorStoreUnavailable: Chroma does not answer.
        """
        if not self.database.rows("SELECT 1 FROM passages LIMIT 1"):
            return []
        ids = None
        if speaker:
            spoken, names = self._spoken_by(speaker)
            condition = _SPEAKER_IN_PASSAGE.format(spoken)
            found = self.database.rows(
                f"SELECT passages.id AS id FROM passages JOIN articles ON articles.key = passages.article WHERE {condition}", *names
            )
            ids = [r["id"] for r in found]
            if not ids:
                return []
        k += self.database.count("vector_journal")  # vectors that no passage owns (yet) must not take the place of those that count
        state = self.state
        try:
            return self.store(state.collection).at(state).query(vector, k, where.chroma(), ids)
        except VectorStoreUnavailable:
            if self.state == state:
                raise
        return self.vectors().query(vector, k, where.chroma(), ids)  # a rebuild has dropped the collection in the meantime

    def document_frequency(self, term: str) -> int:
        """In how many passages (or titles of their articles) a term stands.

        Args:
            term: an FTS5 query for it, as `bot.retrieval.terms` quotes it.
        """
        rows = self.database.rows
        return self._remembered.get(
            self.state, ("frequency", term), lambda: int(rows("SELECT count(*) AS n FROM keywords WHERE keywords MATCH ?", term)[0]["n"])
        )

    def close(self) -> None:
        """Close the files, and the vector store where no other archive of this process uses it."""
        self.database.close()
        with self._lock:
            if self._chroma is not None:
                self._chroma.release()
                self._chroma = None


_SPEAKER_IN_PASSAGE = (
    "passages.key IN (SELECT spoken.key FROM quotes CROSS JOIN passages AS spoken ON spoken.article = quotes.article "
    'AND quotes.start < spoken."end" AND quotes."end" > spoken.start WHERE {})'
)
"""Not EXISTS for each passage: the statements of a speaker are few, the passages that a question's words find are many. CROSS JOIN
tells SQLite to begin with the statements."""
