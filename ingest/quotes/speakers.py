"""Speakers: whom a mention means in its article, and what that is known by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

from bot.types import Attribution

from .documents import before, is_named_again
from .names import Mention
from .page import Page
from .person import Person
from .pronouns import antecedent
from .subjects import main_subject
from .words import HEADS, is_head

Basis = Literal[
    "name", "short name", "office", "role", "document", "organisation", "gender", "recency", "group", "continuation", "context", "nobody"
]
"""What a speaker is found by; docs/attribution.md explains each."""

CONFIDENCE: dict[Basis, float] = {
    "name": 0.96,
    "short name": 0.97,
    "office": 0.97,
    "role": 0.93,
    "document": 0.96,
    "organisation": 0.92,
    "gender": 0.95,
    "recency": 0.78,
    "group": 0.67,
    "continuation": 0.95,
    "context": 0.88,
    "nobody": 0.0,
}
"""How often a speaker that was found so was the right one; measured by `python -m benchmarks.attribution`,
see docs/attribution.md."""

_BEFORE_PREPOSITION = re.compile(r"\s(?:of|for|from|in|at|with|who|to)\s.*")
_APPOSED = re.compile(
    r"((?:\sthen|\sthere|\s(?:\w+ing|named|from|of|in|at|for|with|on|over|behind)\s[^,;:()\n\x02]{1,50})?), (?:state )?(?=[A-Z])"
)
"""What stands between a role and the name in apposition to it: `the ambassador at the time, X`, `one pastor backing the bill, X of Ellin, said`."""
_PLACED = re.compile(r"\s(?:of|from|at|in|with)\s(?:the\s)?[A-Z][\w’'.-]*(?:\s(?:of\s|in\s|the\s|at\s)*[A-Z][\w’'.-]*)*,")
"""Where somebody is from, between their name and a comma."""
_PHRASE_END = re.compile(r"\s?(?:[,.;(—–\n]|$)")
_LEADS_IN = re.compile(
    r"(?:(?:And|But|So|Now|Indeed|Still|Yet|Instead|Also|Again|However|Therefore|Besides|Moreover|Plus|In\sfact|In\sshort|After\sall|As\sa\sresult)"
    r"\b,?\s)*(?:(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]here)(?:[’']s|\s(?:is|was|makes|made|means|meant|amounts|would|will|has|had))\b[^,;:\x02]{0,40}?\s)?"
)
"""What leads from one quotation to the next of the same speaker: `But that's not`, `Now,`."""
_FOLLOW_ON = 2
"""Quotations without a cue are given to the last speaker at most this many paragraphs on."""
_NEAR_ROLE = 300
_NEAR_GROUP = 400
"""Characters after a statement within which a pronoun can mean its speaker: a role for `he` and `she`, a group for `they` and `it`."""


class Found(NamedTuple):
    """A speaker.

    Attributes:
        name: the fullest name, or the role as written; None if nobody is known.
        basis: what it was found by.
        person: who it is, if a person with a name.
    """

    name: str | None
    basis: Basis
    person: Person | None = None


_NOBODY = Found(None, "nobody")


class Speakers:
    """Finds the speakers of an article, in text order: who has spoken so far decides whom a pronoun means.

    Args:
        page: the article.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._spoken: list[tuple[int, Person]] = []

    def of(self, mention: Mention | None, earlier: list[Attribution], *, in_passing: bool = False) -> Found:
        """The speaker that a mention means.

        Args:
            mention: as read at the statement.
            earlier: the attributions before it.
            in_passing: whether the words are only referred to, so that no pronoun behind them means who said them.
        """
        if in_passing:
            before = len(self._spoken)
            found = self.of(mention, earlier)
            del self._spoken[before:]
            return found
        if mention is None:
            return _NOBODY
        if mention.kind == "organisation":
            return Found(self._page.organisations.full(" ".join(mention.name.split())), "organisation")
        if mention.kind == "pronoun":
            return self._of_pronoun(mention, earlier)
        if mention.kind == "role":
            apposed = self._apposed(mention)
            if apposed:
                return self._person(mention.start, self._page.people.who(apposed), "name")
            holder = self._page.people.by_office(mention.name, mention.start)
            return self._person(mention.start, holder, "office") if holder else self._of_document(mention, earlier)
        person = self._page.people.who(mention)
        return self._person(mention.start, person, "name" if person.name == mention.name else "short name")

    def of_following(self, start: int, end: int, last: Attribution | None) -> tuple[Mention | None, Found]:
        """The speaker of a quotation without a cue: the subject of the sentence before it, or the last speaker.

        Args:
            start, end: of the quotation.
            last: the attribution before it that can go on here.
        """
        page = self._page
        text = page.masked
        sentence = page.sentence_start(start)
        if sentence < start and text[sentence:start].strip("\x02 "):
            return None, self._going_on(sentence, start, end, last)
        between = text[last.end : start] if last else ""
        if last and between.count("\n\n") + between.replace("\n\n", "").count("\n") <= _FOLLOW_ON:
            own = page.starts[bisect_right(page.starts, last.end) : bisect_left(page.starts, start)]
            if not own:
                person = next((p for _, p in reversed(self._spoken) if p.name == last.speaker), None)
                return None, Found(last.speaker, "continuation" if last.speaker else "nobody", person)
        line = text.rfind("\n", 0, start) + 1
        sentences = page.starts[bisect_left(page.starts, line) : bisect_left(page.starts, start)]
        if sentences and text[sentences[-1] : start].strip("\x02 "):
            mention = main_subject(page, sentences[-1], start)
            speaks = mention is not None and is_head(mention.name.split()[-1].lower()) and bool(page.cues(sentences[-1], start))
            if mention and (speaks or mention.kind in ("person", "pronoun")):
                found = self.of(mention, [])
                return mention, found._replace(basis="context") if found.name else found
        return None, _NOBODY

    def _going_on(self, sentence: int, start: int, end: int, last: Attribution | None) -> Found:
        """The last speaker, for a quotation that a word or "that is" leads into, right behind their words in the paragraph.

        `"...," X said. Now, "..."`; `"...," X said. That makes it "..."`.
        """
        page = self._page
        lead = page.masked[sentence:start]
        if last is None or last.speaker is None or "\n" in page.masked[last.end : start] or not _LEADS_IN.fullmatch(lead):
            return _NOBODY
        if bisect_left(page.starts, sentence) - bisect_right(page.starts, last.end) > 0 or page.cues(sentence, start):
            return _NOBODY
        if any(m.kind == "person" for m in page.named(sentence, start)) or page.masked[end : page.sentence_end(end)].strip():
            return _NOBODY
        person = next((p for _, p in reversed(self._spoken) if p.name == last.speaker), None)
        return Found(last.speaker, "continuation" if lead.rstrip().endswith(",") else "context", person)

    def _apposed(self, role: Mention) -> Mention | None:
        """The person in apposition to a role: "the harbour minister, Nora Lindqvist,"."""
        text = self._page.masked
        link = _APPOSED.match(text, role.end)
        named = self._page.named(link.end(), link.end() + 1) if link else []
        if not named or named[0].kind != "person" or not (" " in named[0].name or role.name.split()[0] in ("his", "her", "their")):
            return None
        return named[0] if _PHRASE_END.match(text, named[0].end) or (link and link[1] and _PLACED.match(text, named[0].end)) else None

    def _of_document(self, mention: Mention, earlier: list[Attribution]) -> Found:
        """A role as written, or if it is a document that is named again, that document, or whose words it has."""
        was = before(self._page, mention, earlier)
        if was.said:
            return Found(was.said.speaker, "document", next((p for _, p in reversed(self._spoken) if p.name == was.said.speaker), None))
        if was.maker:
            return self.of(was.maker, earlier)._replace(basis="document")
        return Found(" ".join((was.document or mention).name.split()), "document" if was.document else "role")

    def _person(self, position: int, person: Person, basis: Basis) -> Found:
        self._spoken.append((position, person))
        return Found(person.name, basis, person)

    def _of_pronoun(self, mention: Mention, earlier: list[Attribution]) -> Found:
        page = self._page
        if mention.name in ("he", "she"):
            role = earlier[-1] if earlier and earlier[-1].mention and _is_one_person(earlier[-1].speaker or "") else None
            if role and not any(m.kind == "person" for m in page.named(role.end, mention.start)) and mention.start - role.end < _NEAR_ROLE:
                return Found(role.speaker, "recency")
            person, certain = antecedent(page.people, mention.name, mention.start, page.masked, self._spoken)
            return self._person(mention.start, person, "gender" if certain else "recency") if person else _NOBODY
        if mention.name in ("they", "it"):
            recent = [a for a in earlier[-2:] if a.speaker and mention.start - a.end < _NEAR_GROUP]
            names = {p.name for _, p in self._spoken}
            if recent and (recent[-1].speaker not in names or is_named_again(recent[-1].mention or "")):
                return Found(recent[-1].speaker, "group")
            group = page.organisations.near(mention.name, mention.start)
            return Found(group, "group") if group else _NOBODY
        return _NOBODY


def _is_one_person(role: str) -> bool:
    """True for a role in the singular: "a nurse", "the head of the port"."""
    words = _BEFORE_PREPOSITION.sub("", role).split()
    return len(words) > 1 and words[0].islower() and words[-1].lower() in HEADS
