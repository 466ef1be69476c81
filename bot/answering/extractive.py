"""The default answerer: the best sentences that answer the question, verbatim, or an abstention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.acts import act_of
from bot.answering import forms
from bot.answering.abstention import abstain, listed
from bot.answering.ages import asks_age, tells_age
from bot.answering.confidence import ENOUGH
from bot.answering.holders import holder, office_asked
from bot.answering.premise import unsupported, written_as
from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored, belongs, coverage, covered, joined, joins, performs, scored, speaks
from bot.answering.windows import Window, windows
from bot.citations import cite, render, speaker_of
from bot.embedding import Embedder
from bot.matching import TITLES, same_speaker
from bot.question import Question
from bot.quotations import outside, quotations
from bot.sayers import names, sayer
from bot.sentence_scores import Place
from bot.settings import Settings
from bot.speaker_names import BODIES
from bot.text import fold, stem_set, word_set, words
from bot.types import Answer, Citation, Final, Sentence, Token

POOL = 6
"""Without a reranker: windows that are compared with the question by meaning. What bounds the cost of an answer."""
ENOUGH_TOLD = 0.6
"""Focus that suffices for what an outlet tells of a speaker in its own words."""
ENOUGH_ON_TOPIC = 0.6
"""Focus and coverage that suffice for a briefing, which asks for news of a topic and for no answer."""
ANSWER_CHARACTERS = 640
"""Characters that an answer's statements may have together; the first one always counts."""
BRIEFING_CHARACTERS = 1700
"""The same for a briefing."""
CLOSE_SHARE = 0.65
"""A further sentence is added if it scores at least this share of the best one."""
NEWER_SHARE = 0.65
"""The same for a newer article's sentence where a number is asked for, also of the confidence: figures are corrected as days go by."""
BRIEFING_SHARE = 0.6
"""The same for a briefing."""
REPEATED = 0.55
"""Share of shared stems (Jaccard) from which two windows say the same."""
_IN_TIME = ("briefing", "change")
"""Kinds of questions whose answers are points in the order of time."""
_MARK = re.compile(r"[“”\"«»]")
_OF = re.compile(
    r"\b(?:of|for|to|by|with|from|in|on|at|about|against|between|like|than|over|under|into|towards?|among|near|through|without|within)"
    r"\s+(?:[a-z][\w’'-]*\s+){0,5}$"
)
_SELF = r"(?:\s+(?:himself|herself|itself|themselves))?"
_VERB = re.compile(
    rf"{_SELF}(?:\s*,[^,]{{1,80}},)?(?P<who>,?\s+who)?\s+(?:(?:has|have|had|also|then|later|again|once|repeatedly|[a-z]+ly|on\s[A-Z][a-z]+day)\s+){{0,3}}"
    r"(?P<verb>[a-z]+(?:\s+(?:for|on|upon)\b)?)"
)
"""The verb behind its subject, perhaps with an apposition and adverbs between them, but not negated; `who` may lead to it."""
_UNSURE = re.compile(r"\b(?:if|whether|unless)\b")
_PASSIVE = re.compile(r"\w+ed\s+by\b|(?:accus|blam|condemn|critici[sz]|denounc|attack|slamm)ed\s+(?:of|for|over|on)\b")
"""Headlines leave "was" out: `X accused of fraud`."""
_VERB_BEHIND = re.compile(
    rf"(?!['’]){_SELF}(?:\s*,[^,]{{1,80}},)?\s+(?:[a-z]+ly\s+|also\s+|then\s+|later\s+|never\s+)?"
    r"(?:[a-z]+ed|is|was|has|had|will|would|does|did|can|could|may|might|must|should|made|took|gave|went|came|left|met|sent|kept|held|led"
    r"|won|lost|built|put|set|cut|ran|began|became|chose|wrote|spoke|drew|fought|sought|brought|bought|sold|stood|fell|rose|got|found|paid"
    r"|broke|quit|spent|struck|threw|withdrew"
    r"|wants|seeks|supports|opposes|favou?rs|backs|advocates|proposes|plans|aims|intends|hopes|believes|thinks|considers|regards|views|sees"
    r"|rejects|urges|demands|promises|pledges|vows|calls|points|prefers|insists|argues|says|remains|stands)\b"
)
"""A verb behind its subject: a past tense, an auxiliary, or, in the present, what tells a position."""
_PLAN = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:plans?|proposals?|positions?|views?|polic(?:y|ies)|bills?|pledges?|decisions?|ideas?|remarks|comments|speech"
    r"|stance|platform)\b"
)
"""What somebody has that says what they want: `Brink's tax plan (would raise ...)`."""
_DATELINE = re.compile(r"^[A-Z][\w.,’' -]{2,40}(?:\([A-Za-z ]+\))?\s[–—-]+\s")
"""`PORT ELLIN (NNA) - ` before a report's first sentence."""


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
        chosen = self._choose(evidence)
        if not chosen:
            return abstain(evidence)
        if evidence.question.kind in _IN_TIME:
            chosen = sorted(chosen, key=lambda s: (str(s.window.hit.article.published or ""), s.window.hit.article.id, s.window.start))
        if evidence.question.kind == "how_many" or office_asked(evidence.question):
            chosen = sorted(chosen, key=lambda s: str(s.window.hit.article.published or ""), reverse=True)
        citations = [_cite(evidence, label, s.window) for label, s in enumerate(chosen, 1)]
        sentences = tuple(_sentence(evidence, s.window, c) for s, c in zip(chosen, citations, strict=True))
        notes = [] if _on_topic(evidence, chosen) else [_carried_note(evidence)]
        notes += [*_premise_note(evidence, chosen), *forms.notes(evidence, citations, [s.window for s in chosen])]
        return Answer(
            text=render(sentences),
            sentences=sentences,
            citations=tuple(citations),
            abstained=False,
            question=evidence.question.text,
            searched=evidence.searched,
            notes=tuple(notes),
        )

    def _choose(self, evidence: Evidence) -> list[Scored]:
        question = evidence.question
        if any(not where.articles for name, where in evidence.mentions.items() if not word_set(name) <= question.carried):
            return []  # a name that nobody mentions
        ranked = self.ranked(evidence)
        fit = [s for s in ranked if _enough(evidence, s)]
        told = [s for s in ranked if _tells(question, s.window)]
        if asks_age(question):  # a sentence about somebody has many numbers; only what stands beside the name is an age
            fit = told
        elif told:
            fit = _one_each(office_asked(question) or "", told)
        elif question.kind == "how_many" and fit:  # what corrects a figure may say little else
            best = fit[0]
            fit = [s for s in ranked if _enough(evidence, s) or (_newer(s, best) and s.confidence >= NEWER_SHARE * ENOUGH)]
        if question.kind in ("say", "change") and question.speaker:
            heard = [s for s in fit if s.speaks or _told(evidence, s)] or [s for s in fit if belongs(question, s.window)]
            acted = [s for s in heard if performs(question, s.window)] if question.act else []
            bare = question.act is not None and not set(question.topic) - question.carried
            fit = acted or ([] if bare else [s for s in heard if s.speaks] or heard)  # without a topic, nothing else is near to a denial
        elif question.speaker:
            fit = [s for s in fit if s.speaks] or fit
        elif question.asks_speaker:
            fit = [s for s in fit if forms.who_said(evidence, s.window)]
        briefing = question.kind in _IN_TIME
        most = self._settings.briefing_sentences if briefing else self._settings.max_sentences
        counted = NEWER_SHARE if question.kind == "how_many" else None
        room = BRIEFING_CHARACTERS if briefing else ANSWER_CHARACTERS
        return _varied(fit, most, room, BRIEFING_SHARE if briefing else CLOSE_SHARE, counted)

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

        pool = sorted(found, key=first_look, reverse=True)[:POOL]
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
    if question.speaker and not asks_something and (s.speaks or (s.confidence >= ENOUGH and _does(question, s.window))):
        return True
    if question.kind == "how_many" and not set(question.topic) - {w for name in question.names for w in word_set(name)}:
        return False  # a bare name does not say what is counted
    if question.kind == "briefing" and min(s.features.focus, s.features.coverage) >= ENOUGH_ON_TOPIC:
        return asks_something
    return asks_something and s.confidence >= ENOUGH


def _does(question: Question, window: Window) -> bool:
    """Whether the sentence of a window has the speaker do what is asked for, in the outlet's words: `X promised to ...`."""
    sentence = window.hit.article.text[window.core.start : window.core.end]
    own_words = outside(sentence, quotations(sentence))
    for name, start, end in names(own_words) if question.act else ():
        verb = _VERB.match(own_words, end)
        if verb is None or act_of(verb["verb"]) != question.act or _PASSIVE.match(own_words, verb.start("verb")):
            continue
        lead = own_words[:start]
        subject = verb["who"] or not _OF.search(lead)
        if _means(question.speaker or "", name) and subject and not _UNSURE.search(lead):
            return True
    return False


def _told(evidence: Evidence, s: Scored) -> bool:
    """Whether a window tells what the speaker said though no statement of theirs was found in it.

    Either nobody in particular is asked for ("lawmakers") and the sentence names them; or it has them speak with others; or it is
    about them (in the outlet's own words they are who speaks, the first who is named, or who does something), and holds most of the
    topic outside of what it gives to anybody else.
    """
    asked, window = evidence.question.speaker or "", s.window
    sentence = window.hit.article.text[window.core.start : window.core.end]
    if asked == asked.lower() and asked.endswith("s"):
        return stem_set(asked) <= stem_set(sentence)
    if s.features.focus < ENOUGH_TOLD:
        return False
    if any(joins(a, asked, sentence) for a in window.said):
        return True
    others = any(a.speaker for a in window.said)
    if others and not _covers_topic(evidence, _without_others(window)):
        return False
    own_words = _DATELINE.sub("", outside(sentence, quotations(sentence)))
    if _MARK.search(own_words):
        return False
    found = [n for n in names(own_words) if fold(n[0]) not in TITLES]  # "Rep" of "Rep. Oda Brink"
    subjects = [name for number, (name, start, end) in enumerate(found) if not number or _acts(own_words, name, start, end)]
    return any(_means(asked, name) for name in (sayer(own_words, [asked]), *subjects) if name)


def _without_others(window: Window) -> str:
    """The sentence of a window without the statements that it gives to somebody."""
    text, parts, at = window.hit.article.text, [], window.core.start
    for a in sorted((a for a in window.said if a.speaker), key=lambda a: a.start):
        parts.append(text[at : max(at, a.start)])
        at = max(at, a.end)
    return " ".join([*parts, text[at : window.core.end]])


def _covers_topic(evidence: Evidence, left: str) -> bool:
    question = evidence.question
    return coverage(question.topic, question.carried, evidence.rarity, [(stem_set(left), 1.0)]) >= ENOUGH_TOLD


def _means(asked: str, name: str) -> bool:
    """Whether a name in a sentence is the one that is asked for, and no namesake; a body's must hold all its words: departments are many."""
    spoken = [w for w in words(asked) if w not in ("the", "a", "an")]
    if spoken and spoken[-1] in BODIES:
        return set(spoken) <= word_set(name)
    return same_speaker(asked, name)


def _acts(sentence: str, name: str, start: int, end: int) -> bool:
    """Whether a name, or a plan of theirs, is the subject of a clause, as far as its neighbours tell: a verb behind it, no preposition before it."""
    behind = sentence[end:]
    if name.endswith(("'s", "’s", "s'", "s’")):
        plan = _PLAN.match(behind)
        if plan is None:
            return False
        behind = behind[plan.end() :]
    return _OF.search(sentence[:start]) is None and _VERB_BEHIND.match(behind) is not None


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


def _varied(ranked: Sequence[Scored], most: int, room: int, share: float, newer_share: float | None = None) -> list[Scored]:
    """The best, and further ones that score close to it, fit in, and neither overlap nor repeat what is chosen.

    Args:
        room: characters of all together.
        share: of the best one's score that a further one must reach.
        newer_share: the same for one of a newer article than the best; `share` if None.
    """
    chosen: list[Scored] = []
    for s in ranked:
        if len(chosen) == most:
            break
        if chosen and s.score < (newer_share if newer_share and _newer(s, chosen[0]) else share) * chosen[0].score:
            continue
        if chosen and sum(len(c.window.text) for c in (*chosen, s)) > room:
            continue
        if not any(_overlaps(s.window, c.window) or _repeats(s.window, c.window) for c in chosen):
            chosen.append(s)
    return chosen


def _newer(one: Scored, two: Scored) -> bool:
    first, second = one.window.hit.article.published, two.window.hit.article.published
    return first is not None and second is not None and first > second


def _overlaps(one: Window, two: Window) -> bool:
    return one.hit.article.id == two.hit.article.id and one.start < two.end and two.start < one.end


def _repeats(one: Window, two: Window) -> bool:
    a, b = stem_set(one.text), stem_set(two.text)
    return len(a & b) >= REPEATED * len(a | b)


def _cite(evidence: Evidence, label: int, window: Window) -> Citation:
    said = evidence.attributions.get(window.hit.article.id, ())
    citation = cite(label, window.hit, window.start, window.end, said)
    asked = evidence.question.speaker
    if asked and evidence.question.kind in ("say", "change") and not _has_words_of(evidence.question, window):
        return replace(citation, speaker=None)  # what is told of somebody: the words of others in it are not theirs
    heard = next((a.speaker for a in window.said if asked and a.speaker and same_speaker(asked, a.speaker)), None)
    return replace(citation, speaker=heard or speaker_of(window.said, window.core.start, window.core.end) or citation.speaker)


def _has_words_of(question: Question, window: Window) -> bool:
    group = question.speaker is not None and question.speaker == question.speaker.lower()
    return group or speaks(question, window) or belongs(question, window) or joined(question, window)


def _sentence(evidence: Evidence, window: Window, citation: Citation) -> Sentence:
    said = [a for a in evidence.attributions.get(citation.article.id, ()) if a.start < window.end and a.end > window.start]
    told = forms.words_alone(evidence.question, window, said) or citation.quote
    return Sentence(" ".join(told.split()), (citation.label,), "verbatim", forms.lead(citation, said))
