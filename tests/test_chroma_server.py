"""The same code against a real Chroma server."""

from dataclasses import replace

import pytest

from bot.archive.archive import Archive
from bot.errors import VectorStoreUnavailable
from bot.settings import Settings
from ingest.indexer import add_records, rebuild, remove
from tests.articles import ARTICLES, FERRY
from tests.processes import chroma_server, free_port

pytestmark = pytest.mark.server


def test_a_chroma_server_serves_as_well_as_the_embedded_store(tmp_path, embedder, open_bot):
    port = free_port()
    settings = Settings(archive=tmp_path / "archive", chroma_url=f"http://127.0.0.1:{port}")
    other = Settings(archive=tmp_path / "other", chroma_url=settings.chroma_url)
    question = "What did Brandvik say the tunnel will cost?"
    with chroma_server(tmp_path / "server", port):
        for each in (settings, other):
            assert {o.status for o in add_records(ARTICLES, each, embedder=embedder)} == {"added"}
        bot = open_bot(settings)
        assert "420 million" in bot.ask(question).text
        assert not (settings.archive / "vectors").exists()
        list(add_records([replace(FERRY, text=FERRY.text.replace("900", "950"))], settings, embedder=embedder))
        remove(["school"], settings)
        assert {h.article.id for h in bot.search("ferries for passengers", k=10)} <= {"harbour", "ferry"}
        list(rebuild(settings, embedder))
        assert "420 million" in bot.ask(question).text
        for each in (settings, other):
            archive = Archive(each)
            assert archive.vectors().ids() == {p.id for a in archive.articles() for p in archive.passages(a.id)}
    with pytest.raises(VectorStoreUnavailable, match=f"{port} does not answer.*BRIEFING_CHROMA_URL"):
        bot.ask(question)
    with pytest.raises(VectorStoreUnavailable):
        list(add_records([replace(FERRY, title="New title")], settings, embedder=embedder))
    assert open_bot(settings).article("ferry").title == FERRY.title
