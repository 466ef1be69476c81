"""What the page shows, as HTML made from answers: no browser, no user-interface library."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.errors import ArchiveLocked, ArchiveNotFound, ModelUnavailable, QuestionError
from bot.page import conversation, filters, masthead, sources, upload
from bot.page.converse import FAULT, converse, stopped
from bot.page.desk import Desk
from bot.page.examples import common_subject, examples, topic
from bot.page.exchange import Exchange
from bot.page.filters import Filters, read_date, read_filters
from bot.page.markup import date_range, is_web_address, link, listed
from bot.types import Answer, Article, Citation, Final, Hit, Passage, Quote, Searched, Searching, Sentence, Stats, Token, Turn
from ingest import Outcome
from tests.scripted_page import BUDGET, HARBOUR, HOSTILE, ScriptedBot, answer_of, citation, passage_of

SEARCHED = Searched(3, date(2024, 3, 12), date(2024, 3, 25))
EVIL = "\"'><script>x()</script><img src=//evil.invalid/i onerror=x()>"


class Reading(HTMLParser):
    """The elements of an HTML text with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.marked = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"elements that are not closed: {self._open}"

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((name, dict(attrs)))
        self._open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self._open.pop() == name

    def handle_data(self, data: str) -> None:
        self.words += data
        self.marked += data if "mark" in self._open else ""

    def all(self, **wanted: str) -> list[dict[str, str | None]]:
        return [a for _, a in self.elements if all(a.get(k.rstrip("_").replace("_", "-")) == v for k, v in wanted.items())]


def exchange(answer: Answer, question: str = "What about the pier?", number: int = 1) -> Exchange:
    return Exchange(number, question, "answered", answer=answer)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?y=1", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://a.example/\nx", False),
        ("data:text/html,x", False),
        ("//a.example/x", False),
        ("https:///x", False),
        ("http:\\\\a.example", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: bool) -> None:
    assert is_web_address(url) is expected
    assert ("<a " in link(url, "a title")) is expected
    assert "a title" in link(url, "a title")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 1, 3), date(2022, 1, 31), "3–31 January 2022"),
        (date(2022, 1, 3), date(2022, 3, 5), "3 January – 5 March 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 December 2021 – 2 January 2022"),
        (date(2022, 1, 3), date(2022, 1, 3), "3 January 2022"),
        (None, date(2022, 1, 3), "3 January 2022"),
        (None, None, ""),
    ],
)
def test_a_range_of_dates_is_said_without_repetition(first: date | None, last: date | None, words: str) -> None:
    assert date_range(first, last) == words


def test_a_list_of_names_is_said_as_one_would() -> None:
    assert [listed(n) for n in ([], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D", "E"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
        "A, B, C and 2 more",
    ]


@pytest.mark.parametrize(
    ("entry", "start", "end"),
    [
        ("2022-01-14", "2022-01-14", "2022-01-14"),
        (" 14  January 2022 ", "2022-01-14", "2022-01-14"),
        ("14th Jan. 2022", "2022-01-14", "2022-01-14"),
        ("January 14, 2022", "2022-01-14", "2022-01-14"),
        ("14.1.2022", "2022-01-14", "2022-01-14"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("Sept 2022", "2022-09-01", "2022-09-30"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_dates_are_read_as_people_write_them(entry: str, start: str, end: str) -> None:
    assert read_date(entry, end=False) == date.fromisoformat(start)
    assert read_date(entry, end=True) == date.fromisoformat(end)


@pytest.mark.parametrize(
    "entry", ["soon", "2022-13-01", "31 February 2022", "14 Januar 2022", "0000-01-01", "1/2/2022", "2022-01-14 or so"]
)
def test_what_is_no_date_is_named_in_the_error(entry: str) -> None:
    with pytest.raises(QuestionError, match="is not a date") as caught:
        read_filters(entry, None, None)
    assert f"“{entry}”" in str(caught.value)


def test_filters_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(QuestionError, match="1 February 2022 is after until 31 January 2022"):
        read_filters("2022-02", "2022-01", [])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Filters(), ""),
        (Filters(since=date(2022, 1, 1)), "from 1 January 2022"),
        (Filters(until=date(2022, 1, 1)), "until 1 January 2022"),
        (Filters(date(2022, 1, 1), date(2022, 2, 1), ("A", "B")), "1 January 2022 to 1 February 2022 · A and B"),
    ],
)
def test_filters_are_said_in_words(given: Filters, words: str) -> None:
    assert given.words() == words
    assert bool(filters.filters_line(given)) is bool(words)


def test_the_cited_characters_are_marked_and_nothing_else() -> None:
    cited = citation(2, HARBOUR, "the works would cost 14 million crowns and close the old quay for six weeks", "Ines Aldous")
    card = Reading(sources.citation_card(7, cited))
    assert card.marked == HARBOUR.text[cited.start : cited.end]
    assert HARBOUR.text in card.words
    assert card.all(id="source-7-2") and card.all(
        href="https://courier.example/harbour/second-pier", target="_blank", rel="noopener noreferrer"
    )
    for part in ("The Lindhaven Courier", "12 March 2024", "By Marta Quill", HARBOUR.title, "Speaker Ines Aldous"):
        assert part in card.words


def test_a_citation_that_runs_past_its_passage_is_shown_whole() -> None:
    short = replace(passage_of(BUDGET), start=10, end=60, text=BUDGET.text[10:60])
    card = Reading(sources.citation_card(1, Citation(1, BUDGET.text[40:150], 40, 150, short, BUDGET)))
    assert card.marked == BUDGET.text[40:150]
    assert f"… {BUDGET.text[10:40]}" in card.words
    assert card.words.count("…") == 2


def test_a_long_passage_is_folded_but_stays_whole() -> None:
    body = f"{'before ' * 120}The cited words. {'after ' * 120}".strip()
    article = Article("long", "Long", body)
    card = Reading(sources.citation_card(1, citation(1, article, "The cited words.")))
    assert card.words.replace("… ", "").replace(" …", "").count("before") == 120
    assert card.words.count("after") == 120
    assert len(card.all(class_="far")) == 2 and card.all(class_="whole-button")


def test_markers_lead_to_the_cards_of_their_own_answer() -> None:
    first = exchange(answer_of("q", citation(1, HARBOUR, "five hours"), searched=SEARCHED), number=1)
    second = exchange(answer_of("q", citation(1, BUDGET, "the dredging"), searched=SEARCHED), number=2)
    talk, cards = Reading(conversation.conversation([first, second])), Reading(sources.sources([first, second]))
    assert [a["data-source"] for a in talk.all(class_="marker")] == ["source-1-1", "source-2-1"]
    assert cards.all(id="source-1-1") and cards.all(id="source-2-1")
    assert ["hidden" in a for _, a in cards.elements if "data-exchange" in a] == [True, False]


def test_a_label_inside_a_quotation_is_no_marker_and_an_unknown_label_is_dropped() -> None:
    cited = citation(1, HARBOUR, "five hours")
    said = Sentence("The minutes [1] say so [2].", (1, 9), "partial", "Ines Aldous:")
    answer = Answer("Ines Aldous: The minutes [1] say so [2]. [1]", (said,), (cited,), False, "q", SEARCHED)
    html = Reading(conversation.answer_html(answer, 1))
    assert len(html.all(class_="marker")) == 1
    assert "The minutes [1] say so [2]." in html.words
    assert "only partly supported by its source" in html.words


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [("One. [1] Two. [1]", 1), ("One. [1]\n\nTwo. [1]", 2), ("Two. [1] One. [1]", 1)],
)
def test_sentences_are_set_in_the_paragraphs_of_the_answer(text: str, paragraphs: int) -> None:
    said = tuple(Sentence(s, (1,), "supported") for s in ("One.", "Two."))
    answer = Answer(text, said, (citation(1, HARBOUR, "five hours"),), False, "q", SEARCHED)
    assert len(Reading(conversation.answer_html(answer, 1)).all(class_="statement")) == paragraphs


def test_the_searched_question_is_shown_only_where_it_differs() -> None:
    answer = answer_of("And why?", citation(1, HARBOUR, "five hours"), searched=SEARCHED)
    assert "Searched as" not in conversation.exchange_html(exchange(answer, "and why"))
    other = Reading(conversation.exchange_html(exchange(replace(answer, question="Why a pier?"), "And why?")))
    assert "Searched as: Why a pier?" in other.words


def test_an_abstention_shows_related_passages_as_no_answer() -> None:
    abstained = Answer("Nothing on that.\nThere is this.", (), (), True, "q", SEARCHED, nearest=(Hit(passage_of(BUDGET), BUDGET, 0.1),))
    talk, cards = Reading(conversation.exchange_html(exchange(abstained))), Reading(sources.sources([exchange(abstained)]))
    assert "Not answered by these articles" in talk.words and "Nothing on that." in talk.words
    assert not talk.all(class_="marker") and "Copy with sources" not in talk.words
    assert cards.words.startswith("Related, not an answer") and BUDGET.title in cards.words and not cards.marked


def test_notes_filters_and_the_writer_of_an_answer_are_said() -> None:
    answer = replace(
        answer_of("q", citation(1, HARBOUR, "five hours"), notes=("One sentence was dropped.",), searched=SEARCHED), answerer="ollama:x"
    )
    words = Reading(conversation.exchange_html(replace(exchange(answer), filters="from 1 March 2024"))).words
    assert "One sentence was dropped." in words
    assert "Searched 3 articles, 12–25 March 2024 · filter: from 1 March 2024 · written by ollama:x" in words


def test_a_copied_answer_carries_its_sources() -> None:
    answer = answer_of("q", citation(1, HARBOUR, "five hours"), citation(2, BUDGET, "the dredging"), searched=SEARCHED)
    assert conversation.plain_text(answer).splitlines()[-2:] == [
        "[1] The Lindhaven Courier · 12 March 2024 · By Marta Quill. Harbour town votes for a second ferry pier. https://courier.example/harbour/second-pier",
        "[2] Northern Gazette · 22 March 2024. Auditors doubt the cost of the ferry pier. https://gazette.example/pier-costs",
    ]


def hostile_pages() -> Iterator[tuple[str, str]]:
    evil = Article(EVIL, EVIL, f"{EVIL} said {EVIL} twice", EVIL, EVIL, date(2024, 3, 1), f"https://a.example/{EVIL.replace(' ', '')}")
    passage = Passage("p", evil.id, 0, 0, len(evil.text), evil.text)
    cited = Citation(1, EVIL, 0, len(EVIL), passage, evil, EVIL)
    answer = Answer(EVIL, (Sentence(EVIL, (1,), "unsupported", EVIL),), (cited,), False, EVIL, SEARCHED, notes=(EVIL,), answerer=EVIL)
    abstained = replace(answer, abstained=True, sentences=(), citations=(), nearest=(Hit(passage, evil, 0.1),))
    for state in (
        Exchange(1, EVIL, "searching", searching=Searching(EVIL + EVIL, SEARCHED)),
        Exchange(1, EVIL, "writing", written=f"{EVIL} [1]"),
        Exchange(1, EVIL, "stopped", written=f"{EVIL} [1]"),
        Exchange(1, EVIL, "failed", error=EVIL),
        Exchange(1, f"{EVIL} again", "answered", EVIL, answer=answer),
        Exchange(1, EVIL, "answered", answer=abstained),
    ):
        yield f"conversation {state.status}", conversation.conversation([state])
        yield f"sources {state.status}", sources.sources([state])
    yield "hostile fixture", sources.citation_card(1, Citation(1, "x", 4, 90, passage_of(HOSTILE), HOSTILE, EVIL))
    yield "welcome", masthead.welcome([EVIL])
    yield "empty", masthead.empty_archive(EVIL)
    yield "unavailable", masthead.unavailable(EVIL)
    yield "filters", filters.filters_line(Filters(outlets=(EVIL,))) + filters.filters_fault(EVIL)
    failed = upload.Report().with_record(Outcome("failed", EVIL, reason=EVIL, done=1, total=2))
    yield "upload", upload.report_html(replace(failed.with_record(Outcome("added", EVIL, EVIL, done=2, total=2)), error=EVIL))


@pytest.mark.parametrize(("name", "html"), [pytest.param(n, h, id=n) for n, h in hostile_pages()])
def test_untrusted_text_never_becomes_an_element_or_an_attribute(name: str, html: str) -> None:
    page = Reading(html)
    assert not {"script", "img", "svg", "iframe", "style", "i", "b"} & {element for element, _ in page.elements}
    for _, given in page.elements:
        assert not [key for key in given if key.startswith("on")]
        assert (given.get("href") or "#").startswith(("#", "https://a.example/"))
    if "sources" not in name or "answered" in name:
        assert "<script>" in page.words


def scripted(*events: Any) -> Any:
    class Bot:
        def __init__(self) -> None:
            self.asked: list[dict[str, Any]] = []

        def stream(self, question: str, **given: Any) -> Iterator[Any]:
            self.asked.append({"question": question} | given)
            for event in events:
                if isinstance(event, Exception):
                    raise event
                yield event

    return Bot()


ANSWER = answer_of("q", citation(1, HARBOUR, "five hours"), searched=SEARCHED)


def test_a_question_goes_from_searching_to_its_answer() -> None:
    bot = scripted(Searching("q", SEARCHED), Token("five "), Token("hours"), Final(ANSWER))
    steps = list(converse(lambda: bot, (), "q", Filters()))
    assert [s[-1].status for s in steps][:2] == ["searching", "searching"]
    assert steps[-1][-1].answer == ANSWER and steps[-1][-1].status == "answered"


def test_filters_and_answered_exchanges_go_to_the_bot_and_stopped_ones_do_not() -> None:
    bot = scripted(Final(ANSWER))
    earlier = (
        Exchange(1, "first", "answered", answer=ANSWER),
        Exchange(2, "stopped", "stopped", written="half"),
        Exchange(3, "failed", "failed", error="x"),
    )
    steps = list(converse(lambda: bot, earlier, "q", Filters(date(2024, 1, 1), None, ("A",))))
    assert bot.asked == [
        {"question": "q", "history": [Turn("first", ANSWER.text)], "since": date(2024, 1, 1), "until": None, "outlets": ["A"]}
    ]
    assert [e.number for e in steps[-1]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("events", "error"),
    [
        ([Searching("q", SEARCHED), ModelUnavailable("The model is gone. Install it.")], "The model is gone. Install it."),
        ([Token("half"), RuntimeError("secret detail")], FAULT),
        ([Token("half")], "The answer ended before it was complete. Ask again."),
    ],
)
def test_every_fault_ends_in_words_for_the_reader(events: list[Any], error: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        last = list(converse(lambda: scripted(*events), (), "q", Filters()))[-1][-1]
    assert (last.status, last.error, last.question) == ("failed", error, "q")
    assert caplog.records


def test_stopping_ends_only_what_is_under_way() -> None:
    conversation_so_far = (Exchange(1, "a", "answered", answer=ANSWER), Exchange(2, "b", "writing", written="half"))
    assert [e.status for e in stopped(conversation_so_far)] == ["answered", "stopped"]


def test_the_desk_opens_the_archive_as_soon_as_there_is_one_and_follows_its_generation() -> None:
    class Counting(ScriptedBot):
        generation = 1
        listed = 0

        def stats(self) -> Stats:
            return replace(super().stats(), generation=self.generation)

        def articles(self) -> list[Article]:
            Counting.listed += 1
            return super().articles()

    bots: list[Any] = [ArchiveNotFound("none"), Counting()]

    def opener() -> Any:
        found = bots.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    desk = Desk(opener)
    assert desk.front().stats is None
    assert desk.front().examples and desk.front().stats is not None
    assert Counting.listed == 1
    Counting.generation = 2
    desk.front()
    assert Counting.listed == 2 and bots == []


def test_an_upload_reports_each_failure_with_its_place_and_reason() -> None:
    records = [
        Outcome("added", "/srv/cache/a1/one.md", "One", done=1, total=3),
        Outcome("failed", "/srv/cache/a1/news.jsonl:17", reason="There is no text.", done=2, total=3),
        Outcome("unchanged", "/srv/cache/a1/two.md", "Two", done=3, total=3),
    ]
    *_, last = upload.reports(records)
    page = Reading(upload.report_html(last))
    assert page.words.startswith("1 added, 1 already there, 1 not read")
    assert "news.jsonl:17 There is no text." in page.words and "/srv" not in page.words
    assert "One" in page.words and "Two" not in page.words


def test_an_upload_shows_progress_until_it_ends() -> None:
    first, second, last = upload.reports([Outcome("added", "a", "A", done=1, total=2)])
    assert "Reading…" in upload.report_html(first)
    assert Reading(upload.report_html(second)).all(value="1", max="2")
    assert not Reading(upload.report_html(last)).all(value="1")
    assert "Nothing to add was found." in upload.report_html(list(upload.reports([]))[-1])


@pytest.mark.parametrize(("before", "words"), [(0, "Nothing was added."), (1, "What was read before that is kept.")])
def test_an_upload_that_is_cut_short_says_why_and_what_is_kept(before: int, words: str) -> None:
    def records() -> Iterator[Outcome]:
        if before:
            yield Outcome("added", "a", "A", done=1, total=2)
        raise ArchiveLocked("Process 17 is writing to the archive. Wait until it has ended.")

    *_, last = upload.reports(records())
    page = Reading(upload.report_html(last)).words
    assert "Process 17 is writing to the archive." in page and words in page and last.finished


def quote(words: str, title: str = "A title", rest: str = "", speaker: str = "Ines Aldous") -> Quote:
    article = Article("a", title, f"{words} {rest}")
    return Quote(speaker, words, 0, len(words), "direct", article)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        (quote("“A second pier will halve the queues,”", "Town votes for a second pier"), "the second pier"),
        (quote("“We will not sign with Port Vessany,”", "Port Vessany waits", "Port Vessany"), "Port Vessany"),
        (quote("“He met the mayor on Tuesday,”", "Tuesday", "Tuesday Tuesday mayor mayor mayor"), "the mayor"),
        (quote("“It was the end of the week,”", "The week", "week week week"), None),
        (quote("“I am sorry,”"), None),
        (quote("“Ask Aldous, not the press,”", "Aldous", "Aldous Aldous"), None),
    ],
)
def test_the_topic_of_an_example_is_a_phrase_of_the_statement(said: Quote, about: str | None) -> None:
    assert topic(said) == about


def test_the_subject_of_a_briefing_is_what_titles_share() -> None:
    titles = ["Tunnel to cost 489 million crowns", "Council caps tunnel at 520 million crowns", "School meals fail"]
    assert common_subject([Article(str(i), t, "The tunnel, the tunnel.") for i, t in enumerate(titles)]) == "the tunnel"
    assert common_subject([Article("a", "One thing", "x"), Article("b", "Another matter", "y")]) is None


def test_examples_are_one_a_speaker_a_briefing_and_a_who_question() -> None:
    bot = ScriptedBot()
    assert examples(bot.stats(), lambda s: bot.quotes(speaker=s), bot.articles()) == [
        "What did Ines Aldous say about the second pier?",
        "Give me a briefing on the pier",
        "Who spoke about the second pier?",
    ]
    nothing = Stats(0, 0, 0, None, None, {}, {}, 1, "none")
    assert examples(nothing, lambda _: [], []) == []
