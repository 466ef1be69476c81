"""The ingest command line. Heavy libraries are imported by the commands that need them, so that --help is instant."""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import BriefingError, interrupt_handled

if TYPE_CHECKING:
    from bot.archive.archive import Archive
    from bot.settings import Settings
    from bot.types import Article
    from ingest.indexer import Outcome

ALL_READ, SOME_FAILED, NOTHING_DONE = 0, 1, 2
"""Exit statuses."""
_STOPPED = {
    "add": "Stopped. What was added so far is in the archive; run the same command again to go on.",
    "rebuild": "Stopped. Nothing has changed; run the same command again to start anew.",
    "upgrade": "Stopped. Nothing has changed; run the same command again to start anew.",
}
"""What to know of a command that was stopped in the middle."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status.

    0: all was read. 1: some records failed, each is named with its reason. 2: nothing could be done, or not all of it: there
    was nothing to read, the archive cannot be used, or the work was stopped (by Ctrl+C, SIGTERM or a closed output).
    """
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name in another encoding than the terminal's is shown, not fatal
    logging.basicConfig(level=logging.INFO if arguments.verbose else logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    command: Callable[[argparse.Namespace, Settings], int] = arguments.command
    try:
        with _stopped_by_sigterm():
            status = command(arguments, _settings(arguments))
            sys.stdout.flush()
            return status
    except BriefingError as error:
        _complain(arguments, str(error))
        return NOTHING_DONE
    except KeyboardInterrupt:
        interrupt_handled()
        _complain(arguments, _STOPPED.get(arguments.name, "Stopped."))
        return NOTHING_DONE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING_DONE if arguments.name in _STOPPED else ALL_READ


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the work as Ctrl+C does: with the running batch left out, the lock given back and a message."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--archive", metavar="DIR", type=_folder, help="the archive's folder (default: BRIEFING_ARCHIVE, or ./archive)")
    shared.add_argument("--json", action="store_true", help="print one JSON object a line")
    shared.add_argument("--verbose", action="store_true", help="log what is done")
    parser = argparse.ArgumentParser(
        prog="ingest",
        description="Read news articles into an archive that the chat answers from.",
        epilog="Exit status: 0 all was read, 1 some records failed (each is named), 2 nothing could be done, or not all of it.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=text, description=text)
        made.set_defaults(command=run, name=name)
        return made

    added = command("add", _add, "Add files and folders; what is unchanged is skipped, what has changed is replaced.")
    added.add_argument("paths", nargs="+", metavar="PATH", help=".txt .md .html .pdf .json .jsonl .csv, each also .gz, or a folder of them")
    added.add_argument("--format", default="auto", metavar="FORMAT", help="read every file as this format instead of going by its name")
    added.add_argument("--if-empty", action="store_true", help="do nothing if the archive holds articles already")
    command("list", _list, "List the articles, newest first.")
    command("show", _show, "Show one article with its quotations.").add_argument("id", metavar="ID_OR_URL")
    command("remove", _remove, "Remove articles, all of those named or none.").add_argument("ids", nargs="+", metavar="ID_OR_URL")
    command("stats", _stats, "Say what the archive holds.")
    command("rebuild", _rebuild, "Index all stored articles anew with the model and chunking of the settings.")
    command(
        "upgrade", _upgrade, "Bring an archive of an older version up to date: its format, and who said what. Nothing is embedded again."
    )
    return parser


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; name a folder, or leave the option out")
    return Path(text)


def _settings(arguments: argparse.Namespace) -> Settings:
    from bot.settings import Settings

    return Settings(archive=arguments.archive) if arguments.archive else Settings()


def _add(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.indexer import add
    from ingest.readers import FORMATS

    if arguments.format not in ("auto", *FORMATS):
        _complain(arguments, f"There is no format {arguments.format!r}. Use auto, {', '.join(FORMATS)}.")
        return NOTHING_DONE
    if arguments.if_empty and _holds_articles(settings):
        return ALL_READ
    return _report(arguments, settings, add(arguments.paths, settings, arguments.format))


def _holds_articles(settings: Settings) -> bool:
    from bot.errors import ArchiveNotFound

    try:
        return _open(settings).searched().articles > 0
    except ArchiveNotFound:
        return False


def _rebuild(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.indexer import rebuild

    return _report(arguments, settings, rebuild(settings))


def _upgrade(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.attribution import standing_of, upgrade

    before = standing_of(settings)
    status = _report(arguments, settings, upgrade(settings))
    now = standing_of(settings)
    done = {"from": before._asdict(), "to": now._asdict()}
    if arguments.json:
        _print_json({"status": "current" if before == now else "done", **done})
    elif before == now:
        print(f"Nothing to do: {settings.archive} is up to date (format {now.schema}, attribution rules {now.attribution}).")
    else:
        was = f"format {before.schema}, attribution rules {before.attribution or 'unknown'}"
        print(f"It now has format {now.schema} and attribution rules {now.attribution}; it had {was}.")
    return status


def _report(arguments: argparse.Namespace, settings: Settings, outcomes: Iterator[Outcome]) -> int:
    from ingest.files import SUFFIXES

    counts: dict[str, int] = {}
    failures: list[Outcome] = []
    try:
        for outcome in outcomes if arguments.json else _with_progress(outcomes):
            counts[outcome.status] = counts.get(outcome.status, 0) + 1
            if arguments.json:
                _print_json(outcome.to_dict())
            elif outcome.status == "failed":
                failures.append(outcome)
    finally:  # also when it was stopped in the middle
        for outcome in failures:
            print(f"{outcome.where}: {outcome.reason}", file=sys.stderr)
        if counts and not arguments.json:
            print(f"{_summary(counts)} Archive: {settings.archive}")
    failed = counts.get("failed", 0)
    if failed == sum(counts.values()) and (failed or arguments.name == "add"):
        if not failed:
            kinds = ", ".join(SUFFIXES)
            _complain(arguments, f"There is nothing to read in {' '.join(arguments.paths)}. Name files or folders that hold {kinds}.")
        return NOTHING_DONE
    if not counts and not arguments.json and arguments.name == "rebuild":
        print(f"The archive {settings.archive} holds no articles.")
    return SOME_FAILED if failed else ALL_READ


def _with_progress(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same outcomes, with a bar, a rate and the time left on a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} left"),
        TimeRemainingColumn(),
        TextColumn("elapsed"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, rate="")
        for outcome in outcomes:
            speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
            progress.update(task, completed=outcome.done, total=outcome.total, rate=f"{speed:.1f} records/s" if speed else "")
            yield outcome


def _summary(counts: dict[str, int]) -> str:
    parts = [
        f"{counts[status]} {status}"
        for status in ("added", "replaced", "upgraded", "unchanged", "duplicate", "failed")
        if counts.get(status)
    ]
    return f"{', '.join(parts)}."


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    for article in _open(settings).articles():
        if arguments.json:
            _print_json({k: v for k, v in article.to_dict().items() if k != "text"})
        else:
            print(f"{article.id}  {article.published or 'undated   '}  {article.outlet or '-'}  {article.title}")
    return ALL_READ


def _show(arguments: argparse.Namespace, settings: Settings) -> int:
    archive = _open(settings)
    article = archive.article(arguments.id)
    quotes = archive.quotes(article_id=article.id)
    if arguments.json:
        _print_json({**article.to_dict(), "quotes": [{k: v for k, v in q.to_dict().items() if k != "article"} for q in quotes]})
        return ALL_READ
    print(_heading(article), article.text, sep="\n\n")
    if quotes:
        print("\nWho said what:")
        for quote in quotes:
            print(f"- {quote.speaker or 'nobody named'}: {quote.text}")
    return ALL_READ


def _heading(article: Article) -> str:
    about = [article.outlet, article.author, article.published.isoformat() if article.published else None, article.url, article.source]
    return "\n".join([article.title, " · ".join(part for part in about if part), f"id {article.id}"])


def _remove(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.indexer import remove

    for article in remove(arguments.ids, settings):
        if arguments.json:
            _print_json({"status": "removed", "article_id": article.id, "title": article.title})
        else:
            print(f"Removed {article.id}  {article.title}")
    return ALL_READ


def _stats(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.attribution import stale

    archive = _open(settings)
    stats = archive.stats()
    if arguments.json:
        _print_json({**stats.to_dict(), "attribution": archive.attribution, "notice": stale(archive)})
        return ALL_READ
    span = f"{stats.first} to {stats.last}" if stats.first else "no dates"
    print(f"{stats.articles} articles ({span}), {stats.passages} passages, {stats.quotes} quotations")
    print(f"embedding model {stats.embedding_model}, generation {stats.generation}")
    if notice := stale(archive):
        print(notice)
    for name, counts in (("Outlets", stats.outlets), ("Speakers", dict(list(stats.speakers.items())[:20]))):
        if counts:
            print(f"{name}: {', '.join(f'{key} {n}' for key, n in counts.items())}")
    return ALL_READ


def _open(settings: Settings) -> Archive:
    from bot.archive.archive import Archive

    return Archive(settings, check_fingerprint=False)


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _complain(arguments: argparse.Namespace, message: str) -> None:
    if arguments.json:
        _print_json({"status": "error", "reason": message})
    print(message, file=sys.stderr)
