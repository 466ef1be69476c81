"""Clauses of parses that a parser should not give and sometimes does: whatever the tree, reading it ends."""

from __future__ import annotations

import random

import pytest

from ingest.quotes import attribute
from ingest.quotes.clauses import according, clause
from ingest.quotes.parsing import Parse

WORDS = "to went on say said told that who of by as not would she crews , : if according letter continue and without".split()
LABELS = "ROOT nsubj nsubjpass aux auxpass ccomp xcomp conj pcomp prep pobj relcl acl advcl mark cc punct dobj agent neg parataxis".split()


def tree(seed: int) -> Parse:
    """A random sentence with a random tree over it; every token hangs on another or is a root."""
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(chance.randint(3, 18))]
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    order = list(range(len(words)))
    chance.shuffle(order)
    heads = list(range(len(words)))
    for place, token in enumerate(order[1:], 1):
        heads[token] = order[chance.randrange(place)]
    labels = ["ROOT" if heads[n] == n else chance.choice(LABELS[1:]) for n in range(len(words))]
    return Parse(starts, [s + len(w) for s, w in zip(starts, words, strict=True)], words, heads, labels)


@pytest.mark.parametrize("seed", range(0, 4000, 500))
def test_every_tree_is_read_to_an_end(seed: int) -> None:
    for number in range(seed, seed + 500):
        parse = tree(number)
        for token, word in enumerate(parse.words):
            others = frozenset(t for t in range(len(parse.words)) if parse.words[t] in ("say", "said", "told")) - {token}
            found = according(parse, token) if word == "according" else clause(parse, token, others)
            assert found is None or 0 <= found.start < found.end <= parse.ends[-1]


def test_an_infinitive_that_hangs_on_nothing_is_not_said() -> None:
    words = ["to", "continue", "that", "she", "left"]
    parse = Parse([0, 3, 12, 17, 21], [2, 11, 16, 20, 25], words, [1, 1, 4, 4, 1], ["aux", "ROOT", "mark", "nsubj", "ccomp"])
    assert clause(parse, 1, frozenset()) is None


def test_an_infinitive_without_a_verb_above_it_ends() -> None:
    assert attribute("To go on to say that the quay would close for good. To continue to warn that it could sink.") == []
