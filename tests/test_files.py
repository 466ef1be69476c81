"""Finding files: folders, links, and what is left out."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.files import SUFFIXES, find, format_of
from ingest.records import Failure


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x")
        return tmp_path

    return make


def names(root: Path, found: list[Path | Failure]) -> list[str]:
    assert not [f for f in found if isinstance(f, Failure)]
    return [str(f.relative_to(root)) for f in found if isinstance(f, Path)]


def test_a_folder_is_walked_to_the_bottom_in_sorted_order(make: Callable[..., Path]) -> None:
    root = make("b.txt", "a/z.md", "a/c/d.jsonl.gz", "c.PDF")
    assert names(root, list(find([root]))) == ["a/c/d.jsonl.gz", "a/z.md", "b.txt", "c.PDF"]


def test_hidden_files_and_folders_are_left_out_of_a_folder(make: Callable[..., Path]) -> None:
    root = make("a.txt", ".hidden.txt", ".git/b.txt")
    assert names(root, list(find([root]))) == ["a.txt"]
    assert names(root, list(find([root / ".hidden.txt"]))) == [".hidden.txt"]


def test_unknown_files_in_a_folder_are_counted_in_the_log(make: Callable[..., Path], caplog: pytest.LogCaptureFixture) -> None:
    root = make("a.txt", "b.docx", "c.docx", "d/e.xyz.gz", "f.gz")
    with caplog.at_level(logging.INFO, "ingest.files"):
        assert names(root, list(find([root]))) == ["a.txt"]
    assert "4 files (.docx 2" in caplog.text


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.docx", "suffix .docx is unknown"), ("b.gz", "suffix .gz is unknown"), ("noname", "(none) is unknown"), ("no.txt", "no such")],
)
def test_a_named_file_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(make: Callable[..., Path], name: str, reason: str) -> None:
    root = make("a.docx", "b.gz", "noname", "z.txt")
    bad, good = find([root / name, root / "z.txt"])
    assert isinstance(bad, Failure)
    assert bad.where == str(root / name)
    assert reason in bad.reason
    assert good == root / "z.txt"


def test_a_named_format_allows_any_suffix_for_a_named_file_only(make: Callable[..., Path]) -> None:
    root = make("a.log", "sub/b.log")
    assert names(root, list(find([root / "a.log", root / "sub"], "text"))) == ["a.log"]


def test_a_file_named_twice_is_read_once(make: Callable[..., Path]) -> None:
    root = make("a/b.txt")
    (root / "link.txt").symlink_to(root / "a" / "b.txt")
    assert names(root, list(find([root / "a" / "b.txt", root, root / "link.txt", f"{root}/a/../a/b.txt"]))) == ["a/b.txt"]


def test_loops_of_links_end(make: Callable[..., Path]) -> None:
    root = make("a/b.txt")
    (root / "a" / "up").symlink_to(root)
    (root / "self.txt").symlink_to(root / "self.txt")
    found = list(find([root]))
    assert [f for f in found if isinstance(f, Path)] == [root / "a" / "b.txt"]
    assert [f.where for f in found if isinstance(f, Failure)] == [str(root / "self.txt")]


def test_a_link_to_nothing_and_a_pipe_are_failures(make: Callable[..., Path]) -> None:
    root = make("a.txt")
    (root / "gone.txt").symlink_to(root / "nowhere.txt")
    os.mkfifo(root / "pipe.txt")
    reasons = {Path(f.where).name: f.reason for f in find([root]) if isinstance(f, Failure)}
    assert set(reasons) == {"gone.txt", "pipe.txt"}
    assert "link to nothing" in reasons["gone.txt"]
    assert "neither a regular file" in reasons["pipe.txt"]


def test_a_folder_that_may_not_be_listed_is_a_failure(make: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = make("open/a.txt", "shut/b.txt")
    listing = Path.iterdir

    def refuse(path: Path) -> object:  # root, who runs these tests in containers, may list everything
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    good, bad = find([root])
    assert good == root / "open" / "a.txt"
    assert isinstance(bad, Failure)
    assert bad.where.endswith("shut")
    assert "Permission denied" in bad.reason


def test_a_path_that_no_system_allows_is_a_failure() -> None:
    (failure,) = find(["a\0b.txt"])
    assert isinstance(failure, Failure)


def test_every_suffix_is_known_packed_and_in_capitals() -> None:
    for suffix, name in SUFFIXES.items():
        assert {format_of(Path("x" + s)) for s in (suffix, suffix + ".gz", suffix.upper() + ".GZ")} == {name}
