"""The terminal: `briefing ask`, `briefing chat`, `briefing quotes`, `briefing people`, `briefing settings`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import quotes_cli
from bot.errors import BriefingError, interrupt_handled

if TYPE_CHECKING:
    from bot.newsbot import NewsBot
    from bot.settings import Settings
    from bot.types import Answer, Citation, Hit, Turn

ANSWERED, ABSTAINED, FAILED = 0, 1, 2
"""Exit statuses; of `quotes` and `people`: some were found, none was, an error."""
WIDTH = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 the archive does not answer or holds none of what was asked for, 2 an error."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # an article may hold what the terminal's encoding lacks
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        status = command(arguments)
        sys.stdout.flush()
        return status
    except BriefingError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        interrupt_handled()
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--archive", metavar="DIR", type=_folder, help="the archive's folder (default: BRIEFING_ARCHIVE, or ./archive)")
    filters = argparse.ArgumentParser(add_help=False)
    filters.add_argument("--since", metavar="YYYY-MM-DD", type=_day, help="only articles from this day on")
    filters.add_argument("--until", metavar="YYYY-MM-DD", type=_day, help="only articles up to this day")
    filters.add_argument("--outlet", metavar="NAME", action="append", help="only articles of this outlet; may be repeated")
    filters.add_argument("--speaker", metavar="NAME", help="only passages with words of this speaker")
    parser = argparse.ArgumentParser(prog="briefing", description="Ask an archive of news articles; every sentence of an answer is cited.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    ask = commands.add_parser(
        "ask",
        parents=[shared, filters],
        help="answer one question",
        epilog="Exit status: 0 answered, 1 the archive does not answer, 2 an error.",
    )
    ask.add_argument("question", nargs="+")
    ask.add_argument("--json", action="store_true", help="print the Answer as JSON")
    ask.set_defaults(command=_ask)
    chat = commands.add_parser("chat", parents=[shared, filters], help="a conversation; an empty line or Ctrl-D ends it")
    chat.set_defaults(command=_chat)
    quotes_cli.add_commands(commands, shared, _day)
    settings = commands.add_parser("settings", parents=[shared], help="print the settings in force and where each comes from")
    settings.add_argument("--json", action="store_true")
    settings.set_defaults(command=_settings)
    return parser


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; name a folder, or leave the option out")
    return Path(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as YYYY-MM-DD, for example 2022-01-18") from error


def _ask(arguments: argparse.Namespace) -> int:
    with _open(arguments) as bot:
        answer = bot.ask(" ".join(arguments.question), **_filters(arguments))
    if arguments.json:
        print(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
    else:
        print(_shown(answer))
    return ABSTAINED if answer.abstained else ANSWERED


def _chat(arguments: argparse.Namespace) -> int:
    from bot.types import Turn

    history: list[Turn] = []
    with _open(arguments) as bot:
        bot.warm_up()
        stats = bot.stats()
        print(f"{stats.articles} articles. Ask; an empty line ends the conversation.")
        while question := _typed():
            try:
                answer = bot.ask(question, history=history, **_filters(arguments))
            except BriefingError as error:
                print(error, file=sys.stderr)
                continue
            if answer.question != question:
                print(f"(searched as: {answer.question})")
            print(_shown(answer), end="\n\n")
            history.append(Turn(question, answer.text))
    return ANSWERED


def _typed() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _settings(arguments: argparse.Namespace) -> int:
    settings = _settings_of(arguments)
    origins = settings.origins()
    if arguments.archive:
        origins["archive"] = "--archive"
    values = {name: {"value": _plain(getattr(settings, name)), "from": origins[name]} for name in origins}
    if arguments.json:
        print(json.dumps(values, indent=2))
        return ANSWERED
    width = max(len(name) for name in values)
    for name, row in values.items():
        value = "(unset)" if row["value"] is None else row["value"]
        print(f"{name:<{width}}  {value}  ({row['from']})\n{'':<{width}}  {type(settings).model_fields[name].description}")
    return ANSWERED


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def _settings_of(arguments: argparse.Namespace) -> Settings:
    from bot.settings import Settings

    return Settings(archive=arguments.archive) if arguments.archive else Settings()


def _open(arguments: argparse.Namespace) -> NewsBot:
    from bot.newsbot import NewsBot

    return NewsBot.open(settings=_settings_of(arguments))


def _filters(arguments: argparse.Namespace) -> dict[str, Any]:
    return {"since": arguments.since, "until": arguments.until, "outlets": arguments.outlet, "speaker": arguments.speaker}


def _shown(answer: Answer) -> str:
    """The answer's text, its numbered sources, and what is to be said about it."""
    parts = ["\n".join(textwrap.fill(line, WIDTH) for line in answer.text.split("\n"))]
    if answer.citations:
        parts.append("Sources\n" + "\n".join(_source(c) for c in answer.citations))
    if answer.nearest:
        parts.append("Related, not an answer\n" + "\n".join(_related(h) for h in answer.nearest))
    parts += [textwrap.fill(f"Note: {note}", WIDTH) for note in answer.notes]
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    article = citation.article
    about = ", ".join(
        part for part in (article.outlet, article.published.isoformat() if article.published else None, article.title, article.url) if part
    )
    return f"[{citation.label}] {about} (characters {citation.start}-{citation.end})"


def _related(hit: Hit) -> str:
    article = hit.article
    about = ", ".join(
        part for part in (article.outlet, article.published.isoformat() if article.published else None, article.title) if part
    )
    return textwrap.fill(f"- {about}: {textwrap.shorten(hit.passage.text, 200)}", WIDTH, subsequent_indent="  ")
