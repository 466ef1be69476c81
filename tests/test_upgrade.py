"""Bringing an archive of an older format, or with statements attributed by older rules, up to date."""

import json
import signal
import sqlite3
import subprocess
import sys

import pytest

import ingest.cli
from bot.archive.archive import Archive
from bot.archive.upgrade import Standing, standing
from bot.archive.upgrade import upgrade as upgrade_archive
from bot.archive.writer import open_writer
from bot.errors import ArchiveDamaged, ArchiveLocked, ArchiveMismatch, ArchiveNotFound
from bot.settings import Settings
from bot.types import Attribution
from ingest.attribution import upgrade
from ingest.indexer import add_records
from ingest.quotes import VERSION, attribute
from tests.articles import ARTICLES, FERRY

QUOTES_OF_FORMAT_1 = """
CREATE TABLE quotes (
    key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, speaker TEXT, mention TEXT, cue TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL);
CREATE INDEX quotes_article ON quotes (article, start);
CREATE INDEX quotes_speaker ON quotes (speaker COLLATE NOCASE);
"""


def sqlite(settings):
    return sqlite3.connect(settings.archive / "articles.sqlite3")


def make_old(settings):
    """Give an archive the table of format 1, with its rows, as the first version of the program left it."""
    with sqlite(settings) as file:
        rows = file.execute('SELECT key, article, speaker, mention, cue, start, "end", kind FROM quotes').fetchall()
        file.execute("DROP TABLE quotes")
        file.executescript(QUOTES_OF_FORMAT_1)
        file.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        file.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        file.execute("DELETE FROM meta WHERE key = 'attribution'")
    file.close()


def content(settings):
    with sqlite(settings) as file:
        found = list(file.iterdump())
    file.close()
    return found


@pytest.fixture
def old(filled):
    make_old(filled)
    return filled


def test_a_new_archive_says_which_rules_attributed_its_statements(filled):
    assert standing(filled.archive) == Standing("2", VERSION)


def test_an_old_archive_is_refused_with_the_command_that_upgrades_it(old, capsys):
    with pytest.raises(ArchiveMismatch) as refused:
        Archive(old)
    command = f"python -m ingest upgrade --archive {old.archive}"
    assert str(refused.value).endswith(command)
    with pytest.raises(ArchiveMismatch, match="ingest upgrade"), open_writer(old):
        pass
    assert ingest.cli.main(command.split()[3:]) == 0
    assert capsys.readouterr().out == (
        f"3 upgraded. Archive: {old.archive}\nIt now has format 2 and attribution rules {VERSION}; it had format 1, attribution rules unknown.\n"
    )
    Archive(old).close()


def test_an_upgrade_attributes_anew_in_one_generation_and_leaves_the_rest_alone(old):
    with sqlite(old) as file:
        file.execute("UPDATE quotes SET speaker = 'Nobody At All'")
        before = {name: file.execute(f"SELECT * FROM {name}").fetchall() for name in ("articles", "passages", "vector_journal")}
        generation = int(file.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])
    file.close()
    outcomes = list(upgrade(old))
    assert [(o.status, o.done, o.total) for o in outcomes] == [("upgraded", n, 3) for n in (1, 2, 3)]
    archive = Archive(old)
    assert archive.generation == generation + 1
    assert archive.attributions(a.id for a in ARTICLES) == {a.id: tuple(attribute(a.text, a.title)) for a in ARTICLES}
    assert {name: [tuple(r) for r in archive.database.rows(f"SELECT * FROM {name}")] for name in before} == before
    assert len(archive.vectors().ids()) == archive.passage_count()
    archive.close()


def test_an_upgraded_archive_has_the_tables_of_a_new_one(old, tmp_path, embedder):
    list(upgrade(old))
    new = Settings(archive=tmp_path / "new")
    list(add_records(ARTICLES, new, embedder=embedder))
    for settings in (old, new):
        with sqlite(settings) as file:
            columns = [r[1:4] for r in file.execute("PRAGMA table_info(quotes)")]
        file.close()
        assert columns[-2:] == [("role", "TEXT", 0), ("confidence", "REAL", 1)]


def test_a_second_upgrade_does_nothing_and_says_so(old, capsys):
    list(upgrade(old))
    before = content(old)
    assert list(upgrade(old)) == []
    assert ingest.cli.main(["upgrade", "--archive", str(old.archive)]) == 0
    assert capsys.readouterr().out.startswith("Nothing to do: ")
    assert ingest.cli.main(["upgrade", "--json", "--archive", str(old.archive)]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "current"
    assert content(old) == before


def test_json_names_each_article_and_what_changed(old, capsys):
    assert ingest.cli.main(["upgrade", "--json", "--archive", str(old.archive)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["status"], r["article_id"]) for r in rows[:-1]] == [("upgraded", a.id) for a in ARTICLES]
    assert rows[-1] == {
        "status": "done",
        "from": {"schema": "1", "attribution": None},
        "to": {"schema": "2", "attribution": VERSION},
    }


class Interrupt(Exception):
    pass


def test_an_upgrade_that_fails_in_the_middle_changes_nothing(old):
    before = content(old)
    seen = []

    def crash(text, title):
        seen.append(title)
        if len(seen) == 2:
            raise Interrupt
        return attribute(text, title)

    with pytest.raises(Interrupt):
        list(upgrade_archive(old.archive, crash, VERSION))
    assert content(old) == before
    left = iter(upgrade(old))
    next(left)
    left.close()
    assert content(old) == before
    assert len(list(upgrade(old))) == 3


def test_an_upgrade_that_is_killed_in_the_middle_changes_nothing(old):
    before = content(old)
    code = (
        "import sys, time; from pathlib import Path; from bot.archive.upgrade import upgrade\n"
        "def slow(text, title):\n    return []\n"
        "for done in upgrade(Path(sys.argv[1]), slow, '9'):\n"
        "    print(done.done, flush=True)\n    if done.done == 2: time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(old.archive)], stdout=subprocess.PIPE, text=True)
    assert [process.stdout.readline().strip() for _ in range(2)] == ["1", "2"]
    with pytest.raises(ArchiveLocked, match=f"process {process.pid} "):
        list(upgrade(old))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert content(old) == before
    assert len(list(upgrade(old))) == 3


def test_an_archive_attributed_by_older_rules_opens_is_told_of_and_upgraded(filled, capsys, caplog, embedder):
    with sqlite(filled) as file:
        file.execute("UPDATE meta SET value = '1' WHERE key = 'attribution'")
    file.close()
    Archive(filled).close()
    assert ingest.cli.main(["stats", "--archive", str(filled.archive)]) == 0
    said = capsys.readouterr().out
    assert f"attributed by rules 1, this program has rules {VERSION}" in said
    assert f"python -m ingest upgrade --archive {filled.archive}" in said
    list(add_records([FERRY], filled, embedder=embedder))
    assert "attributed by rules 1" in caplog.text
    assert len(list(upgrade(filled))) == 3
    assert ingest.cli.main(["stats", "--json", "--archive", str(filled.archive)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["notice"] is None


def test_articles_that_join_older_ones_leave_the_older_stamp(filled, embedder):
    with sqlite(filled) as file:
        file.execute("UPDATE meta SET value = '1' WHERE key = 'attribution'")
    file.close()
    from dataclasses import replace

    list(add_records([replace(FERRY, id="later", title="Later")], filled, embedder=embedder))
    assert standing(filled.archive).attribution == "1"


def test_role_and_confidence_are_kept(settings):
    with open_writer(settings) as writer, writer.archive.database.transaction() as connection:
        connection.execute(
            "INSERT INTO articles (key, id, title, text, hash, added) VALUES (1, 'a', 'A', 'Ilse Brandt said the bridge stays shut.', 'h', 'now')"
        )
    kept = Attribution("Ilse Brandt", "Ilse Brandt", "said", 17, 38, "reported", "the harbour master", 0.6)
    assert [u.done for u in upgrade_archive(settings.archive, lambda text, title: [kept], "9")] == [1]
    archive = Archive(settings)
    assert archive.attributions(["a"]) == {"a": (kept,)}
    quote = archive.quotes()[0]
    assert (quote.role, quote.confidence) == ("the harbour master", 0.6)
    archive.close()


def test_an_empty_old_archive_is_upgraded(settings, capsys):
    with open_writer(settings):
        pass
    make_old(settings)
    assert ingest.cli.main(["upgrade", "--archive", str(settings.archive)]) == 0
    assert "It now has format 2" in capsys.readouterr().out
    assert standing(settings.archive) == Standing("2", VERSION)


def test_no_archive_and_an_unknown_format_are_errors_that_change_nothing(settings, filled, tmp_path):
    with pytest.raises(ArchiveNotFound, match="ingest add"):
        list(upgrade(Settings(archive=tmp_path / "nowhere")))
    assert not (tmp_path / "nowhere").exists()
    with sqlite(filled) as file:
        file.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    file.close()
    with pytest.raises(ArchiveDamaged, match="format 99"):
        list(upgrade(filled))


def test_a_reader_sees_the_old_statements_until_the_upgrade_is_whole(filled, tmp_path):
    with sqlite(filled) as file:
        file.execute("UPDATE meta SET value = '1' WHERE key = 'attribution'")
    file.close()
    archive = Archive(filled)
    before = archive.quotes()
    steps = upgrade_archive(filled.archive, lambda text, title: [], "9")
    next(steps)
    assert archive.quotes() == before
    assert len(list(steps)) == 2
    assert archive.quotes() == []
    archive.close()
