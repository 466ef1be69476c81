"""The default answerer: the best sentences that answer the question, verbatim, or an abstention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering import forms
from bot.answering.abstention import abstain
from bot.answering.ages import asks_age, tells_age
from bot.answering.asked import of_its_years, only_names
from bot.answering.briefing import asks_latest, candidates, day, newest, opens, place, points
from bot.answering.confidence import ENOUGH
from bot.answering.following import completed
from bot.answering.holders import holder, office_asked
from bot.answering.lacking import lacks
from bot.answering.premise import unsupported, written_as
from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored, belongs, covered, joined, performs, scored, speaks
from bot.answering.story import Story, left_out, story
from bot.answering.told import does, goes_on, is_told
from bot.answering.variety import newer, varied
from bot.answering.windows import Window, windows
from bot.citations import cite, render, speaker_of
from bot.embedding import Embedder
from bot.matching import same_speaker
from bot.question import Question
from bot.sentence_scores import Place
from bot.settings import Settings
from bot.text import listed, stem_set, word_set
from bot.types import Answer, Citation, Final, Sentence, Token

POOL = 6
"""Without a reranker: windows that are compared with the question by meaning. What bounds the cost of an answer."""
BRIEFING_POOL = 24
"""The same for a briefing, which needs sentences of many articles."""
ENOUGH_ON_TOPIC = 0.6
"""Focus and coverage that suffice for a briefing, which asks for news of a topic and for no answer."""
ANSWER_CHARACTERS = 640
"""Characters that an answer's statements may have together; the first one always counts."""
CLOSE_SHARE = 0.65
"""A further sentence is added if it scores at least this share of the best one."""
NEWER_SHARE = 0.65
"""The same for a newer article's sentence where a number is asked for, also of the confidence: figures are corrected as days go by."""
_IN_TIME = ("briefing", "change")
"""Kinds of questions whose answers are points in the order of time."""


class Extractive:
    """Answers in the articles' own words; deterministic, offline.

    Args:
        settings: how many sentences an answer may have.
        embedder: the archive's model.
    """

    name = "extractive"

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder

    def stream(self, evidence: Evidence) -> Iterator[Token | Final]:
        """See `bot.answering.protocol.Answerer`; the tokens are whole sentences.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded.
        """
        answer = self.answer(evidence)
        if not answer.abstained:
            for i, sentence in enumerate(answer.sentences):
                yield Token(("\n\n" if i else "") + render([sentence]))
        yield Final(answer)

    def answer(self, evidence: Evidence) -> Answer:
        """The answer as a whole.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded.
        """
        chosen, more = self._choose(evidence)
        if not chosen:
            return abstain(evidence)
        if asks_latest(evidence.question):
            chosen = sorted(chosen, key=lambda s: (day(s), s.window.hit.article.id, -s.window.start), reverse=True)
        elif evidence.question.kind in _IN_TIME:
            chosen = sorted(chosen, key=lambda s: (day(s), s.window.hit.article.id, s.window.start))
        if evidence.question.kind == "how_many" or office_asked(evidence.question):
            chosen = sorted(chosen, key=day, reverse=True)
        citations = [_cite(evidence, label, s.window) for label, s in enumerate(chosen, 1)]
        sentences = tuple(_sentence(evidence, s.window, c) for s, c in zip(chosen, citations, strict=True))
        notes = [] if _on_topic(evidence, chosen) else [_carried_note(evidence)]
        notes += [*_premise_note(evidence, chosen), *forms.notes(evidence, citations, [s.window for s in chosen]), *more]
        return Answer(
            text=render(sentences),
            sentences=sentences,
            citations=tuple(citations),
            abstained=False,
            question=evidence.question.text,
            searched=evidence.searched,
            notes=tuple(notes),
        )

    def _choose(self, evidence: Evidence) -> tuple[list[Scored], tuple[str, ...]]:
        """What answers, and a note on what else would."""
        question = evidence.question
        if any(not where.articles for name, where in evidence.mentions.items() if not word_set(name) <= question.carried):
            return [], ()  # a name that nobody mentions
        ranked = [replace(s, window=completed(question, s.window)) for s in self.ranked(evidence) if of_its_years(question, s.window)]
        fit = [s for s in ranked if _enough(evidence, s)]
        told = [s for s in ranked if _tells(question, s.window)]
        if asks_age(question):  # a sentence about somebody has many numbers; only what stands beside the name is an age
            fit = told
        elif told:
            fit = _one_each(office_asked(question) or "", told)
        elif question.kind == "how_many" and fit:  # what corrects a figure may say little else
            best = fit[0]
            fit = [
                s
                for s in ranked
                if _enough(evidence, s) or (newer(s, best) and s.confidence >= NEWER_SHARE * ENOUGH and not lacks(question, s.window))
            ]
        if question.kind in ("say", "change") and question.speaker:
            heard = [s for s in fit if s.speaks or is_told(evidence, s)] or [s for s in fit if belongs(question, s.window)]
            acted = [s for s in heard if performs(question, s.window)] if question.act else []
            bare = question.act is not None and not set(question.topic) - question.carried
            spoken = [s for s in heard if s.speaks]
            if question.kind == "change" and len({day(s) for s in spoken}) < 2:
                spoken = heard  # what outlets tell of other days may show the change
            fit = acted or ([] if bare else spoken or heard)  # without a topic, nothing else is near to a denial
        elif question.speaker:
            fit = [s for s in fit if s.speaks] or fit
        elif question.asks_speaker:
            fit = [s for s in fit if forms.who_said(evidence, s.window)]
        if asks_latest(question):
            fit = newest(fit)
        if question.kind in _IN_TIME:
            close = candidates(question, fit)
            of_story, older = story(evidence, close) if question.kind == "briefing" else Story(close)
            chosen = points(evidence, of_story, self._settings.briefing_sentences, lambda s: _length(evidence, s.window))
            return chosen, (left_out(older),) if older else ()
        counted = NEWER_SHARE if question.kind == "how_many" else None
        return varied(fit, self._settings.max_sentences, ANSWER_CHARACTERS, CLOSE_SHARE, counted), ()

    def ranked(self, evidence: Evidence) -> list[Scored]:
        """Candidates by falling score: those that the reranker read, or without it the lexically best, compared by meaning.

        Raises:
            ModelUnavailable: the embedding model cannot be loaded.
        """
        found = windows(evidence)
        if evidence.relevance:
            read = [
                (w, evidence.relevance.get(Place(w.hit.article.id, w.core.start), 0.0 if _tells(evidence.question, w) else None))
                for w in found
            ]
            return sorted((scored(evidence, w, score) for w, score in read if score is not None), key=lambda s: -s.score)

        def first_look(window: Window) -> float:
            spoken = 0.5 if evidence.question.speaker and speaks(evidence.question, window) else 0.0
            told = 1.0 if _tells(evidence.question, window) else 0.0
            return covered(evidence, window) + 0.3 * window.hit.score + spoken + told

        pool = sorted(found, key=first_look, reverse=True)[: BRIEFING_POOL if evidence.question.kind == "briefing" else POOL]
        if not pool:
            return []
        similar = self._embedder.documents([w.text for w in pool]) @ self._embedder.query(evidence.question.text)
        return sorted((scored(evidence, w, float(s)) for w, s in zip(pool, similar, strict=True)), key=lambda s: -s.score)


def _tells(question: Question, window: Window) -> bool:
    """Whether the sentence of a window has what is asked for right beside a name, whatever a reranker thinks of it."""
    if asks_age(question):
        return tells_age(question, window)
    asked = office_asked(question)
    return asked is not None and holder(asked, window) is not None


def _one_each(asked: str, told: Sequence[Scored]) -> list[Scored]:
    """The best sentence for each holder of an office."""
    best: dict[str | None, Scored] = {}
    for s in told:
        best.setdefault(holder(asked, s.window), s)
    return list(best.values())


def _enough(evidence: Evidence, s: Scored) -> bool:
    question = evidence.question
    asks_something = any(w not in question.carried for w in question.topic)
    done = (s.confidence >= ENOUGH and does(question, s.window)) or goes_on(question, s.window)
    if question.speaker and not asks_something and (s.speaks or done):
        return True
    if question.kind == "how_many" and not set(question.topic) - {w for name in question.names for w in word_set(name)}:
        return False  # a bare name does not say what is counted
    if forms.without_subject(evidence):
        return place(s) == 0
    if question.kind == "briefing" and (min(s.features.focus, s.features.coverage) >= ENOUGH_ON_TOPIC or opens(question, s)):
        return asks_something
    return asks_something and s.confidence >= ENOUGH and not only_names(evidence, s) and not lacks(question, s.window)


def _on_topic(evidence: Evidence, chosen: Sequence[Scored]) -> bool:
    carried = evidence.question.carried
    if not carried or any(w not in carried for w in evidence.question.topic):
        return True
    wanted = stem_set(" ".join(evidence.question.topic))
    return any(wanted & _around(s.window) for s in chosen)


def _around(window: Window) -> frozenset[str]:
    return stem_set(window.text) | stem_set(window.hit.passage.text) | stem_set(window.hit.article.title)


def _premise_note(evidence: Evidence, chosen: Sequence[Scored]) -> tuple[str, ...]:
    """That the question takes for granted what no cited article says, or that the articles spell a name otherwise."""
    articles = list({s.window.hit.article.id: s.window.hit.article for s in chosen}.values())
    spelled = {missing: written_as(missing, articles) for missing in unsupported(evidence.question, articles)}
    notes = [f"The articles write “{written}” for “{missing}”." for missing, written in spelled.items() if written]
    absent = [f"“{missing}”" for missing, written in spelled.items() if not written]
    return (*([f"No cited article mentions {listed(absent)}, which the question takes for granted."] if absent else []), *notes)


def _carried_note(evidence: Evidence) -> str:
    question = evidence.question
    named = {w for n in question.names for w in word_set(n)}
    topic = " ".join(w for w in question.topic if w not in named) or " ".join(question.topic)
    who = question.speaker or "this"
    return f"No passage has {who} on “{topic}” itself; this is the nearest that the archive reports."


def _cite(evidence: Evidence, label: int, window: Window) -> Citation:
    said = evidence.attributions.get(window.hit.article.id, ())
    citation = cite(label, window.hit, window.start, window.end, said)
    asked = evidence.question.speaker
    if asked and evidence.question.kind in ("say", "change") and not _has_words_of(evidence.question, window):
        return replace(citation, speaker=None)  # what is told of somebody: the words of others in it are not theirs
    heard = next((a.speaker for a in window.said if asked and a.speaker and same_speaker(asked, a.speaker)), None)
    own = speaker_of(window.said, window.core.start, window.core.end)  # what leads up to it may be somebody's words, and it the outlet's
    return replace(citation, speaker=heard or own or speaker_of(said, window.core.start, window.end))


def _length(evidence: Evidence, window: Window) -> int:
    """The characters of a point with its lead, its marker and the empty line behind it."""
    sentence = _sentence(evidence, window, _cite(evidence, 1, window))
    return len(render([sentence])) + 2


def _has_words_of(question: Question, window: Window) -> bool:
    group = question.speaker is not None and question.speaker == question.speaker.lower()
    return group or speaks(question, window) or belongs(question, window) or joined(question, window)


def _sentence(evidence: Evidence, window: Window, citation: Citation) -> Sentence:
    said = [a for a in evidence.attributions.get(citation.article.id, ()) if a.start < window.end and a.end > window.start]
    told = forms.words_alone(evidence.question, window, said) or citation.quote
    return Sentence(" ".join(told.split()), (citation.label,), "verbatim", forms.lead(citation, said))
