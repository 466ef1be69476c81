"""Prompts are files whose variables are checked when they are loaded."""

from __future__ import annotations

from importlib.resources import files

import pytest

from bot.answering.generative import Generative
from bot.errors import PromptError
from bot.prompts import load_prompt, parse_prompt
from bot.settings import Settings


def test_every_prompt_that_the_program_uses_loads() -> None:
    Generative(Settings(chat_model="openai:any"))
    assert load_prompt("answer", {"sentences", "refusal"}).fill(sentences=3, refusal="No.").count("No.") == 1


def test_every_prompt_file_is_used() -> None:
    assert sorted(f.name for f in files("prompts").iterdir() if f.name.endswith(".md")) == ["answer.md", "evidence.md"]


@pytest.mark.parametrize(
    ("text", "variables", "message"),
    [
        ("", {"a"}, "is empty"),
        ("Say {a}.", {"a", "b"}, r"lacks \{b\}"),
        ("Say {a} {c}.", {"a"}, r"has unknown \{c\}"),
        ("Say it.", {"a"}, r"Use exactly \{a\} in prompts/test\.md"),
    ],
)
def test_a_template_with_other_variables_is_refused(text: str, variables: set[str], message: str) -> None:
    with pytest.raises(PromptError, match=message):
        parse_prompt("test", text, variables)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PromptError, match=r"prompts/nowhere\.md cannot be read"):
        load_prompt("nowhere", set())


def test_filling_needs_exactly_the_variables() -> None:
    prompt = parse_prompt("test", "Say {a}.", {"a"})
    with pytest.raises(PromptError, match=r"lacks \{a\}, has unknown \{b\}"):
        prompt.fill(b=1)


def test_braces_in_a_value_or_around_other_text_stay() -> None:
    prompt = parse_prompt("test", 'JSON {"x": 1} {a} {b}', {"a", "b"})
    assert prompt.fill(a="{b} {c}", b="B") == 'JSON {"x": 1} {b} {c} B'
