"""The documentation says what the code does: its constants, settings, files and commands are those of the program."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted((ROOT / "docs").glob("*.md"))
CONSTANT = re.compile(r"^\| `([\w.]+)\.([A-Z_]+)` \| ([^|]+) \|", re.MULTILINE)
SETTING = re.compile(rf"^\| `(\w+)` \| `({PREFIX}\w+)` \| ([^|]+) \|", re.MULTILINE)


@pytest.mark.parametrize(("module", "name", "value"), CONSTANT.findall((ROOT / "docs" / "answers.md").read_text("utf-8")))
def test_documented_constants_have_the_values_of_the_code(module: str, name: str, value: str) -> None:
    assert getattr(import_module(module), name) == float(value)


def test_the_weights_of_a_window_are_documented() -> None:
    from bot.answering.relevance import SPOKEN_WEIGHTS, WEIGHTS, WEIGHTS_WITHOUT_RERANKER

    page = (ROOT / "docs" / "answers.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| (0\.\d+) \| (0\.\d+) \| (0\.\d+) \|", page, re.MULTILINE)
    for column, weights in enumerate((WEIGHTS, SPOKEN_WEIGHTS, WEIGHTS_WITHOUT_RERANKER), 1):
        assert {row[0]: float(row[column]) for row in rows} == weights
        assert sum(weights.values()) == pytest.approx(1.0)


def test_all_settings_are_documented_with_their_defaults() -> None:
    rows = SETTING.findall((ROOT / "docs" / "settings.md").read_text("utf-8"))
    documented = {name: (variable, value.strip().strip("`")) for name, variable, value in rows}
    fields = Settings.model_fields
    expected = {n: (PREFIX + n.upper(), "unset" if f.default is None else str(f.default)) for n, f in fields.items()}
    assert documented == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_named_files_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\((?!https?:)([^)#][^)]*)\)", text)]
    named = re.findall(r"`((?:bot|ingest|prompts|tests|docs|samples)/[\w./-]*)`", text)
    missing = [name for name in links if not (page.parent / name).exists()]
    missing += [name for name in named if "NAME" not in name and not (ROOT / name).exists()]
    assert missing == []


def test_printed_ingest_commands_exist() -> None:
    from ingest.cli import _parser

    commands = {name for page in PAGES for name in re.findall(r"python -m ingest ([a-z]+)", page.read_text("utf-8"))}
    actions = next(a for a in _parser()._actions if a.choices)
    assert commands and commands <= set(actions.choices or ())
