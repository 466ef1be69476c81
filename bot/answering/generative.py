"""The generative answerer: a chat model writes from labelled passages, and only what can be proved is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.abstention import abstain
from bot.answering.context import build_context, neutral
from bot.answering.protocol import Evidence
from bot.chat_model import ChatModel
from bot.citations import render
from bot.claims import Claim, parse_claims, strip_thoughts
from bot.errors import ModelUnavailable
from bot.prompts import load_prompt
from bot.proof import Proof, prove
from bot.settings import Settings
from bot.text import words
from bot.types import Answer, Final, Token

REFUSAL = "The articles do not say."
"""What the model is told to write, and nothing else, when the passages do not answer."""

_THOUGHT = "<think"


class Generative:
    """Answers by a chat model, proved sentence by sentence; the model is made at the first question.

    Args:
        settings: the `chat_*` settings and `max_sentences`, `briefing_sentences`.
        chat: writes the replies; made from the settings unless given.

    Raises:
        PromptError: a prompt template is missing or does not fit.
    """

    def __init__(self, settings: Settings, chat: ChatModel | None = None) -> None:
        self._settings = settings
        self._chat = chat or ChatModel(settings)
        self.name = self._chat.name
        self._rules = load_prompt("answer", {"sentences", "refusal"})
        self._task = load_prompt("evidence", {"passages", "question", "refusal"})

    def stream(self, evidence: Evidence) -> Iterator[Token | Final]:
        """`Token`s as the model writes, not yet proved, then the `Final` that replaces them.

        Raises:
            ModelUnavailable: the model cannot be made or reached, fails in the middle, or writes nothing.
        """
        context = build_context(evidence)
        if not context.sources:
            yield Final(abstain(evidence, answerer=self.name))
            return
        briefing = evidence.question.kind == "briefing"
        limit = self._settings.briefing_sentences if briefing else self._settings.max_sentences
        rules = self._rules.fill(sentences=limit, refusal=REFUSAL)
        task = self._task.fill(passages=context.text, question=neutral(evidence.question.text), refusal=REFUSAL)
        reply, shown, cut = "", "", False
        for piece in self._chat.stream(rules, task):
            reply, cut = reply + piece.text, cut or piece.cut
            visible = _visible(reply)
            if len(visible) > len(shown):
                yield Token(visible[len(shown) :])
                shown = visible
        claims = parse_claims(reply)
        if not claims:
            raise ModelUnavailable(f"The chat model {self.name} wrote nothing. Ask again, or choose another BRIEFING_CHAT_MODEL.")
        yield Final(self._final(evidence, claims, prove([c for c in claims if not _refuses(c)], context.sources, cut_off=cut)))

    def _final(self, evidence: Evidence, claims: list[Claim], proof: Proof) -> Answer:
        if _refuses(claims[0]) or not proof.sentences:
            refused = all(_refuses(claim) for claim in claims) or _refuses(claims[0])
            because = "" if refused else "Nothing that the chat model wrote could be proved."
            return abstain(evidence, () if refused else proof.notes, self.name, because)
        return Answer(
            text=render(proof.sentences),
            sentences=proof.sentences,
            citations=proof.citations,
            abstained=False,
            question=evidence.question.text,
            searched=evidence.searched,
            notes=proof.notes,
            answerer=self.name,
        )


def _refuses(claim: Claim) -> bool:
    return words(claim.text) == words(REFUSAL)


def _visible(reply: str) -> str:
    """What of a growing reply can be shown: no thoughts, no refusal, and no beginning that may become one of them."""
    start = reply.lstrip()
    if _THOUGHT.startswith(start[: len(_THOUGHT)].lower()):
        start = strip_thoughts(start).lstrip() if len(start) >= len(_THOUGHT) else ""
    return "" if REFUSAL.startswith(start.rstrip()) or start.startswith(REFUSAL) else start
