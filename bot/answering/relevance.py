"""How well a window answers a question: a documented sum of parts, each in [0, 1]."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.acts import act_of
from bot.answering.confidence import Features, model_for
from bot.answering.holders import held_by
from bot.answering.protocol import Evidence
from bot.answering.windows import Window
from bot.matching import same_speaker, same_word
from bot.offices import holds, of_body, speaks_for, works_for
from bot.question import Question
from bot.sayers import names
from bot.sentences import spans_of
from bot.text import fold, stem, stem_set, stems, word_set, words
from bot.types import Attribution

WEIGHTS = {"relevance": 0.5, "coverage": 0.2, "passage": 0.15, "form": 0.15}
"""Shares of the parts in the score of a window."""
SPOKEN_WEIGHTS = {"relevance": 0.25, "coverage": 0.5, "passage": 0.1, "form": 0.15}
"""The same where words of a speaker are asked for: a cross-encoder does not read the topic of a statement as well as its words do."""
WEIGHTS_WITHOUT_RERANKER = {"relevance": 0.3, "coverage": 0.45, "passage": 0.1, "form": 0.15}
"""The same where relevance is only the cosine of two embeddings, which knows less."""
CONTEXT_CREDIT = 0.5
"""What a question's word counts that stands only in the passage or the title around the window."""
PASSAGE_CREDIT = 0.25
"""What it counts for the focus when it stands only in the passage."""
REPLY_REACH = 600
"""Characters before a reply in which what it replies to may stand."""
_REPLY = re.compile(r"\b(?:respon(?:d|ds|ded|se)|react(?:s|ed|ion)?|repl(?:y|ies|ied)|answer(?:s|ed)?)\b", re.IGNORECASE)
"""A question for a reply: what is replied to stands in what came before it, and counts there in full."""
ROLE_BEFORE, ROLE_BEHIND = 5, 4
"""Words that may stand between a role and the name behind it ("the mayor of Port Ellin, Maren Holt"), or a name and the role behind it."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_WHEN = re.compile(rf"\b(?:{_MONTHS}|{_DAYS}|yesterday|today|tomorrow|tonight|last|next|ago|since|until|\d{{4}}|\d+ (?:a\.m|p\.m))\b", re.I)
_WHERE = re.compile(r"\b(?:in|at|near|from|outside|inside|to|on|across|through)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-Z]\w+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half)\b", re.I
)
_JOINED = re.compile(
    r"\s*[,—–(-]*\s*(?:including|along with|together with|as well as|and,? in particular,?|among them|(?:led|headed) by|and)\s"
)
_LISTED = re.compile(
    r"\s*(?:,\s+(?:the\s+)?[A-Z][^,;()—–]{2,50}){1,4},?\s+and\s+(?:the\s+)?[A-Z][^,;()—–]{2,50}"
    r"|\s+[-—–]\s+(?:the\s+)?[A-Z][^;()—–]{2,90}\s[-—–]\s.{0,20}"
)
"""`X, the Gazette's Y and Z (argued)`, `The three scholars - X, Y and Z - (agreed)`."""
_LEADS_TO = re.compile(r"\b(?:of|for|to|with|from|in|at|by|against|near|on|about)\b")
_PERSON = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+(?:\s+[A-Z][a-zà-ÿ’'.-]+)+")
_WHY = re.compile(r"\b(?:because|due to|since|so that|in order to|as a result|owing to|after|over|reason|therefore|to avoid)\b", re.I)
_FORMS = {"when": _WHEN, "where": _WHERE, "how_many": _NUMBER, "who": _PERSON, "why": _WHY}


@dataclass(frozen=True, slots=True)
class Scored:
    """A window with its score.

    Attributes:
        window: what is scored.
        score: sum of the parts by `WEIGHTS`, in [0, 1]: orders windows.
        features: what decides whether the window answers at all; `coverage` is the share of the question's topic, weighted by
            rarity, that stands in the window or, at half, around it; `focus` the same, but stricter on the passage around, which
            may be about something else (`PASSAGE_CREDIT`), and, unless somebody's words are asked for, without the names.
        confidence: that it answers, by the model of `bot.answering.confidence` that fits.
        speaks: whether the window holds words of the speaker who was asked for; True if none was.
    """

    window: Window
    score: float
    features: Features
    confidence: float
    speaks: bool


def coverage(
    topic: Sequence[str], carried: Collection[str], rarity: Mapping[str, float], places: Sequence[tuple[frozenset[str], float]]
) -> float:
    """Share of topic words, weighted by rarity, that stand somewhere; 1 for no words.

    Args:
        topic: content words of the question, not stemmed.
        carried: words from earlier in the conversation, which weigh half.
        rarity: stem -> inverse document frequency; a stem without one weighs 1.
        places: stems of a place and what a word counts that stands there, best place first.
    """
    total = got = 0.0
    for word in topic:
        weight = rarity.get(stem(word), 1.0) * (0.5 if word in carried else 1.0)
        total += weight
        got += weight * next((credit for found, credit in places if _in(stem(word), found)), 0.0)
    return got / total if total else 1.0


def _in(stemmed: str, found: frozenset[str]) -> bool:
    return stemmed in found or any(same_word(stemmed, f) for f in _by_opening(found).get(stemmed[:3], ()))


@lru_cache(maxsize=512)
def _by_opening(found: frozenset[str]) -> dict[str, list[str]]:
    """Stems by their first three letters."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for stemmed in found:
        grouped[stemmed[:3]].append(stemmed)
    return dict(grouped)


def speaks(question: Question, window: Window) -> bool:
    """Whether the window holds words of the speaker who is asked for, by name or office, or of a body's spokesperson; True if it asks for none."""
    asked = question.speaker
    if asked is None:
        return True
    speakers = {a.speaker for a in window.said if a.speaker}
    if any(same_speaker(asked, s) for s in speakers):
        return True
    if any(a.role and (speaks_for(a.role, asked) or holds(asked, a.role) or held_by(question, a)) for a in window.said):
        return True
    return asked == asked.lower() and any(_has_role(s, asked, window) for s in speakers)


def belongs(question: Question, window: Window) -> bool:
    """Whether the window holds words of somebody in the body or state that is asked for, or of who works for the person who is.

    See `bot.offices.of_body` and `bot.offices.works_for`.
    """
    asked = question.speaker
    if asked is None:
        return False
    return any(a.speaker and (of_body(a.role or a.speaker, asked) or works_for(a.role or a.speaker, asked)) for a in window.said)


def joins(said: Attribution, asked: str, sentence: str) -> bool:
    """Whether a statement is also that of somebody named with its speaker: `Officials, including X, argued ...`; `Y, along with X, says ...`."""
    found = re.search(rf"(?<!\w){re.escape(said.mention)}(?!\w)", sentence) if said.mention else None
    start = found.start() if found else -1
    end = sentence.find(said.cue, start + len(said.mention or "")) if said.cue and start >= 0 else -1
    between = sentence[start + len(said.mention or "") : end] if end > 0 else ""
    link, listed = _JOINED.match(between), _LISTED.fullmatch(between)
    if link is None and listed is None:
        return False
    others = between[link.end() if link else 0 :]
    beside = link is None or link.group().strip() == "and"  # of "and a lawyer for Y said" only the lawyer
    return any(
        same_speaker(asked, name) and not name.endswith(("'s", "’s", "s'", "s’")) and not (beside and _LEADS_TO.search(others[:at]))
        for name, at, _ in names(others)
    )


def joined(question: Question, window: Window) -> bool:
    """Whether the speaker who is asked for is named with one who speaks in the window."""
    sentence = window.hit.article.text[window.core.start : window.core.end]
    return question.speaker is not None and any(joins(a, question.speaker, sentence) for a in window.said)


def _has_role(speaker: str, role: str, window: Window) -> bool:
    """Whether the article joins the speaker's last name and the role: "the auditor, Maren Holt", "Holt, the city's auditor"."""
    name, wanted = words(speaker)[-1:], stems(role)
    if not name or not wanted or not speaker.split()[-1][:1].isupper() or name[0] in word_set(role):
        return False
    text = window.hit.article.text
    for sentence in (text[start:end] for start, end in spans_of(text)):
        if name[0] not in fold(sentence) or not stem_set(role) <= stem_set(sentence):
            continue
        found = words(sentence)
        if any(_joined(found, i, name[0]) for i, word in enumerate(found) if stem(word) == wanted[-1]):
            return True
    return False


def _joined(found: Sequence[str], role: int, name: str) -> bool:
    return name in found[max(0, role - ROLE_BEHIND) : role] or name in found[role + 1 : role + 1 + ROLE_BEFORE]


def performs(question: Question, window: Window) -> bool:
    """Whether a window has a word for what the question says the speaker does ("denied"); True if it says nothing of the kind."""
    core = window.hit.article.text[window.core.start : window.core.end]
    return question.act is None or any(act_of(a.cue) == question.act for a in window.said) or act_of(core) == question.act


def _form(question: Question, window: Window) -> float:
    """1 if the window holds what the form of the question asks for: a day, a number, somebody denying; 1 if it asks for nothing."""
    form = _FORMS.get(question.kind) if question.act is None else None
    return 1.0 if performs(question, window) and (form is None or form.search(window.text)) else 0.0


def covered(evidence: Evidence, window: Window) -> float:
    """`Features.coverage` of a window."""
    question, around = evidence.question, stem_set(window.hit.article.title) | stem_set(window.hit.passage.text)
    places = [(stem_set(window.text), 1.0), *_replied_to(question, window), (around, CONTEXT_CREDIT)]
    return coverage(question.topic, question.carried, evidence.rarity, places)


def _replied_to(question: Question, window: Window) -> list[tuple[frozenset[str], float]]:
    """What stands before a window in its passage, where a speaker's reply is asked for (`What was Holt's response to the offer?`)."""
    if question.kind != "say" or question.speaker is None or not _REPLY.search(question.text):
        return []
    start = min(max(window.hit.passage.start, window.start - REPLY_REACH), window.start)
    return [(stem_set(window.hit.article.text[start : window.start]), 1.0)]


def scored(evidence: Evidence, window: Window, relevance: float) -> Scored:
    """A window's score for the evidence's question.

    Args:
        evidence: the question and the rarity of its stems.
        window: a candidate from the evidence's hits.
        relevance: the reranker's score of the window's core, or the cosine of question and window; below 0 it counts as 0.
    """
    question = evidence.question
    inside, title, passage = (stem_set(t) for t in (window.text, window.hit.article.title, window.hit.passage.text))
    in_all = covered(evidence, window)
    named = set() if question.kind in ("say", "change") else {w for name in question.names for w in words(name)}
    own = [w for w in question.topic if w not in named]
    places = [(inside, 1.0), *_replied_to(question, window), (title, CONTEXT_CREDIT), (passage, PASSAGE_CREDIT)]
    focus = coverage(own, question.carried, evidence.rarity, places)
    features = Features(max(0.0, relevance), in_all, focus)
    reranked, said = bool(evidence.relevance), speaks(question, window)
    weights = WEIGHTS_WITHOUT_RERANKER if not reranked else SPOKEN_WEIGHTS if question.speaker else WEIGHTS
    parts = {
        "relevance": features.relevance,
        "coverage": in_all,
        "passage": window.hit.score,
        "form": _form(question, window),
    }
    score = sum(weights[name] * value for name, value in parts.items())
    confidence = model_for(question.speaker is not None and said, reranked).confidence(features)
    return Scored(window, score, features, confidence, said)
