"""Score fusion of two ranked lists."""

from __future__ import annotations

from collections.abc import Sequence


def normalised(ranked: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Scores of a ranked list brought to [0, 1] by their minimum and maximum; a list of equal scores becomes all 1.

    Args:
        ranked: (key, score) pairs, each key once.
    """
    if not ranked:
        return {}
    scores = [score for _, score in ranked]
    low, high = min(scores), max(scores)
    return {key: (score - low) / (high - low) if high > low else 1.0 for key, score in ranked}


def convex(first: Sequence[tuple[str, float]], second: Sequence[tuple[str, float]], weight: float) -> list[tuple[str, float]]:
    """The convex combination of two ranked lists, best first (Bruch, Gai and Ingber 2023, "An analysis of fusion functions").

    Args:
        first, second: (key, score) lists, best first; a key that is missing from one scores 0 there.
        weight: share of the first list, in [0, 1].

    Returns:
        Every key with its score in [0, 1]; ties keep the order of the lists.
    """
    one, two = normalised(first), normalised(second)
    keys = dict.fromkeys([k for k, _ in first] + [k for k, _ in second])
    fused = [(key, weight * one.get(key, 0.0) + (1 - weight) * two.get(key, 0.0)) for key in keys]
    return sorted(fused, key=lambda item: -item[1])
