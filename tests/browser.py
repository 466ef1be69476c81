"""A real Chromium and the page as a real process, for the browser tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCREENSHOTS = Path(os.environ.get("SCREENSHOTS") or ROOT / "artifacts" / "screenshots")
START_SECONDS = 60
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """The path of an installed Chromium, or None."""
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
        return port


@dataclass
class Served:
    """A server process; `log` is its output."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@contextmanager
def served(arguments: list[str], log: Path, port: int, **variables: str) -> Iterator[Served]:
    """Run `python ARGUMENTS` with these environment variables and wait until it has said its address and answers there."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("BRIEFING_")} | variables
    with log.open("ab") as out:
        process = subprocess.Popen([sys.executable, *arguments], cwd=log.parent, env=env, stdout=out, stderr=subprocess.STDOUT)
    server = Served(process, f"http://127.0.0.1:{port}/", log)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not (server.url in log.read_text("utf-8") and _answers(server.url)):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the page did not come up:\n{log.read_text('utf-8')}")
            time.sleep(0.2)
        yield server
    finally:
        server.stop()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + "robots.txt", timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
