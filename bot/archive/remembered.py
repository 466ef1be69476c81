"""What was computed from an archive, kept as long as the archive stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 4096
"""Values kept; when there are more, all go."""


class Remembered:
    """Keeps values until the archive's state is another. Safe for several threads; two may compute the same value at once."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self._values: dict[Hashable, Any] = {}
        self._lock = threading.Lock()

    def get(self, state: Hashable, key: Hashable, make: Callable[[], T]) -> T:
        """The value under a key, made now if it is not known in this state.

        Args:
            state: of the archive, before `make` reads it.
            key: what the value is; names all that it depends on beside the state.
            make: computes it.
        """
        with self._lock:
            if state == self._state and key in self._values:
                found: T = self._values[key]
                return found
        made = make()
        with self._lock:
            if state != self._state or len(self._values) >= MOST:
                self._state, self._values = state, {}
            self._values[key] = made
        return made
