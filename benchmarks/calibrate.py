"""Fits the models of `bot.answering.confidence` on training data: `python -m benchmarks.calibrate --data DIR`.

Questions whose answer the archive has, and questions whose answer it lacks, are asked; the best window of each gives the
features. What is asked:

- `said`: of statements of the training split of PolNeAR whose source is a name, "What did NAME say about WORD and WORD?", the
  two rarest words of the statement; it counts as answerable if a window with words of that speaker holds the statement.
- `swapped`: the same speakers with the words of somebody else's statement. The archive knows the speaker, not on that.
- `quiz`: every second RealTime QA question on the archive of its time, where one of the four best windows holds the answer.
- `elsewhere`: standalone questions of MTRAG (encyclopaedia, finance, software manuals) on both archives, and `said` on the
  other archive.

The other half of the quiz questions, the questions of the development split, and quiz questions asked of the other archive are
what docs/benchmarks.md measures with; none of them is asked here.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import corpus
from benchmarks.figures import holds, normalised
from bot.answering.confidence import ENOUGH, Features, Model
from bot.answering.extractive import Extractive
from bot.embedding import Embedder
from bot.newsbot import NewsBot
from bot.settings import Settings
from bot.text import content_words, words

SEED = 7
SAID, ELSEWHERE = 100, 80
WINDOWS = 4
"""Best windows of a quiz question of which one must hold the answer."""
LEAST_WORDS = 8
REFUSED = 0.92
"""Share of the unanswerable questions that the threshold refuses."""
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ’'.-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+)+")


@dataclass(frozen=True, slots=True)
class Example:
    """One question with what its best window shows.

    Attributes:
        source: `said`, `swapped`, `quiz` or `elsewhere`.
        spoken: whether the window holds words of the speaker who is asked for.
        answered: whether the archive has the answer.
        features: of the window.
    """

    source: str
    spoken: bool
    answered: bool
    features: Features


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the training split, with the question that asks for it."""

    speaker: str
    topic: tuple[str, str]
    content: str

    def question(self, topic: tuple[str, str] | None = None) -> str:
        """The question, about the statement's own words or others."""
        return "What did {} say about {} and {}?".format(self.speaker, *(topic or self.topic))


def statements(articles: Sequence[dict[str, Any]], attributions: Sequence[dict[str, Any]]) -> list[Said]:
    """Statements with a named source, at most one an article, in an order that is random and always the same."""
    frequency = collections.Counter(word for article in articles for word in set(words(article["text"])))
    rows = [row for row in attributions if row["split"] == "train"]
    Random(SEED).shuffle(rows)
    found: dict[str, Said] = {}
    for row in rows:
        name = _NAME.search(row["source_text"] or "")
        if name is None or row["article"] in found or len(words(row["content_text"])) < LEAST_WORDS:
            continue
        speaker = re.sub(r"['’]s?$", "", name.group())
        own = {w for w in content_words(row["content_text"]) if w.isalpha() and len(w) > 3} - set(words(speaker))
        if len(own) >= 3:
            rarest = sorted(own, key=lambda word: (frequency[word], word))
            found[row["article"]] = Said(speaker, (rarest[0], rarest[1]), row["content_text"])
    return list(found.values())


class Asked:
    """An archive with what its questions are answered by."""

    def __init__(self, archive: Path, reranker: dict[str, str]) -> None:
        settings = Settings(archive=archive, **reranker)
        embedder = Embedder.of(settings)
        self._bot = NewsBot.open(settings=settings, embedder=embedder)
        self._extractive = Extractive(settings, embedder)

    def example(self, question: str, source: str, content: str = "", golds: Sequence[str] = ()) -> Iterator[Example]:
        """What the best window shows; nothing where a gate before the model refuses, or no window holds the known answer.

        Args:
            source: see `Example`.
            content: the statement that a window must hold, "" for none.
            golds: accepted answers, normalised, of which a window must hold one; none for any.
        """
        evidence = self._bot.evidence(question)
        if any(not where.articles for where in evidence.mentions.values()):
            return
        ranked = self._extractive.ranked(evidence)
        if evidence.question.speaker:
            ranked = [s for s in ranked if s.speaks]
        held = [s.window.text for s in ranked[:WINDOWS]]
        if content and not any(holds(text, content) for text in held):
            return
        if golds and not any(gold in normalised(text) for text in held for gold in golds):
            return
        if ranked:
            yield Example(source, evidence.question.speaker is not None, source in ("said", "quiz"), ranked[0].features)


def examples(quiz: Asked, politics: Asked, data: Path) -> Iterator[Example]:
    """Ask everything.

    Args:
        quiz, politics: the archives of RealTime QA and of PolNeAR.
        data: the folder of the data sets.
    """
    said = statements(list(corpus.rows(data / "polnear/articles.jsonl.gz")), list(corpus.rows(data / "polnear/attributions.jsonl.gz")))
    asked, other = said[:SAID], said[SAID : 2 * SAID]
    for one, two in zip(asked, other, strict=True):
        yield from politics.example(one.question(), "said", content=one.content)
        yield from politics.example(one.question(two.topic), "swapped")
    for row in _questions(data / "rtqa/questions.json")[::2]:
        yield from quiz.example(row["question"], "quiz", golds=[normalised(a) for a in row["answer"]])
    foreign = list(dict.fromkeys(row["rewrite"] for row in _questions(data / "mtrag/rewrites.json")))
    Random(SEED).shuffle(foreign)
    for text in foreign[:ELSEWHERE]:
        yield from quiz.example(text, "elsewhere")
        yield from politics.example(text, "elsewhere")
    for one in other[: SAID // 2]:
        yield from quiz.example(one.question(), "elsewhere")


def _questions(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def fit(found: Sequence[Example]) -> tuple[float, tuple[float, ...]]:
    """Intercept and weights of a balanced logistic regression with L2 penalty.

    A feature that counts against the answer is left out (0); the intercept is shifted so that `REFUSED` of the unanswerable
    questions have log odds below 0.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    values = np.array([e.features.values() for e in found])
    answered = np.array([e.answered for e in found])
    kept = list(range(values.shape[1]))
    while True:
        model = LogisticRegression(C=3.0, class_weight="balanced", max_iter=2000).fit(values[:, kept], answered)
        negative = [i for i, weight in zip(kept, model.coef_[0], strict=True) if weight < 0]
        if not negative:
            break
        kept = [i for i in kept if i not in negative]
    weights = dict(zip(kept, model.coef_[0], strict=True))
    refused = float(np.quantile(model.decision_function(values[~answered][:, kept]), REFUSED))
    return round(float(model.intercept_[0]) - refused, 2), tuple(round(float(weights.get(i, 0.0)), 2) for i in range(values.shape[1]))


def main() -> int:
    """Ask, fit and print the models for both states of the reranker, and how they separate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description="Fit the confidence of answers.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the data sets")
    parser.add_argument("--quiz", type=Path, required=True, metavar="DIR", help="archive of RealTime QA")
    parser.add_argument("--politics", type=Path, required=True, metavar="DIR", help="archive of PolNeAR")
    arguments = parser.parse_args()
    for label, reranker in (("", {}), ("_WITHOUT_RERANKER", {"reranker": "off"})):
        found = list(examples(Asked(arguments.quiz, reranker), Asked(arguments.politics, reranker), arguments.data))
        for name, part in (("OPEN", [e for e in found if not e.spoken]), ("SPOKEN", [e for e in found if e.spoken])):
            _show(name + label, part)
    return 0


def _show(name: str, found: Sequence[Example]) -> None:
    intercept, weights = fit(found)
    model = Model(intercept, weights)
    sys.stdout.write(f"{name} = Model({intercept}, {weights})\n")
    for source in dict.fromkeys(e.source for e in found):
        those = [e for e in found if e.source == source]
        answers = sum(model.confidence(e.features) >= ENOUGH for e in those)
        sys.stdout.write(f"  {source}: {answers} of {len(those)} answered\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
