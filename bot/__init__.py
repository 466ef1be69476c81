"""Ask questions of an archive of news articles and get answers whose every sentence is proved.

    from bot import NewsBot
    bot = NewsBot.open("./archive")
    print(bot.ask("What did Baerbock say about troop numbers?").text)

Names are imported on first use, so that `import bot` stays instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.errors import BriefingError as BriefingError
    from bot.newsbot import NewsBot as NewsBot
    from bot.settings import Settings as Settings
    from bot.types import Answer as Answer
    from bot.types import Article as Article
    from bot.types import Citation as Citation
    from bot.types import Final as Final
    from bot.types import Hit as Hit
    from bot.types import Passage as Passage
    from bot.types import Person as Person
    from bot.types import Quote as Quote
    from bot.types import Role as Role
    from bot.types import Searched as Searched
    from bot.types import Searching as Searching
    from bot.types import Sentence as Sentence
    from bot.types import Stats as Stats
    from bot.types import Token as Token
    from bot.types import Turn as Turn

_HOMES = {"NewsBot": "bot.newsbot", "Settings": "bot.settings", "BriefingError": "bot.errors"} | dict.fromkeys(
    "Answer Article Citation Final Hit Passage Person Quote Role Searched Searching Sentence Stats Token Turn".split(),
    "bot.types",
)
__all__ = sorted(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'bot' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
