"""What somebody is sure of or fears, by an adjective: `the mayor was confident that the quay would open`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .clause_speakers import mark_of
from .page import Page
from .parsing import Parse, parse
from .phrases import mention
from .statement import MIN_WORDS, Reported, trim
from .tails import LONGEST_SENTENCE, Tie

_CONVICTION = re.compile(
    r"\b(confident|adamant|convinced|certain|sure|hopeful|optimistic|insistent|worried|concerned|afraid|fearful|wary)\sthat\s"
)
"""Adjectives of belief and of what is feared, with a whole clause, as the verbs of belief have it."""
_BE = frozenset("is are was were 's 're am remain remains remained".split())
_UNREAL = frozenset("not n't never if unless whether".split())


def convictions(page: Page, known: Sequence[Reported]) -> Iterator[Reported]:
    """Clauses that an adjective gives to the subject of its verb; not of what is negated, a condition, or `It is certain that`.

    Args:
        page: the article.
        known: the reported statements that are found already; a clause of which one is known is left out.
    """
    text, found = page.masked, []
    for match in _CONVICTION.finditer(text):
        start, end = page.sentence_start(match.start()), page.sentence_end(match.start())
        if end - start <= LONGEST_SENTENCE and "\x02" not in text[start:end]:
            found.append((start, start + len(text[start:end].rstrip()), match))
    for (_, _, match), parsed in zip(found, parse(page.text, [(start, stop) for start, stop, _ in found]), strict=True):
        adjective = parsed.at(match.start(1))
        subject = _subject(parsed, adjective) if adjective is not None else None
        clause = _clause(parsed, adjective) if adjective is not None and subject is not None else None
        speaker = mention(page, parsed, subject) if clause and subject is not None else None
        if clause is None or speaker is None or (speaker.kind == "pronoun" and speaker.name == "it"):
            continue
        first, last = trim(page.text, *clause)
        if page.text.count(" ", first, last) >= MIN_WORDS - 1 and not any(k.start < last and first < k.end for k in known):
            yield Reported(first, last, Tie(speaker, match[1]), aside=True)


def _subject(parse: Parse, adjective: int) -> int | None:
    """The subject of the verb that an adjective, or the one that it is coordinated with, completes."""
    top = adjective
    while parse.labels[top] == "conj" and parse.heads[top] != top:
        top = parse.heads[top]
    verb = parse.heads[top] if parse.labels[top] in ("acomp", "attr") else top
    passive = parse.child(verb, "auxpass", "aux")
    be = verb if passive is None else passive  # "were thrilled and confident" may parse as a passive
    if parse.words[be] not in _BE or any(parse.words[c] in _UNREAL for t in {verb, top, adjective} for c in parse.children[t]):
        return None
    return parse.child(verb, "nsubj", "nsubjpass")


def _clause(parse: Parse, adjective: int) -> tuple[int, int] | None:
    """The clause that begins right behind an adjective, which a parse may hang on it or on its verb."""
    found = (c for t in (adjective, parse.heads[adjective]) for c in parse.children[t] if c > adjective and parse.labels[c] == "ccomp")
    top = next((c for c in found if mark_of(parse, c) == "that" and parse.subtree(c)[0] == adjective + 1), None)
    tokens = parse.subtree(top)[1:] if top is not None else []
    while tokens and parse.labels[tokens[-1]] == "punct":
        tokens.pop()
    return (parse.starts[tokens[0]], parse.ends[tokens[-1]]) if tokens else None
