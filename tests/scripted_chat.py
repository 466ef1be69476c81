"""A scripted LangChain chat model for tests: replies from a queue, in pieces, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from bot.chat_model import ChatModel
from bot.settings import Settings

Reply = Sequence[str | Exception]


class ScriptedModel(BaseChatModel):
    """Plays one reply a call; an exception among the pieces is raised there."""

    replies: list[Any]
    asked: list[list[BaseMessage]]
    finish_reason: str = "stop"

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        text = "".join(str(chunk.message.content) for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text))])

    def _stream(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        for piece in self.replies.pop(0):
            if isinstance(piece, Exception):
                raise piece
            yield ChatGenerationChunk(message=AIMessageChunk(piece))
        yield ChatGenerationChunk(message=AIMessageChunk("", response_metadata={"finish_reason": self.finish_reason}))


def pieces(text: str, size: int = 7) -> list[str]:
    """A reply cut into pieces of so many characters."""
    return [text[at : at + size] for at in range(0, len(text), size)]


def scripted(*replies: Reply | str, finish_reason: str = "stop", **settings: Any) -> tuple[ChatModel, ScriptedModel]:
    """A `ChatModel` on a script, and the script to look into."""
    model = ScriptedModel(replies=[pieces(r) if isinstance(r, str) else list(r) for r in replies], asked=[], finish_reason=finish_reason)
    return ChatModel(Settings(chat_model="openai:scripted", **settings), load=lambda _: model), model
