import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.archive.lock import writer_lock
from bot.archive.vectors import VectorStore
from bot.archive.writer import open_writer
from bot.errors import ArchiveDamaged, ArchiveLocked, ArchiveMismatch, ArchiveNotFound, ArticleNotFound, VectorStoreUnavailable
from bot.settings import Settings
from ingest.indexer import add_records, rebuild, remove
from tests.articles import ARTICLES, FERRY, HARBOUR, SCHOOL


def stores(settings):
    """The passage ids of the three stores: SQLite, keyword index, Chroma."""
    archive = Archive(settings, check_fingerprint=False)
    passages = {p.id for a in archive.articles() for p in archive.passages(a.id)}
    keywords = {
        r["id"] for r in archive.database.rows("SELECT passages.id AS id FROM keywords JOIN passages ON passages.key = keywords.rowid")
    }
    count = archive.database.rows("SELECT count(*) AS n FROM keywords")[0]["n"]
    assert count == len(keywords)
    vectors = archive.vectors().ids()
    archive.close()
    return passages, keywords, vectors


def assert_stores_agree(settings):
    passages, keywords, vectors = stores(settings)
    assert passages == keywords == vectors
    return passages


def test_articles_come_back_as_they_went_in(filled):
    archive = Archive(filled)
    assert {a.id: a for a in archive.articles()} == {a.id: a for a in ARTICLES}
    assert archive.article(HARBOUR.url) == HARBOUR
    assert_stores_agree(filled)


def test_second_ingest_skips_unchanged_articles(filled, embedder):
    before = assert_stores_agree(filled)
    generation = Archive(filled).generation
    assert [o.status for o in add_records(ARTICLES, filled, embedder=embedder)] == ["unchanged"] * 3
    assert assert_stores_agree(filled) == before
    assert Archive(filled).generation == generation


def test_changed_article_replaces_the_old_one_in_every_store(filled, embedder):
    changed = replace(FERRY, text=FERRY.text.replace("900", "1,200"))
    assert [o.status for o in add_records([changed], filled, embedder=embedder)] == ["replaced"]
    assert_stores_agree(filled)
    archive = Archive(filled)
    assert archive.article("ferry").text == changed.text
    assert len(archive.articles()) == 3
    assert not archive.keyword_search('"900"', 5, Filter())
    assert archive.keyword_search('"1,200"', 5, Filter())


def test_same_id_twice_in_one_batch_keeps_the_later(settings, embedder):
    later = replace(FERRY, title="Later")
    assert [o.status for o in add_records([FERRY, later], settings, embedder=embedder)] == ["added", "replaced"]
    assert Archive(settings).article("ferry").title == "Later"
    assert_stores_agree(settings)


def test_a_copy_without_an_id_of_its_own_is_a_duplicate(settings, embedder):
    copy = replace(SCHOOL, id="0123456789abcdef")
    statuses = {o.article_id: o.status for o in add_records([SCHOOL, copy], settings, embedder=embedder)}
    assert statuses == {"school": "added", copy.id: "duplicate"}


def test_remove_clears_every_store_and_is_all_or_nothing(filled):
    with pytest.raises(ArticleNotFound, match="nowhere"):
        remove(["ferry", "nowhere"], filled)
    assert len(Archive(filled).articles()) == 3
    remove(["ferry", HARBOUR.url], filled)
    assert [a.id for a in Archive(filled).articles()] == ["school"]
    assert_stores_agree(filled)


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        (Filter(since=date(2022, 1, 11)), {"ferry"}),
        (Filter(until=date(2022, 1, 10)), {"harbour"}),
        (Filter(since=date(2022, 1, 10), until=date(2022, 2, 4)), {"harbour", "ferry"}),
        (Filter(outlets=("varn weekly", "NORTHERN LEDGER")), {"school", "ferry"}),
        (Filter(since=date(2023, 1, 1)), set()),
    ],
)
def test_filters_hold_in_every_store(filled, embedder, where, ids):
    archive = Archive(filled)
    assert {a.id for a in archive.articles(where)} == ids
    assert archive.searched(where).articles == len(ids)
    vector = embedder.query("tunnel ferry school")
    for found in (archive.vector_search(vector, 50, where), archive.keyword_search('"in" OR "the"', 50, where)):
        assert {archive.passages_of([i])[i][1].id for i, _ in found} == ids


def test_other_model_or_chunking_fails_early_and_names_the_rebuild_command(filled, embedder):
    other = Settings(archive=filled.archive, chunk_chars=300)
    with pytest.raises(ArchiveMismatch, match="ingest rebuild --archive"):
        Archive(other)
    with pytest.raises(ArchiveMismatch), open_writer(other):
        pass
    statuses = [o.status for o in rebuild(other, embedder)]
    assert statuses == ["replaced"] * 3
    assert_stores_agree(other)
    assert all(len(p.text) <= 300 for a in ARTICLES for p in Archive(other).passages(a.id))
    with pytest.raises(ArchiveMismatch):
        Archive(filled)


def test_one_writer_at_a_time_and_the_message_names_the_holder(settings):
    settings.archive.mkdir()
    with writer_lock(settings.archive), pytest.raises(ArchiveLocked, match=r"process \d+ on .*since 20"), open_writer(settings):
        pass
    with open_writer(settings):
        pass


def test_lock_of_a_killed_process_does_not_stay(settings):
    settings.archive.mkdir()
    code = "import sys, time; from pathlib import Path; from bot.archive.lock import writer_lock\nwith writer_lock(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code, str(settings.archive)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(ArchiveLocked, match=f"process {holder.pid} "), writer_lock(settings.archive):
        pass
    holder.kill()
    holder.wait()
    with writer_lock(settings.archive):
        pass


def test_no_archive_says_how_to_make_one(settings):
    with pytest.raises(ArchiveNotFound, match="python -m ingest add"):
        Archive(settings)


def test_a_file_that_is_no_archive_is_named(settings):
    settings.archive.mkdir()
    (settings.archive / "articles.sqlite3").write_bytes(b"not a database at all, just text" * 50)
    with pytest.raises(ArchiveDamaged, match=r"articles\.sqlite3"):
        Archive(settings)


def test_lost_vectors_are_an_error_for_readers_and_writers_not_a_silence(filled, embedder):
    archive = Archive(filled)
    archive.close()
    shutil.rmtree(filled.archive / "vectors")
    with pytest.raises(VectorStoreUnavailable, match="ingest rebuild"):
        archive.vector_search(embedder.query("tunnel"), 3, Filter())
    with pytest.raises(VectorStoreUnavailable, match="ingest rebuild"):
        list(add_records([replace(FERRY, title="New")], filled, embedder=embedder))
    list(rebuild(filled, embedder))
    assert_stores_agree(filled)


class Interrupt(Exception):
    pass


@pytest.mark.parametrize("step", ["_upsert", "_insert_rows", "delete"])
def test_a_crash_between_the_stores_leaves_the_last_generation_and_the_next_run_repairs(filled, embedder, monkeypatch, step):
    import bot.archive.writer as writer

    before = {a.id: a for a in Archive(filled).articles()}
    changed = [replace(FERRY, text=FERRY.text + "\n\nA third ferry is planned for May."), replace(HARBOUR, id="harbour2", url=None)]

    def crash(*_):
        raise Interrupt

    with monkeypatch.context() as patch:
        patch.setattr(VectorStore if step == "delete" else writer, step, crash)
        with pytest.raises(Interrupt):
            list(add_records(changed, filled, embedder=embedder))
    archive = Archive(filled)
    if step != "delete":
        assert {a.id: a for a in archive.articles()} == before
    found = archive.vector_search(embedder.query("ferries in Marrow Bay"), 20, Filter())
    known = archive.passages_of(i for i, _ in found)
    assert all(article.text[p.start : p.end] == p.text for p, article in known.values())
    list(add_records(changed, filled, embedder=embedder))
    assert_stores_agree(filled)
    assert len(Archive(filled).articles()) == 4
