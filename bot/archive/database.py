"""The SQLite file of an archive: the only module that opens it.

Readers see the last committed generation (write-ahead log); one writer at a time is the business of `bot.archive.lock`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ArchiveDamaged

DATABASE_FILE = "articles.sqlite3"
SCHEMA_VERSION = "1"
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, text TEXT NOT NULL, outlet TEXT, author TEXT,
    published INTEGER, url TEXT, source TEXT, hash TEXT NOT NULL, added TEXT NOT NULL);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_hash ON articles (hash);
CREATE INDEX articles_url ON articles (url);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX passages_article ON passages (article, position);
CREATE VIRTUAL TABLE keywords USING fts5 (title, text, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (keywords, row);
CREATE TABLE quotes (
    key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, speaker TEXT, mention TEXT, cue TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL);
CREATE INDEX quotes_article ON quotes (article, start);
CREATE INDEX quotes_speaker ON quotes (speaker COLLATE NOCASE);
CREATE TABLE vector_journal (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""`published` is the day as the number yyyymmdd. `keywords.rowid` is `passages.key`. `vector_journal` names the vectors
that may stand in Chroma without standing here (see `bot.archive.writer`)."""


class Database:
    """Connections to one archive's SQLite file, one for each thread.

    Args:
        path: the file.
        create: make the file and its tables; an existing file is then left as it is.

    Raises:
        ArchiveDamaged: the file is not an archive of this version.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []
        with self.guard():
            if create:
                self._create()
            version = self.meta("schema")
        if version != SCHEMA_VERSION:
            raise ArchiveDamaged(
                f"{path} has archive format {version or 'unknown'}, this program reads format {SCHEMA_VERSION}. "
                "Use the version of the program that wrote it, or add the articles to a new archive."
            )

    def _create(self) -> None:
        connection = self.connection()
        connection.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in SCHEMA.split(";\n"):
                    if statement.strip():
                        connection.execute(statement)
                connection.execute("INSERT INTO meta VALUES ('schema', ?), ('generation', '0')", (SCHEMA_VERSION,))

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, opened on first use."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=30, isolation_level=None, check_same_thread=False)
            found.row_factory = sqlite3.Row
            found.execute("PRAGMA foreign_keys = ON")
            found.execute("PRAGMA synchronous = FULL")
            self._local.connection = found
            with self._lock:
                self._open.append(found)
        return found

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn SQLite's errors about the file itself into ArchiveDamaged."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise ArchiveDamaged(f"{self.path} cannot be read as an archive ({error}). Restore it from a backup.") from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block is committed, or none of it."""
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query.

        Raises:
            ArchiveDamaged: the file cannot be read.
        """
        with self.guard():
            return self.connection().execute(sql, values).fetchall()

    def meta(self, key: str) -> str | None:
        """The value kept under a key, or None, also where the file has no tables yet."""
        if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
            return None
        found = self.rows("SELECT value FROM meta WHERE key = ?", key)
        return str(found[0]["value"]) if found else None

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()
