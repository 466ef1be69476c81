"""The Python query API: everything is wired here."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType

from bot.answering.abstention import abstain
from bot.answering.extractive import Extractive
from bot.answering.joining import behind, join
from bot.answering.protocol import Answerer, Evidence
from bot.archive.archive import Archive
from bot.archive.filter import Filter
from bot.citations import render
from bot.embedding import Embedder
from bot.errors import ModelUnavailable, QuestionError
from bot.gathering import Gatherer
from bot.reranking import reranker_of
from bot.retrieval import Retriever, terms
from bot.sentence_scores import SentenceScores
from bot.settings import Settings
from bot.statements import about as about_topic
from bot.text import content_words, stem
from bot.types import Answer, Article, Event, Final, Hit, Person, Quote, Searching, Stats, Token
from bot.understanding import History

log = logging.getLogger(__name__)

LONGEST_QUESTION = 2000
"""Characters; longer text is not a question."""


class NewsBot:
    """Answers questions from one archive, with proof. Safe for several threads; heavy parts load on first use.

        bot = NewsBot.open("./archive")
        answer = bot.ask("What did Baerbock say about troop numbers?")

    Use `NewsBot.open`; as a context manager it closes the archive's files at the end.

    Args:
        settings: weights, limits and the chat model.
        archive: an open archive; the bot closes it.
        embedder: the model that the archive was built with.

    Raises:
        PromptError: a chat model is set, and a template in `prompts/` is missing or does not fit.
    """

    def __init__(self, settings: Settings, archive: Archive, embedder: Embedder) -> None:
        self.settings = settings
        self._archive = archive
        self._embedder = embedder
        reranker = reranker_of(settings)
        self._scores = SentenceScores(reranker) if reranker else None
        self._retriever = Retriever(archive, embedder, settings.keyword_weight, self._scores)
        self._gatherer = Gatherer(archive, self._retriever)
        self._extractive = Extractive(settings, embedder)
        self._answerer = _answerer(settings, self._extractive)

    @classmethod
    def open(cls, archive: str | Path | None = None, *, settings: Settings | None = None, embedder: Embedder | None = None) -> NewsBot:
        """Open an archive for questions.

        Args:
            archive: its folder; by default the settings'.
            settings: by default `Settings()`: the environment, `briefing.toml`, defaults.
            embedder: one that is loaded already.

        Raises:
            ArchiveNotFound, ArchiveMismatch, ArchiveDamaged: the archive cannot be used; the message says what to do.
            SettingsError: a setting is unknown or wrong.
            PromptError: a chat model is set, and a template in `prompts/` is missing or does not fit.
        """
        settings = settings or Settings()
        if archive is not None:
            settings = settings.model_copy(update={"archive": Path(archive)})
        return cls(settings, Archive(settings), embedder or Embedder.of(settings))

    def ask(
        self,
        question: str,
        history: History | None = None,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        speaker: str | None = None,
    ) -> Answer:
        """Answer a question.

        Args:
            question: in English, standalone or a follow-up; at most `LONGEST_QUESTION` characters.
            history: earlier turns, oldest first: `Turn`s, or `{"role": "user" | "assistant", "content": str}` messages.
            since, until: only articles published in this range, both days included; undated articles fall out once either is given.
                A question for statements or a briefing that names a time itself ("in January") narrows the range further.
            outlets: only articles of these outlets, in any case.
            speaker: only passages that hold words of the people whom this name can mean, as for `quotes`.

        Returns:
            An Answer whose every sentence is cited, or an abstention.

        Raises:
            QuestionError: the question is empty or too long, or the history or the filters cannot be used.
            ModelUnavailable: the embedding model cannot be loaded. (A chat model that fails is no error: the answer is
                then extractive and its notes say so.)
            VectorStoreUnavailable, ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be searched.
        """
        for event in self.stream(question, history, since, until, outlets, speaker):
            if isinstance(event, Final):
                return event.answer
        raise AssertionError("a stream ends with Final")

    def stream(
        self,
        question: str,
        history: History | None = None,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        speaker: str | None = None,
    ) -> Iterator[Event]:
        """Answer a question as typed events. Tokens are a preview; only `Final` is proved.

        Nothing is done, and no error is raised, before the first event is asked for. To stop an answer, close the iterator.

        Args:
            question, history, since, until, outlets, speaker: as for `ask`.

        Yields:
            `Searching`, any number of `Token`s (none for an abstention of the extractive answerer), `Final(answer)`.

        Raises:
            QuestionError, ModelUnavailable, VectorStoreUnavailable, ArchiveNotFound, ArchiveLocked, ArchiveDamaged: as `ask`.
                A chat model that fails in the middle is no error: an extractive `Final` takes the place of its tokens.
        """
        where = _filter(since, until, outlets)
        if not question.strip():
            raise QuestionError("The question is empty. Ask something, for example who said what about a subject.")
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(f"The question has {len(question)} characters, at most {LONGEST_QUESTION} can be used. Shorten it.")
        asked, of_time = self._gatherer.understood(question, history, where)
        searched = self._archive.searched(of_time)
        yield Searching(asked.text, searched)
        several = self._gatherer.compared(asked)
        if several is None or not searched.articles:
            yield from self._answered(self._gatherer.evidence(asked, of_time, speaker))
            return
        answers: list[Answer] = []
        for single in several.questions:
            one, of_time = self._gatherer.understood(single, None, where)
            before = sum(len(answer.citations) for answer in answers)
            for event in self._answered(self._gatherer.evidence(one, of_time, speaker)):
                if isinstance(event, Final):
                    answers.append(event.answer)
                elif not before:
                    yield event
            if before and answers[-1].sentences:
                yield Token("\n\n" + render(behind(before, answers[-1])))
        yield Final(join(asked.text, answers, several.judged))

    def search(
        self,
        question: str,
        k: int = 10,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        speaker: str | None = None,
    ) -> list[Hit]:
        """The best k passages for a question, best first, near-identical ones collapsed.

        Args:
            question: words to look for, as they are: no follow-up is resolved, no time is read from them. Empty finds nothing.
            k: at most so many, 1 or more.
            since, until, outlets, speaker: as for `ask`.

        Raises:
            QuestionError: `k` is below 1, or the filters cannot be used.
            ModelUnavailable: the embedding model cannot be loaded.
            VectorStoreUnavailable, ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be searched.
        """
        if k < 1:
            raise QuestionError(f"k is {k}; ask for at least one passage.")
        if not question.strip():
            return []
        return self._retriever.search(question, k, _filter(since, until, outlets), speaker)

    def evidence(
        self,
        question: str,
        history: History | None = None,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
        speaker: str | None = None,
    ) -> Evidence:
        """What an answerer is given for a question: to build an answerer of your own, or to judge how a question was understood.

        Args, raises: as for `ask`.
        """
        asked, where = self._gatherer.understood(question, history, _filter(since, until, outlets))
        return self._gatherer.evidence(asked, where, speaker)

    def quotes(
        self,
        speaker: str | None = None,
        about: str | None = None,
        article_id: str | None = None,
        limit: int | None = 20,
        since: date | None = None,
        until: date | None = None,
        outlets: Sequence[str] | None = None,
    ) -> list[Quote]:
        """Attributed statements: newest first, or those that fit `about` best first.

        Args:
            speaker: a name in any case, with or without accents and titles; all statements of the people whom it can mean, under
                whatever name the articles give them (see `people`). A name that several carry means all of them.
            about: words that the statement should hold, see `bot.statements.about`.
            article_id: only from this article, in text order; an unknown id has none.
            limit: at most so many; None for all.
            since, until, outlets: as for `ask`.

        Raises:
            QuestionError: the filters cannot be used.
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be read.
        """
        where = _filter(since, until, outlets)
        if not (about and about.strip()):
            return self._archive.quotes(speaker, article_id, where, limit=-1 if limit is None else limit)
        wanted = terms(about)
        found = self._archive.quotes(speaker, article_id, where, holding=" OR ".join(wanted)) if wanted else []
        fitting = about_topic(found, about, self._retriever.rarity({stem(w): w for w in content_words(about)}))
        return fitting if limit is None else fitting[:limit]

    def people(self, name: str | None = None, limit: int | None = None) -> list[Person]:
        """Who speaks in the articles, most statements first, each person once under all names that the articles give (`bot.people`).

        Args:
            name: only those whose name, in any of its forms, holds this, in any case, with or without accents; None for everybody.
            limit: at most so many; None for all.

        Raises:
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be read.
        """
        everybody = self._archive.people()
        found = everybody.search(name) if name and name.strip() else everybody.persons
        return list(found if limit is None else found[:limit])

    def articles(self) -> list[Article]:
        """All articles, newest first, undated last.

        Raises:
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be read.
        """
        return self._archive.articles()

    def article(self, article_id: str) -> Article:
        """One article.

        Args:
            article_id: its id, or its URL as stored.

        Raises:
            ArticleNotFound: there is none.
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be read.
        """
        return self._archive.article(article_id)

    def stats(self) -> Stats:
        """What the archive holds now.

        Raises:
            ArchiveNotFound, ArchiveLocked, ArchiveDamaged: the archive cannot be read.
        """
        return self._archive.stats()

    def warm_up(self) -> None:
        """Load the embedding model and the reranker now instead of at the first question.

        Raises:
            ModelUnavailable: one of them cannot be loaded.
        """
        self._embedder.warm_up()
        if self._scores is not None:
            self._scores.warm_up()

    def close(self) -> None:
        """Close the archive's files. What was read from it before stays usable."""
        self._archive.close()

    def __enter__(self) -> NewsBot:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _answered(self, evidence: Evidence) -> Iterator[Token | Final]:
        if not evidence.searched.articles:
            yield Final(abstain(evidence))
            return
        if self._answerer is not self._extractive:
            try:
                yield from self._answerer.stream(evidence)
            except ModelUnavailable as error:
                log.warning("%s", error)
                note = f"{error} This answer was put together from the articles' own sentences instead."
                answer = self._extractive.answer(evidence)
                yield Final(replace(answer, notes=(*answer.notes, note)))
            return
        yield from self._extractive.stream(evidence)


def _answerer(settings: Settings, extractive: Extractive) -> Answerer:
    if not settings.chat_model:
        return extractive
    from bot.answering.generative import Generative

    return Generative(settings)


def _filter(since: date | None, until: date | None, outlets: Sequence[str] | None) -> Filter:
    if since and until and since > until:
        raise QuestionError(f"The filter runs from {since} until {until}, which is no time at all. Swap the two dates.")
    if isinstance(outlets, str):
        outlets = [outlets]
    return Filter(since, until, tuple(outlets or ()))
