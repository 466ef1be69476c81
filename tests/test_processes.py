"""Several processes on one archive, and a process that is killed in the middle of its work."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from bot.archive.archive import Archive
from bot.settings import Settings
from tests.processes import run, wait_for

COUNT = 400


def write_articles(path, count=COUNT):
    with path.open("w", encoding="utf-8") as lines:
        for n in range(count):
            text = "\n\n".join(
                f"Item {n}.{p}: the council of Lindholt voted on motion {n * 10 + p}. “We stand by motion {n * 10 + p},” said Ilse Brandvik."
                for p in range(12)
            )
            record = {
                "id": f"a{n}",
                "title": f"Motion {n}",
                "text": text,
                "outlet": "The Harbour Courier",
                "published": f"2022-01-{n % 28 + 1:02}",
            }
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def contents(folder):
    """All that an archive holds, without the order in which it came: articles, passages, quotations, and the vectors' ids."""
    archive = Archive(Settings(archive=folder))
    articles = sorted(archive.articles(), key=lambda a: a.id)
    passages = {a.id: archive.passages(a.id) for a in articles}
    keywords = archive.database.rows("SELECT count(*) AS n FROM keywords")[0]["n"]
    found = articles, passages, archive.attributions(a.id for a in articles), keywords, archive.vectors().ids()
    archive.close()
    assert found[4] == {p.id for ps in passages.values() for p in ps}
    assert keywords == len(found[4])
    return found


def test_killed_ingest_leaves_a_readable_archive_and_a_second_run_ends_as_an_undisturbed_one(tmp_path):
    source = tmp_path / "news.jsonl"
    write_articles(source)
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    assert run("ingest", "add", source, "--archive", calm).returncode == 0
    for after in (1, 60):
        command = [sys.executable, "-m", "ingest", "add", str(source), "--archive", str(killed), "--json"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(after):
            assert process.stdout.readline()
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        archive = Archive(Settings(archive=killed))
        assert 0 < len(archive.articles()) < COUNT
        archive.close()
    again = run("ingest", "add", source, "--archive", killed)
    assert again.returncode == 0, again.stderr
    assert contents(killed) == contents(calm)


def test_a_reader_sees_what_another_process_adds_without_being_reopened(tmp_path, filled, open_bot):
    bot = open_bot(filled)
    assert bot.ask("Who spoke about motion 7?").abstained
    source = tmp_path / "news.jsonl"
    write_articles(source, 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", "add", str(source), "--archive", str(filled.archive)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None:
        assert "420 million" in bot.ask("What did Brandvik say the tunnel will cost?").text
    assert process.returncode == 0, process.stderr.read()
    hits = bot.search("We stand by motion 77", k=5)
    assert "motion 77" in hits[0].passage.text
    assert "vector" in hits[0].ranks
    assert bot.stats().articles == 43


def test_a_second_writer_is_refused_with_the_holders_name_and_status_2(tmp_path, filled):
    source = tmp_path / "news.jsonl"
    write_articles(source)
    first = subprocess.Popen([sys.executable, "-m", "ingest", "add", str(source), "--archive", str(filled.archive)], stderr=subprocess.PIPE)
    try:
        wait_for(lambda: (filled.archive / "writer.json").exists(), 30, "the first writer")
        second = run("ingest", "remove", "ferry", "--archive", filled.archive)
        assert second.returncode == 2
        assert f"process {first.pid} on" in second.stderr
    finally:
        first.kill()
        first.wait()


@pytest.mark.parametrize("module", ["ingest", "bot"])
def test_help_imports_nothing_heavy(module):
    code = f"import sys; sys.argv = ['x', '--help']\nimport runpy\ntry:\n    runpy.run_module('{module}', run_name='__main__')\nexcept SystemExit:\n    pass\nheavy = sorted({{'torch', 'chromadb', 'gradio', 'langchain', 'sentence_transformers', 'numpy', 'pydantic', 'rich', 'trafilatura'}} & set(sys.modules))\nassert not heavy, heavy"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
