"""The sample articles: read as a newcomer's archive is, by the real readers."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.text import display_date
from bot.types import Article

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES = SAMPLES / "articles"
FILES = sorted(ARTICLES.iterdir())
FICTION = "This is an invented sample story."
INVENTED = re.compile(r"Port Vessany|Lindermark|Petrel-1")


@cache
def samples() -> tuple[Article, ...]:
    from ingest.readers import read

    records = [record for path in FILES for record in read(path)]
    failures = [record for record in records if not isinstance(record, Article)]
    assert not failures
    return tuple(record for record in records if isinstance(record, Article))


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_pdf(article: Article) -> bool:
    return (article.source or "").endswith(".pdf")


def outlet_of(article: Article) -> str | None:
    """The outlet; a PDF has no plain property for it, so there the byline may give it."""
    byline = re.match(r"By [^,\n]+, ([^,\n]+), ", article.text)
    return article.outlet or (byline.group(1) if byline and is_pdf(article) else None)


def table_rows(heading_or_start: str, text: str) -> list[list[str]]:
    """Cells of the rows of the first table after a marker whose first cell is a number."""
    found: list[list[str]] = []
    for line in text[text.index(heading_or_start) :].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            found.append(cells)
        elif found:
            break
    return found


QUESTIONS = table_rows("# A first conversation", (SAMPLES / "questions.md").read_text(encoding="utf-8"))
UNANSWERED = table_rows("## What the articles do not answer", (SAMPLES / "questions.md").read_text(encoding="utf-8"))


def test_the_samples_are_18_distinct_articles() -> None:
    assert len(samples()) == 18
    assert len({article.id for article in samples()}) == 18
    assert len({article.title for article in samples()}) == 18


def test_the_samples_come_in_every_common_format() -> None:
    assert {path.suffix for path in FILES} == {".md", ".txt", ".html", ".pdf", ".jsonl", ".csv"}


@pytest.mark.parametrize("field", ["title", "author", "published"])
def test_each_sample_states_its_source(field: str) -> None:
    assert [article.source for article in samples() if not getattr(article, field)] == []


def test_each_sample_states_its_outlet() -> None:
    assert [article.source for article in samples() if not outlet_of(article)] == []


def test_sample_addresses_use_the_domains_reserved_for_examples() -> None:
    hosts = [urlsplit(article.url).hostname or "" for article in samples() if article.url]
    assert len(hosts) >= len(samples()) - sum(map(is_pdf, samples()))
    assert [host for host in hosts if host.split(".")[-2:] not in (["example", tld] for tld in ("com", "net", "org"))] == []


def test_the_dates_span_more_than_a_month() -> None:
    days = [article.published for article in samples() if article.published]
    assert (min(days), max(days)) == (date(2022, 1, 3), date(2022, 2, 12))


def test_at_least_four_outlets_tell_at_least_two_stories_each() -> None:
    outlets = Counter(outlet_of(article) for article in samples())
    assert len(outlets) >= 4
    assert min(outlets.values()) >= 2


def test_samples_are_short() -> None:
    lengths = {article.title: len(article.text.split()) for article in samples()}
    assert {title: n for title, n in lengths.items() if not 120 <= n <= 350} == {}


@pytest.mark.parametrize(
    "furniture",
    [
        "cookie",
        "subscribe",
        "sign up",
        "log in",
        "most read",
        "related stories",
        "all rights reserved",
        "tidewatcher",
        "ferry",
        "skip to content",
    ],
)
def test_page_furniture_is_in_the_files_but_not_in_the_articles(furniture: str) -> None:
    pages = [path for path in FILES if path.suffix == ".html"]
    assert any(furniture in path.read_text(encoding="utf-8").lower() for path in pages)
    assert [article.title for article in samples() if furniture in article.text.lower()] == []


def test_invented_stories_say_that_they_are_invented_and_true_ones_do_not() -> None:
    says_so = {article.title for article in samples() if article.text.rstrip().endswith(FICTION)}
    assert says_so == {article.title for article in samples() if INVENTED.search(article.text)}
    assert len(says_so) == 10
    assert not any(FICTION in article.text for article in samples() if article.title not in says_so)


@pytest.mark.parametrize(
    ("thread", "least", "figures"),
    [
        ("harbour tunnel", 4, ["412 million", "489 million", "546 million", "520 million"]),
        ("Hollowfield", 3, ["46 schools", "83 schools", "12 children", "57 children", "49"]),
        ("Petrel-1", 3, ["13 January", "16 January", "3 February", "40 per cent"]),
        ("Ukraine", 8, ["100,000", "8,500", "70 state sites"]),
    ],
)
def test_a_thread_develops_over_several_articles(thread: str, least: int, figures: list[str]) -> None:
    told = [article for article in samples() if thread in article.text]
    assert len(told) >= least
    together = one_line(" ".join(article.text for article in told))
    assert [figure for figure in figures if figure not in together] == []


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("direct", r"[“\"][^“”\"]+,[”\"] [A-Z]\w+(?: [A-Z]\w+)? (?:said|told|wrote)"),
        ("inverted", r",[”\"] (?:said|wrote) (?:[A-Z]\w+ )+"),
        ("interrupted", r"[“\"][A-Z][^“”\"]+,[”\"] [^“”\".]*(?:said|told|added)[^“”\".]*, [“\"][a-z]"),
        ("several sentences", r"[“\"][A-Z][^“”\"]+\. [A-Z][^“”\"]+[”\"]"),
        ("mixed", r"[a-z] [“\"][a-z][^“”\"]+[”\"]"),
        ("reported", r"\b(?:said|added|answered) that [a-z]"),
        ("pronoun in the next sentence", r"\. [“\"][^“”\"]+,[”\"] (?:she|he) said"),
        ("role", r"(?:said the mayor|[Tt]he (?:minister|president|spokeswoman|chief engineer) (?:said|told|left))"),
        ("follow-on without a cue", r"(?:said|wrote)[^.“”\"]*\. [“\"][^“”\"]+\.[”\"](?= [A-Z]|\s*$)"),
        ("according to", r"[Aa]ccording to"),
        ("anonymous", r"anonym|asked not to be named"),
    ],
)
def test_quotations_come_in_every_form(form: str, pattern: str) -> None:
    assert sum(bool(re.search(pattern, one_line(article.text))) for article in samples()) >= 2, form


def test_the_pdf_holds_the_text_of_its_script() -> None:
    script = runpy.run_path(str(SAMPLES / "make_pdf.py"), run_name="samples.make_pdf")
    (article,) = filter(is_pdf, samples())
    assert (article.title, article.author, outlet_of(article)) == (script["TITLE"], script["AUTHOR"], script["OUTLET"])
    assert article.published == script["PUBLISHED"].date()
    read = one_line(article.text)
    assert [paragraph for paragraph in script["PARAGRAPHS"] if paragraph not in read] == []


def test_the_pdf_names_its_outlet_and_address_in_its_metadata() -> None:
    from pypdf import PdfReader

    script = runpy.run_path(str(SAMPLES / "make_pdf.py"), run_name="samples.make_pdf")
    xmp = PdfReader(next(path for path in FILES if path.suffix == ".pdf")).xmp_metadata
    assert xmp is not None
    assert (xmp.dc_publisher, xmp.dc_source) == ([script["OUTLET"]], script["URL"])


def test_the_suggested_conversation_has_follow_ups_and_refusals() -> None:
    assert 12 <= len(QUESTIONS) <= 15
    assert sum(row[1].startswith("→") for row in QUESTIONS) >= 5
    assert len(UNANSWERED) == 4
    assert [int(row[0]) for row in QUESTIONS + UNANSWERED] == list(range(1, len(QUESTIONS) + 5))


@pytest.mark.parametrize(("number", "question", "words", "where"), QUESTIONS, ids=[row[1] for row in QUESTIONS])
def test_the_named_article_answers_the_suggested_question(number: str, question: str, words: str, where: str) -> None:
    named = [article for article in samples() if where == f"{outlet_of(article)}, {display_date(article.published)}"]
    assert len(named) == 1
    assert words in one_line(named[0].text)
