"""Who speaks in an archive: statements, speakers, people and offices, read from its SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.archive.attributions import COLUMNS, attribution_of, quote_of, said_in, spoken_by
from bot.archive.catalogue import Catalogue
from bot.archive.filter import Filter
from bot.namesakes import Namesakes
from bot.offices import holds, office, short_for
from bot.people import People, people
from bot.speaker_names import read_speaker
from bot.types import Attribution, Quote, Searched, Stats

MOST_HOLDERS = 20
"""People who hold an office, at most; more share a description than an office ("the analyst")."""


class SpokenCatalogue(Catalogue):
    """A catalogue with the statements that the articles hold, see `Catalogue`."""

    def attributions(self, article_ids: Iterable[str]) -> dict[str, tuple[Attribution, ...]]:
        """Who said what in each of these articles, in text order; an unknown id has an empty entry."""
        found: dict[str, tuple[Attribution, ...]] = {}
        for article_id in dict.fromkeys(article_ids):
            rows = self.database.rows(
                f"SELECT {COLUMNS} FROM quotes WHERE article = (SELECT key FROM articles WHERE id = ?) ORDER BY start, key",
                article_id,
            )
            found[article_id] = tuple(attribution_of(r) for r in rows)
        return found

    def quotes(
        self,
        speaker: str | None = None,
        article_id: str | None = None,
        where: Filter | None = None,
        holding: str | None = None,
        limit: int = -1,
    ) -> list[Quote]:
        """Attributed statements, newest article first, undated last, then in text order.

        Args:
            speaker: only those of somebody whom this name can mean, see `People.named`.
            article_id: only from this article.
            where: only from articles that pass it.
            holding: only from articles of which a passage, or the title, answers this FTS5 query.
            limit: at most so many; -1 for all.
        """
        condition, values = (where or Filter()).sql()
        if speaker:
            spoken, names = self._spoken_by(speaker)
            condition += f" AND {spoken}"
            values += names
        if article_id:
            condition += " AND articles.id = ?"
            values.append(article_id)
        if holding:
            condition += (
                " AND articles.key IN "
                "(SELECT passages.article FROM keywords JOIN passages ON passages.key = keywords.rowid WHERE keywords MATCH ?)"
            )
            values.append(holding)
        with self.database.snapshot():
            rows = self.database.rows(
                f"SELECT quotes.article AS place, {COLUMNS} FROM quotes JOIN articles ON articles.key = quotes.article "
                f"WHERE {condition} ORDER BY published DESC, articles.key, start LIMIT ?",
                *values,
                limit,
            )
            articles = self.articles_by_key(r["place"] for r in rows)
        people = self.people()
        return [quote_of(attribution_of(r), articles[r["place"]], people.of(r["speaker"], r["place"])) for r in rows]

    def people(self) -> People:
        """Everybody who speaks in the articles; computed once for each generation."""
        return self._remembered.get(self.state, "people", lambda: people(said_in(self.database)))

    def _spoken_by(self, name: str) -> tuple[str, list[object]]:
        """A condition on the table `quotes` for statements of the people whom a name can mean, and a value for each `?` in it."""
        return self._remembered.get(self.state, ("spoken by", name), lambda: self._meant_by(name))

    def _meant_by(self, name: str) -> tuple[str, list[object]]:
        names = self._remembered.get(self.state, "speakers", lambda: Namesakes(self.speakers()))
        some = people(said_in(self.database, names.near(name)))
        condition, values = spoken_by(some, some.named(name))
        if office(name) and (roles := [role for role in self._roles() if holds(name, role)]):
            condition = f"({condition} OR quotes.role IN (SELECT value FROM json_each(?)))"
            values.append(json.dumps(roles))
            short = [role for role in self._roles() if short_for(name, role)]
            for holder in self.holders(name) if short else ():
                theirs, further = self._spoken_by(holder)
                condition = f"({condition} OR ({theirs} AND quotes.role IN (SELECT value FROM json_each(?))))"
                values += [*further, json.dumps(short)]
        return condition, values

    def holders(self, name: str) -> tuple[str, ...]:
        """Full names of those whom some article calls by all the words of an office: elsewhere they may be `Mayor` only."""
        if not office(name):
            return ()
        return self._remembered.get(self.state, ("holders", name), lambda: self._holders(name))

    def _holders(self, name: str) -> tuple[str, ...]:
        roles = json.dumps([role for role in self._roles() if holds(name, role)])
        rows = self.database.rows(
            "SELECT DISTINCT speaker FROM quotes WHERE role IN (SELECT value FROM json_each(?)) ORDER BY speaker", roles
        )
        return tuple(row["speaker"] for row in rows if row["speaker"] and read_speaker(row["speaker"]).given)[:MOST_HOLDERS]

    def _roles(self) -> tuple[str, ...]:
        """What speakers are called, each once."""
        rows = self.database.rows
        return self._remembered.get(
            self.state,
            "roles",
            lambda: tuple(r["role"] for r in rows("SELECT DISTINCT role FROM quotes WHERE role IS NOT NULL AND speaker IS NOT NULL")),
        )

    def speaking(self, name: str, where: Filter) -> Searched:
        """In how many articles somebody speaks whom this name or office can mean, and from which to which date.

        Args:
            name: as for `quotes`.
            where: only articles that pass it.
        """
        condition, values = where.sql()
        spoken, names = self._spoken_by(name)
        return self._span(f"key IN (SELECT quotes.article FROM quotes WHERE {spoken}) AND {condition}", [*names, *values])

    def speakers(self, limit: int = -1) -> dict[str, int]:
        """Speakers and the number of their statements, most first.

        Args:
            limit: at most so many; -1 for all.
        """
        return dict(self._remembered.get(self.state, ("speakers", limit), lambda: self._speakers(limit)))

    def _speakers(self, limit: int) -> dict[str, int]:
        rows = self.database.rows(
            "SELECT speaker, count(*) AS n FROM quotes WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY n DESC, speaker LIMIT ?", limit
        )
        return {r["speaker"]: r["n"] for r in rows}

    def stats(self) -> Stats:
        """What the archive holds."""
        span = self.searched()
        return Stats(
            articles=span.articles,
            passages=self.passage_count(),
            quotes=self.database.count("quotes"),
            first=span.first,
            last=span.last,
            outlets=self.outlets(),
            speakers=self.speakers(),
            generation=self.generation,
            embedding_model=self.fingerprint.model,
        )
