import shutil
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.archive.lock import writer_lock
from bot.archive.vectors import VectorStore
from bot.archive.writer import Indexed, open_writer
from bot.errors import ArchiveDamaged, ArchiveLocked, ArchiveMismatch, ArchiveNotFound, ArticleNotFound, VectorStoreUnavailable
from bot.settings import Settings
from ingest.indexer import add, add_records, rebuild, remove
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
    code = (
        "import sys, time; from pathlib import Path; from bot.archive.lock import writer_lock\n"
        "with writer_lock(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
    )
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


def test_a_search_among_vectors_goes_as_deep_as_the_archive_says(filled, embedder):
    from bot.archive.vectors import DEPTH

    def depth():
        archive = Archive(filled)
        store = archive.vectors()
        with store._shared.use() as client:
            found = client.get_collection(store.collection, embedding_function=None).configuration["hnsw"]["ef_search"]
        archive.close()
        return found

    assert depth() == DEPTH
    list(rebuild(filled, embedder))
    assert depth() == DEPTH


def test_names_are_found_with_the_letters_of_an_english_keyboard(filled, embedder):
    list(
        add_records(
            [replace(FERRY, id="lodz", text="Łukasz Sørensen of Þórshöfn said that the ferry to Weißensee was late.")],
            filled,
            embedder=embedder,
        )
    )
    archive = Archive(filled)
    for query in ("sorensen", "lukasz", "thorshofn", "weissensee"):
        assert [i for i, _ in archive.keyword_search(f'"{query}"', 5, Filter())] != [], query
    assert archive.people().named("Sorensen") == archive.people().named("Sørensen") != ()


def test_an_upgrade_spells_the_keywords_of_an_older_archive_in_english_letters(filled, embedder):
    from bot.archive.upgrade import upgrade
    from ingest.quotes import attribute

    text = "Łukasz Sørensen said that the ferry was late."
    list(add_records([replace(FERRY, id="lodz", title="Łódź", text=text)], filled, embedder=embedder))
    archive = Archive(filled)
    with archive.database.transaction() as connection:  # as it was written before
        connection.execute("UPDATE keywords SET title = 'Łódź', text = ? WHERE text LIKE '%ukasz%'", (text,))
    assert archive.keyword_search('"lukasz"', 5, Filter()) == []
    list(upgrade(filled.archive, attribute, "another"))
    assert len(archive.keyword_search('"lukasz" "lodz"', 5, Filter())) == 1
    assert archive.article("lodz").text == text


def test_vectors_of_a_crash_take_no_place_in_a_search(filled, embedder, monkeypatch):
    import bot.archive.writer as writer

    def crash(*_):
        raise Interrupt

    crowd = [replace(FERRY, id=f"copy{n}", text=f"{FERRY.text} {n}") for n in range(6)]
    with monkeypatch.context() as patch:
        patch.setattr(writer, "_insert_rows", crash)
        with pytest.raises(Interrupt):
            list(add_records(crowd, filled, embedder=embedder))
    archive = Archive(filled)
    found = archive.vector_search(embedder.query("ferries in Marrow Bay"), 3, Filter())
    assert len(archive.passages_of(i for i, _ in found)) == len(ARTICLES)


def test_a_reader_that_looked_before_the_dropped_vectors_were_gone_looks_again(filled):
    """The vectors are dropped after the commit; a reader that opened Chroma in between must not keep them."""
    archive = Archive(filled)
    before = archive.state
    seen = []
    drop = VectorStore.delete

    def watched(store, ids):
        seen.append(archive.state)
        drop(store, ids)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(VectorStore, "delete", watched)
        remove(["ferry"], filled)
    assert len({before, *seen, archive.state}) == 3


def test_a_killed_rebuild_leaves_nothing_behind_in_chroma(filled, embedder):
    unfinished = rebuild(filled, embedder)
    next(unfinished)
    unfinished.close()
    with open_writer(filled) as writer:
        assert _collections(writer.archive) == {writer.archive.state.collection}
    assert_stores_agree(filled)
    list(rebuild(filled, embedder))
    archive = Archive(filled)
    archive.vectors().ids()
    assert _collections(archive) == {archive.state.collection}


def _collections(archive):
    with archive.vectors()._shared.use() as client:
        return {c.name for c in client.list_collections()}


def test_a_question_during_a_rebuild_is_answered_from_the_new_index(filled, embedder, monkeypatch):
    archive = Archive(filled)
    vector = embedder.query("ferries")
    asked = VectorStore.query
    rebuilt = []

    def late(store, *arguments):
        if not rebuilt:
            rebuilt.extend(rebuild(filled, embedder))
        return asked(store, *arguments)

    monkeypatch.setattr(VectorStore, "query", late)
    assert len(archive.passages_of(i for i, _ in archive.vector_search(vector, 9, Filter()))) == len(ARTICLES)
    assert rebuilt


def test_a_writer_sees_what_another_process_wrote_since_this_one_looked(filled, monkeypatch):
    reader = Archive(filled)
    reader.vectors().ids()
    stale = reader.vectors()._shared._client
    with reader.database.transaction() as connection:  # as another process's commit looks from here
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    with open_writer(filled) as writer:
        writer._store.ids()
        assert reader.vectors()._shared._client is not stale


@pytest.mark.parametrize("outlet", ["Ärzte-Zeitung", "ÉL CORREO", "Новая газета"])
def test_outlets_and_speakers_are_found_in_any_case_and_script(settings, embedder, outlet):
    text = "Ruhi Özdemir said, “The clinic will stay open.” Nobody else spoke about it on Monday."
    list(add_records([replace(SCHOOL, outlet=outlet, text=text)], settings, embedder=embedder))
    archive = Archive(settings)
    vector = embedder.query("clinic")
    for asked in (outlet.lower(), outlet.upper()):
        where = Filter(outlets=(asked,))
        assert archive.searched(where).articles == 1
        assert archive.keyword_search('"clinic"', 5, where, "ÖZDEMIR")
        assert archive.vector_search(vector, 5, where, "özdemir")
    assert archive.quotes("ozdemir")
    assert not archive.quotes("%")


def test_a_relative_folder_stays_the_same_when_the_working_directory_changes(tmp_path, embedder, monkeypatch):
    monkeypatch.chdir(tmp_path)
    list(add_records(ARTICLES, Settings(archive="näws und more"), embedder=embedder))
    archive = Archive(Settings(archive="näws und more"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with ThreadPoolExecutor(1) as other_thread:
        assert len(other_thread.submit(archive.articles).result()) == 3
        assert other_thread.submit(archive.vector_search, embedder.query("ferry"), 3, Filter()).result()


def test_an_archive_that_was_put_in_the_place_of_another_is_seen_by_an_open_reader(filled, tmp_path, embedder):
    reader = Archive(filled)
    assert reader.vectors().ids()
    backup = shutil.copytree(filled.archive, tmp_path / "backup")
    other = replace(SCHOOL, id="other")
    list(add_records([other], Settings(archive=backup), embedder=embedder))
    shutil.rmtree(filled.archive)
    with pytest.raises(ArchiveNotFound, match="no longer there"):
        reader.articles()
    assert not filled.archive.exists()
    backup.rename(filled.archive)
    assert {a.id for a in reader.articles()} == {"harbour", "ferry", "school", "other"}
    assert reader.vectors().ids() == {p.id for a in reader.articles() for p in reader.passages(a.id)}


OPEN_FILES = Path("/proc/self/fd")


def _files():
    return len(list(OPEN_FILES.iterdir()))


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="counts open files as Linux shows them")
def test_files_are_closed_after_threads_adds_and_archives_have_ended(filled, embedder):
    archive = Archive(filled)
    vector = embedder.query("ferry")

    def ask():
        archive.vector_search(vector, 3, Filter())

    def add(n):
        list(add_records([replace(FERRY, title=f"Ferry {n}")], filled, embedder=embedder))

    def in_a_thread(work, *values):
        thread = threading.Thread(target=work, args=values)
        thread.start()
        thread.join()

    for n in range(3):
        in_a_thread(ask)
        in_a_thread(add, n)
    before = _files()
    for n in range(10):
        in_a_thread(ask)
        in_a_thread(add, n)
    assert _files() <= before + 3
    archive.close()
    assert _files() < before


def test_readers_and_a_writer_share_one_process(filled, embedder):
    archive, faults, done = Archive(filled), [], threading.Event()
    vector = embedder.query("ferry")

    def read():
        while not done.is_set():
            known = archive.passages_of(i for i, _ in archive.vector_search(vector, 9, Filter()))
            if not any(article.id == "harbour" for _, article in known.values()):
                faults.append(known)

    with ThreadPoolExecutor(3) as readers:
        reading = [readers.submit(read) for _ in range(3)]
        for n in range(8):
            list(add_records([replace(FERRY, title=f"Ferry {n}")], filled, embedder=embedder))
        list(rebuild(filled, embedder))
        remove(["ferry"], filled)
        done.set()
        for each in reading:
            each.result()
    assert not faults
    assert_stores_agree(filled)


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (sqlite3.SQLITE_FULL, ArchiveDamaged, "disk is full"),
        (sqlite3.SQLITE_READONLY, ArchiveDamaged, "must be writable"),
        (sqlite3.SQLITE_CANTOPEN, ArchiveDamaged, "must be writable"),
        (sqlite3.SQLITE_BUSY, ArchiveLocked, "another program"),
        (sqlite3.SQLITE_CORRUPT, ArchiveDamaged, "backup"),
    ],
)
def test_each_fault_of_the_file_has_its_own_remedy(filled, code, error, words):
    archive = Archive(filled)
    fault = sqlite3.OperationalError("fault")
    fault.sqlite_errorcode = code
    with pytest.raises(error, match=words), archive.database.transaction():
        raise fault
    assert not archive.database.connection().in_transaction


def test_a_full_disk_is_told_and_loses_nothing(filled, embedder):
    """SQLite is given no more pages, which is what a full disk is to it."""
    with open_writer(filled) as writer:
        database = writer.archive.database
        pages = database.rows("PRAGMA page_count")[0][0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        big = replace(SCHOOL, id="big", text=SCHOOL.text * 3000)
        entry = Indexed(big, "h", (), (), np.zeros((0, 384), dtype=np.float32))
        with pytest.raises(ArchiveDamaged, match="disk is full"):
            writer.put([entry])
    assert len(Archive(filled).articles()) == 3
    assert_stores_agree(filled)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, monkeypatch):
    (tmp_path / "archive" / "writer.lock").mkdir(parents=True)
    with pytest.raises(ArchiveDamaged, match="cannot be written to"), open_writer(Settings(archive=tmp_path / "archive")):
        pass


def test_a_vector_store_that_could_not_be_opened_is_tried_again(filled, embedder):
    archive = Archive(filled)
    vectors, aside = filled.archive / "vectors", filled.archive / "aside"
    archive.close()
    vectors.rename(aside)
    vectors.write_text("in the way")
    for _ in range(2):
        with pytest.raises(VectorStoreUnavailable, match="ingest rebuild"):
            archive.vectors().ids()
    vectors.unlink()
    aside.rename(vectors)
    assert archive.vectors().ids()


def test_a_damaged_vector_store_is_told_and_rebuilt(filled, embedder):
    (filled.archive / "vectors" / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(VectorStoreUnavailable, match="ingest rebuild"):
        Archive(filled).vector_search(embedder.query("tunnel"), 3, Filter())


def test_an_edited_upload_replaces_the_article_wherever_the_copy_lies(settings, embedder, tmp_path):
    head = "---\ntitle: Votes\noutlet: The Harbour Courier\npublished: 2022-01-17\n---\n"
    for folder, body, status in (("a", "Nine voted for the tunnel.", "added"), ("b", "Ten voted for the tunnel.", "replaced")):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "votes.md"
        path.write_text(head + body, "utf-8")
        assert [o.status for o in add([path], settings, embedder=embedder, uploaded=True)] == [status]
    (article,) = Archive(settings).articles()
    assert (article.text, article.source) == ("Ten voted for the tunnel.", "votes.md")


def test_a_snapshot_sees_one_moment_and_the_next_query_the_present(filled):
    archive, reader = Archive(filled), Archive(filled)
    with reader.database.snapshot():
        before = len(reader.articles())
        with open_writer(filled) as writer:
            writer.remove([reader.articles()[0].id])
        with reader.database.snapshot():
            assert len(reader.articles()) == before
    assert len(reader.articles()) == len(archive.articles()) == before - 1
    archive.close()
    reader.close()
