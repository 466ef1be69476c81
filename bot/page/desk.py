"""The one bot that all readers of a page share, opened when there is an archive to open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ArchiveNotFound
from bot.page.examples import examples
from bot.types import Person, Stats

if TYPE_CHECKING:
    from bot.newsbot import NewsBot


@dataclass(frozen=True, slots=True)
class Front:
    """What the page shows of an archive.

    Attributes:
        stats: what it holds, or None if there is no archive.
        examples: questions that it can answer; none for an empty one.
        people: who speaks in it, most statements first.
    """

    stats: Stats | None
    examples: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


class Desk:
    """Opens the bot on first use and keeps it; safe to use from several threads.

    Args:
        opener: opens a bot, or raises ArchiveNotFound as long as there is none; is tried again at the next use then.
    """

    def __init__(self, opener: Callable[[], NewsBot]) -> None:
        self._opener = opener
        self._lock = threading.Lock()
        self._bot: NewsBot | None = None
        self._front: Front | None = None

    def bot(self) -> NewsBot:
        """The open bot.

        Raises:
            BriefingError: it cannot be opened.
        """
        with self._lock:
            if self._bot is None:
                self._bot = self._opener()
            return self._bot

    def front(self) -> Front:
        """What the archive holds now; examples are made anew only when the archive has changed.

        Raises:
            BriefingError: there is an archive, but it cannot be opened or read.
        """
        try:
            bot = self.bot()
        except ArchiveNotFound:
            return Front(None)
        stats = bot.stats()
        known = self._front
        if known is None or known.stats is None or known.stats.generation != stats.generation:
            asked = examples(stats, lambda speaker: bot.quotes(speaker=speaker, limit=20), bot.articles())
            known = self._front = Front(stats, tuple(asked), tuple(bot.people()))
        return known
