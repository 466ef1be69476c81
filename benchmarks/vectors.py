"""Search alone in many synthetic vectors: the project's vector store beside LangChain's Chroma in its default configuration.

The functions run in child processes, but for `compare`. Vectors are made anew from their number where they are needed, so
that no process holds all of them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import measured, plain
from benchmarks.figures import Timer, mean
from benchmarks.progress import say

Vectors = NDArray[np.float32]

DIMENSION = 384
CLUSTERS = 2000
SPREAD = 1.2
"""Length of a vector's own part beside its cluster's centre of length 1: real passages of one subject have cosines of 0.4 or so."""
LATENT = 32
"""Directions in which vectors of a cluster differ: real embeddings differ in some tens, not in all; in all, no index finds neighbours."""
BLOCK = 5000
"""Vectors that are made and written at a time; `bot.archive.vectors.BATCH` and `plain.BATCH` are as large."""
NEIGHBOURS = 10
QUERIES = 200
COLLECTION = "synthetic"


def blocks(count: int) -> Iterator[tuple[int, Vectors]]:
    """All vectors in order: the number of the first, and up to `BLOCK` of them, shape (n, DIMENSION), unit length."""
    for first in range(0, count, BLOCK):
        yield first, _made(min(BLOCK, count - first), np.random.default_rng([1, first]))


def queries() -> Vectors:
    """`QUERIES` further vectors of the same clusters."""
    return _made(QUERIES, np.random.default_rng(2))


def build(kind: str, folder: str, count: int) -> dict[str, Any]:
    """Write all vectors; `write_s` is without imports and without making them."""
    spent = 0.0
    put = _project_writer(folder) if kind == "project" else _plain_writer(folder)
    for first, vectors in blocks(count):
        start = time.perf_counter()
        put(first, vectors)
        spent += time.perf_counter() - start
    return {"write_s": spent}


def search(kind: str, folder: str) -> dict[str, Any]:
    """Ask for the neighbours of each query; `first_s` is opening the store and the first search, imports included."""
    start = time.perf_counter()
    find = _project_reader(folder) if kind == "project" else _plain_reader(folder)
    asked = queries()
    find(asked[0])
    opened, timer = time.perf_counter() - start, Timer()
    found = [timer(find, query) for query in asked]
    return {"first_s": opened, **timer.result("search"), "found": found}


def exact(count: int) -> dict[str, Any]:
    """The true neighbours of each query, by comparing all."""
    asked = queries()
    scores = np.zeros((QUERIES, 0), dtype=np.float32)
    numbers = np.zeros((QUERIES, 0), dtype=np.int64)
    for first, vectors in blocks(count):
        scores = np.concatenate([scores, asked @ vectors.T], axis=1)
        numbers = np.concatenate([numbers, np.broadcast_to(np.arange(first, first + len(vectors)), (QUERIES, len(vectors)))], axis=1)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :NEIGHBOURS]
        scores, numbers = np.take_along_axis(scores, best, 1), np.take_along_axis(numbers, best, 1)
    return {"found": numbers.tolist()}


def compare(work: Path, count: int) -> dict[str, Any]:
    """Build and search both; returns figures by pipeline, and `count`.

    Args:
        work: folder for both stores; they stay there.
        count: how many vectors.
    """
    environment = measured.own_environment(work)
    say(f"{count} synthetic vectors: exact neighbours")
    true = measured.call("vectors.exact", {"count": count}, environment).values["found"]
    figures: dict[str, Any] = {"count": count, "dimension": DIMENSION, "queries": QUERIES}
    folders = {kind: work / f"vectors-{kind}" for kind in ("project", "plain")}
    for kind, folder in folders.items():
        say(f"{count} synthetic vectors: build, {kind}")
        built = measured.call("vectors.build", {"kind": kind, "folder": str(folder), "count": count}, environment)
        figures[kind] = {"build_s": built.seconds, **built.values, "build_peak_mb": built.peak_mb, "size_mb": measured.folder_mb(folder)}
    for kind, folder in folders.items():
        say(f"{count} synthetic vectors: search, {kind}")
        searched = measured.call("vectors.search", {"kind": kind, "folder": str(folder)}, environment)
        found = searched.values.pop("found")
        figures[kind] |= {**searched.values, "search_peak_mb": searched.peak_mb, f"recall_{NEIGHBOURS}": recall(found, true)}
    return figures


def recall(found: Sequence[Sequence[int]], true: Sequence[Sequence[int]]) -> float | None:
    """Mean share of the true neighbours that were found."""
    return mean(len(set(f) & set(t)) / len(t) for f, t in zip(found, true, strict=True))


def _made(count: int, generator: np.random.Generator) -> Vectors:
    centres = np.random.default_rng(0).standard_normal((CLUSTERS, DIMENSION), dtype=np.float32)
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    directions = np.linalg.qr(np.random.default_rng(1).standard_normal((DIMENSION, LATENT)))[0].astype(np.float32)
    own = generator.standard_normal((count, LATENT), dtype=np.float32)
    own = (own / np.linalg.norm(own, axis=1, keepdims=True)) @ directions.T
    vectors = centres[generator.integers(CLUSTERS, size=count)] + SPREAD * own
    made: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return made


def _project_store(folder: str) -> Any:
    from bot.archive.vectors import VectorStore, share

    return VectorStore(share(Path(folder)), COLLECTION)


def _project_writer(folder: str) -> Any:
    store = _project_store(folder)
    store.create()

    def put(first: int, vectors: Vectors) -> None:
        numbers = range(first, first + len(vectors))
        store.upsert(
            [str(n) for n in numbers],
            vectors,
            [{"article": str(n // 6), "published": 20220101 + n % 28, "outlet": str(n % 40)} for n in numbers],
        )

    return put


def _project_reader(folder: str) -> Any:
    store = _project_store(folder)
    return lambda query: [int(name) for name, _ in store.query(query, NEIGHBOURS)]


def _plain_writer(folder: str) -> Any:
    given = plain.Given()
    collection = plain.store(folder, given)

    def put(first: int, vectors: Vectors) -> None:
        given.vectors = vectors
        numbers = range(first, first + len(vectors))
        about = [{"id": str(n // 6), "published": "2022-01-01", "outlet": str(n % 40)} for n in numbers]
        collection.add_texts([f"passage {n}" for n in numbers], metadatas=about, ids=[str(n) for n in numbers])

    return put


def _plain_reader(folder: str) -> Any:
    collection = plain.store(folder, plain.Given())
    return lambda query: [int(found.id) for found in collection.similarity_search_by_vector(query.tolist(), k=NEIGHBOURS)]
