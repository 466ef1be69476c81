"""Statements as HTML: who said what, when and where, each with its passage and a citation to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.page.markup import byline, counted, date_range, link, tag, text
from bot.page.sources import marked_passage
from bot.page.timeline import timeline
from bot.text import display_date
from bot.types import Person, Quote

UNCERTAIN = 0.7
"""Confidence below which a statement is marked as uncertainly attributed."""
MOST_DAYS = 62
"""Days of a span up to which statements are grouped by day, beyond it by month."""
MOST_ALIASES, MOST_ROLES = 6, 4
KINDS = {"direct": "quoted", "mixed": "partly quoted", "reported": "reported"}
_MARKS = "“”\"„«»‘’'‹›"


def words_of(quote: Quote) -> str:
    """The statement: in “quotation marks” where it is verbatim, without any where it is reported; a comma at its end is left out."""
    if quote.kind == "reported":
        return quote.text.strip()
    return f"“{quote.text.strip().strip(_MARKS).strip().rstrip(',')}”"


def citation_of(quote: Quote) -> str:
    """The statement with its source, for pasting elsewhere: name, role, “words”, outlet, date, title, address."""
    article = quote.article
    words = " ".join(words_of(quote).split())
    said = f"reported: {words}" if quote.kind == "reported" else words
    who = quote.person or quote.speaker or "Nobody named"
    parts = (who, quote.role, said, article.outlet, display_date(article.published), article.title, article.url)
    return ", ".join(part for part in parts if part)


def newest_first(quotes: Sequence[Quote]) -> list[Quote]:
    """By day of publication, undated last; those of one article stay together, in text order."""
    return sorted(
        quotes, key=lambda q: (q.article.published is None, -(q.article.published or date.min).toordinal(), q.article.id, q.start)
    )


def statements(quotes: Sequence[Quote], shown: int) -> str:
    """The first of these statements under headings of their day or month.

    Args:
        quotes: newest first.
        shown: how many to show.
    """
    days = [q.article.published for q in quotes if q.article.published]
    by_month = bool(days) and (max(days) - min(days)).days > MOST_DAYS
    numbered: Iterator[tuple[int, Quote]] = enumerate(quotes[:shown], 1)
    return "".join(
        tag("section", tag("h3", text(heading)), *(statement(n, q) for n, q in group), class_="day")
        for heading, group in groupby(numbered, key=lambda item: _heading(item[1].article.published, by_month))
    )


def statement(number: int, quote: Quote) -> str:
    """One statement, with its passage folded beneath it.

    Args:
        number: its place on the page, which names its elements.
        quote: what was said.
    """
    article, place = quote.article, f"passage-{number}"
    who = tag("strong", text(quote.person or quote.speaker or "Nobody named")) + (f", {text(quote.role)}" if quote.role else "")
    labels = [tag("span", KINDS[quote.kind], class_=f"kind {quote.kind}")]
    if quote.confidence < UNCERTAIN:
        labels.append(tag("span", "attribution uncertain", class_="doubt"))
    source = (tag("span", text(part)) for part in (display_date(article.published), article.outlet, article.title) if part)
    opener = tag(
        "button",
        "Show in the article",
        type="button",
        class_="quiet-button",
        data_passage=place,
        aria_expanded="false",
        aria_controls=place,
    )
    copy = tag(
        "button",
        "Copy citation",
        type="button",
        class_="quiet-button",
        data_copy=citation_of(quote),
        data_copied="Copied the citation",
    )
    return tag(
        "article",
        tag("p", who, " ", *labels, class_="who"),
        tag("p", text(words_of(quote)), class_=f"said {quote.kind}"),
        tag("p", *source, class_="source"),
        tag("p", opener, copy, class_="actions"),
        _passage(place, quote),
        class_="statement-card",
        id=f"statement-{number}",
    )


def _passage(place: str, quote: Quote) -> str:
    article = quote.article
    about = " · ".join(byline(article))
    return tag(
        "div",
        tag("p", text(about), class_="byline"),
        tag("h4", link(article.url, article.title)),
        marked_passage(article.text, (quote.start, quote.end), _around(quote)),
        tag("button", "Close", type="button", class_="whole-button", data_close=place),
        id=place,
        class_="card passage",
        tabindex="-1",
        hidden=True,
        role="group",
        aria_label=f"Passage in {article.title}",
    )


def _around(quote: Quote) -> tuple[int, int]:
    """The paragraphs of a statement, with the paragraph before and the one after."""
    body = quote.article.text
    before = body[: quote.start].rstrip("\n")
    start = body.rfind("\n", 0, max(0, before.rfind("\n"))) + 1 if "\n" in before else 0
    end = quote.end
    for _ in range(2):
        while end < len(body) and body[end] == "\n":
            end += 1
        found = body.find("\n", end)
        end = len(body) if found < 0 else found
    return start, end


def _heading(day: date | None, by_month: bool) -> str:
    return f"{day:%B %Y}" if day and by_month else display_date(day) if day else "Undated"


def head(people: Sequence[Person], quotes: Sequence[Quote], topic: str) -> str:
    """What stands over the statements: whose they are, how many, and when they were made.

    Args:
        people: who was asked for; none for everybody.
        quotes: all that were found, shown or not.
        topic: as the reader wrote it, or "".
    """
    about = f" about “{topic}”" if topic else ""
    days = [q.article.published for q in quotes if q.article.published]
    span = date_range(min(days), max(days)) if days else ""
    count = counted(len(quotes), "statement") + about + (f", {span}" if span else "")
    undated = len(quotes) - len(days)
    count += f", {undated} undated" if undated and days else ""
    if len(people) == 1:
        title, told = people[0].name, _told(people[0])
        drawn = timeline(days, title)
    else:
        speakers = len({q.person for q in quotes if q.person})
        title = f"Statements{about}" if topic or not people else "Statements"
        count += f" by {counted(speakers, 'speaker')}" if speakers else ""
        told = _several(people) if people else ""
        drawn = timeline(days, counted(speakers, "speaker"))
    return tag("header", tag("h2", text(title)), told, tag("p", text(count), class_="count", role="status"), drawn, class_="said-head")


def _told(person: Person) -> str:
    """What the articles call a person, and the other names they use."""
    lines = []
    if person.roles:
        roles = [f"{r.name} ({counted(r.count, 'time')}{_when(r.first, r.last)})" for r in person.roles[:MOST_ROLES]]
        lines.append(tag("p", text("; ".join(roles)), class_="roles"))
    others = [a for a in person.aliases if a != person.name]
    if others:
        more = len(others) - MOST_ALIASES
        names = ", ".join(others[:MOST_ALIASES]) + (f" and {more} more" if more > 0 else "")
        lines.append(tag("p", text(f"Also written {names}"), class_="aliases"))
    return "".join(lines)


def _when(first: date | None, last: date | None) -> str:
    return f", {date_range(first, last)}" if first else ""


def _several(people: Sequence[Person]) -> str:
    """The people whom a name can mean, each to be chosen alone."""
    return tag("p", "This name can mean ", *_buttons(people), class_="several")


def _buttons(people: Sequence[Person]) -> list[str]:
    return [
        tag("button", text(f"{p.name} ({p.statements:,})"), type="button", class_="quiet-button", data_person=p.name) for p in people[:12]
    ]


def nothing_chosen(people: Sequence[Person]) -> str:
    """What stands there before anybody is chosen: the most quoted people.

    Args:
        people: most statements first.
    """
    lead = "Choose a person, write a topic, or both. Every statement shows where it stands in its article."
    most = tag("h3", "Most quoted") + tag("p", *_buttons(people), class_="several")
    return tag("section", tag("h2", "Who said what?"), tag("p", lead), most, class_="welcome said-welcome")


def nothing_there() -> str:
    """What stands there if the archive holds no statement of anybody."""
    words = "The archive holds no statements yet. Add articles that quote people, and they appear here."
    return tag("section", tag("h2", "No statements yet"), tag("p", words), class_="welcome said-welcome empty")


def nothing_found(people: Sequence[Person], name: str, topic: str, filters: str, total: int, near: Sequence[Person]) -> str:
    """What stands there if nothing fits: what was asked for, and what there is instead.

    Args:
        people: whom the name can mean; none if nobody is called so, or nobody was asked for.
        name, topic: as the reader wrote them, or "".
        filters: the filters in words, or "".
        total: statements of these people, or else of everybody, without topic and filters.
        near: people to offer.
    """
    limits = (f" about “{topic}”" if topic else "") + (f" with the filter {filters}" if filters else "")
    if name and not people:
        said = f"Nobody with the name “{name}” is quoted in these articles. They hold {counted(total, 'statement')}."
    elif people:
        whose = people[0].name if len(people) == 1 else f"“{name}”"
        spans = [day for p in people for day in (p.first, p.last) if day]
        when = f" ({date_range(min(spans), max(spans))})" if spans else ""
        said = f"No statement of {whose}{limits}. The articles hold {counted(total, 'statement')} of {whose}{when}."
    else:
        said = f"No statement{limits}. The articles hold {counted(total, 'statement')}."
    offer = tag("h3", "Instead") + tag("p", *_buttons(near), class_="several") if near else ""
    return tag("section", tag("h2", "No statement fits"), tag("p", text(said), role="status"), offer, class_="welcome said-welcome none")
