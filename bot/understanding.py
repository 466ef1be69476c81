"""What a question asks of one archive: standalone, parsed, and narrowed to the time and the outlet that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Any

from bot.answering.briefing import LATEST_DAYS
from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.comparing import Comparison, comparison
from bot.history import rewrite
from bot.holdings import topic_held
from bot.names import bare, is_common
from bot.outlet import kept_to
from bot.period import Period, period_of
from bot.question import Question, parse
from bot.replacement import WHAT_ABOUT
from bot.retrieval import terms
from bot.text import STOPWORDS, content_words, stem, stem_set, words
from bot.types import Turn
from bot.wording import SAYING

KNOWN_SPEAKERS = 2000
"""The most quoted speakers, whose names are known however they are written in a question."""

_JOINED = re.compile(r"(?P<before>[^?!.:]+): (?P<then>[^?!.:]+?)[?!.\s]*$")
"""How a follow-up about a part of a topic is made standalone: `The tunnel: the costs?`."""
_ASKS_WORDS = re.compile(rf"\b{SAYING}\b", re.IGNORECASE)

_NEWS = re.compile(
    r"^\W*(?:(?:any|the|latest|newest|today(?:['’]s)?|(?:please\s+)?(?:give|show|tell)\s+me|what(?:['’]s|\s+(?:is|are))|is\s+there)\s+)*"
    r"(?:news|headlines|top\s+stories)(?:\s+today)?\W*$",
    re.IGNORECASE,
)
"""A question for the news and for no subject: `Any news?`, `latest news`."""
_QUOTES_ON = re.compile(
    r"^\W*(?:(?:please\s+)?(?:show|give|find|get|list|bring)\s+(?:me\s+)?|are\s+there\s+)?(?:some\s+|any\s+|the\s+|all\s+)?"
    r"(?:quotes?|quotations?|statements?)\s+(?:on|about|regarding|concerning)\s+(?P<topic>[^?]+?)\W*$",
    re.IGNORECASE,
)
"""`Show me quotes on the toll`, of anybody."""


History = Sequence[Turn | Mapping[str, Any]]


class Understanding:
    """Reads questions to one archive. Safe for several threads.

    Args:
        archive: an open archive: it tells which speakers, outlets and times there are.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def understood(self, question: str, history: History | None, where: Filter) -> tuple[Question, Filter]:
        """The standalone question, parsed, and the filter with the time and outlet that it names.

        Args:
            question: standalone or a follow-up.
            history: earlier turns, oldest first.
            where: the reader's filter.

        Raises:
            QuestionError: the history cannot be used.
        """
        speakers = self._known_speakers()
        standalone = rewrite(question.strip(), history, speakers)
        text = self._new_topic(question, standalone.text)
        where, asked = self._kept(where, _parsed(text, standalone.carried & frozenset(content_words(text)), speakers), speakers)
        where, asked = self._narrowed(where, asked)
        asked = replace(asked, holders=self._archive.holders(asked.speaker or ""))
        return (replace(asked, carried=frozenset()) if _asks_again(question, asked) else asked), where

    def compared(self, question: Question) -> Comparison | None:
        """The single questions of one for the words of several people; None for any other, and for one that compares outlets."""
        return None if question.outlets or question.of_archive else comparison(question.text, self._known_speakers())

    def _known_speakers(self) -> tuple[str, ...]:
        """Names of the most quoted people and bodies; roles and common nouns ("officials") are no names."""
        return _full_names(tuple(self._archive.speakers(limit=KNOWN_SPEAKERS)))

    def _narrowed(self, where: Filter, question: Question) -> tuple[Filter, Question]:
        """Filter and question for news of a time: the time that the question names becomes a part of the filter."""
        period = self.period(question, where)
        if period is None:
            return where, question
        narrowed = replace(where, since=max(where.since or period.first, period.first), until=min(where.until or period.last, period.last))
        time = set(words(period.words))
        names = tuple(n for n in question.names if not set(words(n)) <= time)
        return narrowed, replace(question, topic=tuple(w for w in question.topic if w not in time), names=names)

    def _kept(self, where: Filter, question: Question, speakers: Sequence[str]) -> tuple[Filter, Question]:
        """Filter and question for the reporting of an outlet: the outlet that the question names becomes a part of the filter."""
        kept = kept_to(question.text, tuple(self._archive.outlets()), question.kind == "briefing")
        if kept is None or (kept.speaks and self._is_quoted(question)):
            return where, question
        outlets = tuple(o for o in kept.outlets if not where.outlets or o.lower() in {w.lower() for w in where.outlets})
        if not outlets:
            return where, question
        asked = _parsed(kept.text, question.carried, speakers)
        return replace(where, outlets=outlets), replace(asked, text=question.text, outlets=outlets)

    def _is_quoted(self, question: Question) -> bool:
        """Whether an article has a statement of the speaker who is asked for that holds all of the topic."""
        wanted = set(map(stem, question.topic))
        if question.speaker is None or not self._archive.speaking(question.speaker, Filter()).articles:
            return False
        return any(wanted <= stem_set(q.text) for q in self._archive.quotes(question.speaker))

    def _new_topic(self, typed: str, standalone: str) -> str:
        """The standalone question, or the follow-up (`And what about marsh fever?`) by itself where no passage holds both topics."""
        joined = _JOINED.match(standalone)
        if joined is None or not WHAT_ABOUT.match(bare(re.sub(r"^\W*(?:and|so|but)\s+", "", typed, flags=re.IGNORECASE))):
            return standalone
        before, then = terms(joined["before"]), terms(joined["then"])
        if not then or self._archive.mentioning(" ".join([*before, *then]), Filter()).articles:
            return standalone
        return f"What about {joined['then']}?" if self._archive.mentioning(" ".join(then), Filter()).articles else standalone

    def period(self, question: Question, where: Filter) -> Period | None:
        """The time that a question for news of a time names; None for another question.

        One that names neither a time nor a subject (`What's new?`) asks for the last `LATEST_DAYS` days that pass the reader's filter.
        """
        if question.kind not in ("briefing", "say", "change") and not question.asks_speaker:
            return None
        everything = self._archive.searched()
        named = period_of(question.text, everything.first, everything.last)
        newest = self._archive.searched(where).last
        if named is None and question.kind == "briefing" and not (question.topic or question.of_archive) and newest:
            first = newest - timedelta(LATEST_DAYS - 1)
            return Period(max(first, where.since or first), newest, "", counted=True)
        return named


def _parsed(text: str, carried: frozenset[str], speakers: Sequence[str]) -> Question:
    """A question as parsed; one for the articles on something is a briefing on it, one for the news a briefing, one for quotes asks who spoke."""
    quotes = _QUOTES_ON.match(text)
    if quotes or _NEWS.match(text):
        return parse(f"Who spoke about {quotes['topic']}?" if quotes else "What's new?", carried, speakers)
    topic = topic_held(text)
    if topic is None:
        return parse(text, carried, speakers)
    return replace(parse(f"Brief me on {topic}" if topic else "", carried, speakers), text=text, of_archive=True)


def _asks_again(typed: str, question: Question) -> bool:
    """Whether a follow-up only asks in another way for what was asked (`When?`, `Tell me more`): then nothing of it is merely wished for.

    One that asks for somebody's words itself (`And what did she say?`) may be answered by what else they said.
    """
    return set(question.topic) <= question.carried and (
        question.speaker is None or not (_ASKS_WORDS.search(typed) or _names(typed, question))
    )


def _names(typed: str, question: Question) -> bool:
    return not set(words(question.speaker or "")).isdisjoint(set(words(typed)) - STOPWORDS)


@lru_cache(maxsize=8)
def _full_names(speakers: tuple[str, ...]) -> tuple[str, ...]:
    named = [s for s in speakers if len(s.split()) > 1 and all(part[:1].isupper() for part in s.split())]
    return tuple(s for s in named if not is_common(s.split()[-1]))
