"""Noun phrases of a parse: the mention that a token is the head of."""

from __future__ import annotations

import re

from bot.voices import can_speak

from .mentions import phrase_of
from .names import Mention
from .page import Page
from .parsing import Parse
from .words import KNOWING, TITLES, is_head

_LEFT = frozenset("det compound amod poss nummod nmod quantmod predet advmod punct case".split())
_OF = frozenset("of for at in from with to on by".split())
_PRONOUNS = frozenset("he she they it".split())
_FOUND = frozenset("data figures records research evidence statistics results polling documents emails".split())
"""What shows something and needs no word before it."""
_TITLE = 12
"""Characters of an abbreviated title that a parse may part from its name: `Capt. | Oda Brink`."""
LONGEST = 110
"""Characters of a speaker's phrase."""
_NO_SPEAKERS = frozenset("i we you us me who that this which there what these those one all".split())
_SHARES = frozenset(
    """some many most few several all both half none one those each others majority majorities minority percent third thirds two-thirds
    three-quarters three-fourths quarter quarters fifth fifths tenth % two three four five six seven eight nine ten dozens hundreds thousands""".split()
)
"""What tells how many of somebody speak: `most of the crews`, `nearly half`, `about one in five`."""
_ADVERBS = frozenset("even also but and yet then meanwhile still now though so or".split())
_SHARED = frozenset("of in over under between aged surveyed polled questioned interviewed".split())

_BEHIND = frozenset("relcl acl appos punct advcl".split())
"""What is no part of a short phrase."""
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
    left, right = _edges(parse, head)
    if word == "those" and (known := _those(page, parse, head)):
        return known
    if word in _SHARES or word.isdigit():
        return _share(page, parse, head, left, right)
    if word in _NO_SPEAKERS and not page.text.startswith("US", parse.starts[head]):
        return None
    if partner := of_two_roles(page, left):
        return partner
    named = page.named(left, right)
    for apposed in (c for c in parse.children[head] if parse.labels[c] == "appos"):  # "the minister, Ilse Brandt,"
        if not any(m.kind == "person" and m.start <= parse.starts[head] < m.end for m in named):
            for person in page.named(parse.starts[head], parse.ends[apposed]):
                if person.kind == "person" and person.start <= parse.starts[apposed] < person.end:
                    return person._replace(title=f"{page.text[left:right]} {person.title}".strip())
    for name in named or page.named(max(0, left - _TITLE), left):
        if name.kind == "person" and name.start <= parse.starts[head] < name.end:
            return name._replace(title=f"{page.text[left : name.start]}{name.title}".strip())
    return phrase_of(page.masked, left, right, named) or _plural(page, parse, head, left, right)


def _share(page: Page, parse: Parse, head: int, left: int, right: int) -> Mention | None:
    """Some of a group, as written: `most of the crews`, `one of the aides`."""
    alone = right == parse.ends[head] and left == parse.starts[head]
    if alone and parse.words[head] in _NO_SPEAKERS and parse.words[head + 1 : head + 2] and parse.words[head + 1] not in _SHARED:
        return None
    return _as_written(page, left, right)


def _those(page: Page, parse: Parse, head: int) -> Mention | None:
    """Those whom the words behind tell from others, as written: `those around the mayor`, `those who had left`."""
    telling = [c for c in parse.children[head] if c == head + 1 and parse.labels[c] in ("prep", "acl")]
    telling += [c for c in parse.children[head] if parse.labels[c] == "relcl" and parse.words[head + 1] == "who"]
    return _as_written(page, parse.starts[head], parse.ends[max(parse.subtree(telling[0]))]) if telling else None


def _plural(page: Page, parse: Parse, head: int, left: int, right: int) -> Mention | None:
    """People or what they found out without a word before that tells so: `officials in both towns`, `recent data`."""
    return (
        _as_written(page, left, right)
        if can_speak(parse.words[head]) or is_head(parse.words[head]) or parse.words[head] in _FOUND
        else None
    )


def _as_written(page: Page, left: int, right: int) -> Mention | None:
    phrase = page.text[left:right]
    if not 3 <= len(phrase) <= LONGEST or phrase.split()[0].endswith("ing") or "\x02" in page.masked[left:right] or "\n" in phrase:
        return None
    named = page.named(left, left + 1)
    name = phrase if named and named[0].start == left else phrase[0].lower() + phrase[1:]
    return Mention(left, right, "role", name)


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
    while first < head and (parse.labels[first] == "punct" or parse.words[first] in _ADVERBS):
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
        waiting.extend(c for c in parse.children[token] if parse.labels[c] not in _BEHIND or _is_its_name(parse, token, c))
    return found


def _is_its_name(parse: Parse, noun: int, apposed: int) -> bool:
    """Whether an apposition is the name right behind its noun: `the journal Harbour Studies`."""
    first = parse.subtree(apposed)[0]
    return parse.labels[apposed] == "appos" and first == noun + 1
