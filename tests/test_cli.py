"""Both command lines on real files: in this process, and as programs where pipes and standard input count."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot.cli
import ingest.cli
from bot.settings import Settings
from ingest.indexer import add
from tests.articles import HARBOUR
from tests.processes import run

STORY = """---
title: Council of Lindholt votes
outlet: The Harbour Courier
published: 2022-01-17
id: votes
---
The council of Lindholt voted for the tunnel on Monday, by nine votes to four.

“This is a good day for the port,” Mayor Karin Holt said.
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder with two articles and a record that cannot be read."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "votes.md").write_text(STORY, "utf-8")
    record = {k: v for k, v in HARBOUR.to_dict().items() if k != "source"}
    (folder / "more.jsonl").write_text(json.dumps(record) + "\n{broken\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def stocked(news, embedder, tmp_path_factory):
    """An archive of the folder, for reading only."""
    archive = tmp_path_factory.mktemp("stocked") / "archive"
    assert sorted(o.status for o in add([news], Settings(archive=archive), embedder=embedder)) == ["added", "added", "failed"]
    return archive


@pytest.fixture
def archive(stocked, tmp_path):
    """A copy of that archive, made as a backup is."""
    return shutil.copytree(stocked, tmp_path / "archive")


@pytest.fixture
def cli(monkeypatch, capsys, embedder):
    """Runs a command line in this process with the model that is loaded already."""
    monkeypatch.setattr("bot.embedding.Embedder.of", lambda *_: embedder)

    def call(module, *arguments):
        try:
            status = module.cli.main([str(a) for a in arguments])
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, said.out, said.err)

    return call


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_add_as_a_program_names_what_failed_keeps_the_rest_and_is_silent_otherwise(news, tmp_path):
    done = run("ingest", "add", news, "--archive", tmp_path / "archive")
    assert done.returncode == 1
    assert done.stdout == f"2 added, 1 failed. Archive: {tmp_path / 'archive'}\n"
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [f"{news / 'more.jsonl'}:2"]


def test_adding_again_is_status_0_and_changes_nothing(cli, news, archive):
    again = cli(ingest, "add", news / "votes.md", "--archive", archive)
    assert (again.returncode, again.stdout.split(".")[0]) == (0, "1 unchanged")


def test_if_empty_leaves_a_filled_archive_alone(cli, news, archive, tmp_path):
    done = cli(ingest, "add", news / "more.jsonl", "--archive", archive, "--if-empty")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 added" in cli(ingest, "add", news / "votes.md", "--archive", tmp_path / "new", "--if-empty").stdout


def test_json_gives_one_object_a_record(cli, news, tmp_path):
    rows = lines(cli(ingest, "add", news, "--archive", tmp_path / "archive", "--json"))
    assert sorted(r["status"] for r in rows) == ["added", "added", "failed"]
    assert {r["article_id"] for r in rows} == {"votes", "harbour", None}
    assert all(r["reason"] for r in rows if r["status"] == "failed")


@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "nowhere.txt"], "nowhere.txt"),
        (["add", "empty"], "nothing to read in empty"),
        (["add", b"caf\xe9.txt"], r"caf\udce9.txt"),
        (["list"], "There is no archive"),
        (["remove", "x"], "There is no archive"),
        (["rebuild"], "There is no archive"),
        (["add", ".", "--format", "docx"], "no format 'docx'"),
    ],
)
def test_nothing_done_is_status_2_with_a_reason_and_makes_no_archive(cli, monkeypatch, tmp_path, arguments, words, form):
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("The council of Lindholt voted for the tunnel on Monday.")
    done = cli(ingest, *map(os.fsdecode, arguments), "--archive", tmp_path / "archive", *form)
    assert done.returncode == 2
    said = " ".join(r["reason"] + r.get("where", "") for r in lines(done)) if form else done.stderr
    assert words in said
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize("module", [ingest, bot])
def test_an_empty_name_is_no_archive(cli, module):
    done = cli(module, *(["list"] if module is ingest else ["ask", "Who?"]), "--archive", "")
    assert done.returncode == 2
    assert "the name is empty" in done.stderr


def test_list_show_remove_and_stats(cli, archive):
    where = ["--archive", archive]
    assert "votes  2022-01-17  The Harbour Courier  Council of Lindholt votes" in cli(ingest, "list", *where).stdout
    assert "Karin Holt: “This is a good day for the port,”" in cli(ingest, "show", "votes", *where).stdout
    assert lines(cli(ingest, "show", "votes", *where, "--json"))[0]["quotes"][0]["speaker"] == "Karin Holt"
    assert lines(cli(ingest, "stats", *where, "--json"))[0]["articles"] == 2
    assert cli(ingest, "remove", HARBOUR.url, *where).returncode == 0
    assert cli(ingest, "show", "harbour", *where).returncode == 2
    assert "1 articles" in cli(ingest, "stats", *where).stdout


def test_rebuild_reports_each_article(cli, archive):
    rows = lines(cli(ingest, "rebuild", "--archive", archive, "--json"))
    assert [(r["status"], r["done"], r["total"]) for r in rows] == [("replaced", 1, 2), ("replaced", 2, 2)]


def test_what_was_added_and_what_failed_is_told_when_the_rest_cannot_be(cli, monkeypatch, news, tmp_path):
    def stopped(*_):
        for n, outcome in enumerate(add([news], Settings(archive=tmp_path / "archive"))):
            if n == 2:
                raise KeyboardInterrupt
            yield outcome

    monkeypatch.setattr("ingest.indexer.add", stopped)
    done = cli(ingest, "add", news, "--archive", tmp_path / "archive")
    assert done.returncode == 2
    assert "1 added, 1 failed." in done.stdout or "2 added." in done.stdout
    assert "run the same command again" in done.stderr


def test_a_closed_output_ends_a_command_without_noise(stocked):
    for module, command in (("ingest", ["list"]), ("bot", ["settings"])):
        process = subprocess.Popen(
            [sys.executable, "-m", module, *command, "--archive", str(stocked)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_ask_prints_the_answer_with_numbered_sources(cli, stocked):
    done = cli(bot, "ask", "What did Holt say about the port?", "--archive", stocked)
    assert done.returncode == 0, done.stderr
    assert "“This is a good day for the port,”" in done.stdout
    assert "[1] The Harbour Courier, 2022-01-17, Council of Lindholt votes" in done.stdout
    refused = cli(bot, "ask", "What did Quartermain say?", "--archive", stocked, "--until", "2022-02-01")
    assert refused.returncode == 1
    assert "none mentions Quartermain" in refused.stdout


def test_ask_as_a_program_prints_nothing_but_the_answer_as_json(stocked):
    done = run("bot", "ask", "What did Holt say about the port?", "--archive", stocked, "--json")
    assert json.loads(done.stdout)["citations"][0]["speaker"] == "Karin Holt"
    assert (done.returncode, done.stderr) == (0, "")


def test_chat_keeps_the_conversation(cli, monkeypatch, stocked):
    typed = iter(["What did Holt say about the port?", "What else did he say?", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    done = cli(bot, "chat", "--archive", stocked)
    assert done.returncode == 0, done.stderr
    assert "(searched as: What else did Holt say" in done.stdout


def test_settings_are_printed_with_their_origin(cli, monkeypatch):
    monkeypatch.setenv("BRIEFING_PORT", "8111")
    assert "8111  (environment BRIEFING_PORT)" in cli(bot, "settings").stdout
    monkeypatch.setenv("BRIEFING_PROT", "1")
    for module, command in ((bot, "settings"), (ingest, "list")):
        wrong = cli(module, command)
        assert wrong.returncode == 2
        assert "BRIEFING_PROT" in wrong.stderr


def test_a_wrong_day_is_explained(cli):
    done = cli(bot, "ask", "Who?", "--since", "01/02/2022")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr
