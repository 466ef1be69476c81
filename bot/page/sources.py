"""The cards of cited passages beside a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from bot.page.exchange import Exchange
from bot.page.markup import byline, counted, link, tag, text
from bot.types import Article, Citation, Hit

CONTEXT_CHARS = 240
"""Characters of the passage shown on either side of the cited words at first; the rest unfolds."""
_ELLIPSIS = tag("span", "…", aria_hidden="true")
_CUT = tag("span", "…", class_="cut", aria_hidden="true")


def sources(exchanges: Sequence[Exchange]) -> str:
    """The cards of all answers, one section an answer; the page's script shows the section of the selected one."""
    shown = [e for e in exchanges if e.answer is not None]
    if not shown:
        hint = "The passages that an answer rests on appear here, with the words it uses marked in them."
        return tag("section", tag("h2", "Sources"), tag("p", hint, class_="quiet"), class_="sources none")
    return "".join(_section(e, current=e is shown[-1]) for e in shown)


def _section(exchange: Exchange, current: bool) -> str:
    answer = exchange.answer
    assert answer is not None
    number = exchange.number
    if answer.citations:
        title, count = "Sources", counted(len(answer.citations), "passage")
        cards = "".join(citation_card(number, c) for c in answer.citations)
    else:
        title, count = "Related, not an answer", ""
        cards = "".join(nearest_card(number, n, hit) for n, hit in enumerate(answer.nearest, 1))
        cards = cards or tag("p", "No passage comes near this question.", class_="quiet")
    head = tag("h2", title, tag("span", count, class_="count") if count else "", id=f"sources-{number}", tabindex="-1")
    asked = tag("p", "To: ", tag("q", text(exchange.question)), class_="asked")
    return tag(
        "section",
        head,
        asked,
        cards,
        class_="sources" if answer.citations else "sources related",
        data_exchange=number,
        hidden=not current,
        aria_labelledby=f"sources-{number}",
    )


def citation_card(number: int, citation: Citation) -> str:
    """The card of one citation: where it stands, who says it, and the cited characters marked in the passage.

    Args:
        number: of the exchange; with the label it names the card, as `answer_html` names its marker.
        citation: what is cited.
    """
    article, passage = citation.article, citation.passage
    start, end = min(passage.start, citation.start), max(passage.end, citation.end)
    speaker = tag("p", tag("span", "Speaker", class_="term"), " ", text(citation.speaker), class_="speaker") if citation.speaker else ""
    back = tag("a", "Back to the answer", href=f"#marker-{number}-{citation.label}", class_="back", data_back=number)
    return tag(
        "article",
        _byline(article, tag("span", str(citation.label), class_="label", aria_hidden="true")),
        tag("h3", link(article.url, article.title)),
        speaker,
        marked_passage(article.text, (citation.start, citation.end), (start, end)),
        back,
        id=f"source-{number}-{citation.label}",
        class_="card",
        tabindex="-1",
        aria_label=f"Source {citation.label}: {article.title}",
    )


def marked_passage(body: str, marked: tuple[int, int], shown: tuple[int, int]) -> str:
    """A stretch of an article with some characters of it marked; what is far from them is folded away.

    Args:
        body: the article's text.
        marked, shown: half-open offsets in it; what is marked lies in what is shown.
    """
    (first, last), (start, end) = marked, shown
    far_before, near_before = _split_before(body[start:first].lstrip())
    near_after, far_after = _split_after(body[last:end].rstrip())
    words = (
        _lead_in(start, body, cut=bool(far_before))
        + _far(far_before)
        + text(near_before)
        + tag("mark", text(body[first:last]))
        + text(near_after)
        + _far(far_after)
        + _lead_out(end, body, cut=bool(far_after))
    )
    whole = tag("button", "Whole passage", type="button", class_="whole-button") if far_before or far_after else ""
    return tag("blockquote", words) + whole


def nearest_card(number: int, rank: int, hit: Hit) -> str:
    """The card of a passage that comes near a question without answering it.

    Args:
        number: of the exchange.
        rank: 1 for the nearest.
        hit: the passage.
    """
    article, passage = hit.article, hit.passage
    words = text(passage.text.strip())
    return tag(
        "article",
        _byline(article),
        tag("h3", link(article.url, article.title)),
        tag("blockquote", _lead_in(passage.start, article.text) + words + _lead_out(passage.end, article.text)),
        id=f"related-{number}-{rank}",
        class_="card",
        aria_label=f"Related: {article.title}",
    )


def _byline(article: Article, label: str = "") -> str:
    parts = ("· " * (i > 0) + part for i, part in enumerate(byline(article)))
    return tag("p", label, " ".join(tag("span", text(part)) for part in parts), class_="byline")


def _split_before(words: str) -> tuple[str, str]:
    """What is folded away before the mark, and what is shown."""
    if len(words) <= 1.5 * CONTEXT_CHARS:
        return "", words
    cut = words.index(" ", len(words) - CONTEXT_CHARS) + 1 if " " in words[-CONTEXT_CHARS:] else len(words) - CONTEXT_CHARS
    return words[:cut], words[cut:]


def _split_after(words: str) -> tuple[str, str]:
    """What is shown after the mark, and what is folded away."""
    if len(words) <= 1.5 * CONTEXT_CHARS:
        return words, ""
    cut = words.rfind(" ", 0, CONTEXT_CHARS)
    cut = cut if cut > 0 else CONTEXT_CHARS
    return words[:cut], words[cut:]


def _far(words: str) -> str:
    return tag("span", text(words), class_="far") if words else ""


def _lead_in(start: int, body: str, cut: bool = False) -> str:
    if body[:start].strip():
        return _ELLIPSIS + " "
    return _CUT + " " if cut else ""


def _lead_out(end: int, body: str, cut: bool = False) -> str:
    if body[end:].strip():
        return " " + _ELLIPSIS
    return " " + _CUT if cut else ""
