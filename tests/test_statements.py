"""Statements about a topic, of people, from Python, the terminal and as CSV."""

import csv
import io
import json
import subprocess
from dataclasses import replace
from datetime import date

import pytest

import bot.cli
from bot.archive.writer import Indexed, open_writer
from bot.errors import QuestionError
from bot.spreadsheet import PEOPLE_COLUMNS, STATEMENT_COLUMNS, cell, people_csv, statements_csv
from bot.statements import about
from bot.types import Article, Attribution, Passage, Person, Quote
from ingest.quotes import VERSION

PIER = Article(
    "pier",
    "Harbour town votes for a second pier",
    "“A second pier will halve the queues,” Ines Aldous told the council.\n\nShe left early.",
    "The Lindhaven Courier",
    None,
    date(2024, 3, 12),
    "https://courier.example/pier",
)
COSTS = Article(
    "costs",
    "Auditors doubt the costs",
    "“The estimate leaves out the dredging of the pier,” said Tomas Wray.\n\n“We ask for patience,” Aldous said.",
    "Northern Gazette",
    None,
    date(2024, 3, 22),
)
OLD = Article("old", "=HYPERLINK(1)", "“-1 is no number of piers,” said Brother Jon Aldous.", "+Outlet", None, None)


def said(article, words, speaker, role=None, confidence=1.0):
    start = article.text.index(words)
    return Attribution(speaker, speaker, "said", start, start + len(words), "direct", role, confidence)


SAID = {
    PIER: [said(PIER, "“A second pier will halve the queues,”", "Ines Aldous", "harbour master")],
    COSTS: [
        said(COSTS, "“The estimate leaves out the dredging of the pier,”", "Tomas Wray", "@auditor", 0.5),
        said(COSTS, "“We ask for patience,”", "Ms. Aldous"),
    ],
}


@pytest.fixture
def stocked(settings, embedder):
    vector = embedder.documents(["pier"])
    with open_writer(settings, attribution=VERSION) as writer:
        writer.put(
            [Indexed(a, a.id, (Passage(f"{a.id}-0", a.id, 0, 0, len(a.text), a.text),), tuple(found), vector) for a, found in SAID.items()]
        )
    return settings


@pytest.fixture
def asked(stocked, open_bot):
    return open_bot(stocked)


def quote(article, words, speaker="Ines Aldous"):
    start = article.text.index(words)
    return Quote(speaker, words, start, start + len(words), "direct", article)


def test_quotes_know_their_person_role_and_confidence(asked):
    first, second, third = asked.quotes()
    assert (first.speaker, first.person, first.role, first.confidence) == ("Tomas Wray", "Tomas Wray", "@auditor", 0.5)
    assert (second.speaker, second.person) == ("Ms. Aldous", "Ines Aldous")
    assert (third.person, third.role) == ("Ines Aldous", "harbour master")


@pytest.mark.parametrize("name", ["Aldous", "ines aldous", "Ms. Aldous", "aldo", "Harbour Master Ines Aldous"])
def test_one_filter_finds_all_names_of_a_person_everywhere(asked, name):
    assert [q.article.id for q in asked.quotes(speaker=name)] == ["costs", "pier"]
    assert {h.article.id for h in asked.search("pier", speaker=name)} == {"costs", "pier"}
    assert not asked.search("pier", speaker="Quartermain")
    assert asked.quotes(speaker="Quartermain") == []


def test_an_ambiguous_name_covers_all_who_carry_it(asked, stocked, embedder):
    with open_writer(stocked, attribution=VERSION) as writer:
        passage = Passage("old-0", "old", 0, 0, len(OLD.text), OLD.text)
        found = (said(OLD, "“-1 is no number of piers,”", "Jon Aldous"),)
        writer.put([Indexed(OLD, "old", (passage,), found, embedder.documents(["old"]))])
    assert {q.person for q in asked.quotes(speaker="Aldous")} == {"Ines Aldous", "Jon Aldous", "Aldous"}
    assert [q.article.id for q in asked.quotes(speaker="Jon Aldous")] == ["old"]
    assert [p.name for p in asked.people("aldous")] == ["Aldous", "Ines Aldous", "Jon Aldous"]


def test_people_follow_the_generation(asked, stocked):
    assert [(p.name, p.statements, p.aliases) for p in asked.people()] == [
        ("Ines Aldous", 2, ("Ines Aldous", "Ms. Aldous")),
        ("Tomas Wray", 1, ("Tomas Wray",)),
    ]
    assert [p.name for p in asked.people("WRA")] == ["Tomas Wray"]
    assert len(asked.people(limit=1)) == 1
    with open_writer(stocked) as writer:
        writer.remove(["costs"])
    assert [p.name for p in asked.people()] == ["Ines Aldous"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"since": date(2024, 3, 13)}, ["costs", "costs"]),
        ({"until": date(2024, 3, 13)}, ["pier"]),
        ({"outlets": ["northern gazette"], "speaker": "Aldous"}, ["costs"]),
        ({"about": "piers", "until": date(2024, 3, 13)}, ["pier"]),
        ({"limit": 1}, ["costs"]),
        ({"article_id": "pier"}, ["pier"]),
    ],
)
def test_filters_of_quotes(asked, filters, ids):
    assert [q.article.id for q in asked.quotes(**filters)] == ids


def test_quotes_refuse_a_time_that_ends_before_it_begins(asked):
    with pytest.raises(QuestionError, match="Swap"):
        asked.quotes(since=date(2024, 3, 2), until=date(2024, 3, 1))


def test_a_topic_ranks_statements_by_what_they_hold_and_then_by_what_stands_around():
    pier, dredging, patience = (
        quote(PIER, "“A second pier will halve the queues,”"),
        quote(COSTS, "“The estimate leaves out the dredging of the pier,”"),
        quote(COSTS, "“We ask for patience,”"),
    )
    everything = [patience, pier, dredging]
    assert about(everything, "the dredging of piers") == [dredging, pier]
    assert about(everything, "dredging", {"dredg": 5.0}) == [dredging]
    assert about(everything, "patience at the pier", {"patienc": 9.0, "pier": 1.0}) == [patience]
    assert about(everything, "queues of the council") == [pier]
    assert about(everything, "auditors") == [patience, dredging]
    assert about(everything, "volcanoes") == about(everything, "the said") == about([], "pier") == []


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_cell_begins_like_a_formula(begin):
    assert cell(begin) == f"'{begin}"
    hostile = replace(COSTS, title=begin, outlet=begin, author=begin, url=begin, id=begin)
    table = statements_csv([replace(quote(COSTS, "“We ask for patience,”", begin), article=hostile, person=begin, role=begin, cue=begin)])
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert len(rows) == 2
    assert rows[1].count(f"'{begin}") == 9
    person = Person(begin, (begin, "x"), (), 1, None, None)
    assert list(csv.reader(io.StringIO(people_csv([person]), newline="")))[1] == [f"'{begin}", "person", "1", "", "", "", f"'{begin}; x"]


def test_harmless_cells_stay_as_they_are():
    assert [cell(v) for v in ("“=”", "a=b", None, 3, 0.5, date(2024, 3, 1))] == ["“=”", "a=b", "", "3", "0.5", "2024-03-01"]


def test_a_table_keeps_line_breaks_quotes_and_every_script():
    odd = replace(COSTS, title='A "title", with\nall — Ωμέγα')
    rows = list(csv.DictReader(io.StringIO(statements_csv([quote(odd, "“We ask for patience,”")]), newline="")))
    assert rows[0]["title"] == odd.title
    assert list(rows[0]) == list(STATEMENT_COLUMNS)
    assert odd.text[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["statement"]


@pytest.fixture
def cli(stocked, monkeypatch, capsys, embedder):
    monkeypatch.setattr("bot.embedding.Embedder.of", lambda *_: embedder)

    def call(*arguments):
        try:
            status = bot.cli.main([*map(str, arguments), "--archive", str(stocked.archive)])
        except SystemExit as stop:
            status = stop.code
        out = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, out.out, out.err)

    return call


def test_quotes_in_the_terminal(cli):
    done = cli("quotes", "--speaker", "aldous", "--about", "pier queues")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Ines Aldous, harbour master: “A second pier will halve the queues,”\n"
        "  The Lindhaven Courier, 2024-03-12, Harbour town votes for a second pier,\n  https://courier.example/pier (direct)\n"
    )
    rows = json.loads(cli("quotes", "--since", "2024-03-13", "--outlet", "Northern Gazette", "--json").stdout)
    assert [r["person"] for r in rows] == ["Tomas Wray", "Ines Aldous"]
    assert "text" not in rows[0]["article"] and rows[0]["text"].startswith("“The estimate")
    assert len(json.loads(cli("quotes", "--limit", "1", "--json").stdout)) == 1


def test_quotes_as_csv_to_a_file_and_to_the_output(cli, tmp_path):
    path = tmp_path / "said.csv"
    assert cli("quotes", "--csv", path).returncode == 0
    assert path.read_bytes().count(b"\r\n") == 4
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert [r["role"] for r in rows] == ["'@auditor", "", "harbour master"]
    assert cli("quotes", "--csv", "-").stdout.replace("\r\n", "\n") == path.read_text("utf-8").replace("\r\n", "\n")


def test_people_in_the_terminal(cli):
    done = cli("people")
    assert done.returncode == 0
    assert done.stdout == (
        "Ines Aldous (harbour master): 2, 2024-03-12 to 2024-03-22; also Ms. Aldous\nTomas Wray (@auditor): 1, 2024-03-22 to 2024-03-22\n"
    )
    assert [p["name"] for p in json.loads(cli("people", "wra", "--json").stdout)] == ["Tomas Wray"]
    table = list(csv.reader(io.StringIO(cli("people", "Aldous", "--csv").stdout)))
    assert table[0] == list(PEOPLE_COLUMNS) and table[1][0] == "Ines Aldous"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["quotes", "--speaker", "Quartermain"], 1, "No statement fits."),
        (["quotes", "--about", "volcanoes"], 1, "No statement fits."),
        (["quotes", "--about", "volcanoes", "--json"], 1, "[]"),
        (["people", "Quartermain"], 1, "Nobody fits."),
        (["people", "Quartermain", "--csv"], 1, "name,kind"),
        (["quotes", "--speaker", " "], 2, "--speaker is empty"),
        (["quotes", "--limit", "0"], 2, "1 or more"),
        (["quotes", "--since", "yesterday"], 2, "YYYY-MM-DD"),
        (["quotes", "--since", "2024-03-02", "--until", "2024-03-01"], 2, "Swap"),
        (["quotes", "--json", "--csv", "-"], 2, "not allowed with"),
        (["quotes", "--csv", "/nowhere/at/all.csv"], 2, "cannot be written"),
    ],
)
def test_exit_statuses_tell_found_none_and_error(cli, arguments, status, words):
    done = cli(*arguments)
    assert done.returncode == status
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
