"""The chat page: `python app.py` serves it on the address of the settings. Only wiring; what is shown is made in `bot.page`."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

import ingest
from bot.embedding import Embedder
from bot.errors import BriefingError, QuestionError
from bot.newsbot import NewsBot
from bot.page import conversation, masthead, sources, upload, who_said
from bot.page.converse import Exchanges, converse, stopped
from bot.page.desk import Desk
from bot.page.filters import filters_fault, filters_state, read_filters
from bot.settings import Settings

PAGE = Path(masthead.__file__).parent
READERS_AT_ONCE = 4
"""Questions answered at the same time; more wait in line. Answering keeps a processor core busy."""
RELAY = """element.addEventListener('click', (click) => {
  const button = click.target.closest('[data-ask], [data-clear], [data-person]');
  if (button) trigger('select', { value: button.dataset.ask ?? button.dataset.person ?? null });
})"""
"""Tells the server which of the page's own buttons was pressed, and the question that it asks."""
SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]

log = logging.getLogger(__name__)
Updates = dict[Any, Any]


def build(
    settings: Settings,
    embedder: Embedder | None = None,
    opener: Callable[[], NewsBot] | None = None,
    add: Callable[..., Iterator[upload.Record]] | None = None,
) -> gr.Blocks:
    """The page, not yet served; see `serve`.

    Args:
        embedder: the model that answering and adding share; by default the settings', loaded on first use.
        opener: opens the bot; by default that of the settings' archive.
        add: reads files into the archive; by default `ingest.add`.
    """
    embedder = embedder or Embedder.of(settings)
    desk = Desk(opener or (lambda: NewsBot.open(settings=settings, embedder=embedder)))
    with gr.Blocks(title=masthead.NAME, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as page:
        exchanges = gr.State(())
        head = gr.HTML(elem_id="head", apply_default_css=False)
        with gr.Row(elem_id="tools"):
            with gr.Accordion("Filter by date and outlet", open=False, elem_id="narrow"):
                with gr.Row():
                    since = gr.Textbox(label="From", placeholder="2022-01-14", elem_id="since", min_width=110)
                    until = gr.Textbox(label="Until", placeholder="31 January 2022", elem_id="until", min_width=110)
                outlets = gr.Dropdown([], multiselect=True, label="Outlets", elem_id="outlets")
            with gr.Accordion("Add articles", open=False, elem_id="add") as adding:
                files = gr.File(file_count="multiple", show_label=False, height=130, elem_id="files", label="Articles")
                report = gr.HTML(upload.hint(), elem_id="report", apply_default_css=False)
        narrowed = gr.HTML(elem_id="narrowed", apply_default_css=False, js_on_load=RELAY)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask"), gr.Row(elem_id="desk"):
                with gr.Column(scale=3, min_width=300, elem_id="talk"):
                    past = gr.HTML(elem_id="past", apply_default_css=False, js_on_load=RELAY)
                    live = gr.HTML(elem_id="live", apply_default_css=False, js_on_load=RELAY)
                    with gr.Row(elem_id="composer"):
                        box = gr.Textbox(
                            placeholder="Ask about the articles",
                            label="Your question",
                            show_label=False,
                            container=False,
                            lines=1,
                            max_lines=5,
                            max_length=2000,
                            autofocus=True,
                            scale=5,
                            min_width=160,
                            elem_id="question",
                        )
                        ask = gr.Button("Ask", variant="primary", min_width=76, scale=0, elem_id="ask")
                        stop = gr.Button("Stop", variant="stop", min_width=76, scale=0, elem_id="stop")
                    new = gr.Button("New conversation", size="sm", elem_id="new")
                with gr.Column(scale=2, min_width=300, elem_id="beside"):
                    cards = gr.HTML(elem_id="cards", apply_default_css=False)
            with gr.Tab("Who said what", id="said") as who:
                with gr.Row(elem_id="choose"):
                    person = gr.Dropdown([], value=None, label="Person", allow_custom_value=True, elem_id="person", min_width=200, scale=2)
                    topic = gr.Textbox(label="Topic", placeholder="ferry pier", max_length=200, elem_id="topic", min_width=200, scale=2)
                    find = gr.Button("Show", variant="primary", min_width=90, scale=0, elem_id="find")
                found = gr.HTML(elem_id="said", apply_default_css=False, js_on_load=RELAY)
                with gr.Row(elem_id="further"):
                    more = gr.Button("Show more", visible=False, min_width=120, scale=0, elem_id="more")
                    table = gr.DownloadButton("Download CSV", visible=False, min_width=140, scale=0, elem_id="table")
                shown = gr.State(0)

        def opened() -> Updates:
            """The page as it is when a reader opens it or the archive has changed."""
            try:
                front = desk.front()
            except BriefingError as error:
                return {head: masthead.masthead(None, readable=False), live: masthead.unavailable(str(error))}
            empty = front.stats is None or front.stats.articles == 0
            return {
                head: masthead.masthead(front.stats),
                live: masthead.empty_archive(str(settings.archive)) if empty else masthead.welcome(front.examples),
                outlets: gr.update(choices=list(front.stats.outlets) if front.stats else []),
                person: gr.update(choices=who_said.choices(front.people)),
                adding: gr.update(open=empty),
                cards: sources.sources(()),
            }

        def reply(question: str, earlier: Exchanges, *entries: Any) -> Iterator[Updates]:
            question = (question or "").strip()
            if not question or (earlier and earlier[-1].busy):
                yield gr.skip()  # Gradio empties every output of a generator that ends without having yielded
                return
            try:
                filters = read_filters(*entries)
            except QuestionError as error:
                yield {narrowed: filters_fault(str(error))}
                return
            for now in converse(desk.bot, earlier, question, filters):
                yield drawn(now)
            if now[-1].status == "failed":
                yield {box: question}

        def reply_to_click(event: gr.EventData, earlier: Exchanges, *entries: Any) -> Iterator[Updates]:
            yield from reply(event.value, earlier, *entries)

        def drawn(now: Exchanges) -> Updates:
            last = now[-1]
            first_step = last.status == "searching" and last.searching is None
            shown: Updates = {exchanges: now, live: conversation.conversation(now[-1:])}
            if first_step:
                shown |= {past: conversation.conversation(now[:-1]), box: ""}
            if last.status == "answered":
                shown[cards] = sources.sources(now)
            return shown

        def halt(now: Exchanges) -> Updates:
            return drawn(stopped(now)) if now and now[-1].busy else gr.skip()

        def restart() -> Updates:
            return {exchanges: (), past: ""} | opened()

        def receive(paths: list[str] | None) -> Iterator[str]:
            if not paths:
                yield upload.hint()
                return
            for so_far in upload.reports((add or ingest.add)(paths, settings, embedder=embedder, uploaded=True)):
                yield upload.report_html(so_far)

        def refreshed(now: Exchanges) -> Updates:
            """The page after an upload: a conversation that has begun stays as it is."""
            return {files: None} | {k: v for k, v in opened().items() if k is not adding and not (now and k in (live, cards))}

        def said(name: str | None, about: str | None, *entries: Any, count: int = who_said.PAGE) -> Updates:
            now = who_said.read(desk.bot, name, about, entries, count)
            path = who_said.csv_file(now.quotes)
            return {
                found: now.html,
                shown: now.shown,
                more: gr.update(value=f"Show {min(now.more, who_said.PAGE)} more", visible=now.more > 0),
                table: gr.update(value=path, visible=path is not None, label=f"Download CSV ({len(now.quotes):,})"),
            }

        def said_more(name: str | None, about: str | None, count: int, *entries: Any) -> Updates:
            return said(name, about, *entries, count=count + who_said.PAGE)

        def said_by(event: gr.EventData, *entries: Any) -> Updates:
            return {person: event.value, topic: ""} | said(event.value, "", *entries)

        view = [exchanges, past, live, cards, box, narrowed]
        filters = [since, until, outlets]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        # Gradio's Stop ends the last call alone, so there must never be two: page.js holds a question back until the answer before has
        # ended. Gradio's "once" would swallow a question that is asked while the last words of an answer arrive.
        asking: dict[str, Any] = {"concurrency_limit": READERS_AT_ONCE, "concurrency_id": "ask", "trigger_mode": "multiple"} | quiet
        page.load(opened, None, [head, live, outlets, person, adding, cards], **quiet)
        asked = gr.on([box.submit, ask.click], reply, [box, exchanges, *filters], view, **asking)
        clicked = gr.on([past.select, live.select], reply_to_click, [exchanges, *filters], view, **asking)
        stop.click(None, cancels=[asked, clicked], **quiet)
        for answering in (asked, clicked):  # after every end; what follows `stop.click` would not wait for the answer to have ended
            answering.then(halt, exchanges, view, **quiet)
        new.click(restart, None, [*view, head, outlets, person, adding], cancels=[asked, clicked], **quiet)
        gr.on([since.blur, since.submit, until.blur, until.submit, outlets.change], filters_state, filters, narrowed, **quiet)
        cleared = narrowed.select(lambda: ("", "", [], ""), None, [*filters, narrowed], **quiet)
        stored = files.upload(receive, files, report, concurrency_limit=1, **quiet)
        stored.then(refreshed, exchanges, [files, head, live, outlets, person, cards], **quiet)
        chosen, statements = [person, topic, *filters], [found, shown, more, table]
        told: dict[str, Any] = {"trigger_mode": "always_last"} | quiet
        gr.on([who.select, person.input, topic.submit, find.click], said, chosen, statements, **told)
        gr.on([since.blur, since.submit, until.blur, until.submit, outlets.change], said, chosen, statements, **told)
        cleared.then(said, chosen, statements, **quiet)
        more.click(said_more, [person, topic, shown, *filters], statements, **quiet)
        found.select(said_by, filters, [person, topic, *statements], **quiet)
    built: gr.Blocks = page
    return built


def serve(page: gr.Blocks, settings: Settings, **launch: Any) -> str:
    """Serve the page without blocking.

    Returns:
        Its address.

    Raises:
        BriefingError: the port is taken.
    """
    theme = gr.themes.Base(font=SANS, font_mono=MONO, primary_hue="stone", neutral_hue="stone", radius_size="none")
    try:
        _, address, _ = page.queue(default_concurrency_limit=READERS_AT_ONCE).launch(
            server_name=settings.host,
            server_port=settings.port,
            theme=theme,
            css_paths=PAGE / "page.css",
            js=(PAGE / "page.js").read_text("utf-8"),
            footer_links=[],
            run_history=False,
            enable_monitoring=False,
            state_session_capacity=1000,
            share=False,
            quiet=True,
            prevent_thread_lock=True,
            **launch,
        )
    except OSError as error:
        raise BriefingError(
            f"Port {settings.port} on {settings.host} cannot be opened: it may be in use. Stop the program that uses it, or set BRIEFING_PORT to another."
        ) from error
    return str(address)


def warm_up(embedder: Embedder) -> None:
    """Load the model, so that the first answer does not wait for it; a fault is logged, and told at the first question."""
    try:
        embedder.warm_up()
    except BriefingError as error:
        log.warning("%s", error)


def main() -> int:
    """Serve until interrupted. Returns the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = Settings()
        embedder = Embedder.of(settings)
        page = build(settings, embedder)
        address = serve(page, settings)
    except BriefingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"The briefing is on {address}  (stop with Ctrl+C)\n")
    sys.stdout.flush()
    threading.Thread(target=warm_up, args=(embedder,), daemon=True).start()
    page.block_thread()
    return 0


if __name__ == "__main__":
    sys.exit(main())
