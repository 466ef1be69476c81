"""Text as readers store it: normal form, titles, paragraphs, encodings, dates, Markdown, PDF pages, web pages."""

from __future__ import annotations

import json
import logging
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.errors import ReadError
from bot.types import Article
from ingest.readers import read
from ingest.readers.dates import parse_date
from ingest.readers.fields import to_article
from ingest.readers.markdown import to_plain
from ingest.readers.normalise import headline, normalise_text
from ingest.readers.paragraphs import is_hard_wrapped, join_lines
from tests.pdf_file import pdf

BODY = "The old bridge will close on Monday, Mayor Lena Farrow said. “We will not wait,” she told reporters."
DAY = date(2022, 1, 14)


def article(tmp_path: Path, name: str, data: bytes | str) -> Article:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (item,) = read(path)
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one \t\u00a0\n\n \n\n\ntwo\n", "one\n\ntwo"),
        ("cafe\u0301", "café"),
        ("a\x00b\x07c\u00ad\u200bd\ufeff\u202ee", "abcde"),
        ("one\u2028two\u0085three\x0cfour", "one\ntwo\nthree\nfour"),
        ('“x” ‘y’ "z" «q» – — … a\u00a0b', '“x” ‘y’ "z" «q» – — … a\u00a0b'),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_text_is_stored_in_one_normal_form(raw: str, stored: str) -> None:
    assert normalise_text(raw) == stored
    assert normalise_text(stored) == stored


@pytest.mark.parametrize(
    "value",
    [
        "2022-01-14",
        "2022/1/14",
        "2022.01.14",
        "20220114",
        20220114,
        "2022-01-14T23:30:00-05:00",
        "2022-01-14 00:30:00+14:00",
        "2022-01-14T09:30:00.123Z",
        "20220114T093000Z",
        "Fri, 14 Jan 2022 23:30:00 -0500",
        "January 14, 2022",
        "Jan. 14, 2022, 5:30 PM EST",
        "14 January 2022",
        "14-Jan-2022",
        "Friday, 14th January 2022",
        "Fri Jan 14 23:30:00 2022",
        "14/01/2022",
        "01/14/2022",
        "14.01.2022 18:00",
        1642197600,
        "1642197600",
        1642197600123,
        1642197600.5,
        date(2022, 1, 14),
        datetime(2022, 1, 14, 23, 30, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_date_is_the_day_as_written(value: object) -> None:
    assert parse_date(value) == DAY


def test_a_date_with_full_stops_begins_with_the_day_and_equal_parts_are_not_ambiguous() -> None:
    assert parse_date("01.02.2022") == date(2022, 2, 1)
    assert parse_date("02/02/2022") == date(2022, 2, 2)
    assert parse_date("") is parse_date(None) is parse_date("  ") is None


@pytest.mark.parametrize(
    "value",
    [
        *("01/02/2022", "1-2-2022", "soon", "2022", "January 2022", "14 January", "Jan 14, 22", "14/01/22"),
        *("May 2022 report 7x", "2022-02-30", "2022-13-01", "0001-01-01", 17),
    ],
)
def test_a_date_that_is_no_day_or_two_is_refused_with_its_value(value: object) -> None:
    with pytest.raises(ReadError, match=r"YYYY-MM-DD|accepted|Write it as") as caught:
        parse_date(value)
    assert str(value) in str(caught.value)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"BODY": BODY, "Publish Date": "2022-01-14"}, {"published": DAY}),
        ({"content": BODY, "link": "https://a.example/x", "byline": "By Ada Quill"}, {"url": "https://a.example/x", "author": "Ada Quill"}),
        ({"text": BODY, "authors": ["Ada Quill", {"name": "Bo Li"}]}, {"author": "Ada Quill, Bo Li"}),
        ({"text": BODY, "source": {"id": None, "name": "Harbour Post"}}, {"outlet": "Harbour Post"}),
        ({"text": BODY, "outlet": " ", "publisher": "Harbour  Post\n"}, {"outlet": "Harbour Post"}),
        ({"text": "", "body": BODY, "id": 42}, {"text": BODY, "id": "42"}),
        ({"text": BODY, "title": 1984}, {"title": "1984"}),
        ({"text": BODY}, {"title": "The old bridge will close on Monday, Mayor Lena Farrow said", "author": None, "published": None}),
    ],
)
def test_fields_are_known_by_their_usual_names(record: dict[str, object], expected: dict[str, object]) -> None:
    read_as = to_article(record, "x:1")
    assert {name: getattr(read_as, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "text", "title", "begins"),
    [
        ("a.txt", f"Old bridge to close\n\n{BODY}", "Old bridge to close", "The old"),
        ("a.txt", f"Will the bridge close?\n\n{BODY}", "Will the bridge close?", "The old"),
        ("a.txt", f"The bridge is old.\n\n{BODY}", "The bridge is old", "The bridge is"),
        ("a.txt", f"Old bridge to close\n{BODY}", "Old bridge to close", "Old bridge to close\n"),
        ("000_083ee51123c3c115.txt", BODY, "The old bridge will close on Monday, Mayor Lena Farrow said", "The old"),
        ("Old bridge to close.txt", BODY, "Old bridge to close", "The old"),
        ("a.md", f"# Old *bridge* to close\n\n{BODY}", "Old bridge to close", "The old"),
        ("a.md", f"---\ntitle: Old bridge to close\n---\n# Old bridge to close\n\n{BODY}", "Old bridge to close", "The old"),
        ("a.md", f"---\n\n{BODY}", "The old bridge will close on Monday, Mayor Lena Farrow said", "The old"),
        ("a.md", f"Old bridge to close\n===\n\n{BODY}", "Old bridge to close", "The old"),
    ],
)
def test_the_title_is_what_a_reader_would_take_for_it(tmp_path: Path, name: str, text: str, title: str, begins: str) -> None:
    found = article(tmp_path, name, text)
    assert found.title == title
    assert found.text.startswith(begins)


def test_a_title_made_of_a_long_sentence_ends_at_a_word() -> None:
    made = headline(
        "PORT VESSANY –\n"
        + "The council of the harbour town voted again and again and again and again on the bridge that nobody wants to pay for."
    )
    assert made == "The council of the harbour town voted again and again and again and again on the bridge that nobody…"


def test_front_matter_values_stay_as_written(tmp_path: Path) -> None:
    found = article(
        tmp_path, "a.md", f"---\nid: 007\ntitle: No\ndate: 2022-01-14T23:30:00-05:00\nauthor: null\nauthors:\n- Ada\n- Bo\n---\n{BODY}"
    )
    assert (found.id, found.title, found.published, found.author) == ("007", "No", DAY, "Ada, Bo")


def test_markdown_becomes_plain_text_without_changing_words() -> None:
    source = (
        'Mayor **Lena Farrow**\nsaid [the "old" bridge](https://a.example) &amp; _tunnel_ cost 5 \\* 3.\n\n'
        "> “We wait.”\n\n- one\n- two `x`\n\n"
        "3. three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Why\n\n<script>alert(1)</script>\n\nline  \nbreak ![alt](p.png)"
    )
    title, text = to_plain(source)
    assert title is None
    assert (
        text == 'Mayor Lena Farrow said the "old" bridge & tunnel cost 5 * 3.\n\n“We wait.”\n\n- one\n- two x\n\n3. three\n\n'
        "a | b\n1 | 2\n\nWhy\n\nline\nbreak"
    )


WRAPPED = """Port Vessany will finish its harbour tunnel, but for no more
than 520 million crowns. The city council voted by 23 to 18
on Monday night to set that limit, and accepted the resig-
nation of the well-known director of the project, with effect
from the middle of February.
The limit lies between two older figures, and a well-
known auditor calls it a guess.

Why it matters
The town has 40,000 people."""


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert join_lines(WRAPPED).split("\n\n") == [
        "Port Vessany will finish its harbour tunnel, but for no more than 520 million crowns. The city council "
        "voted by 23 to 18 on Monday night to set that limit, and accepted the resignation of the well-known director of the project, with effect "
        "from the middle of February.",
        "The limit lies between two older figures, and a well-known auditor calls it a guess.",
        "Why it matters",
        "The town has 40,000 people.",
    ]


@pytest.mark.parametrize(
    "text", ["\n".join([BODY] * 9), "\n\n".join(["A paragraph of fifty characters without a stop, sir"] * 9), "- one\n- two\n- three\n" * 4]
)
def test_paragraphs_and_lists_of_one_line_are_not_joined(text: str) -> None:
    assert not is_hard_wrapped(text)


def test_hard_wrapped_text_files_are_joined(tmp_path: Path) -> None:
    assert "for no more than 520 million crowns. The city council voted by 23 to 18 on Monday" in article(tmp_path, "a.txt", WRAPPED).text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1251", "shift_jis"])
def test_other_encodings_are_detected_and_named_in_the_log(tmp_path: Path, encoding: str, caplog: pytest.LogCaptureFixture) -> None:
    text = {
        "cp1251": "Мэр города заявила, что старый мост закроют в понедельник из-за трещин в двух опорах.",
        "shift_jis": "市長は、二本の橋脚にひびが見つかったため、古い橋を月曜日に閉鎖すると記者団に述べた。",
    }.get(encoding, f"{BODY} The mayor’s café – Córdoba.")
    assert article(tmp_path, "a.txt", text.encode(encoding)).text == text
    assert ("is not UTF-8" in caplog.text) is (not encoding.startswith("utf"))


def test_one_line_that_is_not_utf8_does_not_garble_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": BODY}, ensure_ascii=False).encode()
    path.write_bytes(b"\n".join([good, good.replace("“".encode(), b"\x93"), good]))
    kinds = [(type(item).__name__, getattr(item, "reason", "")) for item in read(path)]
    assert [kind for kind, _ in kinds] == ["Article", "Failure", "Article"]
    assert "not UTF-8" in kinds[1][1]


def test_a_web_page_says_its_own_encoding_and_its_markup_stays_text(tmp_path: Path) -> None:
    escaped = "&lt;img src=x onerror=alert(1)&gt;"
    body = f"<article><p>Žižkovský most zavřou. {BODY[:60]} {escaped} stojí.</p><p>{BODY[:60] * 3}</p></article>"
    page = f'<html><head><meta charset="iso-8859-2"><title>Most</title></head><body>{body}</body></html>'
    found = article(tmp_path, "a.html", page.encode("iso-8859-2", "ignore"))
    assert found.text.startswith("Žižkovský most zavřou.")
    assert "<img src=x onerror=alert(1)>" in found.text


PAGE = [
    "Harbour Post",
    "",
    "The council voted on the bridge and the mayor with the of-",
    "fice of the auditor spoke for a while to the reporters there.",
    "",
    "7",
]


def test_running_heads_and_page_numbers_are_left_out_of_a_pdf(tmp_path: Path) -> None:
    found = article(tmp_path, "a.pdf", pdf([[*PAGE[:-1], str(n)] for n in range(7, 11)], {"Title": "Microsoft Word - draft.docx"}))
    assert "Harbour Post" not in found.text
    assert "office of the auditor" in found.text
    assert not any(line.strip().isdigit() for line in found.text.split("\n"))
    assert found.title.startswith("The council voted on the bridge")


def test_the_day_on_which_a_browser_printed_a_page_is_not_its_date(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = ["1/20/22, 4:47 PM Old bridge to close", "", BODY[:60].rstrip(), "", "https://post.example/bridge 1/1"]
    properties = {"Title": "Old bridge to close", "CreationDate": "D:20220120", "Creator": "Mozilla/5.0 Chrome/120"}
    found = article(tmp_path, "a.pdf", pdf([lines], properties))
    assert (found.text, found.published) == (lines[2], None)
    assert "read without a date" in caplog.text
    assert article(tmp_path, "b.pdf", pdf([lines], {**properties, "Creator": "InDesign"})).published == date(2022, 1, 20)


def test_a_pdf_date_that_cannot_be_read_is_said_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert article(tmp_path, "a.pdf", pdf([[BODY[:60]]], {"CreationDate": "yesterday"})).published is None
    assert "yesterday" in caplog.text
