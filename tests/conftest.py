"""Fixtures of the whole suite: one real embedding model, and archives of invented articles in temporary folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.embedding import Embedder
from bot.newsbot import NewsBot
from bot.settings import Settings
from ingest.indexer import add_records
from tests.articles import ARTICLES
from tests.browser import CHROMIUM_ARGUMENTS, SCREENSHOTS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def no_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A settings file that sets nothing."""
    path = tmp_path_factory.mktemp("settings") / "briefing.toml"
    path.write_text("")
    return path


@pytest.fixture(scope="session")
def model_cache(request: pytest.FixtureRequest) -> Path:
    """Where the exported embedding model is kept from one run of the tests to the next; its key names the model's files."""
    return Path(request.config.cache.mkdir("models"))


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, no_settings: Path, model_cache: Path) -> None:
    """No test sees the settings of the machine or of the checkout."""
    for name in [n for n in os.environ if n.upper().startswith("BRIEFING_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFING_CONFIG", str(no_settings))
    monkeypatch.setenv("BRIEFING_CACHE", str(model_cache))


@pytest.fixture(scope="session")
def embedder(model_cache: Path) -> Embedder:
    """The real default model, loaded once."""
    return Embedder("all-MiniLM-L6-v2", cache=model_cache)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an archive folder that is not there yet."""
    return Settings(archive=tmp_path / "archive")


@pytest.fixture
def filled(settings: Settings, embedder: Embedder) -> Settings:
    """Settings whose archive holds ARTICLES."""
    outcomes = list(add_records(ARTICLES, settings, embedder=embedder))
    assert [o.status for o in outcomes] == ["added"] * len(ARTICLES)
    return settings


@pytest.fixture
def open_bot(embedder: Embedder) -> Iterator[Callable[[Settings], NewsBot]]:
    """Opens bots that share the loaded model and are closed at the end."""
    opened: list[NewsBot] = []

    def make(settings: Settings) -> NewsBot:
        opened.append(NewsBot.open(settings=settings, embedder=embedder))
        return opened[-1]

    yield make
    for bot in opened:
        bot.close()


@pytest.fixture
def bot(filled: Settings, open_bot: Callable[[Settings], NewsBot]) -> NewsBot:
    """A bot over ARTICLES."""
    return open_bot(filled)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    from playwright.sync_api import sync_playwright

    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()
