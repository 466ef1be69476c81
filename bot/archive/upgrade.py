"""Bringing an archive up to date: the format of its tables, and the attributions that newer rules would make otherwise.

Everything happens in one SQLite transaction: a crash at any point leaves the archive as it was, and readers see the old
generation until the end. Passages and vectors stay as they are, so nothing is embedded again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bot.archive.attributions import insert_attributions
from bot.archive.database import DATABASE_FILE, OUTDATED, SCHEMA_VERSION, Database
from bot.archive.lock import writer_lock
from bot.errors import ArchiveNotFound
from bot.text import with_english_letters
from bot.types import Attribution

Attributes = Callable[[str, str], Iterable[Attribution]]
"""Finds the attributions of an article, from its text and title."""


class Upgraded(NamedTuple):
    """One article that was attributed anew.

    Attributes:
        id, title: the article's.
        source: where it was read from, or None.
        done, total: articles so far and in all.
    """

    id: str
    title: str
    source: str | None
    done: int
    total: int


class Standing(NamedTuple):
    """What an archive was made by; None where it does not say.

    Attributes:
        schema: the format of its tables.
        attribution: the rules that attributed its statements.
    """

    schema: str | None
    attribution: str | None


def standing(folder: Path) -> Standing:
    """What the archive in a folder was made by, whatever its format.

    Raises:
        ArchiveNotFound: there is none.
        ArchiveDamaged: its file cannot be read, or is of an unknown format.
    """
    database = _open(folder)
    try:
        return _standing(database)
    finally:
        database.close()


def upgrade(folder: Path, attribute: Attributes, attribution: str) -> Iterator[Upgraded]:
    """Bring the archive in a folder to this program's format and attribute every article anew, as one generation.

    An archive that is up to date is left alone, and nothing is yielded.

    Args:
        folder: the archive's.
        attribute: the rules.
        attribution: their name.

    Yields:
        Each article as it is done. All of them count when the iterator has ended, and none before: one that is left earlier,
        or fails, changes nothing.

    Raises:
        ArchiveNotFound: there is none.
        ArchiveLocked: somebody else is writing.
        ArchiveDamaged: its file cannot be read or written, or is of an unknown format.
    """
    _open(folder).close()  # no archive: no lock file is left behind
    with writer_lock(folder.absolute()):
        database = _open(folder)
        try:
            if _standing(database) == Standing(SCHEMA_VERSION, attribution):
                return
            with database.transaction() as connection:
                _migrate(connection, str(database.meta("schema")))
                _respell(connection)
                yield from _attributed(connection, attribute)
                connection.execute("INSERT OR REPLACE INTO meta VALUES ('attribution', ?)", (attribution,))
                connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
        finally:
            database.close()


def _open(folder: Path) -> Database:
    path = folder.absolute() / DATABASE_FILE
    if not path.is_file():
        raise ArchiveNotFound(
            f"There is no archive in {folder}. Correct the folder, or make one: python -m ingest add PATH --archive {folder}"
        )
    return Database(path, outdated=True)


def _standing(database: Database) -> Standing:
    meta = database.metas("schema", "attribution")
    return Standing(meta.get("schema"), meta.get("attribution"))


def _migrate(connection: sqlite3.Connection, version: str) -> None:
    while version in OUTDATED:
        for statement in OUTDATED[version]:
            connection.execute(statement)
        version = str(int(version) + 1)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))


def _respell(connection: sqlite3.Connection) -> None:
    """Spells the keyword index of an archive that was made before it had English letters only."""
    held = "with_english_letters(title) != title OR with_english_letters(text) != text"
    for row in connection.execute(f"SELECT rowid, title, text FROM keywords WHERE {held}").fetchall():
        words = (with_english_letters(row["title"]), with_english_letters(row["text"]))
        connection.execute("UPDATE keywords SET title = ?, text = ? WHERE rowid = ?", (*words, row["rowid"]))


def _attributed(connection: sqlite3.Connection, attribute: Attributes) -> Iterator[Upgraded]:
    keys = [r["key"] for r in connection.execute("SELECT key FROM articles ORDER BY key").fetchall()]
    connection.execute("DELETE FROM quotes")
    for done, key in enumerate(keys, 1):
        row = connection.execute("SELECT id, title, text, source FROM articles WHERE key = ?", (key,)).fetchone()
        insert_attributions(connection, key, attribute(row["text"], row["title"]))
        yield Upgraded(row["id"], row["title"], row["source"], done, len(keys))
