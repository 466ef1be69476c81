"""A follow-up made standalone from the conversation before it, without a chat model.

The method is the classic one of centering (Grosz, Joshi and Weinstein 1995): each question leaves elements behind (who
speaks, what is spoken about, where, when), the latest first, and a follow-up refers to them by a pronoun, replaces one
("What about Lavrov?"), or leaves one out ("Why?"). What does none of these comes back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.casing import cased
from bot.comparing import plain
from bot.errors import QuestionError
from bot.focus import Exchange, exchange, topic_words
from bot.followup import resolve
from bot.reference import genders
from bot.text import words
from bot.types import Answer, Turn, Value

_SMALL_TALK = re.compile(
    r"\W*(?:(?:ok(?:ay)?|(?:thanks|thank you)(?:\s+(?:a lot|so much|very much|for (?:that|this|the \w+|your \w+)))?|many thanks|cheers|"
    r"hi|hello|hey|good (?:morning|afternoon|evening)|bye|goodbye|great|nice|cool|perfect|wow|good|yes|no|sure|i see|got it|never ?mind|"
    r"sorry|well done|interesting|please|there|again|that(?:['’]s| is) (?:all|great|helpful|good|interesting)|and you|how are you)\b\W*)+",
    re.IGNORECASE,
)
_MAX_TURNS = 12
"""Follow-ups seldom reach further back; a bound keeps long conversations fast."""
_MAX_CHARS = 600
"""A longer question brings its own context."""


@dataclass(frozen=True, slots=True)
class Standalone(Value):
    """A question that can be understood without the conversation.

    Attributes:
        text: the question; exactly as asked where it needed nothing.
        carried: folded content words that were taken over from the conversation.
        changed: True if `text` is not the question as asked.
    """

    text: str
    carried: frozenset[str]
    changed: bool

    def to_dict(self) -> dict[str, Any]:
        """As JSON-ready values; the carried words in alphabetical order."""
        return {"text": self.text, "carried": sorted(self.carried), "changed": self.changed}


def standalone_question(question: str, history: Sequence[Turn | Mapping[str, Any]] | None) -> str:
    """The question in a form that needs no conversation; `rewrite` says more about it.

    Args:
        question: as asked.
        history: earlier `Turn`s or role/content messages, oldest first, the question itself not among them.

    Raises:
        QuestionError: the history has another form.
    """
    return rewrite(question, history).text


def rewrite(question: str, history: Sequence[Turn | Mapping[str, Any]] | None, known_speakers: Sequence[str] = ()) -> Standalone:
    """Make a follow-up standalone. Earlier follow-ups are resolved first, oldest first.

    Args:
        question: as asked.
        history: earlier `Turn`s or role/content messages, oldest first, the question itself not among them.
        known_speakers: names as the archive writes them; they are recognised in any case ("what about lavrov").

    Raises:
        QuestionError: the history has another form.
    """
    earlier: list[Exchange] = []
    for turn in turns(history)[-_MAX_TURNS:]:
        if not turn.question.strip() or is_small_talk(turn.question):
            continue
        asked = cased(" ".join(turn.question.split())[:_MAX_CHARS], known_speakers)
        text = plain(resolve(asked, earlier, known_speakers) if earlier else asked, known_speakers)
        read = exchange(_heading_lowered(text, earlier), turn.answer)
        earlier.append(replace(read, genders={**genders(turn.question, text, earlier), **read.genders}))
    if not earlier or not question.strip() or len(question) > _MAX_CHARS or is_small_talk(question):
        return Standalone(question, frozenset(), False)
    text = resolve(question, earlier, known_speakers)
    if words(text) == words(question):
        return Standalone(question, frozenset(), False)
    return Standalone(text, topic_words(text) - topic_words(question), True)


def _heading_lowered(text: str, earlier: Sequence[Exchange]) -> str:
    """`Children: what did the company say?` with the small c that the conversation writes, so that it can be carried on."""
    first = re.match(r"\w+(?=[^?!.]*: )", text)
    if first and any(re.search(rf"\b{first.group()[:1].lower()}{re.escape(first.group()[1:])}\b", said.text) for said in earlier):
        return text[:1].lower() + text[1:]
    return text


def is_small_talk(text: str) -> bool:
    """True for thanks and greetings, which ask for nothing."""
    return len(text) <= 100 and _SMALL_TALK.fullmatch(text) is not None


def turns(history: Sequence[Turn | Mapping[str, Any]] | None) -> list[Turn]:
    """A conversation as `Turn`s.

    Args:
        history: None, `Turn`s, or messages `{"role": "user" | "assistant" | "system", "content": ...}` whose content is a
            text or a list of parts (`{"type": "text", "text": "..."}`; parts of other types are left out). Consecutive
            answers are joined; what stands before the first question, and system messages, are left out.

    Raises:
        QuestionError: an entry has another form; the message names the entry and the forms that are read.
    """
    if history is None:
        return []
    if isinstance(history, (str, bytes, Mapping, Turn)) or not isinstance(history, Sequence):
        raise QuestionError(f"The history is a {type(history).__name__}. Give a list of {_EXPECTED}.")
    found: list[Turn] = []
    for position, entry in enumerate(history):
        if isinstance(entry, Turn):
            found.append(_turn(entry, position))
            continue
        role, content = _message(entry, position)
        if role == "user":
            found.append(Turn(content))
        elif role == "assistant" and found:
            answer = found[-1].answer
            found[-1] = Turn(found[-1].question, content if answer is None else f"{answer}\n{content}")
    return found


_EXPECTED = 'Turn(question, answer) or of {"role": "user" or "assistant", "content": text} messages, oldest first'


def _turn(turn: Turn, position: int) -> Turn:
    """The turn with its answer as text: callers also hand back the `Answer` that they were given."""
    answer: object = turn.answer
    if isinstance(answer, Answer):
        return Turn(turn.question, answer.text)
    if not isinstance(turn.question, str) or not (answer is None or isinstance(answer, str)):
        raise QuestionError(
            f"Entry {position} of the history is a Turn of {type(turn.question).__name__} and {type(answer).__name__}. Give a list of {_EXPECTED}."
        )
    return turn


def _message(entry: object, position: int) -> tuple[str, str]:
    if not isinstance(entry, Mapping):
        raise QuestionError(f"Entry {position} of the history is a {type(entry).__name__}. Give a list of {_EXPECTED}.")
    role, content = entry.get("role"), entry.get("content")
    if role not in ("user", "assistant", "system"):
        raise QuestionError(f"Entry {position} of the history has the role {role!r}. Give a list of {_EXPECTED}.")
    if content is None or isinstance(content, str):
        return role, content or ""
    if isinstance(content, Mapping):
        content = [content]
    if not isinstance(content, Sequence) or not all(isinstance(part, (str, Mapping)) for part in content):
        raise QuestionError(f"Entry {position} of the history has a content of type {type(content).__name__}. Give a list of {_EXPECTED}.")
    return role, "\n".join(filter(None, (_part_text(part, position) for part in content)))


def _part_text(part: str | Mapping[str, Any], position: int) -> str:
    if isinstance(part, str):
        return part
    if part.get("type", "text") != "text":
        return ""
    text = part.get("text")
    if not isinstance(text, str):
        raise QuestionError(f"Entry {position} of the history has a text part without text. Give a list of {_EXPECTED}.")
    return text
