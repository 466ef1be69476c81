"""The chat model: the only module that makes one, through LangChain, and that meets its providers' errors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from bot.errors import ModelUnavailable
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

EXTRAS = frozenset({"openai", "anthropic", "ollama"})
"""Providers that an extra of this package installs."""
PLACEHOLDER_KEY = "not-needed"
"""Sent to a server of the reader's own when no key is set: OpenAI's client refuses to start without one."""
MAX_CHARS_PER_TOKEN = 16
"""A reply longer than this for each allowed token comes from a server that ignores the limit; reading stops there."""

_CUT = frozenset({"length", "max_tokens", "MAX_TOKENS"})
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)
_SECRET_TEXT = re.compile(r"\b(?:sk|pk|gsk|key|xai)-[^\s'\",]+|(?<=Bearer )\S+|(?<=://)[^/\s@]+@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a reply as it arrives.

    Attributes:
        text: to be put right behind the pieces before it; may be "" on the last one.
        cut: True on the last one if the reply was stopped for its length.
    """

    text: str
    cut: bool = False


def load_chat_model(settings: Settings) -> BaseChatModel:
    """The LangChain chat model that `settings.chat_model` names; makes no request yet.

    Raises:
        ModelUnavailable: no model is set, its provider is unknown or not installed, or it refuses these settings.
    """
    if settings.chat_model is None:
        raise ModelUnavailable("No chat model is set. Set BRIEFING_CHAT_MODEL to provider:model, for example openai:gpt-4o-mini.")
    provider, _, model = settings.chat_model.partition(":")
    from langchain.chat_models import init_chat_model

    try:
        made: BaseChatModel = init_chat_model(model, model_provider=provider, **_arguments(provider, settings))
    except Exception as error:  # each provider raises its own types; all become the one that callers know
        raise explain(error, settings) from error
    return made


def _arguments(provider: str, settings: Settings) -> dict[str, Any]:
    """Providers share most names of `init_chat_model`; ChatOllama takes `num_predict` and passes a timeout to its client.

    Temperature 0 goes to servers of the reader's own only: hosted reasoning models refuse a request that sets it.
    """
    arguments: dict[str, Any] = {}
    if settings.chat_base_url:
        arguments["base_url"] = settings.chat_base_url
    if settings.chat_base_url or provider == "ollama":
        arguments["temperature"] = 0
    if provider == "ollama":
        return arguments | {"num_predict": settings.chat_max_tokens, "client_kwargs": {"timeout": settings.chat_timeout}}
    if provider == "openai" and settings.chat_base_url and not os.environ.get("OPENAI_API_KEY"):
        arguments["api_key"] = PLACEHOLDER_KEY
    return arguments | {"max_tokens": settings.chat_max_tokens, "timeout": settings.chat_timeout, "max_retries": 1}


class ChatModel:
    """Writes a reply to a system and a user message. The model is made at the first reply, not before.

    Args:
        settings: `chat_model`, `chat_base_url`, `chat_timeout` (seconds without a piece), `chat_max_tokens`.
        load: makes the LangChain model.
    """

    def __init__(self, settings: Settings, load: Callable[[Settings], BaseChatModel] = load_chat_model) -> None:
        self.name = settings.chat_model or ""
        self._settings = settings
        self._load = load
        self._model: BaseChatModel | None = None

    def stream(self, system: str, user: str) -> Iterator[Piece]:
        """The reply in pieces, as they arrive; the text of a reasoning model's thoughts is not part of it.

        Args:
            system: the rules.
            user: the passages and the question.

        Raises:
            ModelUnavailable: at once or after some pieces, when the model cannot be made, reached or asked.
        """
        if self._model is None:
            self._model = self._load(self._settings)
        allowed = self._settings.chat_max_tokens * MAX_CHARS_PER_TOKEN
        try:
            chunks = cast("Generator[AIMessageChunk, None, None]", self._model.stream([("system", system), ("human", user)]))
            with closing(chunks):
                for chunk in chunks:
                    text = str(chunk.text)
                    allowed -= len(text)
                    cut = allowed < 0 or _stopped_for_length(chunk.response_metadata)
                    if text or cut:
                        yield Piece(text, cut)
                    if allowed < 0:
                        return
        except Exception as error:  # each provider raises its own types; all become the one that callers know
            raise explain(error, self._settings) from error


def _stopped_for_length(metadata: dict[str, Any]) -> bool:
    return any(metadata.get(name) in _CUT for name in ("finish_reason", "stop_reason", "done_reason"))


def explain(error: Exception, settings: Settings) -> ModelUnavailable:
    """A provider's error as a plain message that names the setting and the remedy, without any key.

    Args:
        error: what LangChain, the provider's client or the network raised.
        settings: the model, address and timeout that were in force.

    Returns:
        The error to raise from it.
    """
    name = settings.chat_model or "chat model"
    provider = name.partition(":")[0]
    return ModelUnavailable(f"The chat model {name} {_reason(error, provider, settings)}")


def _reason(error: Exception, provider: str, settings: Settings) -> str:
    import httpx
    from langchain_core import exceptions as known

    key, server, detail = f"{provider.upper()}_API_KEY", _server(settings), redact(str(error))
    if isinstance(error, ImportError):
        package = f"news-briefing[{provider}]" if provider in EXTRAS else f"langchain-{provider.replace('_', '-')}"
        return f"needs a package that is not installed ({detail}). Run: pip install '{package}'"
    if isinstance(error, (known.ModelTimeoutError, httpx.TimeoutException, TimeoutError)):
        return f"did not answer within {settings.chat_timeout:g} seconds{server}. Ask again, or raise BRIEFING_CHAT_TIMEOUT."
    if isinstance(error, (known.ModelConnectionError, httpx.TransportError, ConnectionError)):
        return f"cannot be reached{server}. Start its server, or correct BRIEFING_CHAT_BASE_URL."
    unset = f"needs a key and none is set. Set {key}, or set BRIEFING_CHAT_BASE_URL for a server of your own."
    if isinstance(error, (known.ModelAuthenticationError, known.ModelPermissionDeniedError)):
        refused = f"refuses the key that it was given{server}. Correct {key}, or choose another BRIEFING_CHAT_MODEL."
        return refused if os.environ.get(key) else unset
    if isinstance(error, known.ModelNotFoundError) or getattr(error, "status_code", None) == 404:
        return f"was not found{server}. Correct the model's name in BRIEFING_CHAT_MODEL, or the address in BRIEFING_CHAT_BASE_URL."
    if isinstance(error, known.ModelRateLimitError):
        return f"takes no more questions for now{server} ({detail}). Wait, or check the account's quota."
    if isinstance(error, known.ContextOverflowError):
        return "cannot read as much text as the passages hold. Choose a model with a longer context in BRIEFING_CHAT_MODEL."
    if isinstance(error, ValueError) and "provider" in detail:
        return f"has an unknown provider {provider!r}. Set BRIEFING_CHAT_MODEL to one that LangChain knows, for example openai:gpt-4o-mini."
    if re.search(r"credential|api[_ ]?key", detail, re.IGNORECASE):
        return unset
    return f"failed{server} ({type(error).__name__}: {detail}). Check BRIEFING_CHAT_MODEL and BRIEFING_CHAT_BASE_URL, or ask again."


def _server(settings: Settings) -> str:
    """Where it was asked, without user name, password, path or query."""
    if not settings.chat_base_url:
        return ""
    address = urlsplit(settings.chat_base_url)
    return f" at {address.scheme}://{address.netloc.rpartition('@')[2]}"


def redact(text: str) -> str:
    """One line of at most 200 characters in which keys, tokens and passwords are masked."""
    for name, value in os.environ.items():
        if len(value) >= 8 and _SECRET_NAME.search(name):
            text = text.replace(value, "***")
    line = " ".join(_SECRET_TEXT.sub("***", text).split())
    return line if len(line) <= 200 else line[:199] + "…"
