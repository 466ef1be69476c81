"""What all figures are made of: found passages, normalised texts, overlaps, means and times."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

GRAM = 5
"""Words of a gram by which a statement is recognised."""
SAME_STATEMENT = 0.5
"""Share of a statement's grams from which a text holds it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a pipeline found.

    Attributes:
        id, url: of its article, or None.
        title: of its article, or "".
        text: the passage.
    """

    id: str | None
    url: str | None
    title: str
    text: str


class Timer:
    """Calls functions and keeps the wall seconds of each call."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        start = time.perf_counter()
        result = function(*args, **kwargs)
        self.seconds.append(time.perf_counter() - start)
        return result

    def result(self, name: str) -> dict[str, float | None]:
        """`NAME_p50` and `NAME_p95` in seconds; None where nothing was called."""
        return {f"{name}_p50": percentile(self.seconds, 0.5), f"{name}_p95": percentile(self.seconds, 0.95)}


def mean(values: Iterable[float]) -> float | None:
    """Arithmetic mean, or None of nothing."""
    listed = [float(v) for v in values]
    return sum(listed) / len(listed) if listed else None


def percentile(values: Iterable[float], share: float) -> float | None:
    """The value below which `share` of the others lie (nearest rank, no interpolation), or None of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def normalised(text: str) -> str:
    """The form in which an answer is looked for: lower case, straight apostrophes, no double quotation marks and [n] markers,
    no article (the, a, an) in front, single spaces."""
    plain = re.sub(r"[“”\"]|\[\d+\]", "", text.lower().replace("’", "'")).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|an?) ", "", plain))


def grams(text: str, size: int = GRAM) -> frozenset[tuple[str, ...]]:
    """The different runs of `size` words of a text in lower case; of a shorter text the one run that there is."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def holds(text: str, statement: str) -> bool:
    """Whether a text holds a statement: at least `SAME_STATEMENT` of the statement's grams stand in it."""
    wanted = grams(statement)
    return len(wanted & grams(text)) >= SAME_STATEMENT * len(wanted)


def rounded(values: dict[str, Any], digits: int = 4) -> dict[str, Any]:
    """The same values, floating point numbers rounded, for JSON that people read."""
    return {key: round(value, digits) if isinstance(value, float) else value for key, value in values.items()}
