"""The commands `briefing quotes` and `briefing people`: who said what, as text, JSON or CSV."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from bot.errors import BriefingError

if TYPE_CHECKING:
    from bot.newsbot import NewsBot
    from bot.types import Person, Quote

FOUND, NONE = 0, 1
DEFAULT_LIMIT = 20
WIDTH = 100


def add_commands(commands: Any, shared: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Add both commands to the terminal's parser.

    Args:
        commands: the parser's subparsers.
        shared: the options of every command.
        day: reads a day, or raises ArgumentTypeError.
    """
    ending = "Exit status: 0 found, 1 none found, 2 an error."
    quotes = commands.add_parser("quotes", parents=[shared], help="who said what, newest first or by topic", epilog=ending)
    quotes.add_argument("--speaker", metavar="NAME", help="only statements of this person, under whatever name the articles give")
    quotes.add_argument("--about", metavar="TOPIC", help="only statements that hold words of this topic, best first")
    quotes.add_argument("--since", metavar="YYYY-MM-DD", type=day, help="only from articles from this day on")
    quotes.add_argument("--until", metavar="YYYY-MM-DD", type=day, help="only from articles up to this day")
    quotes.add_argument("--outlet", metavar="NAME", action="append", help="only from articles of this outlet; may be repeated")
    quotes.set_defaults(command=_quotes)
    people = commands.add_parser("people", parents=[shared], help="who speaks in the articles, most statements first", epilog=ending)
    people.add_argument("name", nargs="?", metavar="NAME", help="only people whose name holds this")
    people.set_defaults(command=_people)
    for command in (quotes, people):
        command.add_argument("--limit", metavar="N", type=_count, help=f"at most N (default: {DEFAULT_LIMIT}; all with --json and --csv)")
        form = command.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print a JSON list; the texts of the articles are left out")
        form.add_argument(
            "--csv", metavar="FILE", nargs="?", const="-", help="write CSV (UTF-8, header row) to FILE; - or nothing: print it"
        )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows; give 1 or more")
    return int(text)


def _quotes(arguments: argparse.Namespace) -> int:
    from bot.spreadsheet import statements_csv

    for option in ("speaker", "about"):
        value = getattr(arguments, option)
        if value is not None and not value.strip():
            raise BriefingError(f"--{option} is empty. Give a name or a topic, or leave the option out.")
    with _open(arguments) as bot:
        found = bot.quotes(
            arguments.speaker,
            arguments.about,
            limit=_limit(arguments),
            since=arguments.since,
            until=arguments.until,
            outlets=arguments.outlet,
        )
        held = bot.stats() if not found else None
    if arguments.csv:
        _write(statements_csv(found), arguments.csv)
    elif arguments.json:
        _say(json.dumps([_without_text(q) for q in found], ensure_ascii=False, indent=2))
    else:
        _say("\n\n".join(_statement(q) for q in found) or "No statement fits.")
    if held is not None:
        _say(f"The archive holds {held.quotes} statements in {held.articles} articles; `people` lists who made them.", sys.stderr)
    return FOUND if found else NONE


def _people(arguments: argparse.Namespace) -> int:
    from bot.spreadsheet import people_csv

    with _open(arguments) as bot:
        found = bot.people(arguments.name, limit=_limit(arguments))
    if arguments.csv:
        _write(people_csv(found), arguments.csv)
    elif arguments.json:
        _say(json.dumps([p.to_dict() for p in found], ensure_ascii=False, indent=2))
    else:
        _say("\n".join(_line(p) for p in found) or "Nobody fits.")
    return FOUND if found else NONE


def _open(arguments: argparse.Namespace) -> NewsBot:
    from bot.newsbot import NewsBot
    from bot.settings import Settings

    return NewsBot.open(settings=Settings(archive=arguments.archive) if arguments.archive else Settings())


def _limit(arguments: argparse.Namespace) -> int | None:
    if arguments.limit is not None:
        return int(arguments.limit)
    return None if arguments.json or arguments.csv else DEFAULT_LIMIT


def _write(table: str, target: str) -> None:
    data = table.encode("utf-8", "replace")
    if target == "-":
        sys.stdout.flush()
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(data)  # UTF-8 with the line ends of RFC 4180, whatever the terminal's are
        else:
            sys.stdout.write(table)
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise BriefingError(f"{target} cannot be written ({error.strerror or error}). Name another file, or - to print.") from error


def _say(words: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{words}\n")


def _without_text(quote: Quote) -> dict[str, Any]:
    plain = quote.to_dict()
    plain["article"] = {k: v for k, v in plain["article"].items() if k != "text"}
    return plain


def _statement(quote: Quote) -> str:
    article = quote.article
    who = ", ".join(part for part in (quote.person or "Nobody named", quote.role) if part)
    where = ", ".join(str(part) for part in (article.outlet, article.published, article.title, article.url) if part)
    words = " ".join(quote.text.split())
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="  ") for line in (f"{who}: {words}", f"  {where} ({quote.kind})"))


def _line(person: Person) -> str:
    span = f", {person.first} to {person.last}" if person.first else ""
    role = f" ({person.roles[0].name})" if person.roles else ""
    others = [alias for alias in person.aliases if alias != person.name]
    also = f"; also {', '.join(others)}" if others else ""
    return f"{person.name}{role}: {person.statements}{span}{also}"
