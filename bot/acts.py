"""Speech acts: what somebody does by saying something, as far as the word of saying tells (Searle 1976)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text import stem, words

_VERBS = {
    "deny": "deny reject dismiss refute dispute contradict rebut",
    "warn": "warn caution threaten alert",
    "promise": "promise pledge vow commit guarantee assure swear",
    "accuse": "accuse blame condemn criticise criticize denounce attack slam lambast",
    "demand": "demand urge request appeal insist",
    "predict": "predict forecast expect anticipate project",
    "admit": "admit acknowledge concede confess recognise recognize",
    "propose": "propose suggest recommend advise advocate",
    "announce": "announce declare reveal unveil confirm",
    "describe": "call describe label dub brand characterise characterize",
}
_ACTS = {stem(verb): act for act, verbs in _VERBS.items() for verb in verbs.split()}
_IRREGULAR = {
    "swore": "promise",
    "sworn": "promise",
    "foresaw": "predict",
    "denial": "deny",
    "criticism": "accuse",
    "prediction": "predict",
}


PAST = {
    "deny": "denied", "warn": "warned of", "promise": "promised", "accuse": "condemned", "demand": "demanded", "predict": "predicted",
    "admit": "admitted", "propose": "proposed", "announce": "announced", "describe": "described",
}  # fmt: skip
"""Each act as a refusal puts it: "none reports what X denied"."""


def act_of(cue: str | None) -> str | None:
    """The speech act of a word of saying ("warned" -> "warn"), or None where it tells none ("said", "told").

    Args:
        cue: one or more words, in any form and case; the first that tells an act counts.
    """
    found = words(cue or "")
    for number, word in enumerate(found):
        if _calls_for(found, number):
            return "demand"
        act = _IRREGULAR.get(word) or _ACTS.get(stem(word))
        if act:
            return act
    return None


def _calls_for(found: Sequence[str], number: int) -> bool:
    """Whether a word is the verb of `called for`, and no noun ("amid calls for"), nor the one of `called on Monday`."""
    particle, behind = [*found[number + 1 : number + 3], "", ""][:2]
    verb = found[number] in ("called", "calling") or (found[number] in ("call", "calls") and (not number or found[number - 1] == "to"))
    return verb and particle in ("for", "on", "upon") and not behind.endswith("day")
