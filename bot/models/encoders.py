"""Encoders: one embedding model run by torch, the reference, or as an exported graph by onnxruntime, the fast path."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelUnavailable
from bot.models import bundled
from bot.models.export import GRAPH, TOKENIZER, Recipe, export, key_of, read_recipe
from bot.models.parity import measure

log = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
Backend = Literal["auto", "onnx", "torch"]


class Encoder(Protocol):
    """Turns texts into unit vectors.

    Attributes:
        dimension: numbers in a vector.
        backend: what runs it, for people: `onnx int8`, `onnx float32` or `torch`.
    """

    dimension: int
    backend: str

    def query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        ...

    def documents(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages, shape (len(texts), dimension)."""
        ...


class TorchEncoder:
    """A SentenceTransformer as it is, see `Encoder`.

    Args:
        model: the loaded model.
        batch: texts encoded at a time.
    """

    backend = "torch"

    def __init__(self, model: Any, batch: int) -> None:
        self._model = model
        self._batch = batch
        self.dimension = int(model.get_embedding_dimension())

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return vector

    def documents(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors: Vectors = self._model.encode_document(
            list(texts), batch_size=self._batch, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors


class OnnxEncoder:
    """An exported model, see `Encoder`; needs no torch.

    Args:
        folder: the export, as `bot.models.export` writes it.
        recipe: its recipe.
        batch: most texts encoded at a time.

    Raises:
        ModelUnavailable: the export cannot be loaded.
    """

    def __init__(self, folder: Path, recipe: Recipe, batch: int) -> None:
        from bot.models.onnx import Transformer

        self._transformer = Transformer(folder / GRAPH, folder / TOKENIZER, recipe.longest)
        self._recipe = recipe
        self._batch = batch
        self.dimension = recipe.dimension
        self.backend = f"onnx {recipe.precision}"

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._recipe.query + text])[0]
        return vector

    def documents(self, texts: Sequence[str]) -> Vectors:
        return self._encode([self._recipe.document + text for text in texts])

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for places, tokens, mask in self._transformer.outputs(texts, self._batch):
            vectors[places] = tokens[:, 0] if self._recipe.pooling == "cls" else _mean(tokens, mask)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(norms, np.finfo(np.float32).tiny)
        return unit


def _mean(tokens: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    weights = mask[:, :, None].astype(np.float32)
    mean: NDArray[np.float32] = (tokens * weights).sum(axis=1) / weights.sum(axis=1)
    return mean


def open_encoder(name: str, batch: int, backend: Backend, cache: Path) -> Encoder:
    """The encoder of a model: its export from the cache, or one that is made now, or torch.

    An export is made once, takes some seconds and brings torch for that long. It is used only if it gives the original's
    vectors (`bot.models.parity`), int8 first, else float32; which encoder runs, and why, is logged.

    Args:
        name: a bundled model, a folder, or a name that sentence-transformers can find or download.
        batch: most texts encoded at a time.
        backend: `auto` falls back to torch where the model cannot be exported, `onnx` raises, `torch` never exports.
        cache: folder that exports are kept in.

    Raises:
        ModelUnavailable: the model cannot be loaded, or not be exported with backend `onnx`.
    """
    from bot.models.sentence import load_encoder

    folder = _folder(name)
    if backend != "torch" and folder is not None:
        kept = cache / key_of(folder)
        recipe = read_recipe(kept)
        if recipe is not None:
            return OnnxEncoder(kept, recipe, batch)
    model = load_encoder(str(folder or name))
    reference = TorchEncoder(model, batch)
    if backend == "torch":
        return reference
    folder = folder or _folder(name)
    if folder is None:
        complaint = f"The files of the embedding model {name!r} are in no local folder, so it cannot be exported."
    else:
        made = _exported(reference, model, cache / key_of(folder), batch)
        if isinstance(made, OnnxEncoder):
            return made
        complaint = f"The embedding model {name!r} cannot be exported to ONNX. {made}"
    if backend == "onnx":
        raise ModelUnavailable(f"{complaint} Set BRIEFING_EMBEDDING_BACKEND to torch or auto.")
    log.warning("%s It is run by torch, which is slower and takes longer to load.", complaint)
    return reference


def _exported(reference: TorchEncoder, model: Any, kept: Path, batch: int) -> OnnxEncoder | str:
    """The export that holds its parity, or why there is none."""
    import shutil

    wanted = reference.documents, reference.query
    complaints = []
    for precision in ("int8", "float32"):
        try:
            made = OnnxEncoder(kept, export(model, kept, precision), batch)
        except ModelUnavailable as error:
            return str(error)
        parity = measure(wanted, (made.documents, made.query))
        if parity.holds:
            log.info("The embedding model was exported to %s (%s): %s.", kept, precision, parity)
            return made
        shutil.rmtree(kept, ignore_errors=True)
        complaints.append(f"As {precision} it differs from the original: {parity}.")
    return " ".join(complaints)


def _folder(name: str) -> Path | None:
    """The local folder of a model, or None for a name whose files are not known to lie here."""
    folder = bundled.folder_of(name)
    if folder is not None:
        return folder
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name if "/" in name else f"sentence-transformers/{name}", local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError):  # not downloaded yet: sentence-transformers will, or say why not
        return None
