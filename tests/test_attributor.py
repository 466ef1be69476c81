"""Attribution beside other work: a process of its own for many articles, and what happens when that cannot be had."""

import logging
import multiprocessing
import os
import signal

import pytest

from bot.archive.archive import Archive
from bot.settings import Settings
from ingest import attributor, indexer
from ingest.attributor import Attributor
from ingest.indexer import add_records
from ingest.quotes import attribute
from tests.articles import ARTICLES

EXPECTED = [tuple(attribute(a.text, a.title)) for a in ARTICLES]


def beside() -> list[int]:
    """Processes that attribute for this one."""
    return [process.pid for process in multiprocessing.active_children()]


def here(monkeypatch):
    """The articles that are attributed in this process, as they come."""
    seen = []

    def watched(text, title):
        seen.append(title)
        return attribute(text, title)

    monkeypatch.setattr(attributor, "attribute", watched)
    return seen


def test_a_small_batch_is_attributed_here(monkeypatch):
    seen = here(monkeypatch)
    with Attributor() as work:
        assert work.start(ARTICLES, large=False)() == EXPECTED and not beside()
    assert seen == [a.title for a in ARTICLES]


def test_a_large_batch_and_all_later_ones_have_a_process_which_ends_with_the_work(monkeypatch):
    seen = here(monkeypatch)
    with Attributor() as work:
        assert work.start(ARTICLES, large=True)() == EXPECTED
        (process,) = beside()
        assert work.start(ARTICLES[:1], large=False)() == EXPECTED[:1] and beside() == [process]
    assert not seen and not beside()


def test_two_batches_may_wait_at_once():
    with Attributor() as work:
        first, second = work.start(ARTICLES[:1], large=True), work.start(ARTICLES[1:], large=True)
        assert second() == EXPECTED[1:] and first() == EXPECTED[:1]


@pytest.mark.parametrize("when", ["between batches", "during a batch"])
def test_a_killed_process_is_logged_and_its_batch_done_here(monkeypatch, caplog, when):
    seen = here(monkeypatch)
    with Attributor() as work, caplog.at_level(logging.WARNING):
        work.start(ARTICLES, large=True)()
        waiting = work.start(ARTICLES * 40, large=True) if when == "during a batch" else None
        os.kill(beside()[0], signal.SIGKILL)
        if waiting is not None:
            assert waiting() == EXPECTED * 40
        assert work.start(ARTICLES, large=True)() == EXPECTED
        assert work.start(ARTICLES, large=True)() == EXPECTED and not beside()
    assert seen
    assert caplog.text.count("Who said what is found in this process, which is slower") == 1


def test_a_machine_that_can_start_no_process_attributes_here(monkeypatch, caplog):
    def refused(*_, **__):
        raise OSError("Function not implemented")

    monkeypatch.setattr("loky.ProcessPoolExecutor", refused)
    with Attributor() as work, caplog.at_level(logging.WARNING):
        assert work.start(ARTICLES, large=True)() == EXPECTED
    assert "cannot be used (Function not implemented)" in caplog.text


def test_many_articles_are_added_with_the_same_statements_in_few_batches_or_many(monkeypatch, tmp_path, embedder):
    def stored(name):
        settings = Settings(archive=tmp_path / name)
        assert [o.status for o in add_records(ARTICLES, settings, embedder=embedder)] == ["added"] * len(ARTICLES)
        archive = Archive(settings)
        try:
            return [(q.article.id, q.text, q.speaker) for q in archive.quotes()]
        finally:
            archive.close()

    together = stored("together")
    seen = here(monkeypatch)
    monkeypatch.setattr(indexer, "COMMIT_PASSAGES", 1)
    assert stored("one by one") == together and together
    assert not seen and not beside()
