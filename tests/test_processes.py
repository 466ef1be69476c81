"""Several processes on one archive, and a process that is killed in the middle of its work."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.archive.archive import Archive
from bot.settings import Settings
from ingest.cli import main
from ingest.indexer import add
from tests.processes import wait_for

ROOT = Path(__file__).parent.parent
COUNT = 300
"""Articles of a run that is disturbed: enough for three commits with passages of SHORT characters."""
SHORT = 200


def write_articles(path, count):
    with path.open("w", encoding="utf-8") as lines:
        for n in range(count):
            text = "\n\n".join(
                f"Item {n}.{p}: the council of Lindholt voted on motion {n * 10 + p}. “We stand by motion {n * 10 + p},” said Ilse Brandvik."
                for p in range(2)
            )
            record = {
                "id": f"a{n}",
                "title": f"Motion {n}",
                "text": text,
                "outlet": "The Harbour Courier",
                "published": f"2022-01-{n % 28 + 1:02}",
            }
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def start(*arguments, **pipes):
    return subprocess.Popen([sys.executable, "-m", "ingest", *map(str, arguments)], text=True, **pipes)


def contents(folder):
    """All that an archive holds, without the order in which it came: articles, passages, quotations, and the vectors' ids."""
    archive = Archive(Settings(archive=folder, chunk_chars=SHORT))
    articles = sorted(archive.articles(), key=lambda a: a.id)
    passages = {a.id: archive.passages(a.id) for a in articles}
    keywords = archive.database.rows("SELECT count(*) AS n FROM keywords")[0]["n"]
    found = articles, passages, archive.attributions(a.id for a in articles), keywords, archive.vectors().ids()
    archive.close()
    assert found[4] == {p.id for ps in passages.values() for p in ps}
    assert keywords == len(found[4])
    return found


def test_killed_ingest_leaves_a_readable_archive_and_a_second_run_ends_as_an_undisturbed_one(tmp_path, embedder, monkeypatch):
    source = tmp_path / "news.jsonl"
    write_articles(source, COUNT)
    calm, killed = (Settings(archive=tmp_path / name, chunk_chars=SHORT) for name in ("calm", "killed"))
    monkeypatch.setenv("BRIEFING_CHUNK_CHARS", str(SHORT))
    process = start("add", source, "--archive", killed.archive, "--json", stdout=subprocess.PIPE)
    assert process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    archive = Archive(killed)
    assert 0 < len(archive.articles()) < COUNT
    archive.close()
    for settings in (killed, calm):
        assert {o.status for o in add([source], settings, embedder=embedder)} <= {"added", "unchanged"}
    assert contents(killed.archive) == contents(calm.archive)


def test_a_reader_sees_what_another_process_adds_without_being_reopened(tmp_path, filled, open_bot):
    bot = open_bot(filled)
    assert bot.ask("Who spoke about motion 71?").abstained
    source = tmp_path / "news.jsonl"
    write_articles(source, 40)
    process = start("add", source, "--archive", filled.archive, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None:
        assert "420 million" in bot.ask("What did Brandvik say the tunnel will cost?").text
    assert process.returncode == 0, process.stderr.read()
    hits = bot.search("We stand by motion 71", k=5)
    assert "motion 71" in hits[0].passage.text
    assert "vector" in hits[0].ranks
    assert bot.stats().articles == 43


def test_a_second_writer_is_refused_and_sigterm_ends_the_first_cleanly(tmp_path, filled, capsys):
    source = tmp_path / "news.jsonl"
    write_articles(source, 5000)
    first = start("add", source, "--archive", filled.archive, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        wait_for(lambda: (filled.archive / "writer.json").exists(), 120, "the first writer")
        assert main(["remove", "ferry", "--archive", str(filled.archive)]) == 2
        assert f"process {first.pid} on" in capsys.readouterr().err
        first.send_signal(signal.SIGTERM)
        _, said = first.communicate(timeout=60)
        assert (first.returncode, "Stopped." in said, "Traceback" in said) == (2, True, False)
        assert not (filled.archive / "writer.json").exists()
    finally:
        first.kill()
        first.wait()
    assert main(["remove", "ferry", "--archive", str(filled.archive)]) == 0


@pytest.mark.parametrize(("module", "arguments"), [("ingest", ["stats"]), ("bot", ["settings"])])
def test_an_interrupt_while_classes_are_being_made_ends_with_the_documented_status(module, arguments, tmp_path):
    (tmp_path / "interrupted.py").write_text(
        "import argparse, sys\n"
        f"from {module} import cli\n"
        "made = cli._parser()\n"
        "made.parse_args = lambda given: argparse.Namespace(command=lambda *_: exec('raise KeyboardInterrupt'), name='stats', verbose=False,"
        " archive=None, json=False)\n"
        "cli._parser = lambda: made\n"
        f"sys.exit(cli.main({arguments}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "interrupted"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}, check=False
    )
    assert done.returncode == 2


@pytest.mark.parametrize("module", ["ingest", "bot"])
def test_help_imports_nothing_heavy(module):
    heavy = ["torch", "chromadb", "gradio", "langchain", "sentence_transformers", "numpy", "pydantic", "rich", "trafilatura"]
    code = (
        "import runpy, sys; sys.argv = ['x', '--help']\n"
        f"try:\n    runpy.run_module('{module}', run_name='__main__')\nexcept SystemExit:\n    pass\n"
        f"found = set({heavy}) & set(sys.modules)\nassert not found, found"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
