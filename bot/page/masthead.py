"""The head of the page and what stands there before the first question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.page.markup import counted, date_range, tag, text
from bot.types import Stats

NAME = "Briefing"


def masthead(stats: Stats | None, readable: bool = True) -> str:
    """The page's name and what the archive holds, as HTML.

    Args:
        stats: None for an archive that is not there.
        readable: False if it is there and cannot be opened.
    """
    line = stats_line(stats) if readable else tag("p", "The archive cannot be opened", class_="stats")
    return tag("header", tag("h1", NAME), line, class_="masthead")


def stats_line(stats: Stats | None) -> str:
    """What the archive holds as a line of HTML: `16 articles · 5 outlets · 3–31 January 2022`."""
    if stats is None or stats.articles == 0:
        return tag("p", "The archive is empty", class_="stats")
    outlets = counted(len(stats.outlets), "outlet") if stats.outlets else ""
    parts = [counted(stats.articles, "article"), outlets, date_range(stats.first, stats.last)]
    return tag("p", *(tag("span", text(p)) for p in parts if p), class_="stats")


def welcome(examples: Sequence[str]) -> str:
    """What stands in the conversation before the first question, as HTML.

    Args:
        examples: questions, as plain text; a click asks them.
    """
    lead = "Ask what the articles say, who said it, or for a briefing. Every sentence of an answer shows the words it rests on."
    return tag(
        "section",
        tag("h2", "What would you like to know?"),
        tag("p", lead),
        _examples(examples),
        class_="welcome",
    )


def _examples(examples: Sequence[str]) -> str:
    if not examples:
        return ""
    items = (tag("li", tag("button", text(e), type="button", class_="example", data_ask=e)) for e in examples)
    return tag("h3", "From this archive") + tag("ul", *items, class_="examples")


def empty_archive(folder: str) -> str:
    """What stands there if nothing has been added yet, with the two ways to add.

    Args:
        folder: the archive's, for the command to copy.
    """
    return tag(
        "section",
        tag("h2", "No articles yet"),
        tag("p", "This page answers only from articles that you give it. Add some and it is ready at once:"),
        tag(
            "ol",
            tag("li", "drop files on ", tag("strong", "Add articles"), " above, or"),
            tag("li", "from a terminal: ", tag("code", text(f"python -m ingest add FOLDER --archive {folder}"))),
        ),
        class_="welcome empty",
    )


def unavailable(message: str) -> str:
    """What stands there if the archive cannot be opened.

    Args:
        message: what happened and what to do, as plain text.
    """
    return tag("section", tag("h2", "The archive cannot be opened"), tag("p", text(message), class_="notice fault"), class_="welcome empty")
