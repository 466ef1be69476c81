"""The page's tab of statements: what a reader chose becomes what is shown."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ArchiveNotFound, BriefingError
from bot.page import statements
from bot.page.filters import Filters, read_filters
from bot.page.markup import tag, text
from bot.spreadsheet import statements_csv
from bot.types import Person, Quote

if TYPE_CHECKING:
    from bot.newsbot import NewsBot

PAGE = 50
"""Statements shown at first, and added by each "Show more"."""
LISTED = 2000
"""People in the list to choose from, the most quoted; others are found by writing their name."""
MOST_QUOTED = 12
KEPT_SECONDS = 300
"""How long a file for download is left beside the page's own copy of it."""


@dataclass(frozen=True, slots=True)
class View:
    """What the tab shows.

    Attributes:
        html: the statements, or what stands in their place.
        quotes: all statements that were found, newest first, shown or not.
        shown: how many of them are shown.
    """

    html: str
    quotes: tuple[Quote, ...] = ()
    shown: int = PAGE

    @property
    def more(self) -> int:
        """How many are not shown yet."""
        return max(0, len(self.quotes) - self.shown)


def choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    """The list of people to choose from: `("Ada Example (12)", "Ada Example")`, those with a name first."""
    named = sorted(people, key=lambda p: p.kind == "role")
    return [(f"{p.name} ({p.statements:,})", p.name) for p in named[:LISTED]]


def view(bot: NewsBot, name: str, topic: str, filters: Filters, shown: int = PAGE) -> View:
    """What is shown for a person, a topic or both.

    Args:
        bot: over the archive.
        name: a person's name from the list, or as a reader wrote it; "" for everybody.
        topic: words, or "".
        filters: dates and outlets.
        shown: how many statements to show.

    Raises:
        BriefingError: the archive cannot be read.
    """
    everybody = bot.people()
    if not everybody:
        return View(statements.nothing_there())
    if not name and not topic:
        return View(statements.nothing_chosen([p for p in everybody if p.kind != "role"][:MOST_QUOTED] or everybody[:MOST_QUOTED]))
    exact = [p for p in everybody if p.name == name]
    found = bot.quotes(
        speaker=name or None,
        about=topic or None,
        limit=None,
        since=filters.since,
        until=filters.until,
        outlets=list(filters.outlets) or None,
    )
    if exact:  # an ambiguous name that was chosen from the list means the one of the list
        found = [q for q in found if q.person == name]
    people = exact or _meant(bot, everybody, name)
    if not found:
        return View(_none(everybody, people, name, topic, filters))
    quotes = statements.newest_first(found)
    return View(statements.head(people, quotes, topic) + statements.statements(quotes, shown), tuple(quotes), shown)


def read(open_bot: Callable[[], NewsBot], name: str | None, topic: str | None, entries: Sequence[Any], shown: int = PAGE) -> View:
    """What is shown for the entries of the page as they are; a fault is shown in words.

    Args:
        open_bot: gives the bot, or raises a BriefingError.
        name, topic: as entered, or None.
        entries: the three of `read_filters`.
        shown: how many statements to show.
    """
    try:
        filters = read_filters(*entries)
        return view(open_bot(), (name or "").strip(), (topic or "").strip(), filters, shown)
    except ArchiveNotFound:
        return View(statements.nothing_there())
    except BriefingError as error:
        return fault(str(error))


def fault(message: str) -> View:
    """What is shown in place of statements when they cannot be read."""
    return View(tag("p", text(message), class_="notice fault", role="alert"))


@lru_cache(maxsize=1)
def _passing() -> Path:
    """A folder for passing files, which goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def csv_file(quotes: Sequence[Quote]) -> str | None:
    """Write the statements as CSV for a download, to a file that the page copies at once.

    Returns:
        Its path, or None if there are no statements.
    """
    folder = _passing()
    for old in folder.glob("*/statements.csv"):
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(old.parent, ignore_errors=True)
    if not quotes:
        return None
    path = folder / uuid.uuid4().hex / "statements.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(statements_csv(quotes).encode("utf-8", "replace"))
    return str(path)


def _meant(bot: NewsBot, everybody: Sequence[Person], name: str) -> list[Person]:
    """The people whom a name that is not of the list means: those of its statements."""
    if not name:
        return []
    carried = {q.person for q in bot.quotes(speaker=name, limit=None)}
    return [p for p in everybody if p.name in carried]


def _none(everybody: Sequence[Person], people: Sequence[Person], name: str, topic: str, filters: Filters) -> str:
    total = sum(p.statements for p in people or everybody)
    near = people or [p for p in everybody if p.kind != "role"]
    return statements.nothing_found(people, name, topic, filters.words(), total, near[:MOST_QUOTED])
