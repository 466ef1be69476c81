"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import ablation, comparison, machine, measured, pipelines, questions, report, scaling, vectors
from benchmarks.comparison import Places
from benchmarks.progress import say
from bot.errors import BriefingError

DONE, FAILED = 0, 2
QUICK = 0.1
QUICK_VECTORS = 20_000
VECTORS = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it is done, 2 if it failed with a message."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given and given[0].startswith("--") and given[0] != "--help":
        given = ["questions", *given]
    arguments = _parser().parse_args(given)
    command: Callable[[argparse.Namespace], None] = arguments.command
    try:
        command(arguments)
    except BriefingError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped. Nothing was written.", file=sys.stderr)
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, epilog="benchmarks/README.md explains the figures.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(command=run)
        return made

    asked = command("questions", _questions, "Ask an archive a set of questions and print the figures; the command may be left out.")
    asked.add_argument("--plain", action="store_true", help="compare with the plain pipeline, over the same articles")
    asked.add_argument(
        "--cold-starts", type=_count, default=pipelines.COLD_STARTS, metavar="N", help="new processes whose median is a cold start"
    )
    tried = command("ablation", _ablation, "Ask an archive the same questions under each of several settings.")
    tried.add_argument("--untimed", action="store_true", help="leave out the times; takes half as long")
    tried.add_argument("--variants", type=Path, default=ablation.VARIANTS, metavar="FILE", help="TOML file of variants")
    for one in (asked, tried):
        one.add_argument("--archive", type=Path, required=True, metavar="DIR", help="the archive's folder")
        one.add_argument("--questions", type=Path, required=True, metavar="FILE", help="JSON or JSON Lines file of questions")
        one.add_argument("--limit", type=_count, metavar="N", help="ask the first N questions only")
    everything = command("all", _all, "Measure everything on the two corpora.")
    everything.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the corpora")
    everything.add_argument("--quick", action="store_true", help=f"a tenth of each corpus and question set, {QUICK_VECTORS:,} vectors")
    everything.add_argument("--articles", type=_count, metavar="N", help="at most N articles of each corpus")
    everything.add_argument("--limit", type=_count, metavar="N", help="at most N questions of each set")
    everything.add_argument("--real-growth", action="store_true", help="embed the copies of the growth part too; takes hours")
    everything.add_argument("--no-growth", action="store_true", help="leave the growth part out")
    for one in (asked, tried, everything):
        one.add_argument("--results", type=Path, metavar="FILE", help="write the raw results there, as JSON")
    alone = command("vectors", _vectors, "Measure search in synthetic vectors alone.")
    for one in (everything, alone):
        one.add_argument("--vectors", type=_count, metavar="N", help="number of synthetic vectors")
        one.add_argument("--work", type=Path, metavar="DIR", help="folder for archives, which are kept there; must be empty or new")
        one.add_argument("--write", action="store_true", help="write docs/benchmarks.md, its plot and benchmarks/results.json")
    shown = command("report", _report, "Write docs/benchmarks.md and its plot anew from raw results.")
    shown.add_argument(
        "--results", type=Path, default=report.RESULTS, metavar="FILE", help="raw results (default: benchmarks/results.json)"
    )
    return parser


def _count(text: str) -> int:
    if not text.replace("_", "").isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _questions(arguments: argparse.Namespace) -> None:
    asked = questions.read(arguments.questions)[: arguments.limit]
    with _work(None) as work:
        folder = _plain_over(arguments.archive, work) if arguments.plain else None
        say(f"{len(asked)} questions")
        figures: dict[str, Any] = pipelines.ask(arguments.archive, folder, asked, os.environ)
        for name, seconds in pipelines.cold_start(arguments.archive, folder, asked, os.environ, arguments.cold_starts).items():
            figures[name]["cold_start"] = seconds
    _keep(arguments.results, {"questions": len(asked), **figures})
    print(report.questions(figures))
    for fault in figures[pipelines.PROJECT]["first_faults"]:
        print(f"Citation fault: {fault}")


def _plain_over(archive: Path, work: Path) -> Path:
    file = work / "articles.jsonl"
    say("plain pipeline: ingest the same articles")
    measured.call("project.export", {"archive": str(archive), "articles": str(file)}, os.environ)
    measured.call("plain.ingest", {"articles": str(file), "folder": str(work / "plain")}, os.environ)
    return work / "plain"


def _ablation(arguments: argparse.Namespace) -> None:
    wanted = ablation.variants(arguments.variants)
    found = ablation.run(arguments.archive, questions.read(arguments.questions)[: arguments.limit], wanted, not arguments.untimed)
    _keep(arguments.results, found)
    print(ablation.table(found))


def _all(arguments: argparse.Namespace) -> None:
    start, load = time.monotonic(), machine.warn_if_busy()
    corpora = comparison.load(arguments.data, QUICK if arguments.quick else 1, arguments.articles, arguments.limit)
    count = arguments.vectors or (QUICK_VECTORS if arguments.quick else VECTORS)
    results: dict[str, Any] = {"corpora": []}

    def keep(part: str, found: Any) -> None:
        """Add a part; what is measured so far is on disk if a later part fails."""
        results[part] = found
        results["made"] = _made_by(arguments, start, load)
        _keep(arguments.results, results)

    with _work(arguments.work) as work:
        for number, one in enumerate(corpora):
            keep("corpora", [*results["corpora"], comparison.compare(one, work / str(number))])
        if not arguments.no_growth:
            quiz, said = corpora
            grown = scaling.measure(said, Places.under(work / "1"), quiz.articles, work / "growth", real=arguments.real_growth)
            keep("growth", grown)
        keep("vectors", {str(count): vectors.compare(_made(work / "vectors"), count)})
    if arguments.write:
        report.write(_with_earlier(results))
    print(report.tables(results))


def _vectors(arguments: argparse.Namespace) -> None:
    start, load = time.monotonic(), machine.warn_if_busy()
    count = arguments.vectors or VECTORS
    with _work(arguments.work) as work:
        figures = vectors.compare(work, count)
    figures["made"] = _made_by(arguments, start, load)
    earlier = _written() or {"made": figures["made"]}
    earlier["vectors"] = {**earlier.get("vectors", {}), str(count): figures}
    if arguments.write:
        report.write(earlier)
    print(report.vectors(figures))


def _with_earlier(results: dict[str, Any]) -> dict[str, Any]:
    """The results of a run with those parts of the written ones that it has not measured, each with the run that has."""
    before = _written()
    made = before.get("made")
    growth = {"growth": {"made": made, **before["growth"]}} if before.get("growth") else {}
    counts = {count: {"made": made, **figures} for count, figures in before.get("vectors", {}).items()}
    return {**growth, **results, "vectors": counts | results["vectors"]}


def _written() -> dict[str, Any]:
    """The results that docs/benchmarks.md shows."""
    found: dict[str, Any] = json.loads(report.RESULTS.read_text("utf-8")) if report.RESULTS.is_file() else {}
    return found


def _report(arguments: argparse.Namespace) -> None:
    if not arguments.results.is_file():
        raise BriefingError(f"{arguments.results} is not there. Make results: python -m benchmarks all --data DIR --write")
    report.write(json.loads(arguments.results.read_text("utf-8")))


def _made_by(arguments: argparse.Namespace, start: float, load: float) -> dict[str, Any]:
    flags = [f"--{name.replace('_', '-')}" for name in ("quick", "real_growth", "no_growth", "write") if getattr(arguments, name, False)]
    numbers = [f"--{name} {getattr(arguments, name)}" for name in ("articles", "limit", "vectors") if getattr(arguments, name, None)]
    name = "all --data DIR" if hasattr(arguments, "data") else "vectors"
    minutes = (time.monotonic() - start) / 60
    command = " ".join(["python -m benchmarks", name, *flags, *numbers])
    return {"date": date.today().isoformat(), "command": command, "minutes": minutes, "load": load, "machine": machine.describe()}


@contextmanager
def _work(folder: Path | None) -> Iterator[Path]:
    """An empty folder: the one that is named, which stays, or a passing one."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as made:
            yield Path(made)
        return
    if folder.exists() and any(folder.iterdir()):
        raise BriefingError(f"{folder} is not empty. Name a new folder with --work.")
    yield _made(folder)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _keep(path: Path | None, results: dict[str, Any]) -> None:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
