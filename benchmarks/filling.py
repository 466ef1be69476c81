"""Fills an archive, and the plain pipeline's collection, with altered copies of what they hold. Runs in child processes."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import corpus, plain
from benchmarks.growth import Alteration, Vectors, Vocabulary, near
from bot.archive.archive import VECTORS_FOLDER, Archive
from bot.archive.writer import Indexed, open_writer
from bot.settings import Settings
from bot.types import Article
from ingest import chunking
from ingest.identity import content_hash
from ingest.quotes import attribute

PUT_PASSAGES = 5000
"""Passages that are written at a time."""
SAMPLE, SAMPLE_CHARACTERS = 128, 700
"""Stretches of text, and their length, by which copies and originals are compared."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What an archive holds before it grows: articles, where the vectors of each begin, and those vectors."""

    articles: list[Article]
    firsts: list[int]
    vectors: Vectors


def likeness(articles: str) -> dict[str, Any]:
    """How near copies really are to their originals: both embedded, for a sample.

    Args:
        articles: JSON Lines file of articles.

    Returns:
        `cosine`: mean cosine of the vectors of `SAMPLE` stretches and of the same stretches altered.
    """
    rows = list(corpus.rows(Path(articles)))
    alteration = Alteration(Vocabulary(row["text"] for row in rows), 1)
    chosen = random.Random(0)
    texts = []
    for row in chosen.choices(rows, k=SAMPLE):
        start = chosen.randrange(max(1, len(row["text"]) - SAMPLE_CHARACTERS))
        texts.append(row["text"][start : start + SAMPLE_CHARACTERS])
    model = plain.model()
    originals = _unit(model.embed_documents(texts))
    copies = _unit(model.embed_documents([alteration.text(t) for t in texts]))
    return {"cosine": float(np.einsum("ij,ij->i", originals, copies).mean())}


def grow_project(source: str, archive: str, first: int, last: int, cosine: float) -> dict[str, Any]:
    """Put copies into an archive, through its own writer, with vectors that are the originals' plus noise.

    Args:
        source: the archive that is copied; it stays as it is.
        archive: the archive that grows.
        first, last: numbers of the copies, both included.
        cosine: see `growth.near`.

    Returns:
        `passages`: how many were added.
    """
    settings = Settings(archive=Path(archive))
    held = _read(Settings(archive=Path(source)))
    vocabulary = Vocabulary(article.text for article in held.articles)
    added = 0
    with open_writer(settings) as writer:
        for copy in range(first, last + 1):
            batch: list[Indexed] = []
            waiting = 0
            for entry in _copies(held, Alteration(vocabulary, copy), near(held.vectors, cosine, copy), settings.chunk_chars):
                batch.append(entry)
                waiting += len(entry.passages)
                if waiting >= PUT_PASSAGES:
                    writer.put(batch)
                    added, batch, waiting = added + waiting, [], 0
            writer.put(batch)
            added += waiting
    return {"passages": added}


def grow_plain(source: str, folder: str, first: int, last: int, cosine: float) -> dict[str, Any]:
    """Put copies of the chunks of one collection into another, with their altered texts and vectors as in `grow_project`."""
    held = plain.store(source, None).get(include=["embeddings", "documents", "metadatas"])
    vectors = _unit(held["embeddings"])
    vocabulary = Vocabulary(held["documents"])
    given = plain.Given()
    collection = plain.store(folder, given)
    added = 0
    for copy in range(first, last + 1):
        alteration, noisy = Alteration(vocabulary, copy), near(vectors, cosine, copy)
        rows = [alteration.article({**about, "text": text}) for about, text in zip(held["metadatas"], held["documents"], strict=True)]
        texts = [row.pop("text") for row in rows]
        for i in range(0, len(rows), plain.BATCH):
            part = slice(i, i + plain.BATCH)
            given.vectors = noisy[part]
            collection.add_texts(texts[part], metadatas=rows[part])
        added += len(rows)
    return {"passages": added}


def altered(article: Article, alteration: Alteration) -> Article:
    """The copy of a stored article."""
    row = alteration.article(article.to_dict())
    return Article(**{**row, "published": date.fromisoformat(row["published"]) if row["published"] else None})


def _read(settings: Settings) -> _Source:
    archive = Archive(settings)
    try:
        collection = plain.store(str(archive.folder / VECTORS_FOLDER), None, archive.state.collection)
        got = collection.get(include=["embeddings"])
        rows = {name: number for number, name in enumerate(got["ids"])}
        articles, firsts, order = archive.articles(), [0], list[int]()
        for article in articles:
            order += [rows[p.id] for p in archive.passages(article.id)]
            firsts.append(len(order))
        return _Source(articles, firsts, _unit(np.asarray(got["embeddings"])[order]))
    finally:
        archive.close()


def _copies(held: _Source, alteration: Alteration, vectors: Vectors, chunk_chars: int) -> Iterator[Indexed]:
    for number, original in enumerate(held.articles):
        article = altered(original, alteration)
        version = hashlib.sha256(f"{article.id}\0{alteration.copy}".encode()).hexdigest()[:20]
        passages = tuple(chunking.passages(article.id, version, article.text, chunk_chars))
        first, had = held.firsts[number], held.firsts[number + 1] - held.firsts[number]
        if not had or not passages:
            continue
        places = [first + min(had - 1, i * had // len(passages)) for i in range(len(passages))]
        attributions = tuple(attribute(article.text, article.title))
        yield Indexed(article, content_hash(article), passages, attributions, vectors[places])


def _unit(vectors: Any) -> Vectors:
    array = np.asarray(vectors, dtype=np.float32)
    made: Vectors = array / np.maximum(np.linalg.norm(array, axis=-1, keepdims=True), 1e-12)
    return made
