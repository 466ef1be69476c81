"""Writing to an archive so that a crash at any point loses nothing.

Two stores cannot commit together, so each change goes: (1) the journal in SQLite names the vectors that are about to be
written; (2) Chroma gets them; (3) one SQLite transaction swaps the articles, their passages, keywords and quotations,
raises the generation, and leaves in the journal only the vectors that fell out; (4) Chroma drops those. Readers join
vectors with SQLite's passages, so a vector without a passage is never seen. When the dropped vectors are gone, `settled`
is raised, because a reader that opened Chroma between (3) and (4) still sees them. A rebuild fills a collection of its
own, named under `dropping` until its transaction puts the old one's name there. Whatever a crash leaves in the journal or
under `dropping` is cleaned up when the next writer opens the archive.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.archive.archive import Archive
from bot.archive.attributions import insert_attributions
from bot.archive.database import DATABASE_FILE, Database
from bot.archive.filter import day_number
from bot.archive.fingerprint import Fingerprint
from bot.archive.lock import writer_lock
from bot.archive.vectors import VectorStore
from bot.errors import ArchiveDamaged, ArchiveMismatch
from bot.settings import Settings
from bot.text import with_english_letters
from bot.types import Article, Attribution, Passage

COLLECTION_PREFIX = "briefing-"


@dataclass(frozen=True, slots=True)
class Indexed:
    """An article with all that is stored of it.

    Attributes:
        article: what was read.
        hash: of all the article's fields; the same hash means that nothing changed.
        passages: the article's text cut up, in order.
        attributions: who said what in the article, with offsets in its text.
        vectors: shape (len(passages), dimension), unit length.
    """

    article: Article
    hash: str
    passages: tuple[Passage, ...]
    attributions: tuple[Attribution, ...]
    vectors: NDArray[np.float32]


class Writer:
    """Changes an archive; made by `open_writer`, which holds the lock."""

    def __init__(self, archive: Archive, attribution: str | None = None) -> None:
        self.archive = archive
        self._attribution = attribution
        self._database = archive.database
        self._store = archive.store(str(archive.database.meta("collection")))
        self._recover()

    def hash_of(self, article_id: str) -> str | None:
        """The stored hash of an article (see `Indexed.hash`) by its id, or None if it is not there."""
        found = self._database.rows("SELECT hash FROM articles WHERE id = ?", article_id)
        return str(found[0]["hash"]) if found else None

    def twin_of(self, content_hash: str) -> str | None:
        """The id of an article with this hash (see `Indexed.hash`), or None."""
        found = self._database.rows("SELECT id FROM articles WHERE hash = ? LIMIT 1", content_hash)
        return str(found[0]["id"]) if found else None

    def put(self, batch: Sequence[Indexed]) -> None:
        """Add or replace articles, all or none of them.

        Args:
            batch: the articles, each id once; their vectors must have the archive's dimension.

        Raises:
            ArchiveMismatch: the vectors have another dimension than the archive's.
            VectorStoreUnavailable: Chroma does not answer; either nothing has changed for readers, or everything has, and
                only the vectors that fell out still wait to be dropped.
        """
        if not batch:
            return
        fingerprint = self._fit(batch)
        new_ids = [p.id for entry in batch for p in entry.passages]
        self._journal(new_ids)
        _upsert(self._store, batch)
        with self._database.transaction() as connection:
            old_ids = [i for entry in batch for i in _delete_rows(connection, entry.article.id)]
            if not connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
                self._stamp(connection)
            for entry in batch:
                _insert_rows(connection, entry)
            _set(connection, fingerprint=json.dumps(asdict(fingerprint)))
            self._commit_generation(connection, keep=new_ids, drop=sorted(set(old_ids) - set(new_ids)))
        self._recover()

    def remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles with all that belongs to them, all or none; ids that are not there are no error.

        Raises:
            VectorStoreUnavailable: Chroma does not answer; readers no longer see the articles, the next writer drops their vectors.
        """
        with self._database.transaction() as connection:
            old_ids = [i for article_id in article_ids for i in _delete_rows(connection, article_id)]
            self._commit_generation(connection, keep=[], drop=old_ids)
        self._recover()

    def replace_all(self, batches: Iterator[Sequence[Indexed]], fingerprint: Fingerprint) -> Iterator[Sequence[Indexed]]:
        """Put a whole new index in the place of the old one, which stays readable until the last batch is in.

        Args:
            batches: every article of the archive, indexed anew; consumed lazily.
            fingerprint: what the new index is built with.

        Yields:
            Each batch once it is written. All of them count when the iterator has ended, and none before.
        """
        old, collection = str(self._database.meta("collection")), _collection_name(str(self._database.meta("id")))
        with self._database.transaction() as connection:
            _set(connection, dropping=collection)
        fresh = self.archive.store(collection)
        fresh.create()
        dimension = 0
        with self._database.transaction() as connection:
            for batch in batches:
                _upsert(fresh, batch)
                for entry in batch:
                    dimension = entry.vectors.shape[1] if len(entry.vectors) else dimension
                    _delete_rows(connection, entry.article.id)
                    _insert_rows(connection, entry)
                yield batch
            made = Fingerprint(fingerprint.model, dimension, fingerprint.chunking)
            _set(connection, collection=collection, fingerprint=json.dumps(asdict(made)), dropping=old)
            self._stamp(connection)
            self._commit_generation(connection, keep=[], drop=[])
        self._store = fresh
        self._recover()

    def _stamp(self, connection: sqlite3.Connection) -> None:
        """All statements are attributed by the rules of this writer; an article that joins older ones leaves the older stamp."""
        if self._attribution:
            _set(connection, attribution=self._attribution)

    def _fit(self, batch: Sequence[Indexed]) -> Fingerprint:
        stored = self.archive.fingerprint
        dimensions = {entry.vectors.shape[1] for entry in batch if len(entry.vectors)}
        if len(dimensions | ({stored.dimension} if stored.dimension else set())) > 1:
            raise ArchiveMismatch(
                f"The embedding model {stored.model!r} now gives vectors of {sorted(dimensions)} numbers, the archive {self.archive.folder} holds "
                f"{stored.dimension}. Rebuild it: python -m ingest rebuild {self.archive.option}"
            )
        return Fingerprint(stored.model, next(iter(dimensions), stored.dimension), stored.chunking)

    def _commit_generation(self, connection: sqlite3.Connection, keep: Sequence[str], drop: Sequence[str]) -> None:
        connection.executemany("DELETE FROM vector_journal WHERE id = ?", [(i,) for i in keep])
        connection.executemany("INSERT OR IGNORE INTO vector_journal VALUES (?)", [(i,) for i in drop])
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")

    def _journal(self, ids: Sequence[str]) -> None:
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO vector_journal VALUES (?)", [(i,) for i in ids])

    def _recover(self) -> None:
        """Drop the vectors that the journal names and no passage owns, and the collection that is not, or no longer, in use."""
        unused = self._database.meta("dropping")
        if unused:
            self.archive.store(unused).drop()
        orphans = [r["id"] for r in self._database.rows("SELECT id FROM vector_journal WHERE id NOT IN (SELECT id FROM passages)")]
        if orphans:
            self._store.delete(orphans)
        if unused or self._database.rows("SELECT 1 FROM vector_journal LIMIT 1"):
            with self._database.transaction() as connection:
                connection.execute("DELETE FROM vector_journal")
                connection.execute("DELETE FROM meta WHERE key = 'dropping'")
                connection.execute("INSERT INTO meta VALUES ('settled', '1') ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1")
        self._store.at(self.archive.state)


@contextmanager
def open_writer(settings: Settings, *, check_fingerprint: bool = True, attribution: str | None = None) -> Iterator[Writer]:
    """Open the archive of these settings for writing, making it if there is none, and hold its lock.

    Args:
        settings: where the archive is, and the model and chunking to build it with.
        check_fingerprint: False opens an archive that was built in another way, for a rebuild.
        attribution: names the rules by which the statements of what is put were attributed.

    Raises:
        ArchiveLocked: somebody else is writing.
        ArchiveMismatch: it was built with another model or chunking (not with `check_fingerprint=False`), or has an older format.
        VectorStoreUnavailable: Chroma does not answer.
        ArchiveDamaged: the folder cannot be used.
    """
    folder = Path(settings.archive).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveDamaged(
            f"The archive folder {folder} cannot be made ({error}). Choose another with --archive or BRIEFING_ARCHIVE."
        ) from error
    with writer_lock(folder):
        _create(settings)
        archive = Archive(settings, check_fingerprint=check_fingerprint)
        try:
            store = archive.vectors()  # before `writing`: what another process wrote since this one looked must be seen first
            with store.writing():
                if not check_fingerprint or not archive.passage_count():
                    store.create()
                yield Writer(archive, attribution)
        finally:
            archive.close()


def _create(settings: Settings) -> None:
    database = Database(Path(settings.archive) / DATABASE_FILE, create=True)
    try:
        if not database.meta("collection"):
            identity = uuid.uuid4().hex
            with database.transaction() as connection:
                _set(
                    connection,
                    id=identity,
                    collection=_collection_name(identity),
                    fingerprint=json.dumps(asdict(Fingerprint.of(settings))),
                    created=_now(),
                )
    finally:
        database.close()


def _collection_name(identity: str) -> str:
    return f"{COLLECTION_PREFIX}{identity[:16]}-{uuid.uuid4().hex[:8]}"


def _set(connection: sqlite3.Connection, **values: str) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _upsert(store: VectorStore, batch: Sequence[Indexed]) -> None:
    ids = [p.id for entry in batch for p in entry.passages]
    if not ids:
        return
    metadatas: list[dict[str, str | int]] = [
        {
            "article": entry.article.id,
            "published": day_number(entry.article.published) or 0,
            "outlet": (entry.article.outlet or "").lower(),
        }
        for entry in batch
        for _ in entry.passages
    ]
    store.upsert(ids, np.concatenate([entry.vectors for entry in batch if len(entry.vectors)]), metadatas)


def _delete_rows(connection: sqlite3.Connection, article_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT passages.id AS id, passages.key AS key FROM passages JOIN articles ON articles.key = passages.article WHERE articles.id = ?",
        (article_id,),
    ).fetchall()
    connection.executemany("DELETE FROM keywords WHERE rowid = ?", [(r["key"],) for r in rows])
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    return [r["id"] for r in rows]


def _insert_rows(connection: sqlite3.Connection, entry: Indexed) -> None:
    a = entry.article
    key = connection.execute(
        "INSERT INTO articles (id, title, text, outlet, author, published, url, source, hash, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (a.id, a.title, a.text, a.outlet, a.author, day_number(a.published), a.url, a.source, entry.hash, _now()),
    ).lastrowid
    for p in entry.passages:
        passage = connection.execute(
            'INSERT INTO passages (id, article, position, start, "end") VALUES (?, ?, ?, ?, ?)', (p.id, key, p.position, p.start, p.end)
        ).lastrowid
        connection.execute(
            "INSERT INTO keywords (rowid, title, text) VALUES (?, ?, ?)", (passage, *map(with_english_letters, (a.title, p.text)))
        )
    insert_attributions(connection, key, entry.attributions)
