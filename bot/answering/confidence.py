"""How sure it is that a window answers the question: a logistic model, fitted on training data, that decides on refusing.

The weights come from `python -m benchmarks.calibrate` (logistic regression, L2), on questions whose answer the archive has or
lacks; how they were made and how well they separate stands in docs/answers.md. There is one model for the words of a speaker
who is asked for and one for everything else, each with a reranker and without, because each has other evidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 0.5
"""Confidence from which a window answers; the fit shifts the intercepts so that 92 of 100 unanswerable training questions stay below."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a window shows for a question, each in [0, 1].

    Attributes:
        relevance: the reranker's score, or without a reranker the cosine of question and window in the embedding model.
        coverage: share of the topic in or around the window, see `bot.answering.relevance.Scored`.
        focus: share of the topic without its names, stricter on what is around.
    """

    relevance: float
    coverage: float
    focus: float

    def values(self) -> tuple[float, float, float]:
        """The features in the order of `Model.weights`."""
        return self.relevance, self.coverage, self.focus


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model.

    Attributes:
        intercept: log odds where all features are 0.
        weights: what each of `Features.values` adds to the log odds.
    """

    intercept: float
    weights: Sequence[float]

    def confidence(self, features: Features) -> float:
        """Probability, in (0, 1), that the window answers the question."""
        odds = self.intercept + sum(w * v for w, v in zip(self.weights, features.values(), strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


OPEN = Model(-4.2, (8.36, 0.19, 0.0))
OPEN_WITHOUT_RERANKER = Model(-6.06, (8.28, 1.64, 0.66))
SPOKEN = Model(-5.14, (1.95, 3.98, 4.44))
SPOKEN_WITHOUT_RERANKER = Model(-5.3, (0.86, 4.21, 4.69))


def model_for(spoken: bool, reranked: bool) -> Model:
    """The model for a window.

    Args:
        spoken: it holds words of the speaker who is asked for.
        reranked: a reranker read it.
    """
    if spoken:
        return SPOKEN if reranked else SPOKEN_WITHOUT_RERANKER
    return OPEN if reranked else OPEN_WITHOUT_RERANKER
