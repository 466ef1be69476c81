"""Values kept as long as an archive stays as it is."""

from __future__ import annotations

from bot.archive import remembered
from bot.archive.archive import Archive
from bot.archive.remembered import Remembered
from ingest.indexer import remove


def test_a_value_is_made_once_in_a_state_and_anew_in_the_next():
    kept, made = Remembered(), iter(range(10))
    assert [kept.get("one", "key", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert kept.get("one", "other", lambda: next(made)) == 1
    assert kept.get("two", "key", lambda: next(made)) == 2
    assert kept.get("one", "key", lambda: next(made)) == 3


def test_no_more_values_are_kept_than_the_bound(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 3)
    kept = Remembered()
    for n in range(10):
        assert kept.get("state", n, lambda n=n: n) == n
        assert len(kept._values) <= 3


def test_an_archive_that_changes_is_counted_anew(filled):
    archive = Archive(filled)
    try:
        before = archive.searched().articles, archive.passage_count(), archive.document_frequency('"tunnel"'), archive.speakers()
        remove(["harbour"], filled)
        after = archive.searched().articles, archive.passage_count(), archive.document_frequency('"tunnel"'), archive.speakers()
    finally:
        archive.close()
    assert before[0] == after[0] + 1
    assert before[1] > after[1]
    assert before[2] > after[2] == 0
    assert "Ilse Brandvik" in before[3]
    assert "Ilse Brandvik" not in after[3]
