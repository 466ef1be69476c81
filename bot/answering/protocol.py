"""The seam between finding and answering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.holdings import Held
from bot.question import Question
from bot.sentence_scores import Place
from bot.types import Attribution, Final, Hit, Passage, Searched, Token


@dataclass(frozen=True, slots=True)
class Statements:
    """How many statements of the speaker who is asked for hold all words of the topic.

    Attributes:
        count: the statements.
        articles: that they stand in.
        first, last: the earliest and latest day of publication among these; None without any.
    """

    count: int
    articles: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question, everything an answerer may use.

    Attributes:
        question: the standalone question, parsed.
        hits: passages, best first.
        attributions: for each article id in `hits`, who said what in it, in text order.
        searched: the articles after the filters; goes into the answer.
        passages: for each article id in `hits`, all its passages in order; a sentence of an answer may reach back
            beyond the passage that was found.
        rarity: stem -> inverse document frequency in the archive, for the question's stems; highest for an absent one.
        relevance: the reranker's score in (0, 1) of each sentence that it read; empty where it is off.
        names_alone: for a question about something that it names, how well the best of these sentences fit its names alone.
        filtered: whether a date, outlet or speaker filter of the reader left articles out.
        timed: whether the articles are just those of the time that the question itself names.
        counted: first and last day of a time that the question counts from today ("last month") and that was counted from the newest
            article; None for any other.
        statements: where the question asks how often somebody said something, how many such statements there are.
        held: where the question asks which articles there are, those that mention what it asks about.
        mentions: for the question's speaker and names, as written there, the articles (after the filters) that hold them.
        elsewhere: where the question keeps to an outlet, the articles of all outlets that hold the names that none of its articles does.
        nearly: for those of these names that no article holds, people of the archive who are nearly called so, if one or two are.
    """

    question: Question
    hits: tuple[Hit, ...]
    attributions: Mapping[str, tuple[Attribution, ...]]
    searched: Searched
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    rarity: Mapping[str, float] = field(default_factory=dict)
    mentions: Mapping[str, Searched] = field(default_factory=dict)
    elsewhere: Mapping[str, Searched] = field(default_factory=dict)
    nearly: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filtered: bool = False
    timed: bool = False
    counted: tuple[date, date] | None = None
    relevance: Mapping[Place, float] = field(default_factory=dict)
    names_alone: Mapping[Place, float] = field(default_factory=dict)
    statements: Statements | None = None
    held: Held | None = None


class Answerer(Protocol):
    """Writes one answer. Yields any number of `Token`s and then exactly one `Final` with the proved answer.

    Attributes:
        name: `extractive`, or the chat model's `provider:name`; stands in `Answer.answerer`.

    Raises:
        ModelUnavailable: the model that writes cannot be reached or gave nothing; the caller falls back.
    """

    name: str

    def stream(self, evidence: Evidence) -> Iterator[Token | Final]:
        """The answer as it is written; the errors are those of the class.

        Args:
            evidence: all that may be used; nothing else is searched or fetched.
        """
        ...
