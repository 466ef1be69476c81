"""The conversation as HTML: questions, answers with their markers, and what stands in an answer's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.page.exchange import Exchange
from bot.page.markup import byline, counted, date_range, tag, text
from bot.text import display_date
from bot.types import Answer, Citation, Searched, Sentence

_MARKER = re.compile(r"\[(\d{1,3})\]")
LONGEST_KEPT = 24
"""Characters of a last word that stays on one line with its markers, so that no line begins with a marker."""
_DOUBT = {"partial": "only partly supported by its source", "unsupported": "not supported by a source"}


def conversation(exchanges: Sequence[Exchange]) -> str:
    """All of the given exchanges as HTML, oldest first."""
    return "".join(exchange_html(e) for e in exchanges)


def exchange_html(exchange: Exchange) -> str:
    """One exchange as HTML: the question, as what it was searched, and the answer or its state."""
    body = {
        "searching": _searching,
        "writing": _writing,
        "answered": _answered,
        "stopped": _stopped,
        "failed": _failed,
    }[exchange.status](exchange)
    return tag(
        "section",
        tag("h2", text(exchange.question), class_="question"),
        _searched_as(exchange),
        body,
        class_=f"exchange {exchange.status}",
        data_exchange=exchange.number,
        data_question_asked=exchange.question,
        aria_busy="true" if exchange.busy else None,
    )


def _searched_as(exchange: Exchange) -> str:
    known = exchange.answer or exchange.searching
    if known is None or _same(known.question, exchange.question):
        return ""
    return tag("p", tag("span", "Searched as:", class_="term"), " ", text(known.question), class_="searched-as")


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", " ", a).strip().lower() == re.sub(r"\W+", " ", b).strip().lower()


def _searching(exchange: Exchange) -> str:
    over = f" {_over(exchange.searching.searched)}" if exchange.searching else ""
    return tag("p", f"Searching{text(over)}", tag("span", "…", class_="waiting", aria_hidden="true"), class_="state", data_announce="")


def _over(searched: Searched) -> str:
    dates = date_range(searched.first, searched.last)
    return counted(searched.articles, "article") + (f", {dates}" if dates else "")


def _writing(exchange: Exchange) -> str:
    words = _MARKER.sub(lambda m: tag("span", m.group(1), class_="marker pending"), text(exchange.written))
    return tag("div", words, class_="answer pending", data_announce="Writing the answer")


def _stopped(exchange: Exchange) -> str:
    notice = "Stopped. " + (
        "What was written so far has not been checked against its sources." if exchange.written else "Nothing was written yet."
    )
    written = tag("div", text(_MARKER.sub("", exchange.written)), class_="answer pending") if exchange.written else ""
    return written + tag("p", notice, class_="notice", data_announce="") + _again(exchange)


def _failed(exchange: Exchange) -> str:
    fault = tag(
        "p", tag("strong", "This question was not answered."), " ", text(exchange.error or ""), class_="notice fault", data_announce=""
    )
    return fault + _again(exchange)


def _again(exchange: Exchange) -> str:
    return tag("p", tag("button", "Ask again", type="button", class_="quiet-button", data_ask=exchange.question), class_="actions")


def _answered(exchange: Exchange) -> str:
    answer = exchange.answer
    assert answer is not None
    notes = "".join(tag("p", text(note), class_="notice") for note in answer.notes)
    if answer.abstained:
        verdict = tag("p", "Not answered by these articles", class_="verdict")
        words = tag("div", verdict, *(tag("p", text(p)) for p in _paragraphs(answer.text)), class_="answer abstained", data_announce="")
    else:
        words = tag("div", answer_html(answer, exchange.number), class_="answer", data_announce="")
    return words + notes + _footer(exchange, answer)


def answer_html(answer: Answer, number: int) -> str:
    """The sentences of an answer in paragraphs, each with the markers of its citations.

    Built from `answer.sentences`, so that a "[1]" inside a quotation stays text. A line break that `answer.text` holds before a
    sentence begins a paragraph, and so does a lead.

    Args:
        answer: no abstention.
        number: of its exchange; with the label it names the card that a marker leads to.
    """
    cited = {c.label: c for c in answer.citations}
    first_use: set[int] = set()
    paragraphs: list[list[str]] = []
    position = 0
    for sentence in answer.sentences:
        found = answer.text.find(sentence.text, position)
        gap = answer.text[position:found] if found >= 0 else ""
        position = found + len(sentence.text) if found >= 0 else position
        if not paragraphs or sentence.lead or "\n" in gap:
            paragraphs.append([])
        paragraphs[-1].append(_sentence(sentence, cited, number, first_use))
    return "".join(tag("p", " ".join(p), class_="statement") for p in paragraphs)


def _sentence(sentence: Sentence, cited: dict[int, Citation], number: int, first_use: set[int]) -> str:
    lead = tag("span", text(sentence.lead), class_="lead") + " " if sentence.lead else ""
    markers = "".join(_marker(cited[n], number, first_use) for n in sentence.labels if n in cited)
    head, _, last = sentence.text.rpartition(" ")
    if len(last) > LONGEST_KEPT:
        head, last = sentence.text, ""
    space = " " if head and last else ""
    words = tag("span", text(head + space), tag("span", text(last), markers, class_="kept"), class_=f"words {sentence.support}")
    doubt = _DOUBT.get(sentence.support)
    return lead + words + (" " + tag("span", doubt, class_="doubt") if doubt else "")


def _marker(citation: Citation, number: int, first_use: set[int]) -> str:
    where = f"Source {citation.label}: {citation.article.outlet or citation.article.title}, {display_date(citation.article.published)}"
    new = citation.label not in first_use
    first_use.add(citation.label)
    return tag(
        "a",
        tag("span", "[", class_="bracket"),
        str(citation.label),
        tag("span", "]", class_="bracket"),
        href=f"#source-{number}-{citation.label}",
        id=f"marker-{number}-{citation.label}" if new else None,
        class_="marker",
        role="button",
        data_source=f"source-{number}-{citation.label}",
        aria_label=where,
        title=where,
    )


def _footer(exchange: Exchange, answer: Answer) -> str:
    searched = "Searched " + _over(answer.searched)
    parts = [searched, f"filter: {exchange.filters}" if exchange.filters else "", _written_by(answer)]
    buttons = [
        tag(
            "button",
            "Show sources" if answer.citations else "Show related",
            type="button",
            class_="quiet-button",
            data_show=exchange.number,
        )
    ]
    if not answer.abstained:
        buttons.append(tag("button", "Copy with sources", type="button", class_="quiet-button", data_copy=plain_text(answer)))
    return tag("footer", tag("p", text(" · ".join(p for p in parts if p)), class_="provenance"), tag("p", *buttons, class_="actions"))


def _written_by(answer: Answer) -> str:
    return "" if answer.answerer == "extractive" else f"written by {answer.answerer}"


def plain_text(answer: Answer) -> str:
    """The answer with its sources for pasting elsewhere: outlet, date, author, title and address of each."""
    return "\n".join([answer.text, "", "Sources", *(_source_line(c) for c in answer.citations)])


def _source_line(citation: Citation) -> str:
    article = citation.article
    return f"[{citation.label}] {' · '.join(byline(article))}. {article.title}" + (f". {article.url}" if article.url else "")


def _paragraphs(words: str) -> Iterable[str]:
    return (line.strip() for line in words.splitlines() if line.strip())
