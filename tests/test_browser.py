"""The page in a real Chromium: over a scripted bot for every state, and over the real one from upload to citation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import ROOT, SCREENSHOTS, Served, chromium, free_port, served
from tests.scripted_page import HOSTILE_TITLE

pytestmark = pytest.mark.browser
if chromium() is None and os.environ.get("CI") != "true":
    pytest.skip("no Chromium is installed (apt-get install chromium); the browser tests are left out", allow_module_level=True)


DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("scripted"), free_port()
    with served([str(ROOT / "tests" / "scripted_page.py"), str(port)], folder / "log", port) as server:
        yield server


class Reader:
    """A reader at the page; every request that the page makes and every fault of its script is kept."""

    def __init__(self, browser: Browser, url: str, **context: Any) -> None:
        self.context: BrowserContext = browser.new_context(**({"viewport": DESKTOP, "reduced_motion": "reduce"} | context))
        self.url = url
        self.hosts: set[str] = set()
        self.faults: list[str] = []
        self.page: Page = self.context.new_page()
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.goto(url)
        expect(self.page.locator(".stats")).to_be_visible()

    def ask(self, question: str, wait: str = "answered") -> None:
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(f"#live .exchange.{wait}", has=self.page.locator("h2", has_text=question))).to_be_visible()

    def shot(self, name: str, whole: bool = False) -> None:
        self.page.wait_for_timeout(150)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)

    def too_wide(self) -> list[str]:
        """What reaches beyond the right edge of the window, whether it could be scrolled to or is cut off."""
        script = """() => [...document.querySelectorAll("body, body *")]
            .filter((e) => e.checkVisibility() && e.id !== "announcer" && e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => `${e.tagName}#${e.id}.${e.className} ${e.getBoundingClientRect().right}`)"""
        found: list[str] = self.page.evaluate(script)
        return found

    def close(self) -> None:
        self.context.close()
        assert self.hosts <= {"127.0.0.1", ""}, self.hosts
        assert self.faults == []


@pytest.fixture
def reader(browser: Browser, scripted: Served) -> Iterator[Reader]:
    reader = Reader(browser, scripted.url)
    yield reader
    reader.close()


def test_an_answer_is_streamed_and_then_proved(reader: Reader) -> None:
    page = reader.page
    page.fill("#question textarea", "A slow question on the pier")
    page.keyboard.press("Enter")
    expect(page.locator("#live .answer.pending")).to_contain_text("Ines Aldous,")
    early = page.locator("#live .answer.pending").inner_text()
    page.wait_for_function("early => document.querySelector('#live .answer.pending')?.innerText.length > early.length", arg=early)
    assert page.locator("#live .marker[data-source]").count() == 0
    page.click("#stop")
    reader.ask("What did the harbour master say?")
    expect(page.locator("#live .statement")).to_have_count(3)
    expect(page.locator("#cards .card:visible")).to_have_count(3)
    expect(page.locator("#source-2-2 mark")).to_have_text("the works would cost 14 million crowns and close the old quay for six weeks")
    expect(page.locator("#source-2-1 h3 a")).to_have_attribute("href", "https://courier.example/harbour/second-pier")
    expect(page.locator("#source-2-1 h3 a")).to_have_attribute("rel", "noopener noreferrer")
    expect(page.locator("#source-2-1 .byline")).to_contain_text("The Lindhaven Courier · 12 March 2024 · By Marta Quill")
    expect(page.locator("#announcer")).to_contain_text("A second pier will halve the queues")


def test_a_click_on_a_marker_lights_up_its_card(reader: Reader) -> None:
    reader.ask("What did the harbour master say?")
    page = reader.page
    page.click("#marker-1-3")
    expect(page.locator("#source-1-3")).to_have_class(re.compile(r"\blit\b"))
    expect(page.locator("#source-1-3")).to_be_focused()
    expect(page.locator("#source-1-3")).to_be_in_viewport()
    expect(page.locator(".card.lit")).to_have_count(1)
    reader.shot("desktop-light")
    page.click("#source-1-3 .back")
    expect(page.locator("#marker-1-3")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_markers_work_by_keyboard_and_escape_leads_back(reader: Reader, key: str) -> None:
    reader.ask("What did the harbour master say?")
    page = reader.page
    page.focus("#marker-1-1")
    page.keyboard.press("Tab")
    expect(page.locator("#marker-1-2")).to_be_focused()
    page.keyboard.press(key)
    expect(page.locator("#source-1-2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#marker-1-2")).to_be_focused()


def test_older_answers_keep_their_own_citations(reader: Reader) -> None:
    reader.ask("What did the harbour master say?")
    reader.ask("And a second opinion?")
    page = reader.page
    expect(page.locator("#source-2-1")).to_be_visible()
    expect(page.locator("#source-1-1")).to_be_hidden()
    page.click("#past #marker-1-1")
    expect(page.locator("#source-1-1")).to_be_visible()
    expect(page.locator("#source-1-1 h3")).to_have_text("Harbour town votes for a second ferry pier")
    expect(page.locator("#source-2-1")).to_be_hidden()
    page.click("#live #marker-2-1")
    expect(page.locator("#source-2-1 h3")).to_have_text("Auditors doubt the cost of the ferry pier")


def test_a_follow_up_shows_the_question_that_was_searched(reader: Reader) -> None:
    reader.ask("What did the harbour master say?")
    expect(reader.page.locator(".searched-as")).to_have_count(0)
    reader.ask("And a follow up?")
    expect(reader.page.locator("#live .searched-as")).to_have_text("Searched as: And a follow up? (about the ferry pier of Lindhaven)")


def test_stop_ends_the_answer_and_the_conversation_goes_on(reader: Reader) -> None:
    page = reader.page
    reader.ask("A slow question", wait="writing")
    page.click("#stop")
    expect(page.locator("#live .exchange.stopped .notice")).to_contain_text("has not been checked against its sources")
    expect(page.locator("#stop")).to_be_hidden()
    before = page.locator("#live").inner_text()
    page.wait_for_timeout(1200)
    assert page.locator("#live").inner_text() == before
    reader.ask("What did the harbour master say?")
    expect(page.locator("#past .exchange.stopped")).to_have_count(1)


def test_an_empty_question_changes_nothing(reader: Reader) -> None:
    reader.ask("What did the harbour master say?")
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_timeout(800)
    expect(reader.page.locator("#live .statement")).to_have_count(3)
    reader.ask("And a second opinion?")
    expect(reader.page.locator("#past .statement")).to_have_count(3)


def test_a_question_during_an_answer_stays_in_its_box_and_stop_still_works(reader: Reader) -> None:
    page = reader.page
    reader.ask("A slow question", wait="writing")
    page.fill("#question textarea", "And a second opinion?")
    page.keyboard.press("Enter")
    expect(page.locator("#announcer")).to_have_text("The answer before is still being written. Stop it to ask something else.")
    expect(page.locator("#question textarea")).to_have_value("And a second opinion?")
    page.click("#stop")
    page.press("#question textarea", "Enter")
    expect(page.locator("#live .exchange.answered h2")).to_have_text("And a second opinion?")
    expect(page.locator("#past .exchange.stopped h2")).to_have_text("A slow question")


def test_no_question_is_lost_right_after_stop_or_a_new_conversation(reader: Reader) -> None:
    page = reader.page
    for number in range(8):
        reader.ask(f"A slow question {number}", wait="writing")
        page.click("#stop")
    reader.ask("What did the harbour master say?")
    expect(page.locator("#past .exchange.stopped")).to_have_count(8)
    page.click("#new")
    reader.ask("And a second opinion?")
    expect(page.locator("#past .exchange")).to_have_count(0)


def test_a_double_press_asks_once(reader: Reader) -> None:
    page = reader.page
    page.fill("#question textarea", "A slow question")
    page.evaluate("() => { const ask = document.getElementById('ask'); ask.click(); ask.click(); }")
    expect(page.locator("#live .answer.pending")).to_contain_text("Ines Aldous,")
    page.click("#stop")  # ends one call: a second would go on writing
    expect(page.locator("#live .exchange.stopped")).to_have_count(1)
    page.wait_for_timeout(1200)
    expect(page.locator("#live .exchange.stopped")).to_have_attribute("data-exchange", "1")
    expect(page.locator("#past .exchange")).to_have_count(0)


def test_filters_hold_for_the_conversation_until_cleared(reader: Reader) -> None:
    page = reader.page
    page.click("#narrow button.label-wrap")
    page.fill("#since input, #since textarea", "20 March 2024")
    page.keyboard.press("Tab")
    expect(page.locator(".narrowed")).to_contain_text("Filter: from 20 March 2024")
    page.click("#outlets input")
    page.click("#outlets [role=option]:has-text('Northern Gazette')")
    expect(page.locator(".narrowed")).to_contain_text("Filter: from 20 March 2024 · Northern Gazette")
    page.keyboard.press("Escape")
    for question in ("What did the harbour master say?", "And a second opinion?"):
        reader.ask(question)
        expect(page.locator("#live .provenance")).to_contain_text("Searched 1 article, 22 March 2024 · filter: from 20 March 2024")
    reader.shot("filters")
    page.click("#narrowed [data-clear]")
    expect(page.locator(".narrowed")).to_have_count(0)
    reader.ask("And now without filters?")
    expect(page.locator("#live .provenance")).to_contain_text("Searched 3 articles, 12–25 March 2024")


def test_a_date_that_is_no_date_is_said_and_the_question_kept(reader: Reader) -> None:
    page = reader.page
    page.click("#narrow button.label-wrap")
    page.fill("#until input, #until textarea", "31 February 2024")
    page.keyboard.press("Tab")
    expect(page.locator("#narrowed .fault")).to_contain_text("“31 February 2024” is not a date this page can read")
    page.fill("#question textarea", "What did the harbour master say?")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert page.input_value("#question textarea") == "What did the harbour master say?"
    expect(page.locator(".exchange")).to_have_count(0)


def test_a_blank_question_is_passed_over(reader: Reader) -> None:
    reader.page.fill("#question textarea", "   ")
    reader.page.keyboard.press("Enter")
    reader.page.click("#ask")
    reader.page.wait_for_timeout(500)
    expect(reader.page.locator(".exchange, .toast-body")).to_have_count(0)
    reader.ask("What did the harbour master say?")


def test_an_abstention_says_what_is_missing_and_shows_what_is_near(reader: Reader) -> None:
    reader.ask("What about the weather?")
    page = reader.page
    expect(page.locator("#live .abstained")).to_contain_text("do not say anything about the weather")
    expect(page.locator("#cards h2:visible")).to_have_text("Related, not an answer")
    expect(page.locator("#cards .card:visible")).to_have_count(2)
    expect(page.locator("#cards mark")).to_have_count(0)
    reader.shot("abstention")


@pytest.mark.parametrize(
    ("question", "message"),
    [("A fault, please", "The embedding model cannot be loaded"), ("A crash, please", "Something went wrong inside the program")],
)
def test_an_error_is_shown_and_the_question_kept(reader: Reader, question: str, message: str) -> None:
    reader.ask(question, wait="failed")
    page = reader.page
    expect(page.locator("#live .fault")).to_contain_text(message)
    expect(page.locator("#question textarea")).to_have_value(question)
    expect(page.locator("#stop")).to_be_hidden()
    reader.shot("error")
    page.click("#live [data-ask]")
    expect(page.locator("#live .exchange.failed")).to_have_attribute("data-exchange", "2")


def test_hostile_articles_and_questions_stay_text(reader: Reader) -> None:
    page = reader.page
    reader.ask("A hostile <img src=http://evil.invalid/q.png onerror=window.owned=1> question ${window.owned=1} {{value}}")
    expect(page.locator("#live h2")).to_contain_text("${window.owned=1} {{value}}")
    expect(page.locator("#source-1-1 h3")).to_have_text(HOSTILE_TITLE)
    expect(page.locator("#source-1-1 mark")).to_have_text("<img src=x onerror=window.owned=1> The piers ${window.owned=1} {{owned}} hold.")
    expect(page.locator("#source-1-1 blockquote")).to_contain_text(
        "[here](javascript:window.owned=1) and ![pixel](http://evil.invalid/pixel.png)"
    )
    assert page.locator("#cards a[href^=javascript], #live img, #cards img, #cards svg, #cards script, #live script").count() == 0
    page.click("#narrow button.label-wrap")
    page.click("#outlets input")
    page.click("#outlets [role=option]:has-text('Outlet')")
    page.click("#live #marker-1-1")
    page.wait_for_timeout(300)
    assert page.evaluate("window.owned") is None
    reader.shot("hostile")


def test_examples_come_from_the_archive_and_can_be_asked(reader: Reader) -> None:
    example = reader.page.locator(".example", has_text="Ines Aldous")
    expect(example).to_have_text("What did Ines Aldous say about the second pier?")
    reader.shot("welcome")
    example.click()
    expect(reader.page.locator("#live .exchange.answered h2")).to_have_text("What did Ines Aldous say about the second pier?")


def test_an_answer_can_be_copied_with_its_sources(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask("A second opinion with a note?")
    reader.page.click("#live [data-copy]")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(
        "[1] Northern Gazette · 22 March 2024. Auditors doubt the cost of the ferry pier. https://gazette.example/pier-costs"
    )
    expect(reader.page.locator("#live .notice")).to_contain_text("The chat model did not answer")


def test_a_new_conversation_forgets_the_old_one(reader: Reader) -> None:
    reader.ask("What did the harbour master say?")
    reader.page.click("#new")
    expect(reader.page.locator(".exchange")).to_have_count(0)
    expect(reader.page.locator(".welcome")).to_be_visible()
    reader.ask("A follow up?")
    expect(reader.page.locator(".searched-as")).to_have_count(0)
    expect(reader.page.locator("#live .exchange")).to_have_attribute("data-exchange", "1")


def test_two_readers_share_nothing(browser: Browser, scripted: Served) -> None:
    first, second = Reader(browser, scripted.url), Reader(browser, scripted.url)
    first.ask("A slow question", wait="writing")
    second.ask("A second opinion?")
    expect(first.page.locator("#live .exchange.writing")).to_be_visible()
    assert first.page.locator(".exchange").count() == second.page.locator(".exchange").count() == 1
    first.close()
    second.close()


def test_a_phone_shows_cards_below_without_scrolling_sideways(browser: Browser, scripted: Served) -> None:
    reader = Reader(browser, scripted.url, viewport=PHONE, has_touch=True)
    assert reader.too_wide() == []
    reader.shot("phone-welcome")
    reader.ask("What did the harbour master say?")
    reader.ask("A hostile question")
    assert reader.too_wide() == []
    page = reader.page
    talk, beside = page.locator("#talk").bounding_box(), page.locator("#beside").bounding_box()
    assert talk and beside and beside["y"] >= talk["y"] + talk["height"] - 1
    page.click("#past #marker-1-2")
    expect(page.locator("#source-1-2")).to_be_in_viewport()
    reader.shot("phone-card")
    reader.shot("phone", whole=True)
    reader.close()


def test_dark_follows_the_system(browser: Browser, scripted: Served) -> None:
    reader = Reader(browser, scripted.url, color_scheme="dark")
    reader.ask("What did the harbour master say?")
    reader.page.click("#marker-1-1")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 22, 24)"
    reader.shot("desktop-dark")
    reader.close()


def test_text_has_enough_contrast(browser: Browser, scripted: Served) -> None:
    script = (Path(__file__).parent / "contrast.js").read_text("utf-8")
    for scheme in ("light", "dark"):
        reader = Reader(browser, scripted.url, color_scheme=scheme)
        reader.ask("What did the harbour master say, with a note?")
        reader.page.click("#marker-1-1")
        weak = reader.page.evaluate(script)
        assert weak == [], json.dumps(weak, indent=1)
        reader.close()


def test_a_lost_server_is_said_and_the_question_kept(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    command = [str(ROOT / "tests" / "scripted_page.py"), str(port)]
    with served(command, tmp_path / "log", port) as server:
        reader = Reader(browser, server.url)
        reader.ask("A slow question", wait="writing")
        server.process.kill()
        expect(reader.page.locator("#lost")).to_contain_text("The server of this page does not answer")
        expect(reader.page.locator("#question textarea")).to_have_value("A slow question")
        reader.shot("lost-server")
    with served(command, tmp_path / "log", port):
        # Gradio loads the page again by itself where it notices the loss; otherwise the page offers it.
        expect(reader.page.locator("#lost button:visible, body:not(:has(#lost:not([hidden]))) .stats").first).to_be_visible()
        if reader.page.locator("#lost button").is_visible():
            reader.page.click("#lost button")
        expect(reader.page.locator("#question textarea")).to_have_value("A slow question")
        reader.ask("What did the harbour master say?")
    reader.close()


PIER = """---
title: Harbour town votes for a second ferry pier
outlet: The Lindhaven Courier
author: Marta Quill
date: 2024-03-12
url: https://courier.example/harbour/second-pier
---

The council of Lindhaven approved a second ferry pier on Tuesday after a debate of five hours.

“A second pier will halve the queues by summer,” harbour master Ines Aldous told the meeting.
She added that the works would cost 14 million crowns and close the old quay for six weeks.
"""
WIRE = [
    {
        "title": HOSTILE_TITLE,
        "text": "Auditors said the pier would cost 19 million crowns. “The estimate leaves out the dredging,” said Tomas Wray, the chief "
        "auditor. <img src=http://evil.invalid/y.png onerror=window.owned=1> ${window.owned=1}",
        "outlet": "Northern Gazette",
        "date": "2024-03-22",
    },
    {"title": "A record without its text", "outlet": "Northern Gazette"},
]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The program as a newcomer starts it, with an archive that is not there yet."""
    folder, port = tmp_path_factory.mktemp("real"), free_port()
    (folder / "pier.md").write_text(PIER, "utf-8")
    (folder / "wire.jsonl").write_text("\n".join(json.dumps(record) for record in WIRE), "utf-8")
    (folder / "pier.docx").write_bytes(b"PK")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing that a reader could use")
    with served([str(ROOT / "app.py")], folder / "log", port, BRIEFING_PORT=str(port), BRIEFING_ARCHIVE=str(folder / "archive")) as server:
        yield server


@pytest.fixture
def stocked(real: Served) -> Served:
    """The same with the articles in its archive, whichever tests ran before."""
    folder = real.log.parent
    if not (folder / "archive").exists():
        command = [sys.executable, "-m", "ingest", "add", "pier.md", "wire.jsonl", "--archive", "archive"]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
    return real


def test_from_an_empty_archive_to_a_cited_answer(browser: Browser, real: Served) -> None:
    folder = real.log.parent
    reader = Reader(browser, real.url)
    page = reader.page
    expect(page.locator(".stats")).to_have_text("The archive is empty")
    expect(page.locator(".welcome.empty")).to_contain_text("python -m ingest add")
    reader.shot("empty-archive")
    reader.ask("What did Ines Aldous say about the second pier?", wait="failed")
    expect(page.locator("#live .fault")).to_contain_text("ingest add")
    page.click("#new")

    page.set_input_files("#files input[type=file]", [folder / name for name in ("pier.md", "wire.jsonl", "broken.pdf", "pier.docx")])
    expect(page.locator("#report .outcome")).to_have_text("2 added, 3 not read", timeout=60_000)
    failures = page.locator("#report .failures li")
    expect(failures).to_have_count(3)
    expect(failures.filter(has_text="wire.jsonl")).to_contain_text("text")
    expect(failures.filter(has_text="broken.pdf")).to_contain_text("PDF")
    expect(failures.filter(has_text="pier.docx")).to_contain_text(".jsonl")
    assert str(folder) not in page.locator("#report").inner_text()
    assert "/gradio/" not in page.locator("#report").inner_text()
    expect(page.locator("#report .titles")).to_contain_text(HOSTILE_TITLE)
    expect(page.locator(".stats")).to_have_text("2 articles·2 outlets·12–22 March 2024".replace("·", ""))
    expect(page.locator(".example").first).to_be_visible()
    reader.shot("upload-report")

    reader.ask("What did Ines Aldous say about the second pier?")
    expect(page.locator("#live .answer")).to_contain_text("A second pier will halve the queues by summer")
    page.click("#marker-1-1")
    expect(page.locator("#source-1-1 mark")).to_contain_text("A second pier will halve the queues by summer")
    expect(page.locator("#source-1-1 h3 a")).to_have_attribute("href", "https://courier.example/harbour/second-pier")
    reader.ask("What did Tomas Wray say about the estimate?")
    expect(page.locator("#source-2-1 h3")).to_have_text(HOSTILE_TITLE)
    reader.ask("What did the archbishop say about volcanoes?")
    expect(page.locator("#live .abstained")).to_be_visible()
    assert page.evaluate("window.owned") is None
    reader.close()


def test_every_example_of_the_real_archive_is_answered(browser: Browser, stocked: Served) -> None:
    reader = Reader(browser, stocked.url)
    expect(reader.page.locator(".example").first).to_be_visible()
    for question in reader.page.locator(".example").all_inner_texts():
        reader.ask(question)
        expect(reader.page.locator("#live .marker").first).to_be_visible()
    reader.close()


def test_an_upload_into_a_locked_archive_names_the_holder(browser: Browser, stocked: Served) -> None:
    from bot.archive.writer import open_writer
    from bot.settings import Settings

    folder = stocked.log.parent
    reader = Reader(browser, stocked.url)
    with open_writer(Settings(archive=folder / "archive")):
        reader.page.click("#add button.label-wrap")
        reader.page.set_input_files("#files input[type=file]", [folder / "pier.md"])
        expect(reader.page.locator("#report .fault")).to_contain_text(f"{os.getpid()}")
    expect(reader.page.locator("#files")).to_contain_text("Drop File")
    reader.page.set_input_files("#files input[type=file]", [folder / "pier.md"])
    expect(reader.page.locator("#report .outcome")).to_have_text(re.compile("1 (already there|added)"))
    reader.close()


def test_a_busy_port_is_said_with_the_remedy(real: Served) -> None:
    port = urlsplit(real.url).port
    env = {k: v for k, v in os.environ.items() if not k.startswith("BRIEFING_")} | {"BRIEFING_PORT": str(port)}
    second = subprocess.run(
        [sys.executable, str(ROOT / "app.py")], cwd=real.log.parent, env=env, capture_output=True, text=True, timeout=60
    )
    assert second.returncode == 2
    assert second.stderr.strip().endswith("or set BRIEFING_PORT to another.")
    assert "Traceback" not in second.stderr
