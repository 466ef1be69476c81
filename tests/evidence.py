"""Builders of articles, hits and Evidence for tests; people, places and words are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.protocol import Evidence
from bot.question import parse
from bot.types import Article, Attribution, Hit, Passage, QuoteKind, Searched

HARBOUR_TEXT = (
    "The harbour of Port Ellin will close for 6 weeks from Monday, the port authority announced.\n\n"
    "“We will not send a single ship to the northern dock,” said Mara Velden, the transport minister. "
    "She added that 1,200 workers would be paid in full. “Nobody [in this town] should fear for a job — that’s a promise,” she said.\n\n"
    "Tomas Arkwright, who leads the dockers' union, disagreed. “The closure will cost us $2.5 million,” Arkwright told reporters. "
    "He denied that the union had been consulted. The ferry line Blue Heron 7 keeps sailing."
)
FERRY_TEXT = (
    "Passengers in Port Ellin complained of long queues on Thursday. The ferry company hired 40 guards after the harbour closed. "
    "According to Mara Velden, a second terminal will open in October. Fares will rise by 5 percent."
)


def article(
    name: str = "harbour",
    text: str = HARBOUR_TEXT,
    title: str = "Port Ellin shuts its harbour",
    outlet: str | None = "The Coast Post",
    published: date | None = date(2031, 3, 14),
    author: str | None = "Ines Okoro",
) -> Article:
    """An article with `name` as its id; the harbour story unless told otherwise."""
    return Article(id=name, title=title, text=text, outlet=outlet, author=author, published=published, url=f"https://example.org/{name}")


def passage(of: Article, start: int = 0, end: int | None = None, position: int = 0) -> Passage:
    """`of.text[start:end]` as a passage; the whole text by default."""
    end = len(of.text) if end is None else end
    return Passage(f"{of.id}:{position}", of.id, position, start, end, of.text[start:end])


def hit(of: Article, start: int = 0, end: int | None = None, score: float = 1.0) -> Hit:
    """A passage of an article as found."""
    return Hit(passage(of, start, end), of, score, {"keyword": 1})


def said(of: Article, words: str, speaker: str | None, cue: str = "said", kind: QuoteKind = "direct") -> Attribution:
    """The attribution of words that stand in the article's text."""
    start = of.text.index(words)
    return Attribution(speaker, speaker, cue, start, start + len(words), kind)


def harbour() -> tuple[Article, tuple[Attribution, ...]]:
    """The harbour story and who says what in it."""
    of = article()
    return of, (
        said(of, "“We will not send a single ship to the northern dock,”", "Mara Velden"),
        said(of, "1,200 workers would be paid in full", "Mara Velden", "added", "reported"),
        said(of, "“Nobody [in this town] should fear for a job — that’s a promise,”", "Mara Velden"),
        said(of, "“The closure will cost us $2.5 million,”", "Tomas Arkwright", "told"),
        said(of, "the union had been consulted", "Tomas Arkwright", "denied", "reported"),
    )


def ferry() -> tuple[Article, tuple[Attribution, ...]]:
    """A second story of the same town, in another outlet."""
    of = article("ferry", FERRY_TEXT, "Queues at the ferry", "Island Wire", date(2031, 3, 20), None)
    return of, (said(of, "a second terminal will open in October", "Mara Velden", "according to", "reported"),)


def evidence(
    question: str = "What did Mara Velden say about the northern dock?",
    stories: Sequence[tuple[Article, tuple[Attribution, ...]]] | None = None,
    kind: str = "say",
) -> Evidence:
    """Evidence of whole articles, each one passage, in the order given; harbour and ferry by default."""
    found = [harbour(), ferry()] if stories is None else list(stories)
    days = sorted(of.published for of, _ in found if of.published)
    return Evidence(
        question=replace(parse(question), kind=kind),  # type: ignore[arg-type]
        hits=tuple(hit(of, score=1 - rank / 10) for rank, (of, _) in enumerate(found)),
        attributions={of.id: attributed for of, attributed in found},
        searched=Searched(len(found), days[0] if days else None, days[-1] if days else None),
    )
