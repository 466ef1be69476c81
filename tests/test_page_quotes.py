"""The tab "Who said what" as HTML: statements, timeline, and what stands in their place."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ArchiveDamaged, ArchiveNotFound
from bot.page import statements, who_said
from bot.page.filters import Filters
from bot.page.timeline import bars, timeline, unit_of
from bot.types import Article, Person, Quote, QuoteKind, Role
from tests.test_page import EVIL, Reading

ARTICLE = Article(
    "a",
    "Harbour town votes",
    "Before all that.\n\nThe paragraph before.\n\n“A second pier,” Ines Aldous said, will come.\n\nThe one behind.\n\nThe end.",
    "The Lindhaven Courier",
    None,
    date(2024, 3, 12),
    "https://courier.example/pier",
)


def quote(words: str = "“A second pier,”", kind: QuoteKind = "direct", day: date | None = date(2024, 3, 12), **values: Any) -> Quote:
    start = ARTICLE.text.index(words)
    article = replace(ARTICLE, published=day, id=f"a-{day}")
    return Quote("Aldous", words, start, start + len(words), kind, article, **({"person": "Ines Aldous"} | values))


ALDOUS = Person("Ines Aldous", ("Ines Aldous", "Aldous"), (Role("harbour master", date(2024, 3, 12), None, 1),), 12, date(2024, 1, 1), None)
WRAY = Person("Tomas Wray", ("Tomas Wray",), (), 3, None, None)
OFFICIAL = Person("an official", ("an official",), (), 40, None, None, "role")


class Bot:
    """The methods of a NewsBot that the tab uses, over given statements; keeps what it was asked for."""

    def __init__(self, people: Sequence[Person], quotes: Sequence[Quote] = ()) -> None:
        self._people, self._quotes, self.asked = people, quotes, {}

    def people(self, name: str | None = None, limit: int | None = None) -> list[Person]:
        return list(self._people)

    def quotes(self, **asked: Any) -> list[Quote]:
        self.asked = asked
        return list(self._quotes)


def test_only_verbatim_words_stand_in_quotation_marks() -> None:
    assert statements.words_of(quote()) == "“A second pier”"
    assert statements.words_of(quote("“A second pier,”", "mixed")) == "“A second pier”"
    assert statements.words_of(quote("will come", "reported")) == "will come"
    assert statements.words_of(replace(quote(), text='"Open at the end.')) == "“Open at the end.”"


def test_a_statement_shows_who_when_where_and_how_sure() -> None:
    read = Reading(statements.statement(7, quote(role="harbour master", confidence=0.69)))
    assert read.words.startswith("Ines Aldous, harbour master quotedattribution uncertain“A second pier”12 March 2024The Lindhaven Courier")
    assert "attribution uncertain" not in Reading(statements.statement(7, quote(confidence=0.7))).words
    assert Reading(statements.statement(1, quote("will come", "reported", person=None))).words.startswith("Aldous reportedwill come")


def test_a_passage_is_folded_and_marks_the_words_in_the_paragraphs_around() -> None:
    read = Reading(statements.statement(7, quote()))
    assert read.marked == "“A second pier,”"
    passage = read.all(id="passage-7")[0]
    assert "hidden" in passage and passage["tabindex"] == "-1"
    opener = read.all(data_passage="passage-7")[0]
    assert (opener["aria-expanded"], opener["aria-controls"]) == ("false", "passage-7")
    assert "The paragraph before." in read.words and "The one behind." in read.words
    assert "Before all that." not in read.words and "The end." not in read.words


def test_a_copied_citation_names_the_person_and_the_source() -> None:
    assert statements.citation_of(quote(role="harbour master")) == (
        "Ines Aldous, harbour master, “A second pier”, The Lindhaven Courier, 12 March 2024, Harbour town votes, https://courier.example/pier"
    )
    assert statements.citation_of(quote("will come", "reported", day=None)).startswith("Ines Aldous, reported: will come, The")


@pytest.mark.parametrize(
    ("days", "headings"),
    [
        ([date(2024, 3, 12), date(2024, 3, 14), date(2024, 3, 14), None], ["14 March 2024", "12 March 2024", "Undated"]),
        ([date(2024, 1, 2), date(2024, 3, 30), date(2024, 3, 1)], ["March 2024", "January 2024"]),
        ([None], ["Undated"]),
    ],
)
def test_statements_are_grouped_newest_first(days: list[date | None], headings: list[str]) -> None:
    html = statements.statements(statements.newest_first([quote(day=d) for d in days]), 50)
    assert [part.split("</h3>")[0] for part in html.split("<h3>")[1:]] == headings
    assert html.count('class="statement-card"') == len(days)
    assert statements.statements([quote()] * 3, 2).count('class="statement-card"') == 2


HOSTILE_PERSON = Person(EVIL, (EVIL, EVIL + "2"), (Role(EVIL, None, None, 1),), 3, None, None)
HOSTILE_QUOTE = replace(
    quote(person=EVIL, role=EVIL),
    text=EVIL,
    article=replace(ARTICLE, title=EVIL, outlet=EVIL, author=EVIL, url=f"https://x.example/{EVIL}", text=EVIL * 3),
    start=len(EVIL),
    end=2 * len(EVIL),
)


@pytest.mark.parametrize(
    "html",
    [
        statements.statement(1, HOSTILE_QUOTE),
        statements.statements([HOSTILE_QUOTE], 5),
        statements.head([HOSTILE_PERSON], [HOSTILE_QUOTE, replace(HOSTILE_QUOTE, article=quote(day=date(2020, 1, 1)).article)], EVIL),
        statements.head([HOSTILE_PERSON, HOSTILE_PERSON], [HOSTILE_QUOTE], EVIL),
        statements.nothing_chosen([HOSTILE_PERSON]),
        statements.nothing_found([HOSTILE_PERSON], EVIL, EVIL, EVIL, 3, [HOSTILE_PERSON]),
        statements.nothing_found([], EVIL, EVIL, EVIL, 3, []),
        timeline([date(2024, 1, 1), date(2024, 1, 5)], EVIL),
        who_said.fault(EVIL).html,
    ],
)
def test_untrusted_text_never_becomes_an_element_or_an_attribute(html: str) -> None:
    read = Reading(html)
    assert {name for name, _ in read.elements}.isdisjoint({"script", "img"})
    assert not any("onerror" in attributes for _, attributes in read.elements)


@pytest.mark.parametrize(
    ("span", "unit", "most"),
    [(0, "day", 1), (45, "day", 46), (46, "week", 8), (400, "week", 59), (401, "month", 15), (3660, "month", 122), (3661, "year", 12)],
)
def test_a_bar_is_a_day_a_week_a_month_or_a_year(span: int, unit: str, most: int) -> None:
    first = date(2020, 1, 1)
    assert unit_of(first, first + timedelta(days=span)) == unit
    drawn = bars([first, first + timedelta(days=span)])
    assert len(drawn) <= most
    assert (drawn[0].first <= first <= drawn[0].last) and (drawn[-1].first <= first + timedelta(days=span) <= drawn[-1].last)


def test_bars_hold_every_statement_and_leave_no_gap() -> None:
    days = [date(2024, 1, 1) + timedelta(days=7 * n % 180) for n in range(60)]
    drawn = bars(days)
    assert sum(bar.statements for bar in drawn) == 60
    assert all(one.last + timedelta(days=1) == two.first for one, two in itertools.pairwise(drawn))
    assert bars([]) == []


def test_a_timeline_can_be_read_without_being_seen() -> None:
    html = timeline([date(2024, 3, 1), date(2024, 3, 1), date(2024, 3, 9)], "Ines Aldous")
    read = Reading(html)
    svg = next(a for name, a in read.elements if name == "svg")
    said = "3 statements of Ines Aldous by day, 1–9 March 2024; most, 2, on 1 March 2024"
    assert (svg["role"], svg["aria-label"]) == ("img", said)
    assert html.count("<rect") == 2
    assert f"<title>{said}</title>" in html and "<title>2 statements on 1 March 2024</title>" in html
    assert "http" not in html
    assert timeline([date(2024, 3, 1)] * 5, "Ines Aldous") == timeline([], "Ines Aldous") == ""


def test_the_head_tells_roles_other_names_and_when() -> None:
    words = Reading(statements.head([ALDOUS], [quote(), quote(day=None)], "piers")).words
    assert "harbour master (1 time, 12 March 2024)" in words
    assert "Also written Aldous" in words
    assert "2 statements about “piers”, 12 March 2024, 1 undated" in words
    several = Reading(statements.head([ALDOUS, WRAY], [quote()], ""))
    assert "This name can mean Ines Aldous (12)Tomas Wray (3)" in several.words
    assert "1 statement, 12 March 2024 by 1 speaker" in Reading(statements.head([], [quote()], "piers")).words.replace(" about “piers”", "")


def test_people_to_choose_from_have_their_counts_and_those_without_a_name_come_last() -> None:
    assert who_said.choices([OFFICIAL, ALDOUS, WRAY]) == [
        ("Ines Aldous (12)", "Ines Aldous"),
        ("Tomas Wray (3)", "Tomas Wray"),
        ("an official (40)", "an official"),
    ]


def test_before_anything_is_chosen_the_most_quoted_are_offered() -> None:
    read = Reading(who_said.view(Bot([OFFICIAL, ALDOUS]), "", "", Filters()).html)  # type: ignore[arg-type]
    assert [a["data-person"] for a in read.all() if "data-person" in a] == ["Ines Aldous"]
    assert "No statements yet" in who_said.view(Bot([]), "", "", Filters()).html  # type: ignore[arg-type]


def test_what_was_chosen_goes_to_the_bot_and_only_that_person_is_shown() -> None:
    bot = Bot([ALDOUS, WRAY], [quote(), quote(person="Jon Aldous")])
    filters = Filters(date(2024, 1, 1), None, ("The Lindhaven Courier",))
    now = who_said.view(bot, "Ines Aldous", "piers", filters)  # type: ignore[arg-type]
    assert bot.asked == {
        "speaker": "Ines Aldous",
        "about": "piers",
        "limit": None,
        "since": date(2024, 1, 1),
        "until": None,
        "outlets": ["The Lindhaven Courier"],
    }
    assert [q.person for q in now.quotes] == ["Ines Aldous"]


@pytest.mark.parametrize(
    ("name", "topic", "filters", "words"),
    [
        ("Ines Aldous", "volcanoes", Filters(), "No statement of Ines Aldous about “volcanoes”. The articles hold 12 statements of Ines"),
        (
            "Ines Aldous",
            "",
            Filters(date(2030, 1, 1)),
            "No statement of Ines Aldous with the filter from 1 January 2030. The articles hold 12",
        ),
        ("Quartermain", "", Filters(), "Nobody with the name “Quartermain” is quoted in these articles. They hold 15 statements."),
        ("", "volcanoes", Filters(), "No statement about “volcanoes”. The articles hold 15 statements."),
    ],
)
def test_an_empty_result_says_what_there_is(name: str, topic: str, filters: Filters, words: str) -> None:
    now = who_said.view(Bot([ALDOUS, WRAY]), name, topic, filters)  # type: ignore[arg-type]
    assert words in Reading(now.html).words
    assert now.quotes == ()


def test_faults_are_said_in_words() -> None:
    def fails(error: Exception) -> Any:
        raise error

    assert "No statements yet" in who_said.read(lambda: fails(ArchiveNotFound("none")), None, None, ("", "", [])).html
    assert "cannot be read" in who_said.read(lambda: fails(ArchiveDamaged("it cannot be read")), "x", None, ("", "", [])).html
    assert "not a date" in who_said.read(lambda: fails(AssertionError()), "x", None, ("sometime", "", [])).html


def test_pages_of_statements_end() -> None:
    bot = Bot([ALDOUS], [quote()] * 120)
    views = [who_said.view(bot, "Ines Aldous", "", Filters(), n) for n in (50, 100, 150)]  # type: ignore[arg-type]
    assert [v.more for v in views] == [70, 20, 0]
    assert [v.html.count('class="statement-card"') for v in views] == [50, 100, 120]


def test_a_download_is_a_table_and_old_ones_go(monkeypatch: pytest.MonkeyPatch) -> None:
    assert who_said.csv_file([]) is None
    path = Path(str(who_said.csv_file([quote()])))
    assert next(csv.DictReader(path.read_text("utf-8").splitlines()))["person"] == "Ines Aldous"
    monkeypatch.setattr(who_said, "KEPT_SECONDS", -1)
    who_said.csv_file([quote()])
    assert not path.exists()
