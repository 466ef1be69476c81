"""Noun phrases of a parse: the mention that a token is the head of."""

from __future__ import annotations

import re

from .mentions import phrase_of
from .names import Mention
from .page import Page
from .parsing import Parse
from .words import KNOWING, TITLES, is_head

_LEFT = frozenset("det compound amod poss nummod nmod quantmod predet advmod punct case".split())
_OF = frozenset("of for at in from with to on by".split())
_PRONOUNS = frozenset("he she they it".split())
_NO_SPEAKERS = frozenset("i we you us me who that this which there what these those one all".split())

_TWO_ROLES = re.compile(r"\s?(?:[\w’'.-]+\s){0,3}?([\w’'-]+)\sand\s(?:[\w’'-]+\s){0,3}?([\w’'-]+),?\s(?=[A-Z])")


def mention(page: Page, parse: Parse, head: int) -> Mention | None:
    """Who the noun phrase around a token mentions.

    Args:
        page: the article.
        parse: a sentence of it.
        head: the noun, name or pronoun that does the saying.

    Returns:
        The mention; None for words that nobody can be found by ("I", "who", "there").
    """
    word = parse.words[head]
    if word in _PRONOUNS:
        return Mention(parse.starts[head], parse.ends[head], "pronoun", word)
    if word in _NO_SPEAKERS and not page.text.startswith("US", parse.starts[head]):
        return None
    left, right = _edges(parse, head)
    if partner := of_two_roles(page, left):
        return partner
    named = page.named(left, right)
    for apposed in (c for c in parse.children[head] if parse.labels[c] == "appos"):  # "the minister, Ilse Brandt,"
        if not any(m.kind == "person" and m.start <= parse.starts[head] < m.end for m in named):
            for person in page.named(parse.starts[head], parse.ends[apposed]):
                if person.kind == "person" and person.start <= parse.starts[apposed] < person.end:
                    return person._replace(title=f"{page.text[left:right]} {person.title}".strip())
    for name in named:
        if name.kind == "person" and name.start <= parse.starts[head] < name.end:
            return name._replace(title=f"{page.text[left : name.start]}{name.title}".strip())
    return phrase_of(page.masked, left, right, named)


def of_two_roles(page: Page, start: int) -> Mention | None:
    """The person of `(said) lobbyist and party strategist Oda Brink`."""
    roles = _TWO_ROLES.match(page.masked, start)
    if roles is None or roles[1].endswith("s") or not (is_head(roles[1]) and (is_head(roles[2]) or roles[2] in TITLES)):
        return None
    return next((m for m in page.named(roles.end(), roles.end() + 1) if m.kind == "person"), None)


def _edges(parse: Parse, head: int) -> tuple[int, int]:
    """Half-open offsets of a noun phrase: what stands before its head, and the phrases with `of` and its like behind it."""
    first = head
    for child in reversed(parse.children[head]):
        if child < head and parse.labels[child] in _LEFT:
            first = min(first, *parse.subtree(child))
    while parse.labels[first] == "punct" and first < head:
        first += 1
    last = head
    for child in parse.children[head]:
        place = parse.labels[child] == "prep" and parse.words[child] in _OF
        if child == last + 1 and (place or (parse.words[child] in KNOWING and parse.child(child, "prep") is not None)):
            last = max(_plain(parse, child))
    return parse.starts[first], parse.ends[last]


def _plain(parse: Parse, top: int) -> list[int]:
    """The tokens below one, without clauses and appositions."""
    found, waiting = [], [top]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(c for c in parse.children[token] if parse.labels[c] not in ("relcl", "acl", "appos", "punct", "advcl"))
    return found
