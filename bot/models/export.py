"""A sentence-transformers model as an ONNX graph, made once, compared with the original, and kept in the cache.

The method is measured, not general: `torch.onnx.export` through the TorchScript exporter (the newer one, `dynamo=True`, gave
wrong vectors without an error), then onnxruntime's dynamic int8 quantization, a scale a channel, with weights of 7 bits so
that processors without VNNI do not overflow. `bot.models.parity` decides whether the result may be used.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.errors import ModelUnavailable
from bot.models.bundled import digest

log = logging.getLogger(__name__)

EXPORT = "2"
"""Names the way of exporting and running; a change to this module or `bot.models.onnx` that changes graphs or vectors changes this too."""
GRAPH, TOKENIZER, RECIPE = "model.onnx", "tokenizer.json", "encoder.json"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an exported encoder does around its graph.

    Attributes:
        pooling: `mean` over the tokens, or `cls`.
        longest: tokens of a text, special ones included.
        dimension: numbers in a vector.
        query, document: prompts put before a question and a passage.
        precision: `int8` or `float32`.
    """

    pooling: str
    longest: int
    dimension: int
    query: str
    document: str
    precision: str


def key_of(folder: Path) -> str:
    """Names the export of a model in the cache: the same only for the same files, exported in the same way.

    Args:
        folder: a sentence-transformers model.
    """
    sums = {
        str(p.relative_to(folder)): digest(p) for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in (".md", ".py", ".pyc")
    }
    made = {"export": EXPORT, "onnxruntime": version("onnxruntime").split(".")[:2], "files": sums}
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:16]


def read_recipe(folder: Path) -> Recipe | None:
    """The recipe of an export in the cache, or None if there is none that is whole."""
    if not all((folder / name).is_file() for name in (GRAPH, TOKENIZER, RECIPE)):
        return None
    try:
        return Recipe(**json.loads((folder / RECIPE).read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        log.warning("The exported model in %s cannot be used (%s) and is made anew.", folder, error)
        return None


def export(model: Any, folder: Path, precision: str) -> Recipe:
    """Write a loaded SentenceTransformer as an ONNX graph with tokenizer and recipe; whole or not at all.

    Args:
        model: the model.
        folder: where to; what lies there is replaced.
        precision: `int8` or `float32`.

    Raises:
        ModelUnavailable: it has parts that this export does not know, or cannot be written; the message says which.
    """
    recipe = _recipe(model, precision)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="making-") as made:
            work = Path(made) / folder.name
            work.mkdir()
            model.tokenizer.backend_tokenizer.save(str(work / TOKENIZER))
            _graph(model, work / "float32.onnx")
            if precision == "int8":
                _quantize(work / "float32.onnx", work / GRAPH)
                (work / "float32.onnx").unlink()
            else:
                (work / "float32.onnx").rename(work / GRAPH)
            (work / RECIPE).write_text(json.dumps(asdict(recipe), indent=1), "utf-8")
            _place(work, folder, recipe)
    except OSError as error:
        raise ModelUnavailable(f"The exported model cannot be written to {folder} ({error.strerror or error}).") from error
    return recipe


def _place(made: Path, folder: Path, recipe: Recipe) -> None:
    """Put a whole export in its place; another process that was faster with the same one is no error."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        made.rename(folder)
    except OSError:
        if read_recipe(folder) != recipe:
            raise


def _recipe(model: Any, precision: str) -> Recipe:
    """What the model does, if it does no more than this export knows."""
    kinds = [type(module).__name__ for module in model]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise ModelUnavailable(f"It is made of {', '.join(kinds)}; only Transformer, Pooling and Normalize can be exported.")
    pooling = str(model[1].pooling_mode)
    prompts: Mapping[str, str] = model.prompts or {}
    if pooling not in ("mean", "cls") or not model[1].include_prompt:
        raise ModelUnavailable(f"Its pooling is {pooling!r}; only mean and cls over all tokens can be exported.")
    if not getattr(model.tokenizer, "is_fast", False):
        raise ModelUnavailable("Its tokenizer has no fast form.")
    default = prompts.get(model.default_prompt_name or "", "")
    query = prompts.get("query") or default
    document = next((prompts[name] for name in ("document", "passage", "corpus") if prompts.get(name)), default)
    return Recipe(pooling, int(model.max_seq_length), int(model.get_embedding_dimension()), query, document, precision)


def _graph(model: Any, path: Path) -> None:
    import torch

    backbone = model[0].auto_model.eval()
    backbone.set_attn_implementation("eager")

    class Tokens(torch.nn.Module):  # type: ignore[misc]
        """The backbone alone: token embeddings; pooling is done outside."""

        def __init__(self) -> None:
            super().__init__()
            self.backbone = backbone

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            return self.backbone(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state

    example = model.tokenizer(["one sentence", "another one that is longer"], padding=True, return_tensors="pt")
    inputs = tuple(example[name] if name in example else torch.zeros_like(example["input_ids"]) for name in INPUTS)
    axes = {name: {0: "texts", 1: "tokens"} for name in (*INPUTS, "token_embeddings")}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns of every shape that it traces
        torch.onnx.export(
            Tokens(),
            inputs,
            str(path),
            input_names=list(INPUTS),
            output_names=["token_embeddings"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _quantize(source: Path, target: Path) -> None:
    from onnxruntime.quantization import quantize_dynamic

    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # it advises, on the root logger, a preparation that changes nothing for transformers
    try:
        quantize_dynamic(str(source), str(target), per_channel=True, reduce_range=True)
    finally:
        root.setLevel(level)
