"""The SQLite file of an archive: the only module that opens it.

Readers see the last committed generation (write-ahead log); one writer at a time is the business of `bot.archive.lock`.
"""

from __future__ import annotations

import shlex
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from bot.errors import ArchiveDamaged, ArchiveLocked, ArchiveMismatch, ArchiveNotFound, BriefingError
from bot.text import fold, with_english_letters

DATABASE_FILE = "articles.sqlite3"
SCHEMA_VERSION = "2"
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
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, role TEXT, confidence REAL NOT NULL DEFAULT 1.0);
CREATE INDEX quotes_article ON quotes (article, start);
CREATE INDEX quotes_speaker ON quotes (speaker COLLATE NOCASE);
CREATE TABLE vector_journal (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""`published` is the day as the number yyyymmdd. `keywords.rowid` is `passages.key`; its words are spelled with English letters, as
questions are (`bot.text.fold`). `vector_journal` names the vectors
that may stand in Chroma without standing here (see `bot.archive.writer`). `quotes.confidence` is in [0, 1]."""
OUTDATED = {
    "1": (
        "ALTER TABLE quotes ADD COLUMN role TEXT",
        "ALTER TABLE quotes ADD COLUMN confidence REAL NOT NULL DEFAULT 1.0",
    )
}
"""What makes the tables of an older format those of the next (see `bot.archive.upgrade`)."""


_NOT_WRITABLE = (
    "The folder must be writable, for reading too: SQLite keeps its log beside the file. Correct its permissions, or copy the archive."
)
_REMEDIES = {
    sqlite3.SQLITE_FULL: "The disk is full: make room, and run the same command again. What was added before is safe.",
    sqlite3.SQLITE_IOERR: "The disk does not read or write: see that it has room and works, and try again.",
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
}
"""What to do about SQLite's result codes that do not speak of the file's content."""


class Database:
    """Connections to one archive's SQLite file, one for each thread; those of threads that have ended are closed.

    SQL may call `lowered(text)`, `folded(text)` and `with_english_letters(text)`: lower case in every script, which SQLite's own
    lower() has only for ASCII, lower case without accents, and what `bot.text.with_english_letters` gives.

    Args:
        path: the file.
        create: make the file and its tables; an existing file is then left as it is.
        outdated: open a file of an older format too, to upgrade it.

    Raises:
        ArchiveMismatch: the file has an older format; the message names the command that upgrades it.
        ArchiveDamaged: the file is not an archive that this version knows, or cannot be opened.
    """

    def __init__(self, path: Path, *, create: bool = False, outdated: bool = False) -> None:
        self.path = path.absolute()
        self._create = create
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        try:
            if create:
                self._make_tables()
            version = self.meta("schema")
            if version in OUTDATED and not outdated:
                raise ArchiveMismatch(
                    f"The archive {self.path.parent} has format {version}, this program reads format {SCHEMA_VERSION}. Nothing is lost. "
                    f"Bring it up to date: python -m ingest upgrade --archive {shlex.quote(str(self.path.parent))}"
                )
            if version not in (SCHEMA_VERSION, *OUTDATED):
                raise ArchiveDamaged(
                    f"{path} has archive format {version or 'unknown'}, this program reads format {SCHEMA_VERSION}. "
                    "Use the version of the program that wrote it, or add the articles to a new archive."
                )
        except BriefingError:
            self.close()
            raise

    def _make_tables(self) -> None:
        with self.guard():
            self.connection().execute("PRAGMA journal_mode = WAL")
        with self.transaction() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in SCHEMA.split(";\n"):
                    if statement.strip():
                        connection.execute(statement)
                connection.execute("INSERT INTO meta VALUES ('schema', ?), ('generation', '0')", (SCHEMA_VERSION,))

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, opened on first use, and anew where another file stands in the place of the first."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is not None and not found.in_transaction and self._local.file != self.file():
            found.close()
            found = self._local.connection = None
        if found is None:
            # Only a writer may make the file: a reader whose archive was moved away must not leave an empty one in its place.
            address = f"{self.path.as_uri()}?mode={'rwc' if self._create else 'rw'}"
            found = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
            found.row_factory = sqlite3.Row
            found.create_function("lowered", 1, _lowered, deterministic=True)
            found.create_function("folded", 1, _folded, deterministic=True)
            found.create_function("with_english_letters", 1, with_english_letters, deterministic=True)
            found.execute("PRAGMA foreign_keys = ON")
            found.execute("PRAGMA synchronous = FULL")
            self._local.connection, self._local.file = found, self.file()
            with self._lock:
                for thread in [t for t in self._open if not t.is_alive()]:
                    self._open.pop(thread).close()
                self._open[threading.current_thread()] = found
        return found

    def file(self) -> tuple[int, int] | None:
        """Which file stands at the path (device and inode), or None. A backup that is restored is another one."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn SQLite's errors about the file into this program's, each with its remedy.

        Raises:
            ArchiveNotFound: it is no longer there.
            ArchiveLocked: another program holds the file.
            ArchiveDamaged: it cannot be read or written.
        """
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise ArchiveLocked(f"{self.path} is held by another program ({error}). Wait until it is done, and try again.") from error
            if self.file() is None:
                raise ArchiveNotFound(f"{self.path} is no longer there. Restore it from a backup, or add the articles again.") from error
            remedy = _REMEDIES.get(code)
            if remedy:
                raise ArchiveDamaged(f"{self.path} cannot be used ({error}). {remedy}") from error
            raise ArchiveDamaged(f"{self.path} cannot be read as an archive ({error}). Restore it from a backup.") from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block is committed, or none of it.

        Raises:
            ArchiveLocked, ArchiveDamaged: it cannot be written.
        """
        with self.guard():
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite has rolled back by itself where the disk was full
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All queries of the block see one moment of the archive; within a transaction, that of the transaction.

        Raises:
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the file cannot be read, see `guard`.
        """
        with self.guard():
            connection = self.connection()
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query.

        Args:
            sql: one statement; values stand in it as `?`.
            values: one for each `?`, in order.

        Raises:
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the file cannot be read, see `guard`.
        """
        with self.guard():
            return self.connection().execute(sql, values).fetchall()

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        return int(self.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def meta(self, key: str) -> str | None:
        """The value kept under a key, or None, also where the file has no tables yet."""
        return self.metas(key).get(key)

    def metas(self, *keys: str) -> dict[str, str]:
        """The values kept under these keys, all as of one moment; keys without a value are left out."""
        if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
            return {}
        found = self.rows(f"SELECT key, value FROM meta WHERE key IN ({', '.join('?' * len(keys))})", *keys)
        return {r["key"]: str(r["value"]) for r in found}

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()
        self._local = threading.local()


def _lowered(text: str | None) -> str | None:
    return text.lower() if isinstance(text, str) else None


@lru_cache(maxsize=65536)
def _folded(text: str | None) -> str | None:
    return fold(text) if isinstance(text, str) else None
