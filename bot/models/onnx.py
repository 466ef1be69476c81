"""Runs a transformer that lies as an ONNX graph beside its tokenizer: the only module that imports onnxruntime."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelUnavailable
from bot.models.threads import threads

TOKENS = 1024
"""Most tokens of a batch, padding included: measured, larger ones leave the cache of two small cores and run slower."""

Text = str | tuple[str, str]


class Transformer:
    """A transformer's graph with its tokenizer. Safe for several threads.

    Args:
        graph: ONNX file with the inputs `input_ids`, `attention_mask` and `token_type_ids`, each of shape (texts, tokens).
        tokenizer: a `tokenizer.json` of the tokenizers library.
        longest: tokens that a text may have, special ones included; what is longer is cut.

    Raises:
        ModelUnavailable: a file is missing or is not what it should be.
    """

    def __init__(self, graph: Path, tokenizer: Path, longest: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
            self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        except Exception as error:
            if _from_runtime(error):
                raise ModelUnavailable(f"The model {graph} cannot be loaded ({_first_line(error)}).") from error
            raise
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        self._lock = threading.Lock()

    def outputs(self, texts: Sequence[Text], most: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.int64]]]:
        """The graph's first output, batch by batch; texts of like length share a batch, so that little is padded.

        Args:
            texts: texts, or pairs of texts.
            most: texts a batch; fewer where they are long, see `TOKENS`.

        Yields:
            The batch's places in `texts`; the output, of shape (batch, ...); the attention mask, of shape (batch, tokens).
        """
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(encoded)), key=lambda i: -len(encoded[i].ids))
        start = 0
        while start < len(order):
            longest = len(encoded[order[start]].ids)
            end = start + max(1, min(most, TOKENS // max(1, longest)))
            batch = order[start:end]
            inputs = {name: np.zeros((len(batch), longest), np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
            for row, i in enumerate(batch):
                length = len(encoded[i].ids)
                inputs["input_ids"][row, :length] = encoded[i].ids
                inputs["attention_mask"][row, :length] = 1
                inputs["token_type_ids"][row, :length] = encoded[i].type_ids
            with self._lock:  # one batch at a time: it uses all the cores already
                output = self._session.run(None, {k: v for k, v in inputs.items() if k in self._inputs})[0]
            yield np.asarray(batch, np.intp), output, inputs["attention_mask"]
            start = end


def _from_runtime(error: Exception) -> bool:
    """Whether an error says that a model's file is unusable: onnxruntime has types of its own, tokenizers raises plain ones."""
    return (
        isinstance(error, OSError | ValueError | RuntimeError)
        or type(error).__module__.startswith("onnxruntime")
        or type(error) is Exception
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
