"""What an archive holds: articles, passages, statements and people, read from its SQLite file."""

from __future__ import annotations

import json
import shlex
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from bot.archive.database import DATABASE_FILE, Database
from bot.archive.filter import Filter, day_of
from bot.archive.fingerprint import Fingerprint
from bot.archive.remembered import Remembered
from bot.errors import ArchiveNotFound, ArticleNotFound
from bot.holdings import Held
from bot.settings import Settings
from bot.types import Article, Passage, Searched

_HOLDING = "articles.key IN (SELECT passages.article FROM keywords JOIN passages ON passages.key = keywords.rowid WHERE keywords MATCH ?)"


class ArchiveState(NamedTuple):
    """A moment of an archive: two are equal if nothing was committed between them, and no vector was dropped.

    Attributes:
        file: device and inode of the database file, or None if it is gone; a backup that is restored has others.
        collection: name of the Chroma collection in use; a rebuild gives another.
        generation: number of committed changes, as text.
        settled: number of times that dropped vectors were cleared away, as text.
    """

    file: tuple[int, int] | None
    collection: str
    generation: str
    settled: str


class Catalogue:
    """What the SQLite file of an archive says. Safe for several threads; sees new generations without being reopened.

    Its folder is fixed when it is opened: a later change of the working directory does not move it.

    Args:
        settings: where the archive is.

    Raises:
        ArchiveNotFound: there is no archive in `settings.archive`.
        ArchiveMismatch: it has an older format.
        ArchiveDamaged: its files cannot be read. Every method that reads raises it too, and ArchiveNotFound or ArchiveLocked
            where the file has gone or another program holds it.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = Path(settings.archive).absolute()
        self.option = f"--archive {shlex.quote(str(self.folder))}"
        self._remembered = Remembered()
        path = self.folder / DATABASE_FILE
        if not path.is_file():
            raise ArchiveNotFound(
                f"There is no archive in {self.folder}. Make one by adding articles: python -m ingest add PATH {self.option}"
            )
        self.database = Database(path)

    @property
    def generation(self) -> int:
        """Counts the committed changes; 0 for an archive that never held anything."""
        return int(self.database.meta("generation") or 0)

    @property
    def fingerprint(self) -> Fingerprint:
        """What the index was built with."""
        return Fingerprint(**json.loads(self.database.meta("fingerprint") or json.dumps(asdict(Fingerprint.of(self.settings)))))

    @property
    def attribution(self) -> str | None:
        """Names the rules that attributed the statements, or None where nobody said; see `bot.archive.upgrade`."""
        return self.database.meta("attribution")

    @property
    def state(self) -> ArchiveState:
        """What the vectors must be as fresh as."""
        meta = self.database.metas("collection", "generation", "settled")
        return ArchiveState(self.database.file(), meta.get("collection", ""), meta.get("generation", "0"), meta.get("settled", "0"))

    def articles(self, where: Filter | None = None) -> list[Article]:
        """All articles that pass the filter, newest first, undated last."""
        condition, values = (where or Filter()).sql()
        return [_article(r) for r in self.database.rows(f"SELECT * FROM articles WHERE {condition} ORDER BY published DESC, key", *values)]

    def article(self, id_or_url: str) -> Article:
        """One article by its id or its URL.

        Raises:
            ArticleNotFound: there is none.
        """
        found = self.database.rows("SELECT * FROM articles WHERE id = ? OR url = ? ORDER BY id = ? DESC", id_or_url, id_or_url, id_or_url)
        if not found:
            raise ArticleNotFound(
                f"No article in {self.folder} has the id or URL {id_or_url!r}. `python -m ingest list {self.option}` lists them."
            )
        return _article(found[0])

    def passages(self, article_id: str) -> list[Passage]:
        """The passages of an article in their order."""
        return [p for p, _ in self.passages_by("articles.id = ? ORDER BY position", [article_id])]

    def passages_by(self, condition: str, values: Sequence[object]) -> list[tuple[Passage, Article]]:
        """Passages joined with their articles, by a condition on the tables `passages` and `articles`.

        Args:
            condition: SQL after WHERE, an ORDER BY included; values stand in it as `?`, never written out.
            values: one for each `?`, in order.

        Returns:
            Pairs in the order of the query; passages of one article share its Article.
        """
        with self.database.snapshot():
            rows = self.database.rows(
                'SELECT passages.id AS id, position, start, "end", passages.article AS place '
                f"FROM passages JOIN articles ON articles.key = passages.article WHERE {condition}",
                *values,
            )
            articles = self.articles_by_key(r["place"] for r in rows)  # apart: joined, each row would carry its article's whole text
        found = []
        for r in rows:
            article = articles[r["place"]]
            text = article.text[r["start"] : r["end"]]
            found.append((Passage(r["id"], article.id, r["position"], r["start"], r["end"], text), article))
        return found

    def passages_of(self, ids: Iterable[str]) -> dict[str, tuple[Passage, Article]]:
        """Passages with their articles by passage id; ids that are in no article are left out."""
        wanted = list(ids)
        found: dict[str, tuple[Passage, Article]] = {}
        for i in range(0, len(wanted), 500):
            part = wanted[i : i + 500]
            for passage, article in self.passages_by(f"passages.id IN ({', '.join('?' * len(part))})", part):
                found[passage.id] = (passage, article)
        return found

    def passage_count(self) -> int:
        """Number of passages."""
        return self._remembered.get(self.state, "passages", lambda: self.database.count("passages"))

    def mentioning(self, name: str, where: Filter) -> Searched:
        """How many articles hold a name, and from which to which date.

        Args:
            name: an FTS5 query; of several terms, all must stand in one passage, its article's title counted with it.
            where: only articles that pass it.
        """
        condition, values = where.sql()
        return self._span(f"{_HOLDING} AND {condition}", [name, *values])

    def held(self, query: str, where: Filter) -> Held:
        """The articles that mention something, counted by outlet.

        Args:
            query, where: as for `mentioning`; of an empty query all articles.
        """
        condition, values = where.sql()
        if not query:
            return Held(self.searched(where), self._by_outlet(condition, values))
        return Held(self.mentioning(query, where), self._by_outlet(f"{_HOLDING} AND {condition}", [query, *values]))

    def _span(self, condition: str, values: Sequence[object]) -> Searched:
        """Number and dates of the articles that a condition leaves."""
        row = self.database.rows(
            f"SELECT count(*) AS n, min(published) AS first, max(published) AS last FROM articles WHERE {condition}", *values
        )[0]
        return Searched(row["n"], day_of(row["first"]), day_of(row["last"]))

    def articles_by_key(self, keys: Iterable[int]) -> dict[int, Article]:
        """Articles by their numbers in the database; an unknown number is left out."""
        wanted, found = list(dict.fromkeys(keys)), {}
        for i in range(0, len(wanted), 500):
            part = wanted[i : i + 500]
            for row in self.database.rows(f"SELECT * FROM articles WHERE key IN ({', '.join('?' * len(part))})", *part):
                found[int(row["key"])] = _article(row)
        return found

    def searched(self, where: Filter | None = None) -> Searched:
        """How many articles pass a filter, and from which to which date."""
        where = where or Filter()
        condition, values = where.sql()
        return self._remembered.get(self.state, where, lambda: self._span(condition, values))

    def outlets(self) -> dict[str, int]:
        """Outlets and the number of their articles, most first; articles without one count as "(no outlet)"."""
        return dict(self._remembered.get(self.state, "outlets", lambda: self._by_outlet("1", [])))

    def _by_outlet(self, condition: str, values: Sequence[object]) -> dict[str, int]:
        rows = self.database.rows(
            f"SELECT coalesce(outlet, '(no outlet)') AS outlet, count(*) AS n FROM articles WHERE {condition} GROUP BY outlet ORDER BY n DESC, outlet",
            *values,
        )
        return {r["outlet"]: r["n"] for r in rows}


def _article(row: sqlite3.Row | Mapping[str, Any]) -> Article:
    return Article(row["id"], row["title"], row["text"], row["outlet"], row["author"], day_of(row["published"]), row["url"], row["source"])
