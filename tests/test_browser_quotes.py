"""The tab "Who said what" in a real Chromium, over a real archive of invented articles."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.archive.writer import Indexed, open_writer
from bot.embedding import Embedder
from bot.settings import Settings
from bot.types import Article, Attribution, Passage
from ingest.quotes import VERSION
from tests.browser import ROOT, SCREENSHOTS, Served, chromium, free_port, served

pytestmark = pytest.mark.browser
if chromium() is None and os.environ.get("CI") != "true":
    pytest.skip("no Chromium is installed (apt-get install chromium); the browser tests are left out", allow_module_level=True)

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
HOSTILE = "<img src=http://evil.invalid/x.png onerror=window.owned=1>"
expect.set_options(timeout=15_000)


def said(
    article: Article, words: str, speaker: str | None, kind: str = "direct", role: str | None = None, sure: float = 1.0
) -> Attribution:
    start = article.text.index(words)
    return Attribution(speaker, speaker, "said", start, start + len(words), kind, role, sure)  # type: ignore[arg-type]


def articles() -> Iterator[tuple[Article, list[Attribution]]]:
    pier = Article(
        "pier",
        "Harbour town votes for a second pier",
        "The council met for five hours.\n\n“A second pier will halve the queues,” harbour master Ines Aldous said. She added that the works "
        "would cost 14 million crowns.\n\nThe gallery shouted.",
        "The Lindhaven Courier",
        "Marta Quill",
        date(2024, 3, 12),
        "https://courier.example/second-pier",
    )
    yield (
        pier,
        [
            said(pier, "“A second pier will halve the queues,”", "Ines Aldous", role="harbour master"),
            said(pier, "the works would cost 14 million crowns", "Ines Aldous", "reported", sure=0.5),
        ],
    )
    hostile = Article(
        "hostile",
        HOSTILE,
        f"“The moorings {HOSTILE} stay,” said Aldous on Friday.",
        "<i>Outlet</i>",
        None,
        date(2024, 3, 22),
        "javascript:window.owned=1",
    )
    yield hostile, [said(hostile, f"“The moorings {HOSTILE} stay,”", "Aldous", role="<b>master</b>")]
    for n in range(120):
        text = f"“=Bulletin {n} on the ferry timetable,” said Tomas Wray at the desk."
        article = Article(
            f"bulletin-{n}",
            f"Bulletin {n}",
            text,
            "Northern Gazette",
            None,
            date(2024, 1, 1) + timedelta(days=n // 2),
            f"https://g.example/{n}",
        )
        yield article, [said(article, text[: text.index(" said")], "Tomas Wray")]


@pytest.fixture(scope="module")
def page_server(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("said"), free_port()
    vector = embedder.documents(["statements"])
    with open_writer(Settings(archive=folder / "archive"), attribution=VERSION) as writer:
        writer.put(
            [Indexed(a, a.id, (Passage(f"{a.id}-0", a.id, 0, 0, len(a.text), a.text),), tuple(found), vector) for a, found in articles()]
        )
    with served([str(ROOT / "app.py")], folder / "log", port, BRIEFING_PORT=str(port), BRIEFING_ARCHIVE=str(folder / "archive")) as server:
        yield server


def at_the_tab(browser: Browser, server: Served, **context: object) -> Page:
    page = browser.new_context(**({"viewport": DESKTOP, "reduced_motion": "reduce"} | context)).new_page()  # type: ignore[arg-type]
    page.goto(server.url)
    page.get_by_role("tab", name="Who said what").click()
    expect(page.locator("#said .said-welcome")).to_contain_text("Most quoted")
    return page


@pytest.fixture
def page(browser: Browser, page_server: Served) -> Iterator[Page]:
    page = at_the_tab(browser, page_server)
    yield page
    assert page.evaluate("window.owned") is None
    page.context.close()


def choose(page: Page, typed: str, name: str) -> None:
    page.click("#person input")
    page.keyboard.type(typed)
    page.locator("#person [role=option]", has_text=name).click()
    expect(page.locator("#said h2")).to_have_text(re.sub(r" \(.*", "", name))


def test_the_chat_stays_the_first_tab(browser: Browser, page_server: Served) -> None:
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(page_server.url)
    expect(page.locator("#question textarea")).to_be_visible()
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")
    page.context.close()


def test_a_person_is_chosen_with_all_names_and_statements_newest_first(page: Page) -> None:
    choose(page, "aldo", "Ines Aldous (3)")
    cards = page.locator("#said .statement-card")
    expect(cards).to_have_count(3)
    expect(page.locator("#said .day > h3")).to_have_text(["22 March 2024", "12 March 2024"])
    expect(cards.nth(1)).to_contain_text("“A second pier will halve the queues”")
    expect(cards.nth(1).locator(".who")).to_contain_text("Ines Aldous, harbour master quoted")
    expect(cards.nth(2).locator(".said")).to_have_text("the works would cost 14 million crowns")
    expect(cards.nth(2).locator(".doubt")).to_have_text("attribution uncertain")
    expect(page.locator("#said .aliases")).to_have_text("Also written Aldous")
    expect(page.get_by_role("img", name="3 statements of Ines Aldous by day")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "said-desktop.png")


def test_hostile_articles_stay_text(page: Page) -> None:
    choose(page, "aldo", "Ines Aldous (3)")
    page.locator("#said [data-passage]").first.click()
    expect(page.locator("#passage-1 h4")).to_have_text(HOSTILE)
    assert page.locator("#said img, #said script, #said i, #said b, #said a[href^=javascript]").count() == 0


def test_a_topic_narrows_a_person_and_an_empty_result_says_what_there_is(page: Page) -> None:
    choose(page, "aldo", "Ines Aldous (3)")
    page.fill("#topic textarea, #topic input", "queues at the pier")
    page.keyboard.press("Enter")
    expect(page.locator("#said .statement-card")).to_have_count(1)
    page.fill("#topic textarea, #topic input", "volcanoes")
    page.click("#find")
    expect(page.locator("#said .none")).to_contain_text(
        "No statement of Ines Aldous about “volcanoes”. The articles hold 3 statements of Ines Aldous (12–22 March 2024)."
    )
    expect(page.locator("#table")).to_be_hidden()
    page.click("#said [data-person='Ines Aldous']")
    expect(page.locator("#said .statement-card")).to_have_count(3)
    expect(page.locator("#topic textarea, #topic input")).to_have_value("")


def test_the_filters_of_the_page_hold_here_too(page: Page) -> None:
    choose(page, "aldo", "Ines Aldous (3)")
    page.click("#narrow button.label-wrap")
    page.fill("#since input, #since textarea", "20 March 2024")
    page.keyboard.press("Tab")
    expect(page.locator("#said .statement-card")).to_have_count(1)
    page.click("#narrowed [data-clear]")
    expect(page.locator("#said .statement-card")).to_have_count(3)


def test_a_passage_opens_beneath_its_statement_by_keyboard_and_escape_closes_it(page: Page) -> None:
    choose(page, "aldo", "Ines Aldous (3)")
    opener = page.locator("#said [data-passage=passage-2]")
    opener.focus()
    page.keyboard.press("Enter")
    passage = page.locator("#passage-2")
    expect(passage).to_be_visible()
    expect(passage).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(passage.locator("mark")).to_have_text("“A second pier will halve the queues,”")
    expect(passage).to_contain_text("The council met for five hours.")
    expect(passage.locator("h4 a")).to_have_attribute("href", "https://courier.example/second-pier")
    page.keyboard.press("Escape")
    expect(passage).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_citation_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, "aldo", "Ines Aldous (3)")
    button = page.locator("#statement-2 [data-copy]")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Ines Aldous, harbour master, “A second pier will halve the queues”, The Lindhaven Courier, 12 March 2024, "
        "Harbour town votes for a second pier, https://courier.example/second-pier"
    )
    expect(page.locator("#announcer")).to_have_text("Copied the citation")
    expect(button).to_have_text("Copy citation")


def test_more_than_fifty_are_shown_in_steps_and_downloaded_whole(page: Page, tmp_path: Path) -> None:
    choose(page, "wray", "Tomas Wray (120)")
    cards = page.locator("#said .statement-card")
    for count, button in ((50, "Show 50 more"), (100, "Show 20 more")):
        expect(cards).to_have_count(count)
        expect(page.locator("#more")).to_have_text(button)
        page.click("#more")
    expect(cards).to_have_count(120)
    expect(page.locator("#more")).to_be_hidden()
    expect(page.locator("#table")).to_have_text("Download CSV (120)")
    with page.expect_download() as download:
        page.click("#table")
    download.value.save_as(tmp_path / "statements.csv")
    rows = list(csv.DictReader((tmp_path / "statements.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 120
    assert {r["person"] for r in rows} == {"Tomas Wray"}
    assert rows[0]["date"] == "2024-02-29"


def test_a_name_that_is_typed_finds_its_people(page: Page) -> None:
    page.click("#person input")
    page.keyboard.type("Ms. Aldous")
    page.keyboard.press("Enter")
    expect(page.locator("#said h2")).to_have_text("Ines Aldous")
    page.fill("#person input", "Quartermain")
    page.keyboard.press("Enter")
    expect(page.locator("#said .none")).to_contain_text("Nobody with the name “Quartermain” is quoted")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_does_not_scroll_sideways_and_text_has_contrast(browser: Browser, page_server: Served, scheme: str) -> None:
    page = at_the_tab(browser, page_server, viewport=PHONE, has_touch=True, color_scheme=scheme)
    wide = """() => [...document.querySelectorAll("body, body *")]
        .filter((e) => e.checkVisibility() && e.id !== "announcer" && e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => `${e.tagName}#${e.id}.${e.className}`)"""
    assert page.evaluate(wide) == []
    choose(page, "aldo", "Ines Aldous (3)")
    page.locator("#said [data-passage]").first.click()
    page.wait_for_timeout(200)
    assert page.evaluate(wide) == []
    assert page.evaluate((Path(__file__).parent / "contrast.js").read_text("utf-8")) == []
    page.screenshot(path=SCREENSHOTS / f"said-phone-{scheme}.png", full_page=True)
    page.context.close()
