"""Clauses of parses that a parser should not give and sometimes does: whatever the tree, reading it ends."""

from __future__ import annotations

import random

import pytest

from ingest.quotes import attribute
from ingest.quotes.clauses import according, clause
from ingest.quotes.content import content_of
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


def sentence(*tokens: tuple[str, int, str]) -> Parse:
    """A parse out of words, with their heads and labels; "~" before a word joins it to the one before."""
    words, starts, at = [], [], 0
    for word, _, _ in tokens:
        at += 0 if word.startswith("~") or not words else 1
        words.append(word.lstrip("~"))
        starts.append(at)
        at += len(words[-1])
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    return Parse(starts, ends, words, [head for _, head, _ in tokens], [label for _, _, label in tokens])


CLAUSE = (("lund", 1, "nsubj"), ("said", 1, "ROOT"), ("the", 3, "det"), ("quay", 5, "nsubj"), ("had", 5, "aux"), ("closed", 1, "ccomp"))
ENDS = {
    "what hangs on the verb of saying goes on with the clause": ([("unless", 7, "mark"), ("sold", 1, "advcl")], "sold"),
    "behind a conjunction it does not": ([("and", 1, "cc"), ("left", 1, "conj"), (".", 1, "punct")], "closed"),
    "nor into a quotation": ([("as", 1, "prep"), ("“", 1, "punct"), ("old", 1, "dobj"), (".", 1, "punct")], "closed"),
    "a hyphen is no end": (
        [("by", 1, "prep"), ("two", 9, "nummod"), ("~-", 9, "punct"), ("~thirds", 6, "pobj"), (".", 1, "punct")],
        "thirds",
    ),
}


@pytest.mark.parametrize(("rest", "last"), ENDS.values(), ids=ENDS.keys())
def test_a_clause_that_the_parse_ends_too_early_goes_on_to_its_stop(rest: list[tuple[str, int, str]], last: str) -> None:
    stop = () if rest[-1][0] == "." else ((".", 1, "punct"),)
    parse = sentence(*CLAUSE, *rest, *stop)
    found = content_of(parse, 1, frozenset())
    assert found is not None
    assert parse.words[parse.ends.index(found[1])] == last


def test_the_clause_of_a_phrase_is_not_the_sentence_around_it() -> None:
    clause_of = (
        ("crews", 6, "nsubj"),
        ("saying", 0, "acl"),
        ("the", 3, "det"),
        ("quay", 5, "nsubj"),
        ("had", 5, "aux"),
        ("closed", 1, "ccomp"),
    )
    parse = sentence(*clause_of, ("left", 6, "ROOT"), (".", 6, "punct"))
    found = content_of(parse, 1, frozenset())
    assert found is not None
    assert parse.words[parse.ends.index(found[1])] == "closed"


@pytest.mark.parametrize(("noun", "is_said"), [("show", True), ("ground", False)])
def test_a_noun_that_holds_a_clause_keeps_it(noun: str, is_said: bool) -> None:
    start = (("lund", 1, "nsubj"), ("argued", 1, "ROOT"), ("on", 1, "prep"), ("the", 4, "det"), (noun, 2, "pobj"))
    parse = sentence(*start, ("that", 7, "mark"), ("she", 7, "nsubj"), ("won", 4, "acl"))
    assert (content_of(parse, 1, frozenset()) is not None) is is_said
