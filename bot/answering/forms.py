"""How an answer is worded: who said it, in which role, where and when, and the words; what is added about all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.acts import act_of
from bot.answering.holders import held_by
from bot.answering.protocol import Evidence
from bot.answering.relevance import belongs, coverage, joined, performs, speaks
from bot.answering.windows import Window
from bot.holdings import told
from bot.matching import same_speaker
from bot.question import Question
from bot.sayers import sayer
from bot.speaker_names import read_speaker
from bot.text import display_date, fold, listed, stem, stem_set
from bot.types import Attribution, Citation

HOLDS_TOPIC = 0.5
"""Coverage of the topic from which a statement is one on that topic, where a question asks who made it."""
_OUGHT = re.compile(r"\b(?:should|must|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to)\b(?!\s+have\b)", re.IGNORECASE)
_TOKEN = re.compile(r"[\w.&’'-]*\w")
_HOW_OFTEN = re.compile(r"\bhow\s+(?:often|frequently|many\s+times)\b", re.IGNORECASE)


def asks_how_often(question: Question) -> bool:
    """Whether the question asks how many times somebody said something."""
    return question.speaker is not None and _HOW_OFTEN.search(question.text) is not None


def lead(citation: Citation, said: Iterable[Attribution]) -> str:
    """What stands before the words: `Oda Brink, finance minister, The Coast Post, 14 March 2031:`; "" if none of it is known.

    Args:
        citation: of the words.
        said: attributions in them; the role is that of the speaker's.
    """
    article, speaker = citation.article, citation.speaker
    role = next((a.role for a in said if a.role and a.speaker and a.speaker == speaker), None)
    day = display_date(article.published) if article.published else None
    known = ", ".join(part for part in (speaker, role, article.outlet, day) if part)
    return f"{known[:1].upper()}{known[1:]}:" if known else ""


def words_alone(question: Question, window: Window, said: Iterable[Attribution]) -> str | None:
    """The quoted words of a window, marks included, where they can stand without the sentence around them; else None.

    They can if words were asked for, the window holds one statement, whose speaker is known, all of it quoted, and the sentence around
    holds no more of the topic. A question for a denial or a promise gets the sentence, which has the word that makes it one.

    Args:
        said: who said what in the article.
    """
    asks_words = question.kind in ("say", "change") or question.asks_speaker  # "where" or "to whom" is told by the sentence
    if question.act is not None or not asks_words:
        return None
    found = [a for a in said if a.start < window.end and a.end > window.start]
    if (
        len(found) != 1
        or found[0].speaker is None
        or found[0].kind != "direct"
        or found[0].start < window.start
        or found[0].end > window.end
    ):
        return None
    quoted = window.hit.article.text[found[0].start : found[0].end]
    wanted = {stem(word) for word in question.topic} & stem_set(window.text)
    return quoted if wanted <= stem_set(quoted) else None


def who_said(evidence: Evidence, window: Window) -> bool:
    """Whether a window shows somebody saying what the question asks the speaker of."""
    question, text = evidence.question, window.hit.article.text
    for a in window.said:
        held = coverage(question.topic, question.carried, evidence.rarity, [(stem_set(text[a.start : a.end]), 1.0)])
        if a.speaker and held >= HOLDS_TOPIC and (question.act in (None, act_of(a.cue)) or _demands(question, text[a.start : a.end])):
            return True
    sentence = text[window.core.start : window.core.end]
    return not window.said and sayer(sentence, ()) is not None and (question.act is None or act_of(sentence) == question.act)


def _demands(question: Question, words: str) -> bool:
    """Whether words are a demand or a proposal by what they say, whatever word of saying leads to them: `The board must resign`."""
    return question.act in ("demand", "propose") and _OUGHT.search(words) is not None


def notes(evidence: Evidence, citations: Sequence[Citation], windows: Sequence[Window]) -> tuple[str, ...]:
    """What is said about an answer as a whole: which time was searched, and what `_of_statements` has.

    Args:
        citations: those of the answer.
        windows: the windows that they cite.
    """
    return (
        *of_archive(evidence),
        *kept_to(evidence),
        *counted_from(evidence),
        *of_a_time(evidence, citations),
        *_of_statements(evidence, citations, windows),
    )


def of_archive(evidence: Evidence) -> tuple[str, ...]:
    """Which articles mention what is asked about, where that is the question; nothing for any other."""
    if evidence.held is None:
        return ()
    written = {fold(word): word for word in _TOKEN.findall(evidence.question.text)}
    return (told(evidence.held, " ".join(written.get(word, word) for word in evidence.question.topic)),)


def kept_to(evidence: Evidence) -> tuple[str, ...]:
    """Which outlets alone were searched, because the question keeps to them."""
    names = evidence.question.outlets
    if not names:
        return ()
    return (f"Only articles of {listed(names)} were searched, as the question asks.",)


def of_a_time(evidence: Evidence, citations: Sequence[Citation]) -> tuple[str, ...]:
    """How much of a time is told, where that time and no subject is asked for (`What's new?`); nothing where all of it is."""
    told, held = len({c.article.id for c in citations}), evidence.searched.articles
    if not without_subject(evidence) or told >= held:
        return ()
    return (f"{told} of the {held} articles of this time are told here. Ask about a person, a place or an event for more.",)


def without_subject(evidence: Evidence) -> bool:
    """Whether the news of a time is asked for, and of no subject: `What happened on 4 July?`"""
    return evidence.question.kind == "briefing" and evidence.timed and not evidence.question.topic


def counted_from(evidence: Evidence) -> tuple[str, ...]:
    """Which days a time like `last month` was taken to be; nothing where the question names none."""
    if evidence.counted is None:
        return ()
    first, last = map(display_date, evidence.counted)
    days = first if first == last else f"{first} to {last}"
    return (f"Days are counted from the day of the newest article: {days}.",)


def _of_statements(evidence: Evidence, citations: Sequence[Citation], windows: Sequence[Window]) -> tuple[str, ...]:
    """What is said about the statements together: how many there are, over which time they run, that none is what was asked for.

    Args:
        citations: those of the answer.
        windows: the windows that they cite.
    """
    question, found = evidence.question, evidence.statements
    who = question.speaker or ""
    named = bool(who) and who != who.lower()
    if question.kind in ("say", "change") and named and windows and not any(speaks(question, window) for window in windows):
        if any(belongs(question, window) for window in windows):
            if read_speaker(who).kind == "person":
                return (f"No statement of {who} in person on this was found; this was said by somebody who works for {who}, or did.",)
            return (f"No statement of {who} itself on this was found; this was said by people whose role is in it, or in its government.",)
        if any(joined(question, window) for window in windows):
            return (f"{who} is named here with those who say it; no statement of {who} alone on this was found.",)
        beside = any(a.speaker for window in windows for a in window.said)
        how = "in a sentence that holds words of others too" if beside else "in the outlet's words"
        return (f"No statement of {who} on this was found; this is what is reported about {who}, {how}.",)
    if question.kind == "say" and who and question.act and not any(performs(question, window) for window in windows):
        return (f"No article found has a word of saying for this (to {question.act}) with {who}; these are the nearest statements.",)
    if asks_how_often(question) and found is not None and found.count:
        topic = f" on “{' '.join(question.topic)}”" if question.topic else ""
        times = "1 statement" if found.count == 1 else f"{found.count} statements"
        return (f"The archive has {times} of {who}{topic}, {_in_articles(found.articles)}{_span(found.first, found.last)}.",)
    if question.kind == "change":
        days = sorted({c.article.published for c in citations if c.article.published and c.speaker and same_speaker(who, c.speaker)})
        if not days:
            return (f"The statements of {who} have no dates, so they cannot show a change.",)
        if len(days) < 2:
            others = {c.article.published for c in citations} - set(days)
            told = f" Beside them stands what outlets report of {who} on other days." if others else ""
            return (f"The archive has statements of {who} on this from one day only, which cannot show a change.{told}",)
        return (f"Statements of {who} from {display_date(days[0])} to {display_date(days[-1])}, oldest first; compare them yourself.",)
    return _known_from_elsewhere(question, windows)


def _known_from_elsewhere(question: Question, windows: Sequence[Window]) -> tuple[str, ...]:
    """That a cited article calls the speaker by a part of the office only, which another article gives in full."""
    if question.kind != "say" or question.speaker is None:
        return ()
    said = [a for window in windows for a in window.said if held_by(question, a)]
    return tuple(f"That {name} is {question.speaker} is told by another article." for name in dict.fromkeys(a.speaker for a in said))


def _in_articles(count: int) -> str:
    return "in 1 article" if count == 1 else f"in {count} articles"


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f" ({display_date(first)})" if first == last else f" ({display_date(first)} to {display_date(last)})"
