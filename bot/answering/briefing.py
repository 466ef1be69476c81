"""The points of a briefing: the course of a story, told by several articles, none of it twice.

Points are chosen greedily, each for what it adds to those chosen before it, with the diversity reward of Lin and Bilmes (2011): points of
one article, and of one stretch of the story's time, count under a square root, so that each further one adds less. The stretches hold
equally many articles, so that days on which much is written get more of them (as date selection does in timeline summarisation: Tran,
Alrifai and Herder 2015).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import sqrt

from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored, coverage
from bot.answering.variety import overlaps
from bot.answering.windows import is_beside
from bot.question import Question
from bot.sentences import END_MARK, spans_of
from bot.text import stem, stem_set, words

BRIEFING_CHARACTERS = 1700
"""Characters of a briefing, with what names outlets and days."""
BRIEFING_SHARE = 0.6
"""A further point is told if it scores at least this share of the best one."""
LATEST_DAYS = 3
"""Days with news of a topic that are told to who asks for the latest."""
NEWS = 0.5
"""What is added to the score of an article's first sentence: news begins with what is new."""
HEADLINE = 0.15
"""What is added for a title that holds the topic, as far as it does: then the article is about it."""
NEWS_HALVED = 2
"""Sentences after which half of that is left."""
SAME_TIME = 3
"""Days within which the articles of a story that use the same words tell of the same."""
ALIKE = 0.35
"""Shared stems (Jaccard), those of the topic left out, from which two sentences of nearly the same time tell of the same."""
TOLD_BEFORE = 0.6
"""Shared stems (Jaccard) from which a sentence that an earlier article has too is background, and not told again."""
FAR = 20
"""Sentences behind which an article's place no longer counts."""
LONG = 0.25
"""Power of the length, in fair shares of the room, by which the gain of a point longer than that is divided."""
ENOUGH_OF_FIRST = 0.5
"""Focus and coverage that suffice for an article's first sentence."""
_LATEST = re.compile(r"\b(?:latest|newest|most\s+recent|what(?:[’']s|\s+is)\s+new)\b", re.IGNORECASE)


def asks_latest(question: Question) -> bool:
    """Whether a briefing is asked for the newest alone: `What is the latest on the strike?`"""
    return question.kind == "briefing" and _LATEST.search(question.text) is not None


def day(s: Scored) -> str:
    """The day of a window's article, to order by; "" if it has none."""
    return str(s.window.hit.article.published or "")


def newest(fit: Sequence[Scored]) -> list[Scored]:
    """Those of the newest `LATEST_DAYS` days with news.

    Args:
        fit: candidates by falling score.
    """
    days = sorted({day(s) for s in fit if s.score >= BRIEFING_SHARE * fit[0].score}, reverse=True)[:LATEST_DAYS]
    return [s for s in fit if day(s) in days]


def candidates(question: Question, fit: Sequence[Scored]) -> list[Scored]:
    """Those of which points are chosen, by falling score.

    Args:
        question: of kind briefing or change.
        fit: what answers, by falling score.
    """
    news = question.kind == "briefing"
    return [
        s
        for s in _of_the_names(question, fit)
        if s.score >= BRIEFING_SHARE * fit[0].score or (news and (not question.topic or opens(question, s)))
    ]


def points(evidence: Evidence, close: Sequence[Scored], most: int, length: Callable[[Scored], int]) -> list[Scored]:
    """The points of a briefing, in the order in which they were chosen.

    Args:
        evidence: the question, and the rarity of its stems.
        close: the candidates, by falling score.
        most: at most so many.
        length: characters of a point as it will be told.
    """
    news = evidence.question.kind == "briefing"
    left = [s for s in close if not _is_background(s, close)]
    worth = {_key(s): s.score + (_news(evidence, s) if news else 0.0) for s in left}
    stretch = _stretches(left, most)
    told: dict[str | int, float] = defaultdict(float)
    room, fair = BRIEFING_CHARACTERS, BRIEFING_CHARACTERS / most
    chosen: list[Scored] = []

    def parts(s: Scored) -> tuple[str | int, ...]:
        article = s.window.hit.article.id
        return article, stretch[article]

    def gain(s: Scored) -> float:
        added = sum(sqrt(told[part] + worth[_key(s)]) - sqrt(told[part]) for part in parts(s))
        return float(added / max(1.0, length(s) / fair) ** LONG)

    while left and len(chosen) < most:
        best = max(left, key=gain)
        left.remove(best)
        if chosen and length(best) > room:
            continue
        chosen.append(best)
        left = [s for s in left if not overlaps(s.window, best.window) and not _tells_the_same(evidence.question, s, best)]
        room -= length(best)
        for part in parts(best):
            told[part] += worth[_key(best)]
    return chosen


def opens(question: Question, s: Scored) -> bool:
    """Whether a window is of an article's first sentence, which tells what is new, and on the topic, with a word of it.

    Without such a word it rather greets the readers of a round-up whose title or another item has the topic.
    """
    on_topic = min(s.features.focus, s.features.coverage) >= ENOUGH_OF_FIRST
    return on_topic and place(s) == 0 and not _topic(question).isdisjoint(stem_set(s.window.text))


def place(s: Scored) -> int:
    """How many sentences of its article stand before a window's own, those that only tell the title again, or stand beside it, left out; `FAR` for more."""
    article = s.window.hit.article
    count = 0
    for span in spans_of(article.text):
        sentence = article.text[span.start : span.end]
        if span.start >= s.window.core.start or count == FAR:
            break
        told = END_MARK.search(sentence) is not None and not is_beside(sentence)
        count += told and not stem_set(sentence) <= stem_set(article.title)
    return count


def _news(evidence: Evidence, s: Scored) -> float:
    """What is added to the score of a sentence that tells what is new, with a word of the topic, or whose article is about the topic."""
    held = coverage(evidence.question.topic, (), evidence.rarity, [(stem_set(s.window.hit.article.title), 1.0)])
    new = 0.5 ** (place(s) / NEWS_HALVED) if _topic(evidence.question) & stem_set(s.window.text) else 0.0
    return float(HEADLINE * held + NEWS * new)


def _key(s: Scored) -> tuple[str, int]:
    return s.window.hit.article.id, s.window.core.start


def _topic(question: Question) -> frozenset[str]:
    return frozenset(map(stem, question.topic))


def _of_the_names(question: Question, fit: Sequence[Scored]) -> Sequence[Scored]:
    """Those whose articles hold the names of the question; all if none does.

    A name that is all of the topic (`Ellin University`) must stand there as a whole, of another one the last word will do (`the strike in
    Port Ellin`): news of a place or a person seldom gives the name in full.
    """
    named = [words(name) for name in question.names]
    if not named or any(word in question.carried for word in question.topic):
        return fit
    whole = set(question.topic) <= {word for name in named for word in name}
    texts = {s.window.hit.article.id: f"{s.window.hit.article.title}\n{s.window.hit.article.text}" for s in fit}
    holding = {article for article, text in texts.items() if all(_holds(text, name if whole else name[-1:]) for name in named)}
    return [s for s in fit if s.window.hit.article.id in holding] or fit


def _holds(text: str, name: Sequence[str]) -> bool:
    if len(name) > 1:
        return f" {' '.join(name)} " in f" {' '.join(words(text))} "
    return coverage(name, (), {}, [(stem_set(text), 1.0)]) == 1.0


def _tells_the_same(question: Question, one: Scored, two: Scored) -> bool:
    """Whether two windows of nearly the same time tell of the same in other words, the words of the topic left out."""
    first, second = (s.window.hit.article.published for s in (one, two))
    near = first is None or second is None or abs((first - second).days) <= SAME_TIME
    a, b = (stem_set(s.window.text) - _topic(question) for s in (one, two))
    return near and len(a & b) >= ALIKE * len(a | b)


def _is_background(s: Scored, among: Sequence[Scored]) -> bool:
    """Whether an earlier article, or a better sentence of another one of the same day, says the same without another number."""
    return any(
        (day(other), -other.score) < (day(s), -s.score)
        and other.window.hit.article.id != s.window.hit.article.id
        and _tells_again(_core(s), _core(other))
        for other in among
    )


def _core(s: Scored) -> frozenset[str]:
    return stem_set(s.window.hit.article.text[s.window.core.start : s.window.core.end])


def _tells_again(later: frozenset[str], earlier: frozenset[str]) -> bool:
    new = any(word[0].isdigit() for word in later - earlier)
    return not new and len(later & earlier) >= TOLD_BEFORE * len(later | earlier)


def _stretches(left: Sequence[Scored], most: int) -> Mapping[str, int]:
    """The stretch of time, of at most `most` with equally many articles, that each article is of; those at both ends hold the fewest."""
    articles = sorted({(day(s), s.window.hit.article.id) for s in left})
    many = min(most, len(articles))
    return {article: round(n * (many - 1) / max(1, len(articles) - 1)) for n, (_, article) in enumerate(articles)}
