"""What a question says happened (`Why was X dismissed?`, `Who stole it?`), and whether a window tells of that."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from bot.answering.frames import CONTRARY, UNDERGONE, frames, silent
from bot.answering.windows import Window
from bot.names import tokens
from bot.question import Question
from bot.text import fold, stem, word_set
from bot.wording import AUXILIARY

_YES_OR_NO = re.compile(rf"^\W*(?:(?:and|but|so)\s+)?{AUXILIARY}\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?!by\b)[a-z]+ly\s+)?(?:[a-z]+ed\s+and\s+|shot\s+and\s+)?$")
_NOUN = re.compile(r"(?:\b(?:the|an?|his|her|their|this|that)|['’]s)\s+(?:killing|slaying|assassination)s?$")
_BY = re.compile(r"[^.;]{0,60}?\bby\b")
_AGENT = re.compile(
    r"^\W*(?:(?:and|so)\s+)?(?:who(?:\s+else)?|(?:which|what)\s+(?!is\b|are\b|was\b|were\b)(?:[a-z-]+\s+){1,3}?)\s*(?:(?:has|have|had)\s+)?$",
    re.IGNORECASE,
)
"""What stands before the verb where the one who did it is asked for: `Who`, `Which engineer has`."""
_CONTEST = re.compile(
    r"\b(?:elections?|votes?|race|match|game|finals?|cup|titles?|championships?|tournament|seats?|bid|case|battle|war)\b", re.IGNORECASE
)
"""What is lost by who does not win it; jobs, power and lives are lost otherwise."""
_CLAUSE = re.compile(
    r"(?<=\w)[,\s]+(?:when|while|after|before|because|since|until|that|who|which|whose|where|if|as|in\s+which|following|during)\s",
    re.IGNORECASE,
)
"""What opens a clause or a time beside what is asked."""


class _Deed(NamedTuple):
    """A verb of a question.

    Attributes:
        start: where it stands.
        telling: stems of the words that tell of the same.
        done: whether somebody did it.
    """

    start: int
    telling: frozenset[str]
    done: bool


def lacks_deed(question: Question, window: Window) -> bool:
    """Whether neither a window nor its title has a word for what a question says happened, or it names nobody who did it.

    Only the question's main clause counts. Of `Who stole the painting?` a sentence in which it `was stolen`, by nobody, tells nothing.
    """
    named = frozenset(fold(word) for name in question.names for word in name.split())
    asked = _deeds(question.text, named)
    if not asked:
        return False
    held = {stem(word) for word in word_set(f"{window.hit.article.title}. {window.text}")}
    if any(held.isdisjoint(deed.telling) for deed in asked):
        return True
    return any(deed.done and _AGENT.match(question.text[: deed.start]) and _without_agent(deed.telling, window.text) for deed in asked)


@lru_cache(maxsize=256)
def _deeds(text: str, named: Set[str]) -> tuple[_Deed, ...]:
    """The verbs of a question's main clause that are in a frame, those of its names left out."""
    first = next((token.end for token in tokens(text)), 0)
    clause = _CLAUSE.search(text, first)
    main = text[: clause.start()] if clause else text
    found = []
    for token in tokens(main):
        word = fold(token.text)
        telling = frames().get(word)
        if telling is None or word in named or (word in ("lose", "lost") and not _CONTEST.search(main)):
            continue
        contrary = frames()[CONTRARY[word]] if word in CONTRARY and _YES_OR_NO.match(text) else frozenset()
        found.append(_Deed(token.start, telling | contrary, word not in UNDERGONE))
    return tuple(found)


def _without_agent(telling: Set[str], text: str) -> bool:
    """Whether each word for what was done stands in the passive, with nobody by whom, or never tells who did it."""
    lower = text.lower()
    told = [match for match in re.finditer(r"[a-z]+", lower) if stem(match.group()) in telling]
    found = [match for match in told if stem(match.group()) not in silent()]
    if not told:  # only the title tells that it was done
        return not telling.isdisjoint(silent())
    return all(
        (_PASSIVE.search(lower[: match.start()]) or _NOUN.search(lower[: match.end()])) and not _BY.match(lower[match.end() :])
        for match in found
    )
