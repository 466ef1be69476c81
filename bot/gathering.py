"""What an answerer is given: the question understood, and what the archive has on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answering.asked import asks_of_names
from bot.answering.forms import asks_how_often
from bot.answering.holders import held_by
from bot.answering.protocol import Evidence, Statements
from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.breadth import LOOKED_AT, read_first, spread
from bot.comparing import Comparison
from bot.matching import demonyms, same_speaker
from bot.names import PLACES
from bot.near_names import nearly
from bot.offices import holds, office
from bot.present import is_old, names_present
from bot.question import Question
from bot.retrieval import DEEPER, Retriever, terms
from bot.sentence_scores import Place, sentences_of
from bot.speaker_names import BODIES
from bot.text import fold, stem, stem_set, words
from bot.types import Attribution, Hit, Searched
from bot.understanding import History, Understanding

EVIDENCE = 16
"""Passages that an answerer is given."""
SUGGESTED_FOR = 3
"""Names that no article mentions for which one nearly like it is looked for: each costs a tenth of a second with 10,000 speakers."""


class Gatherer:
    """Understands questions to one archive and gathers the evidence for them. Safe for several threads.

    Args:
        archive: an open archive.
        retriever: searches it.
    """

    def __init__(self, archive: Archive, retriever: Retriever) -> None:
        self._archive = archive
        self._retriever = retriever
        self._understanding = Understanding(archive)

    def understood(self, question: str, history: History | None, where: Filter) -> tuple[Question, Filter]:
        """See `bot.understanding.Understanding.understood`."""
        return self._understanding.understood(question, history, where)

    def compared(self, question: Question) -> Comparison | None:
        """See `bot.understanding.Understanding.compared`."""
        return self._understanding.compared(question)

    def evidence(self, question: Question, where: Filter, speaker: str | None) -> Evidence:
        """What the archive has on a question.

        Args:
            question, where: as `understood` gives them.
            speaker: only passages that hold words of the people whom this name can mean; None for all.
        """
        newest = self._archive.searched(where).last
        timed = question.kind in ("say", "change", "briefing") or question.asks_speaker  # of these the time that is named is searched alone
        present = not timed and names_present(question.text)

        def candidates(text: str, name: str | None, k: int) -> list[Hit]:
            found = self._retriever.candidates(text, DEEPER if present else k, where, name)
            return [hit for hit in found if not (present and is_old(hit.article, newest))][:k]

        hits: dict[str, Hit] = {}
        if question.speaker and not speaker:
            topic = " ".join(question.topic) or question.text
            for name in _called(question.speaker):
                for hit in candidates(topic, name, EVIDENCE) if len(hits) < EVIDENCE else ():
                    hits.setdefault(hit.passage.id, hit)
        briefing = question.kind == "briefing"
        asked = " ".join(question.topic) if briefing and question.topic else question.text  # "brief me" is no topic
        rarity = self._retriever.rarity({stem(w): w for w in question.topic})
        found = candidates(asked, speaker, LOOKED_AT if briefing else EVIDENCE)
        if briefing:
            openings = {a: self._archive.passages(a)[0] for a in {h.article.id for h in found}}
            found = spread(question, found, openings, rarity)
        for hit in found:
            hits.setdefault(hit.passage.id, hit)
        attributions = self._archive.attributions(h.article.id for h in hits.values())
        preferred = read_first(question, found) if briefing else _spoken(question, hits.values(), attributions)
        ranked, relevance = self._retriever.reranked(asked, list(hits.values()), preferred)
        period = self._understanding.period(question, where)
        of_time = period is not None and (period.first, period.last) == (where.since, where.until)
        mentions = self._mentions(question, where)
        absent = [name for name, held in mentions.items() if not held.articles]
        return Evidence(
            question=question,
            hits=tuple(ranked),
            relevance=relevance,
            names_alone=self._retriever.alone(question.names, ranked, relevance) if asks_of_names(question) else {},
            attributions=attributions,
            searched=self._archive.searched(where),
            passages={a: tuple(self._archive.passages(a)) for a in {h.article.id for h in hits.values()}},
            statements=self._statements(question, where) if asks_how_often(question) else None,
            filtered=bool((where.outlets and not question.outlets) or speaker) or (not of_time and bool(where.since or where.until)),
            timed=of_time,
            counted=(period.first, period.last) if period and period.counted else None,
            rarity=rarity,
            held=self._archive.held(" ".join(terms(" ".join(question.topic))), where) if question.of_archive else None,
            mentions=mentions,
            elsewhere={name: held for name, held in self._mentions(question, replace(where, outlets=())).items() if name in absent}
            if question.outlets and absent
            else {},
            nearly={name: self._nearly(name, where) for name in absent[:SUGGESTED_FOR]},
        )

    def _mentions(self, question: Question, where: Filter) -> dict[str, Searched]:
        """How many articles hold each name of the question; of an office, in how many somebody who holds it speaks."""
        found = {}
        for name in (*([question.speaker] if question.speaker else []), *question.names):
            if phrase := terms(name):
                spoken = self._archive.speaking(name, where) if name == question.speaker and office(name) else None
                found[name] = spoken if spoken and spoken.articles else self._archive.mentioning(_query(name, phrase), where)
        return found

    def _nearly(self, name: str, where: Filter) -> tuple[str, ...]:
        """People who are nearly called so and whom an article that passes the filter mentions."""
        found = nearly(name, self._archive.speakers())
        return tuple(one for one in found if self._archive.mentioning(" ".join(terms(one)), where).articles)

    def _statements(self, question: Question, where: Filter) -> Statements:
        """The statements of the speaker who is asked for that hold all words of the topic."""
        wanted = set(map(stem, question.topic))
        found = [q.article for q in self._archive.quotes(question.speaker, where=where) if wanted <= stem_set(q.text)]
        days = sorted(article.published for article in found if article.published)
        return Statements(len(found), len({a.id for a in found}), *((days[0], days[-1]) if days else ()))


def _query(name: str, phrase: Sequence[str]) -> str:
    """The FTS5 query for a name; a state is also mentioned where its people are ("German")."""
    people = demonyms(fold(name)) if fold(name) in PLACES else []
    return " OR ".join([*phrase, *(term for word in people for term in terms(word))]) if people else " ".join(phrase)


def _called(speaker: str) -> list[str]:
    """The names by which the statements of a speaker are looked for.

    A surname; of an office all its words; of a body first the whole name, because departments are many.
    """
    if office(speaker):
        return [speaker]
    spoken = words(speaker) or [speaker]
    return [speaker, spoken[-1]] if len(spoken) > 1 and spoken[-1] in BODIES else [spoken[-1]]


def _spoken(question: Question, hits: Iterable[Hit], attributions: Mapping[str, Sequence[Attribution]]) -> frozenset[Place]:
    """The sentences of these passages that hold words of the speaker who is asked for."""
    asked = question.speaker
    if asked is None:
        return frozenset()
    return frozenset(
        Place(hit.article.id, sentence.start)
        for hit in hits
        for sentence in sentences_of(hit)
        if any(
            a.speaker
            and a.start < sentence.end
            and a.end > sentence.start
            and (same_speaker(asked, a.speaker) or holds(asked, a.role) or held_by(question, a))
            for a in attributions[hit.article.id]
        )
    )
