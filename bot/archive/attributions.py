"""The table `quotes`: who said what in the articles."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.archive.database import Database
from bot.archive.filter import day_of
from bot.people import People, Said
from bot.types import Article, Attribution, Person, Quote

COLUMNS = 'speaker, mention, cue, start, "end", kind, role, confidence'
"""Columns of an attribution, in the order of its fields."""


def insert_attributions(connection: sqlite3.Connection, article: int | None, attributions: Iterable[Attribution]) -> None:
    """Write the attributions of an article.

    Args:
        connection: inside a transaction.
        article: its `articles.key`.
        attributions: in text order.
    """
    connection.executemany(
        f"INSERT INTO quotes (article, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, a.speaker, a.mention, a.cue, a.start, a.end, a.kind, a.role, a.confidence) for a in attributions],
    )


def attribution_of(row: sqlite3.Row | Mapping[str, Any]) -> Attribution:
    """The attribution in a row that holds `COLUMNS`."""
    return Attribution(
        row["speaker"], row["mention"], row["cue"], row["start"], row["end"], row["kind"], row["role"], float(row["confidence"])
    )


def quote_of(said: Attribution, article: Article, person: str | None) -> Quote:
    """An attribution with its article, and the name of the person that its speaker is."""
    return Quote(
        said.speaker,
        article.text[said.start : said.end],
        said.start,
        said.end,
        said.kind,
        article,
        said.mention,
        said.cue,
        said.role,
        said.confidence,
        person,
    )


def said_in(database: Database, speakers: Iterable[str] | None = None) -> Iterator[Said]:
    """All statements that have a speaker, counted for each speaker and role in each article.

    Args:
        speakers: only those of these; None for all.
    """
    query = "SELECT speaker, role, article, published FROM quotes JOIN articles ON articles.key = quotes.article WHERE speaker "
    if speakers is None:
        rows = database.rows(query + "IS NOT NULL")
    else:
        wanted = set(speakers)
        # the index of speakers ignores case, so it is asked with its own order of letters
        rows = database.rows(query + "COLLATE NOCASE IN (SELECT value FROM json_each(?))", json.dumps(list(wanted)))
        rows = [row for row in rows if row["speaker"] in wanted]
    counts = Counter((row["speaker"], row["role"], row["article"], row["published"]) for row in rows)
    known = {day: day_of(day) for _, _, _, day in counts}
    for (speaker, role, article, day), statements in counts.items():
        yield Said(speaker, role, known[day], statements, article)


def spoken_by(people: People, persons: Iterable[Person]) -> tuple[str, list[object]]:
    """A condition for statements of these people, and a value for each `?` in it."""
    chosen = list(persons)
    everywhere, here = people.speakers(chosen)
    elsewhere = people.elsewhere(chosen)
    condition = "quotes.speaker IN (SELECT value FROM json_each(?))"
    values: list[object] = [json.dumps(everywhere)]
    if elsewhere:
        condition += f" AND {_PLACE} NOT IN (SELECT value FROM json_each(?))"
        values.append(_places(elsewhere))
    if here:
        condition += f" OR {_PLACE} IN (SELECT value FROM json_each(?))"
        values.append(_places(here))
    return f"({condition})", values


_PLACE = "(quotes.article || ' ' || quotes.speaker)"


def _places(found: Iterable[tuple[int, str]]) -> str:
    return json.dumps([f"{article} {speaker}" for article, speaker in found])
