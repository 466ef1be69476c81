"""Both command lines as subprocesses, on real files."""

import json

import pytest

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


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "votes.md").write_text(STORY, "utf-8")
    record = {k: v for k, v in HARBOUR.to_dict().items() if k != "source"}
    (folder / "more.jsonl").write_text(json.dumps(record) + "\n{broken\n", "utf-8")
    return folder


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_add_names_what_failed_and_keeps_the_rest(news, tmp_path):
    archive = tmp_path / "archive"
    done = run("ingest", "add", news, "--archive", archive)
    assert done.returncode == 1
    assert "2 added, 1 failed." in done.stdout
    assert "more.jsonl:2" in done.stderr
    again = run("ingest", "add", news / "votes.md", "--archive", archive)
    assert (again.returncode, again.stdout.split(".")[0]) == (0, "1 unchanged")


def test_if_empty_leaves_a_filled_archive_alone(news, tmp_path):
    archive = tmp_path / "archive"
    assert "1 added" in run("ingest", "add", news / "votes.md", "--archive", archive, "--if-empty").stdout
    done = run("ingest", "add", news / "more.jsonl", "--archive", archive, "--if-empty")
    assert (done.returncode, done.stdout) == (0, "")


def test_json_gives_one_object_a_record(news, tmp_path):
    rows = lines(run("ingest", "add", news, "--archive", tmp_path / "archive", "--json"))
    assert sorted(r["status"] for r in rows) == ["added", "added", "failed"]
    assert {r["article_id"] for r in rows} == {"votes", "harbour", None}
    assert all(r["reason"] for r in rows if r["status"] == "failed")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "nowhere.txt"], "nowhere.txt"),
        (["list"], "There is no archive"),
        (["remove", "x"], "There is no archive"),
        (["add", ".", "--format", "docx"], "no format 'docx'"),
    ],
)
def test_nothing_done_is_status_2_with_a_reason(tmp_path, arguments, words):
    done = run("ingest", *arguments, "--archive", tmp_path / "archive")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_list_show_remove_and_stats(news, tmp_path):
    archive = tmp_path / "archive"
    run("ingest", "add", news, "--archive", archive)
    assert "votes  2022-01-17  The Harbour Courier  Council of Lindholt votes" in run("ingest", "list", "--archive", archive).stdout
    shown = run("ingest", "show", "votes", "--archive", archive).stdout
    assert "Karin Holt: “This is a good day for the port,”" in shown
    assert lines(run("ingest", "show", "votes", "--archive", archive, "--json"))[0]["quotes"][0]["speaker"] == "Karin Holt"
    assert lines(run("ingest", "stats", "--archive", archive, "--json"))[0]["articles"] == 2
    assert run("ingest", "remove", HARBOUR.url, "--archive", archive).returncode == 0
    assert run("ingest", "show", "harbour", "--archive", archive).returncode == 2
    assert "1 articles" in run("ingest", "stats", "--archive", archive).stdout


def test_ask_prints_the_answer_with_numbered_sources(news, tmp_path):
    archive = tmp_path / "archive"
    run("ingest", "add", news, "--archive", archive)
    done = run("bot", "ask", "What did Holt say about the port?", "--archive", archive)
    assert done.returncode == 0, done.stderr
    assert "“This is a good day for the port,”" in done.stdout
    assert "[1] The Harbour Courier, 2022-01-17, Council of Lindholt votes" in done.stdout
    plain = json.loads(run("bot", "ask", "What did Holt say about the port?", "--archive", archive, "--json").stdout)
    assert plain["citations"][0]["speaker"] == "Karin Holt"
    refused = run("bot", "ask", "What did Quartermain say?", "--archive", archive, "--until", "2022-02-01")
    assert refused.returncode == 1
    assert "none mentions Quartermain" in refused.stdout


def test_chat_keeps_the_conversation(news, tmp_path):
    import subprocess
    import sys

    archive = tmp_path / "archive"
    run("ingest", "add", news, "--archive", archive)
    command = [sys.executable, "-m", "bot", "chat", "--archive", str(archive)]
    typed = "What did Holt say about the port?\nWhat else did he say?\n\n"
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "(searched as: What else did Holt say" in done.stdout


def test_settings_are_printed_with_their_origin(tmp_path):
    done = run("bot", "settings", BRIEFING_PORT="8111")
    assert "port" in done.stdout
    assert "8111  (environment BRIEFING_PORT)" in done.stdout
    wrong = run("bot", "settings", BRIEFING_PROT="1")
    assert wrong.returncode == 2
    assert "BRIEFING_PROT" in wrong.stderr


def test_a_wrong_day_is_explained():
    done = run("bot", "ask", "Who?", "--since", "01/02/2022")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr
