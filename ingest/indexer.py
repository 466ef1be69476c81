"""Adds articles to an archive: skips what is unchanged, indexes the rest in batches, and says what became of each record."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from bot.archive.archive import Archive
from bot.archive.fingerprint import Fingerprint
from bot.archive.writer import Indexed, Writer, open_writer
from bot.embedding import Embedder
from bot.settings import Settings
from bot.types import Article, Value
from ingest import files, readers
from ingest.attribution import stale
from ingest.building import Builder, Prepared
from ingest.identity import article_id, content_hash, is_derived
from ingest.quotes import VERSION
from ingest.records import Failure

log = logging.getLogger(__name__)

COMMIT_PASSAGES = 256
"""Passages after which a batch of whole articles is committed: some seconds of work on two cores, lost at most by a crash."""

REBUILD_ARTICLES = 32
"""Articles that a rebuild indexes at a time."""

Status = Literal["added", "replaced", "unchanged", "duplicate", "failed", "upgraded"]


@dataclass(frozen=True, slots=True)
class Outcome(Value):
    """What became of one record.

    Attributes:
        status: `upgraded` is an article whose statements were attributed anew;
            `duplicate` is a record without an id of its own that is the same in every field as another article.
        where: the file and record, or the article's id.
        reason: for `failed` what is wrong; for `duplicate` of which article.
        done, total: records so far and in all (an estimate until the end).
    """

    status: Status
    where: str
    title: str | None = None
    article_id: str | None = None
    reason: str | None = None
    passages: int = 0
    done: int = 0
    total: int = 0


def add(
    paths: Sequence[str | Path],
    settings: Settings,
    fmt: str = "auto",
    embedder: Embedder | None = None,
    uploaded: bool = False,
) -> Iterator[Outcome]:
    """Read files and folders into the archive of these settings; the archive is made if there is none.

    Args:
        paths: files and folders (read recursively).
        fmt: a format of `ingest.readers.FORMATS`, or `auto` to go by the file name.
        embedder: one that is loaded already; by default the settings' model, loaded when it is needed.
        uploaded: the files are passing copies of what a reader sent: an article without id and URL is known by its outlet,
            title and day (and its opening where one is missing) instead of its path, and its source is the file's name.

    Yields:
        One Outcome a record, as soon as it is committed or has failed.

    Raises:
        ArchiveLocked, ArchiveMismatch, VectorStoreUnavailable, ModelUnavailable: nothing more can be done; what was
            yielded before is safely in the archive.
    """
    found = [_checked(f) for f in files.find(paths, fmt)]
    if all(isinstance(f, Failure) for f in found):  # nothing to add makes no archive
        yield from (replace(_failed(f), done=n, total=len(found)) for n, f in enumerate(found, 1) if isinstance(f, Failure))
        return
    total = sum(1 if isinstance(f, Failure) else readers.count(f, fmt) for f in found)
    yield from add_records(_uploaded(found, fmt) if uploaded else _records(found, fmt), settings, total, embedder)


def add_records(
    records: Iterable[Article | Failure], settings: Settings, total: int = 0, embedder: Embedder | None = None
) -> Iterator[Outcome]:
    """Put articles that are in memory already into the archive of these settings; as `add` does with files.

    Args:
        records: consumed lazily; a Failure is passed on as a failed Outcome.
        total: how many there will be, where that is known.
    """
    with open_writer(settings, attribution=VERSION) as writer:
        if notice := stale(writer.archive):
            log.warning("%s", notice)
        with Builder(settings, embedder or Embedder.of(settings)) as builder:
            for done, outcome in enumerate(_index(records, writer, builder), 1):
                yield replace(outcome, done=done, total=max(total, done))


def remove(ids_or_urls: Sequence[str], settings: Settings) -> list[Article]:
    """Remove articles from the archive, all or none.

    Returns:
        The removed articles.

    Raises:
        ArchiveNotFound: there is no archive.
        ArticleNotFound: one of them is not there; then none is removed.
    """
    Archive(settings).close()
    with open_writer(settings) as writer:
        articles = [writer.archive.article(i) for i in dict.fromkeys(ids_or_urls)]
        writer.remove([a.id for a in articles])
    return articles


def rebuild(settings: Settings, embedder: Embedder | None = None) -> Iterator[Outcome]:
    """Index every stored article anew with the model and chunking of the settings; the old index serves until the end.

    Yields:
        One Outcome (`replaced`) an article, as the work goes on. The new index takes the old one's place, whole, at the
        end: an iterator that is left before it ended, or fails, changes nothing.

    Raises:
        ArchiveNotFound: there is no archive.
    """
    Archive(settings, check_fingerprint=False).close()
    embedder = embedder or Embedder.of(settings)
    with open_writer(settings, check_fingerprint=False, attribution=VERSION) as writer:
        ids = [r["id"] for r in writer.archive.database.rows("SELECT id FROM articles ORDER BY key")]
        done = 0
        with Builder(settings, embedder) as builder:
            for batch in writer.replace_all(_rebuilt(ids, writer.archive, builder), Fingerprint.of(settings)):
                for entry in batch:
                    done += 1
                    yield replace(_outcome("replaced", entry), done=done, total=len(ids))


def _rebuilt(ids: Sequence[str], archive: Archive, builder: Builder) -> Iterator[Sequence[Indexed]]:
    for i in range(0, len(ids), REBUILD_ARTICLES):
        articles = [archive.article(article_id) for article_id in ids[i : i + REBUILD_ARTICLES]]
        yield builder.build([Prepared(a, content_hash(a), "replaced") for a in articles], large=len(articles) == REBUILD_ARTICLES)


def _checked(found: Path | Failure) -> Path | Failure:
    name = str(found.where if isinstance(found, Failure) else found)
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown == name:
        return found
    if isinstance(found, Failure):
        return replace(found, where=shown)
    return Failure(shown, "The name of the file is not UTF-8, so nothing could refer to it. Rename the file.")


def _records(found: Iterable[Path | Failure], fmt: str) -> Iterator[Article | Failure]:
    for item in found:
        if isinstance(item, Failure):
            yield item
        else:
            yield from readers.read(item, fmt)


def _uploaded(found: Iterable[Path | Failure], fmt: str) -> Iterator[Article | Failure]:
    for item in found:
        for record in _records([item], fmt):
            if isinstance(record, Article) and isinstance(item, Path):
                if record.id == article_id(path=item):
                    known = article_id(outlet=record.outlet, title=record.title, published=record.published, text=record.text)
                    record = replace(record, id=known)
                record = replace(record, source=Path(record.source or item).name)
            yield record


def _index(records: Iterable[Article | Failure], writer: Writer, builder: Builder) -> Iterator[Outcome]:
    settings = writer.archive.settings
    waiting: dict[str, Prepared] = {}
    size = 0
    for record in records:
        if isinstance(record, Failure):
            yield _failed(record)
            continue
        if record.id in waiting:
            yield from _flush(waiting, writer, builder)
            size = 0
        prepared = _prepare(record, writer, waiting)
        if isinstance(prepared, Outcome):
            yield prepared
            continue
        waiting[record.id] = prepared
        size += len(record.text) // settings.chunk_chars + 1
        if size >= COMMIT_PASSAGES:
            yield from _flush(waiting, writer, builder, large=True)
            size = 0
    yield from _flush(waiting, writer, builder)


def _prepare(article: Article, writer: Writer, waiting: dict[str, Prepared]) -> Prepared | Outcome:
    digest = content_hash(article)
    where = article.source or article.id
    stored = writer.hash_of(article.id)
    if stored == digest:
        return Outcome("unchanged", where, article.title, article.id)
    twin = writer.twin_of(digest) or next((p.article.id for p in waiting.values() if p.hash == digest), None)
    if twin is not None and is_derived(article.id):
        return Outcome("duplicate", where, article.title, article.id, f"the same in every field as article {twin}")
    return Prepared(article, digest, "added" if stored is None else "replaced")


def _flush(waiting: dict[str, Prepared], writer: Writer, builder: Builder, large: bool = False) -> Iterator[Outcome]:
    batch = list(waiting.values())
    waiting.clear()
    indexed = builder.build(batch, large)
    writer.put(indexed)
    for prepared, entry in zip(batch, indexed, strict=True):
        yield _outcome(prepared.status, entry)


def _failed(record: Failure) -> Outcome:
    log.warning("%s: %s", record.where, record.reason)
    return Outcome("failed", record.where, reason=record.reason)


def _outcome(status: Status, entry: Indexed) -> Outcome:
    article = entry.article
    return Outcome(status, article.source or article.id, article.title, article.id, None, len(entry.passages))
