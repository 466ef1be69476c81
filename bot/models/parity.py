"""Whether two encoders give the same vectors: measured on invented passages and questions before an export is trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
LEAST_COSINE = 0.99
"""Mean cosine, of the passages' and of the questions' vectors each, from which an export counts as the same model."""

_OPENINGS = (
    "The harbour council of Port Ellin voted on Tuesday to close the northern pier until engineers have inspected its piles.",
    "Maren Holt, the finance minister, said the deficit would fall to 2.4 percent next year, “provided that nobody spends the savings twice”.",
    "Storm warnings were issued for the whole of the west coast, and ferries to the islands stopped running at noon.",
    "A court in Lindermark acquitted three nurses of negligence; the prosecutor announced an appeal within the hour.",
    "The national team lost 3-1 in the semi-final after its captain was sent off in the first half.",
    "Researchers at the polar institute found traces of a volcanic eruption in ice that is nine thousand years old.",
    "Shares in the railway builder Ostrava Lines fell by a fifth when it said that the tunnel would open two years late.",
    "“We will not negotiate under threat,” the ambassador told reporters, and left without taking questions.",
    "The new album by the Velden Quartet sold forty thousand copies in its first week, more than any chamber recording this decade.",
    "Doctors advised parents to have children vaccinated against measles after eleven cases at two schools.",
    "The ministry of agriculture lifted its ban on imports of poultry, which had been in force since the autumn.",
    "Satellite pictures show that the glacier above the village has moved forty metres since last spring.",
    "Two miners are still missing after a shaft flooded near Kessel; rescue teams work in shifts around the clock.",
    "Parliament adopted the data protection bill by 212 votes to 198, with nine abstentions.",
    "The price of bread rose for the fifth month in a row, bakers blame the cost of gas.",
    "Police seized half a tonne of cocaine hidden among bananas in a container from overseas.",
)
_QUESTIONS = (
    "What did the finance minister say about the deficit?",
    "Why did the ferries stop?",
    "How many votes did the data protection bill get?",
    "When will the tunnel open?",
    "Who was acquitted of negligence?",
    "How far did the glacier move?",
    "Which disease are children to be vaccinated against?",
    "Where are the miners missing?",
)


@dataclass(frozen=True, slots=True)
class Parity:
    """How like two encoders are.

    Attributes:
        passages, questions: mean cosine of their vectors, in [-1, 1].
        same_top: share of the questions whose nearest passage is the same.
    """

    passages: float
    questions: float
    same_top: float

    @property
    def holds(self) -> bool:
        """Whether the one may stand for the other."""
        return min(self.passages, self.questions) >= LEAST_COSINE and self.same_top == 1.0

    def __str__(self) -> str:
        return (
            f"mean cosine {self.passages:.4f} of passages and {self.questions:.4f} of questions, same top passage for {self.same_top:.0%}"
        )


def samples() -> list[str]:
    """Passages of one to several sentences, the longest beyond what most models read, so that cutting is compared too."""
    longer = [" ".join(_OPENINGS[i : i + n]) for i, n in ((0, 2), (3, 3), (5, 4), (9, 6), (2, 14))]
    return [*_OPENINGS, *longer]


def measure(
    reference: tuple[Callable[[Sequence[str]], Vectors], Callable[[str], Vectors]],
    other: tuple[Callable[[Sequence[str]], Vectors], Callable[[str], Vectors]],
) -> Parity:
    """Compare two encoders on the samples.

    Args:
        reference, other: each a function from passages to unit vectors of shape (passages, dimension), and one from a
            question to its unit vector of shape (dimension,).
    """
    passages = samples()
    one, two = reference[0](passages), other[0](passages)
    asked_one, asked_two = (np.stack([ask(q) for q in _QUESTIONS]) for ask in (reference[1], other[1]))
    top = (asked_one @ one.T).argmax(axis=1) == (asked_two @ two.T).argmax(axis=1)
    return Parity(float((one * two).sum(axis=1).mean()), float((asked_one * asked_two).sum(axis=1).mean()), float(top.mean()))
