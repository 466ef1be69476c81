"""The way of a question through a conversation: from the bot's events to the exchanges that are shown."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import BriefingError
from bot.page.exchange import Exchange, history
from bot.page.filters import Filters
from bot.types import Final, Searching, Token

if TYPE_CHECKING:
    from bot.newsbot import NewsBot

log = logging.getLogger(__name__)

REDRAW_SECONDS = 0.08
"""Least time between two drawings of an answer that is being written; the eye does not follow more."""

FAULT = "Something went wrong inside the program. Ask again; if it happens again, the log of the server says why."

Exchanges = tuple[Exchange, ...]


def converse(open_bot: Callable[[], NewsBot], exchanges: Exchanges, question: str, filters: Filters) -> Iterator[Exchanges]:
    """Ask a question at the end of a conversation.

    Args:
        open_bot: gives the bot; may raise a BriefingError, which is shown like any other.
        exchanges: the conversation so far; one that is still busy in it is dropped.
        question: as the reader wrote it.
        filters: what the conversation is narrowed to.

    Yields:
        The conversation with the new exchange as last, at each visible step. The last one is `answered` or `failed`.
    """
    earlier = tuple(e for e in exchanges if not e.busy)
    now = Exchange(number=(earlier[-1].number if earlier else 0) + 1, question=question, filters=filters.words())
    yield (*earlier, now)
    try:
        drawn = time.monotonic()
        events = open_bot().stream(
            question,
            history=history(earlier),
            since=filters.since,
            until=filters.until,
            outlets=list(filters.outlets) or None,
        )
        for event in events:
            match event:
                case Searching():
                    now = replace(now, searching=event)
                    yield (*earlier, now)
                case Token(text=text):
                    now = replace(now, status="writing", written=now.written + text)
                    if time.monotonic() - drawn >= REDRAW_SECONDS:
                        drawn = time.monotonic()
                        yield (*earlier, now)
                case Final(answer=answer):
                    now = replace(now, status="answered", answer=answer, written="")
        if now.answer is None:
            raise BriefingError("The answer ended before it was complete. Ask again.")
    except BriefingError as error:
        log.warning("question not answered: %s", error)
        now = replace(now, status="failed", error=str(error))
    except Exception:  # the edge of the program: a fault that nobody foresaw must reach the log whole and the reader in plain words
        log.exception("question not answered because of a fault in the program")
        now = replace(now, status="failed", error=FAULT)
    yield (*earlier, now)


def stopped(exchanges: Exchanges) -> Exchanges:
    """The conversation after the reader stopped the answer that was being sought."""
    return tuple(replace(e, status="stopped") if e.busy else e for e in exchanges)
