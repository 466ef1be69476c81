"""Identity: which articles are the same, and which are unchanged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.errors import ReadError
from bot.types import Article
from ingest.identity import article_id, check_url, content_hash, is_derived, normalise_url

URL = "https://post.example/2022/bridge"
RECORD = {"outlet": "Harbour Post", "title": "Bridge to close", "published": date(2022, 1, 14), "text": "The bridge will close on Monday."}


@pytest.mark.parametrize(
    ("variant", "same"),
    [
        ("HTTPS://Post.Example/2022/bridge", True),
        ("https://post.example:443/2022/bridge", True),
        ("https://post.example/2022/bridge#comments", True),
        ("https://post.example/2022/bridge?utm_source=mail&utm_campaign=x&fbclid=1&gclid=2", True),
        ("https://post.example/2022/bridge?id=7", False),
        ("https://post.example/2022/Bridge", False),
        ("https://post.example:8443/2022/bridge", False),
        ("http://post.example/2022/bridge", False),
    ],
)
def test_a_url_is_compared_without_what_does_not_name_the_page(variant: str, same: bool) -> None:
    assert (article_id(url=variant) == article_id(url=URL)) is same


def test_a_parameter_that_names_the_page_stays_beside_a_tracking_one() -> None:
    assert normalise_url(URL + "?id=7&utm_medium=mail&page=2") == URL + "?id=7&page=2"
    assert normalise_url("https://[2001:DB8::1]:8080") == "https://[2001:db8::1]:8080/"


def test_a_given_id_is_the_id_and_beats_everything_else(tmp_path: Path) -> None:
    assert article_id(given="desk-17", url=URL, path=tmp_path, **RECORD) == "desk-17"
    assert not is_derived("desk-17")


def test_a_url_beats_path_and_fields(tmp_path: Path) -> None:
    assert article_id(url=URL, path=tmp_path, **RECORD) == article_id(url=URL)


def test_the_address_of_an_outlet_does_not_identify_an_article() -> None:
    first, second = (article_id(url="https://post.example/", outlet="Post", title=t, published=date(2022, 1, 14)) for t in ("One", "Two"))
    assert first != second


def test_a_file_of_one_article_is_identified_by_its_resolved_path(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert article_id(path=tmp_path / "a.txt", **RECORD) == article_id(path=tmp_path / "sub" / ".." / "a.txt", text="changed")
    assert article_id(path=tmp_path / "a.txt", **RECORD) != article_id(path=tmp_path / "b.txt", **RECORD)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"text": "A corrected text."}, True),
        ({"title": "Another title"}, False),
        ({"outlet": "Other"}, False),
        ({"published": date(2022, 1, 15)}, False),
    ],
)
def test_a_record_is_identified_by_outlet_title_and_date(change: dict[str, object], same: bool) -> None:
    assert (article_id(**{**RECORD, **change}) == article_id(**RECORD)) is same  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["title", "published"])
def test_where_title_or_date_is_missing_the_text_tells_records_apart(missing: str) -> None:
    record = {**RECORD, missing: None}
    assert article_id(**record) != article_id(**{**record, "text": "Quite another story begins here."})  # type: ignore[arg-type]
    assert article_id(**record) == article_id(**record)  # type: ignore[arg-type]


def test_fields_do_not_run_into_each_other() -> None:
    assert article_id(outlet="ab", title="c", published=date(2022, 1, 1)) != article_id(outlet="a", title="bc", published=date(2022, 1, 1))


def test_a_derived_id_is_sixteen_hexadecimal_digits_and_the_same_in_every_process() -> None:
    assert article_id(url=URL) == "f915d33f8311bd7c"
    assert is_derived(article_id(url=URL))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "www.post.example/a",
        "https://",
        "https://a b/",
        "https://x:99999/",
        'https://x/"><b>',
    ],
)
def test_only_http_addresses_are_urls(url: str) -> None:
    with pytest.raises(ReadError, match="not an http or https address"):
        check_url(url)


ARTICLE = Article("1", "Title", "Text of it.", "Post", "Ada Quill", date(2022, 1, 14), URL, "a.txt")


@pytest.mark.parametrize(
    "change",
    [{"title": "x"}, {"text": "x"}, {"outlet": None}, {"author": None}, {"published": None}, {"url": None}],
    ids=lambda c: next(iter(c)),
)
def test_the_content_hash_changes_with_every_field_that_matters(change: dict[str, object]) -> None:
    assert content_hash(replace(ARTICLE, **change)) != content_hash(ARTICLE)  # type: ignore[arg-type]


def test_the_content_hash_does_not_depend_on_id_or_source() -> None:
    assert content_hash(replace(ARTICLE, id="2", source="b.txt")) == content_hash(ARTICLE)
