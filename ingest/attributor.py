"""Attributes the articles of a batch, in a process of its own where there are many."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from bot.types import Article, Attribution
from ingest.quotes import attribute

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

log = logging.getLogger(__name__)

Found = list[tuple[Attribution, ...]]
"""The attributions of each article, in the order of the articles."""

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""The matrices of the parser are small: a second thread costs a core and gains next to nothing, and the embedding model needs the cores."""


IDLE = 60
"""Seconds after which the process ends if it is given nothing: it outlives this one by no more, however this one ends."""


class Attributor:
    """Finds who said what in batches of articles. A context manager: it may hold a process.

    A batch that is `large` is attributed in a process of its own, and so is every later one: the parser runs on one thread
    and holds Python's lock, so beside it the embedding model would leave a core idle. A small batch is not worth the two
    seconds that a process takes to load the parser. If the process ends early (the system kills it, or starts none), the
    rest is attributed in this one, and the log says so.
    """

    def __init__(self) -> None:
        self._process: ProcessPoolExecutor | None = None
        self._alone = False

    def __enter__(self) -> Attributor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._end(kill=error is not None)

    def start(self, articles: Sequence[Article], large: bool) -> Callable[[], Found]:
        """Begin to attribute a batch.

        Args:
            articles: the batch.
            large: whether it is worth a process.

        Returns:
            Waits for the batch and gives what was found. Raises ModelUnavailable if the parser cannot be loaded.
        """
        texts = [(article.text, article.title) for article in articles]
        if self._alone or not (large or self._process):
            return lambda: _attributed(texts)
        from loky import BrokenProcessPool, ProcessPoolExecutor

        try:
            if self._process is None:
                self._process = ProcessPoolExecutor(1, timeout=IDLE, env=_ONE_THREAD)
            future = self._process.submit(_attributed, texts)
        except (BrokenProcessPool, OSError) as error:
            return self._here(texts, error)

        def found() -> Found:
            try:
                result: Found = future.result()
            except BrokenProcessPool as error:
                return self._here(texts, error)()
            return result

        return found

    def _here(self, texts: Sequence[tuple[str, str]], error: Exception) -> Callable[[], Found]:
        log.warning("Who said what is found in this process, which is slower: the process for it cannot be used (%s).", _first_line(error))
        self._alone = True
        self._end(kill=True)
        return lambda: _attributed(texts)

    def _end(self, kill: bool) -> None:
        if self._process is not None:
            self._process.shutdown(wait=True, kill_workers=kill)
            self._process = None


def _attributed(texts: Sequence[tuple[str, str]]) -> Found:
    return [tuple(attribute(text, title)) for text, title in texts]


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
