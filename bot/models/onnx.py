"""Runs a transformer that lies as an ONNX graph beside its tokenizer: the only module that imports onnxruntime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelUnavailable
from bot.models.threads import threads

TOKENS = 512
"""Most tokens of a batch, padding included: measured, twice as many leave the cache of two small cores and run slower, half as many no faster.
What an int8 graph gives for a text depends a little on its batch, which shares a scale: so the batches do not depend on the number of threads."""

_SLOWER = ["SkipLayerNormFusion"]
"""Graph optimizations of onnxruntime that are left out: measured, its kernel for a sum and its norm in one takes a sixth longer
for the whole transformer than the two by themselves, for all lengths of text, on one thread and two."""

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
        options.intra_op_num_threads = 1  # a thread has a batch of its own: see docs/models.md
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
            self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        except Exception as error:
            if _from_runtime(error):
                raise ModelUnavailable(f"The model {graph} cannot be loaded ({_first_line(error)}).") from error
            raise
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        self._workers = ThreadPoolExecutor(threads(), thread_name_prefix="onnx")

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
        batches = []
        while order:
            longest = len(encoded[order[0]].ids)
            size = max(1, min(most, TOKENS // max(1, longest)))
            batches.append([(i, encoded[i]) for i in order[:size]])
            order = order[size:]
        run = self._workers.map if len(batches) > 1 else map
        yield from run(self._run, batches)

    def _run(self, batch: list[tuple[int, Any]]) -> tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.int64]]:
        longest = max(len(encoding.ids) for _, encoding in batch)
        inputs = {name: np.zeros((len(batch), longest), np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        for row, (_, encoding) in enumerate(batch):
            length = len(encoding.ids)
            inputs["input_ids"][row, :length] = encoding.ids
            inputs["attention_mask"][row, :length] = 1
            inputs["token_type_ids"][row, :length] = encoding.type_ids
        output = self._session.run(None, {name: value for name, value in inputs.items() if name in self._inputs})[0]
        return np.asarray([i for i, _ in batch], np.intp), output, inputs["attention_mask"]


def _from_runtime(error: Exception) -> bool:
    """Whether an error says that a model's file is unusable: onnxruntime has types of its own, tokenizers raises plain ones."""
    return (
        isinstance(error, OSError | ValueError | RuntimeError)
        or type(error).__module__.startswith("onnxruntime")
        or type(error) is Exception
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
