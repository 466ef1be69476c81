"""Roles: what an article calls a person beside the name."""

from __future__ import annotations

import re

from .cues import FORMS
from .names import Mention
from .page import Page
from .people import Person
from .words import ABBREVIATIONS, AUXILIARIES, BOUNDARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, is_head

_COURTESY = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\.?(?:\s|$))+")
_APPOSED = re.compile(
    r"(?:\s?\([^)\n]{1,25}\))?,\s((?:\b(?:Mrs?|Ms|Dr|St|Sens?|Gov|Reps?|Gen|U\.S|U\.N)\.|[^,;.()\n\x02—–]){3,90})(?=[,.;()\n—–]|$)"
)
_BEFORE = re.compile(
    r"((?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne\sof)|\b[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}[’']s?)\s(?:[\w’'&/.-]+\s){0,7}?[\w’'-]+),?\s$"
)
_PLACE = re.compile(r"(?:\s|,\s)((?:of|from)\s(?!\w*day\b)(?:[A-Z]\w+\s)?[A-Z]\w+|\([A-Z]-[A-Z][\w.]*(?:\s[A-Z]\w+)?\))(?=[,;.\s]|$)")
"""Where a senator is from: `of Texas`, `(R-Texas)`."""
_SEATED = re.compile(r"\b(?:Sens?|Reps?|Gov|Senator|Representative|Governor|Congress\w+|Mayor|Premier|Councill?or|Attorney General)\b")
"""Titles that are held for a place."""
_ACCUSED = re.compile(r"\b(?:accus|convict|acquit|suspect|charg|clear)\w+\s(?:\w+\.?\s)?$")
_BARE = re.compile(r"((?:\b[\w’'-]+\s){0,4}\b[a-z][\w’'-]+)\s$")
_FIRST_PHRASE = re.compile(r"\b(?:of|for|at|in|from|with|to|on|who|whose|which|that|and|by)\b")
_DETERMINER = re.compile(r"^(?:the|a|an|his|her|their|one of)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:who|whose|which|that|where|when|while|as|because|after|before|is|was|were|are|has|had|said|says)\b.*")
_EDGES = FORMS | PREPOSITIONS | BOUNDARIES | AUXILIARIES | PRONOUNS | DETERMINERS
_LONGEST = 90


class Roles:
    """The titles and appositions of an article's people.

    Args:
        page: the article.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._mentions: dict[str, list[Mention]] = {}
        for mention in page.people.mentions:
            self._mentions.setdefault(page.people.who(mention).name, []).append(mention)
        self._known: dict[str, list[tuple[int, str]]] = {}

    def of(self, person: Person, mention: Mention | None, position: int) -> str | None:
        """What the article calls a person at a statement, or nearest before it, or otherwise first.

        Args:
            person: the speaker.
            mention: the speaker as written at the statement.
            position: where the statement begins.

        Returns:
            The role as written, without the name and a leading article ("Germany's foreign minister"); None if there is none.
        """
        known = self._known.get(person.name)
        if known is None:
            found = [(m.start, self._beside(m)) for m in self._mentions.get(person.name, [])]
            known = self._known[person.name] = [(at, role) for at, role in found if role]
        if not known:
            return None
        limit = max(position, mention.start) if mention else position
        before = [role for at, role in known if at <= limit]
        return before[-1] if before else known[0][1]

    def _beside(self, mention: Mention) -> str | None:
        text = self._page.masked
        start = mention.start
        title = _COURTESY.sub("", mention.title).strip()
        window = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST) : start]
        led = _BEFORE.search(window)
        if led and is_head(title.split()[-1] if title else led[1].split()[-1]):
            return _clean(f"{led[1]} {title}".strip() if not window.endswith(", ") else led[1])
        if title:
            before = window.split()[-1:]
            former = before[0] if before and before[0].lower() in ("former", "then", "acting", "deputy", "vice") else ""
            place = _PLACE.match(text, mention.end) if _SEATED.search(title) and not _ACCUSED.search(window) else None
            return _clean(f"{former} {title}{f' {place[1]}' if place else ''}")
        apposed = _APPOSED.match(text, mention.end, mention.end + _LONGEST + 30)
        if apposed:
            phrase = _CLAUSE.sub("", apposed[1]).strip()
            words = _FIRST_PHRASE.split(phrase, maxsplit=1)[0].split()
            if words and is_head(words[-1]):
                return _clean(phrase)
        bare = _BARE.search(window)
        if bare and is_head(bare[1].split()[-1]):
            words = bare[1].split()
            first = len(words) - 1
            while first and not _is_edge(words[first - 1]):
                first -= 1
            return _clean(" ".join(words[first:]))
        return None


def _is_edge(word: str) -> bool:
    """Whether a word cannot be part of a description: a verb of saying, an article, a preposition; but `Post` of `Port Post columnist` can."""
    return word.lower() in (_EDGES - FORMS if word[0].isupper() else _EDGES)


def _clean(role: str) -> str | None:
    role = _DETERMINER.sub("", " ".join(role.split())).strip(" ,.;:’'\"")
    if role.split()[-1:] and role.split()[-1] in ABBREVIATIONS:
        role += "."
    return role if 2 < len(role) <= _LONGEST else None
