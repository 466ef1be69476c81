"""The values that travel through the system. All are frozen; `to_dict()` gives JSON-ready dictionaries.

Offsets are in characters (Python `str` indices) and half open: `article.text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Literal

Support = Literal["verbatim", "supported", "partial", "unsupported"]
QuoteKind = Literal["direct", "mixed", "reported"]
"""`direct`: the whole statement stands in quotation marks; `mixed`: part of it does; `reported`: none of it does."""
PersonKind = Literal["person", "organisation", "role"]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value


class Value:
    """Mixin of all value types."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """This value as JSON-ready dictionaries, lists, strings, numbers and None; dates as `YYYY-MM-DD`."""
        plain: dict[str, Any] = _plain(self)
        return plain


@dataclass(frozen=True, slots=True)
class Article(Value):
    """One news article as stored.

    Attributes:
        id: unique in the archive; the reader's own `id`, or derived from the URL or path.
        title: the headline; where the source has none, the reader makes one, mostly of the first sentence.
        text: the whole body, newline-normalised; all offsets point into it.
        outlet, author: as published, or None when the source does not say.
        published: the day of publication, or None.
        url: the article's address (http or https), or None.
        source: the file (and record) that it was read from, for people.
    """

    id: str
    title: str
    text: str
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Passage(Value):
    """A stretch of one article that is searched as a unit: `article.text[start:end] == text`.

    Attributes:
        id: unique in the archive, stable as long as the article's text and the chunking are.
        article_id: `id` of the article that it is cut from.
        position: 0 for the article's first passage, 1 for the next.
        start, end: offsets in the article's text.
        text: those characters; the title is not part of them.
    """

    id: str
    article_id: str
    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Attribution(Value):
    """Who said what, found when the article was read: `article.text[start:end]` is the statement.

    Attributes:
        speaker: the fullest name of the speaker in the article ("Annalena Baerbock"), or a role
            ("the minister") where no name could be found; None if the statement has no visible source.
        mention: the speaker as written at this statement ("She", "Lavrov"), or None.
        cue: the word that ties both ("said", "according to"), or None.
        start, end: for `direct` and `mixed` the words between the quotation marks, marks included; for `reported` the clause
            that is said; speaker and cue are part of it only where they interrupt it.
        kind: how much of the statement stands in quotation marks, see `QuoteKind`.
        role: what the article calls the speaker ("Germany's foreign minister"), where it says so with the name; otherwise None.
        confidence: how likely the speaker is right, in [0, 1].
    """

    speaker: str | None
    mention: str | None
    cue: str | None
    start: int
    end: int
    kind: QuoteKind
    role: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote(Value):
    """An attributed statement with its article: `article.text[start:end] == text`.

    Attributes:
        speaker, mention, cue, kind, role, confidence: as in `Attribution`.
        text: the statement, verbatim; its quotation marks are part of it.
        start, end: offsets in the article's text.
        article: where it stands.
        person: name of the `Person` whom the archive's articles together show the speaker to be; None without a speaker.
    """

    speaker: str | None
    text: str
    start: int
    end: int
    kind: QuoteKind
    article: Article
    mention: str | None = None
    cue: str | None = None
    role: str | None = None
    confidence: float = 1.0
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Role(Value):
    """What articles call a person.

    Attributes:
        name: as written most often ("Germany's foreign minister").
        first, last: days of the first and the last article with a statement that says so; None if none of them has a date.
        count: statements that say so.
    """

    name: str
    first: date | None
    last: date | None
    count: int


@dataclass(frozen=True, slots=True)
class Person(Value):
    """Somebody who speaks in the articles of an archive, under all the names that they give.

    Attributes:
        name: the name by which this is known; no other person of the archive has it.
        aliases: the speakers' names that were merged, most statements first; `name` is one of them only if it is written so.
        roles: most statements first; none where the articles tell none.
        statements: how many, in all articles.
        first, last: days of the first and the last of them; None if no article with a statement has a date.
        kind: `organisation` for a body or a place that speaks; `role` for somebody without a name ("a spokesman for the port").
    """

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    statements: int
    first: date | None
    last: date | None
    kind: PersonKind = "person"


@dataclass(frozen=True, slots=True)
class Hit(Value):
    """A passage found for a question.

    Attributes:
        passage: what was found.
        article: the article that the passage is cut from.
        score: fused score in [0, 1], comparable only within one search.
        ranks: 1-based rank in each list that held the passage, for example `{"keyword": 1, "vector": 7}`.
    """

    passage: Passage
    article: Article
    score: float
    ranks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation(Value):
    """The proof of a sentence: `article.text[start:end] == quote`, and `passage` holds its start.

    Attributes:
        label: the n of the marker [n] in the answer's text; 1 for the first cited.
        quote: the cited characters, verbatim.
        start, end: offsets in the article's text; the span may reach beyond the end of its passage.
        passage: the passage that the span begins in.
        article: the article that is cited.
        speaker: who said the cited words according to the article, or None where they are the outlet's own.
    """

    label: int
    quote: str
    start: int
    end: int
    passage: Passage
    article: Article
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence(Value):
    """One sentence of an answer, without its markers.

    Attributes:
        text: what is said.
        labels: labels of the citations that carry it, in order.
        support: `verbatim` when the text stands so in the cited span, white space aside; `supported` or `partial` for
            generated text, as `bot.grounding` judged it. What it finds `unsupported` is left out of an answer.
        lead: what the program itself puts before the text ("Annalena Baerbock, Reuters, 14 January 2022:"), or "".
    """

    text: str
    labels: tuple[int, ...] = ()
    support: Support = "verbatim"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Searched(Value):
    """What was searched, after the filters.

    Attributes:
        articles: how many articles.
        first, last: the earliest and the latest day of publication among them; None if none of them has a date.
    """

    articles: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Answer(Value):
    """An answer with its proof, or an abstention.

    Attributes:
        text: what a reader reads, with [n] markers.
        sentences: the same text in parts; empty for an abstention.
        citations: in the order of their labels; empty for an abstention.
        abstained: True if the archive does not answer; `text` then says what is missing and what there is.
        question: the standalone question that was searched.
        searched: how many articles, and from which to which date.
        nearest: related passages, best first; not an answer. Filled when abstained.
        notes: plain messages about this answer (a chat model that did not answer, sentences that were dropped).
        answerer: `extractive`, or the chat model's `provider:name`.
    """

    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    abstained: bool
    question: str
    searched: Searched
    nearest: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    answerer: str = "extractive"


@dataclass(frozen=True, slots=True)
class Turn(Value):
    """One earlier exchange of the conversation.

    Attributes:
        question: what was asked, as asked; follow-ups among the turns are resolved in order.
        answer: the text of the answer, or None if there was none.
    """

    question: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Stats(Value):
    """What an archive holds.

    Attributes:
        articles, passages: how many.
        quotes: how many attributed statements, those of nobody named included.
        first, last: the earliest and the latest day of publication; None if no article has a date.
        outlets: outlet -> number of its articles, most first; articles without one count as "(no outlet)".
        speakers: speaker -> number of statements, most first; statements without a speaker are left out.
        generation: number of changes that were committed to the archive; another number means other content.
        embedding_model: the model that the archive was built with, as the settings named it.
    """

    articles: int
    passages: int
    quotes: int
    first: date | None
    last: date | None
    outlets: dict[str, int]
    speakers: dict[str, int]
    generation: int
    embedding_model: str


@dataclass(frozen=True, slots=True)
class Searching(Value):
    """First event of a stream: the standalone question that is being searched, and over what.

    Attributes:
        question: the question as searched; as asked unless it was a follow-up.
        searched: the articles that pass the filters.
    """

    question: str
    searched: Searched


@dataclass(frozen=True, slots=True)
class Token(Value):
    """A piece of the answer's text as it is written. Not yet proved: `Final` may say less.

    Attributes:
        text: to be put right behind the pieces before it; it may be a part of a word, a sentence or several.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Final(Value):
    """Last event of a stream: the proved answer, which replaces all that was streamed."""

    answer: Answer


Event = Searching | Token | Final
