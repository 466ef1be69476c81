"""Prompt templates: each is one file in `prompts/`, its variables are checked when it is loaded.

A variable is written `{name}`; everything else, single braces around other text included, is literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from bot.errors import PromptError

PACKAGE = "prompts"
_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A loaded template.

    Attributes:
        name: the file's name without `.md`.
        template: its text, surrounding white space removed.
        variables: the names that `fill` must be given.
    """

    name: str
    template: str
    variables: frozenset[str]

    def fill(self, **values: object) -> str:
        """The template with every variable replaced, in one pass: braces inside a value stay as they are.

        Raises:
            PromptError: a variable is missing or not one of this template's.
        """
        if set(values) != self.variables:
            raise PromptError(_mismatch(self.name, self.variables, values, "was filled with"))
        return _VARIABLE.sub(lambda match: str(values[match[1]]), self.template)


def parse_prompt(name: str, text: str, variables: Iterable[str]) -> Prompt:
    """A template from its text.

    Args:
        name: what to call it in messages.
        text: the template.
        variables: exactly the variables that the calling code fills in.

    Raises:
        PromptError: the text is blank, or its variables are not those.
    """
    template, wanted = text.strip(), frozenset(variables)
    if not template:
        raise PromptError(f"Prompt {name!r} is empty. Restore {PACKAGE}/{name}.md.")
    if set(_VARIABLE.findall(template)) != wanted:
        raise PromptError(_mismatch(name, wanted, _VARIABLE.findall(template), "holds"))
    return Prompt(name, template, wanted)


def load_prompt(name: str, variables: Iterable[str]) -> Prompt:
    """The template `prompts/NAME.md`.

    Args:
        name: the file's name without `.md`.
        variables: exactly the variables that the calling code fills in.

    Raises:
        PromptError: the file is missing or cannot be read, is empty, or holds other variables than the code fills in.
    """
    try:
        text = files(PACKAGE).joinpath(f"{name}.md").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"Prompt file {PACKAGE}/{name}.md cannot be read ({error}). Restore it or install the program again.") from error
    return parse_prompt(name, text, variables)


def _mismatch(name: str, wanted: Iterable[str], given: Iterable[str], verb: str) -> str:
    expected, actual = set(wanted), set(given)
    faults = [f"lacks {{{v}}}" for v in sorted(expected - actual)] + [f"has unknown {{{v}}}" for v in sorted(actual - expected)]
    return (
        f"Prompt {name!r} {verb} other variables than the program uses: {', '.join(faults)}. "
        f"Use exactly {', '.join(f'{{{v}}}' for v in sorted(expected)) or 'none'} in {PACKAGE}/{name}.md."
    )
