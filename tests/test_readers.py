"""Every format, plain and packed, through the public `read` and `count`; and every way in which a file can be broken."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.errors import ReadError
from bot.types import Article
from ingest.identity import article_id
from ingest.readers import FORMATS, count, read
from ingest.records import Failure
from tests.pdf_file import pdf

TITLE = "Old bridge to close"
FIRST = "The old bridge will close on Monday, Mayor Lena Farrow said."
SECOND = "“We will not wait for an accident,” she told reporters at the café."
BODY = f"{FIRST}\n\n{SECOND}"
FIELDS = {"title": TITLE, "outlet": "Harbour Post", "author": "Ada Quill", "published": "2022-01-14", "url": "https://post.example/bridge"}
FRONT_MATTER = f"title: {TITLE}\noutlet: Harbour Post\nauthor: Ada Quill\ndate: 2022-01-14\nurl: {FIELDS['url']}"
MARKDOWN = f"---\n{FRONT_MATTER}\n---\n\n{FIRST}\n\n{SECOND}\n"
HTML = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title><meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Ada Quill"><meta property="article:published_time" content="2022-01-14T23:30:00-05:00">
<link rel="canonical" href="https://post.example/bridge"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article><footer>All rights reserved</footer></body></html>"""
CSV = f'title,outlet,author,published,url,text\n{TITLE},Harbour Post,Ada Quill,2022-01-14,https://post.example/bridge,"{BODY}"\n'
PDF_PROPERTIES = {"Title": TITLE, "Author": "Ada Quill", "CreationDate": "D:20220114233000-05'00'"}
RECORD = json.dumps({**FIELDS, "text": BODY})

SAMPLES: dict[str, bytes] = {
    "a.txt": MARKDOWN.encode(),
    "a.md": MARKDOWN.encode(),
    "a.html": HTML.encode(),
    "a.htm": HTML.encode(),
    "a.pdf": pdf([[TITLE, "", FIRST[:36], FIRST[37:], "", SECOND]], PDF_PROPERTIES),
    "a.json": RECORD.encode(),
    "a.jsonl": RECORD.encode() + b"\n",
    "a.csv": CSV.encode(),
}


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    raw = data.encode() if isinstance(data, str) else data
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def articles(path: Path, fmt: str = "auto") -> list[Article]:
    items = list(read(path, fmt))
    assert not [item for item in items if isinstance(item, Failure)]
    return [item for item in items if isinstance(item, Article)]


def failure(path: Path, fmt: str = "auto") -> Failure:
    (item,) = read(path, fmt)
    assert isinstance(item, Failure), item
    return item


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str, packed: str) -> None:
    path = write(tmp_path, name + packed, SAMPLES[name])
    (article,) = articles(path)
    assert article.title == TITLE
    assert article.text.split("\n\n" if "\n\n" in article.text else "\n") == [FIRST, SECOND]
    assert (article.author, article.published) == ("Ada Quill", date(2022, 1, 14))
    pdf_or_not = (None, None) if ".pdf" in name else ("Harbour Post", "https://post.example/bridge")
    assert (article.outlet, article.url) == pdf_or_not
    assert article.source == str(path) + (":1" if name in ("a.jsonl", "a.csv") else "")
    assert article.id == (article_id(path=path) if ".pdf" in name else article_id(url=FIELDS["url"]))
    assert count(path) == 1


def test_a_format_that_is_named_beats_the_suffix(tmp_path: Path) -> None:
    path = write(tmp_path, "feed.log", RECORD)
    assert articles(path, "jsonl")[0].title == TITLE
    assert "format cannot be told" in failure(path).reason
    for bad in ("xml", ""):
        with pytest.raises(ReadError, match="no format"):
            read(path, bad)


@pytest.mark.parametrize("shape", [lambda rows: rows, lambda rows: {"status": "ok", "articles": rows}])
def test_a_json_list_gives_numbered_records_and_keeps_going(tmp_path: Path, shape: object) -> None:
    rows = [{"id": 7, "text": BODY}, {"title": "no text"}, "text", {"id": "b", "body": BODY}]
    path = write(tmp_path, "a.json", json.dumps(shape(rows)))  # type: ignore[operator]
    first, second, third, fourth = read(path)
    assert isinstance(first, Article) and isinstance(fourth, Article)
    assert (first.id, first.source, fourth.id, fourth.source) == ("7", f"{path}:1", "b", f"{path}:4")
    assert second == Failure(f"{path}:2", "There is no text. Give it in one of the fields text, body, content.")
    assert isinstance(third, Failure) and "not a JSON object" in third.reason
    assert count(path) == 4


def test_a_broken_json_line_names_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [RECORD, "", '{"title": "cut', "[1]", RECORD.replace("bridge", "tunnel"), '{"text": ' + "[" * 100_000]
    path = write(tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(lines))
    items = list(read(path))
    assert [type(item).__name__ for item in items] == ["Article", "Failure", "Failure", "Article", "Failure"]
    assert [item.where for item in items if isinstance(item, Failure)] == [f"{path}:{n}" for n in (3, 4, 6)]
    assert count(path) == 5


def test_only_a_line_feed_ends_a_json_line(tmp_path: Path) -> None:
    assert articles(write(tmp_path, "cr.jsonl", RECORD.replace('", "', '",\r"')))[0].title == TITLE
    path = write(tmp_path, "a.jsonl", json.dumps({"text": f"{FIRST}\u2028{SECOND}\u0085End."}, ensure_ascii=False))
    assert articles(path)[0].text == f"{FIRST}\n{SECOND}\nEnd."


def test_a_json_line_without_end_is_refused_without_reading_it_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.json.MAX_LINE_CHARS", 1000)
    path = write(tmp_path, "a.jsonl", f"{json.dumps({'text': 'word ' * 5000})}\n{RECORD}\n")
    long, good = read(path)
    assert isinstance(long, Failure) and long.where.endswith(":1") and "longer than" in long.reason
    assert isinstance(good, Article) and good.source == f"{path}:2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_finds_its_delimiter_and_its_column_names(tmp_path: Path, delimiter: str) -> None:
    rows = [
        [" Title", "Publish date", "BODY", "note"],
        ["One; two, three", "14.01.2022", BODY, ""],
        ["", "", "", ""],
        ["Next", "", BODY, "x"],
    ]
    text = "\ufeff" + "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = write(tmp_path, "a.csv", text)
    first, second = articles(path)
    assert (first.title, first.published, first.text) == ("One; two, three", date(2022, 1, 14), BODY)
    assert (second.source, count(path)) == (f"{path}:2", 2)


def test_a_bad_csv_row_names_its_number_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.csv.MAX_FIELD_CHARS", 200_000)
    csv.field_size_limit(131_072)
    rows = [
        "title,text",
        f"short,{'word ' * 30_000}",
        f"huge,{'word ' * 50_000}",
        "a,b,c",
        f'x,"she said "no" and {FIRST}"',
        "empty,",
        f"good,{FIRST}",
    ]
    path = write(tmp_path, "a.csv", "\n".join(rows).replace(FIRST, FIRST.replace(",", "")))
    items = list(read(path))
    assert [type(item).__name__ for item in items] == ["Article", "Failure", "Failure", "Failure", "Failure", "Article"]
    reasons = {item.where.rpartition(":")[2]: item.reason for item in items if isinstance(item, Failure)}
    for number, said in {"2": "field larger", "3": "has 3 fields", "4": "not valid CSV", "5": "no text"}.items():
        assert said in reasons[number]
    assert count(path) == 6


def test_an_unclosed_quotation_mark_in_csv_does_not_swallow_rows_silently(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f'title,text\ngood,"{BODY}"\nbad,"{BODY}\nlost,"{BODY}"\n')
    good, bad = read(path)
    assert isinstance(good, Article)
    assert isinstance(bad, Failure) and "rows after it were not read" in bad.reason
    assert count(path) == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", "title,text,Text\na,b,c\n", "names 'text' twice"),
        ("a.csv", "headline,story\na,b\n", "found 'headline', 'story'"),
        ("a.csv", "", "No column is named"),
        ("a.json", "{", "invalid at line 1, column 2"),
        ("a.json", f"{RECORD}\n{RECORD}", "name the format jsonl"),
        ("a.json", "17", "neither an object nor a list"),
        ("a.json", RECORD.replace("2022-01-14", "01/02/2022"), "may be 2022-01-02 or 2022-02-01"),
        ("a.json", RECORD.replace("https://post.example/bridge", "javascript:alert(1)"), "not an http or https address"),
        ("a.json", json.dumps({"id": "1", "text": BODY, "url": "javascript:alert(1)"}), "not an http or https address"),
        ("a.json", json.dumps({"text": [BODY]}), "not a string but a list"),
        ("a.json", json.dumps({"text": BODY, "title": {"x": 1}, "date": True}), "not a string but true or false"),
        ("a.json", '{"text": "' + FIRST + ' \\ud83d"}', "half of a JSON"),
        ("a.txt", "", "The text is empty"),
        ("a.md", "# Only a heading\n\nToo short.", "letters long"),
        ("a.txt", b"\x00\x01\x02\x03" * 500, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        ("a.md", "---\ntitle: Mayor: we wait\n---\n" + BODY, "front matter is not valid YAML"),
        ("a.md", "---\ndate: soon\n---\n" + BODY, "'soon' cannot be read"),
        ("a.html", "<html><body><nav>Home</nav></body></html>", "No article was found"),
        ("a.html", "", "No article was found"),
        ("a.pdf", "%PDF-1.4 and no more", "PDF is damaged"),
        ("a.pdf", b"", "PDF is damaged"),
        ("a.pdf", pdf([[]]), "seems to be a scan"),
    ],
)
def test_what_cannot_be_an_article_is_a_failure_that_says_why(tmp_path: Path, name: str, data: bytes | str, reason: str) -> None:
    path = write(tmp_path, name, data)
    found = failure(path)
    assert found.where == str(path)
    assert reason in found.reason
    assert "\n" not in found.reason
    assert count(path) == 1


def test_a_broken_gzip_gives_what_came_before_the_break(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"n{n}", "text": f"{FIRST} {n * 7919 % 10007}"}) for n in range(20_000)]
    whole = gzip.compress("\n".join(lines).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    *good, last = read(path)
    assert len(good) > 1000
    assert isinstance(last, Failure) and "damaged or cut off" in last.reason
    path.write_bytes(b"no gzip at all")
    assert "damaged or cut off" in failure(path).reason


def test_a_small_packed_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.source.MAX_DOCUMENT_BYTES", 2**20)
    assert "more than 1 MB" in failure(write(tmp_path, "a.txt.gz", b"words " * 2**18)).reason


def test_an_encrypted_pdf_is_read_if_it_needs_no_password(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    plain = write(tmp_path, "plain.pdf", SAMPLES["a.pdf"])
    for name, password in (("open.pdf", ""), ("shut.pdf", "secret")):
        writer = PdfWriter(clone_from=PdfReader(plain))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    assert articles(tmp_path / "open.pdf")[0].title == TITLE
    assert "needs a password" in failure(tmp_path / "shut.pdf").reason


def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    for name in SAMPLES:
        path = tmp_path / name
        assert "Permission denied" in failure(path).reason
        assert count(path) == 1
    assert "No such file" in failure(tmp_path / "gone.txt.gz").reason


def test_big_files_are_streamed(tmp_path: Path) -> None:
    import tracemalloc

    row = json.dumps({"text": FIRST * 200}) + "\n"
    path = write(tmp_path, "a.jsonl.gz", row * 2000)
    tracemalloc.start()
    assert sum(isinstance(item, Article) for item in read(path)) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(row) * 2000 / 4


def test_importing_the_readers_loads_no_heavy_library() -> None:
    heavy = "trafilatura pypdf frontmatter dateutil yaml markdown_it charset_normalizer lxml sentencex".split()
    code = f"import sys, ingest.readers, ingest.files; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_formats_are_named() -> None:
    assert FORMATS == ("text", "markdown", "html", "pdf", "json", "jsonl", "csv")
