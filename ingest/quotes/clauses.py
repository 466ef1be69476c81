"""Clauses that are said: what a reporting verb's parse gives as its content and its speaker, and whether it was said at all."""

from __future__ import annotations

from typing import NamedTuple

from .clause_speakers import CAUSING, caused, coordinated, mark_of, speaker_of
from .content import content_of, has_subject, without_that
from .parsing import Parse

_MODALS = frozenset("would could should may might must can will shall wo ca 'll ’ll to let".split())
FACTUAL = frozenset(
    """go goes going went gone continue continues continued continuing come came comes took take takes taking proceed proceeded begin began
    begins start started starts on rush rushed quick use used uses using turned phoned called rose stood stopped""".split()
)
"""Words that an infinitive of saying can hang on and still be said: `went on to say`, `took to the stage to warn`."""
_MADE = frozenset("made make makes issued offered repeated posted wrote".split())
"""What one does with a claim: `the claim that she made` tells nothing."""
_NOBODY = frozenset("nobody none neither nothing".split())
_CONDITIONS = frozenset("if unless whether lest until".split())
_RESUMES = frozenset(["-", "–", "—", "--", ",", ";"])
"""What parts the outlet's addition from a clause and its source."""
_CLAUSES = frozenset("ROOT conj ccomp advcl relcl acl parataxis".split())


class Clause(NamedTuple):
    """Content of a statement.

    Attributes:
        verb: the token of the cue.
        speaker: the token of its speaker's head noun; None where the parse has lost the subject.
        start, end: half-open offsets of the content in the text.
        nested: whether it is a part of what somebody else says.
    """

    verb: int
    speaker: int | None
    start: int
    end: int
    nested: bool = False


def clause(parse: Parse, verb: int, others: frozenset[int]) -> Clause | None:
    """What a verb of saying reports, by its parse.

    Args:
        parse: the sentence.
        verb: the token of the verb.
        others: tokens of the sentence's other verbs of saying.

    Returns:
        The content with its speaker; None if there is no clause, no speaker, or if it says that something was not said, may be said, is
        asked or is a condition.
    """
    content = content_of(parse, verb, others)
    if content is None or _unreal(parse, verb, others):
        return None
    if parse.words[verb] in ("tell", "tells", "told", "telling") and parse.child(verb, "dobj", "dative", "iobj", "nsubjpass") is None:
        return None
    speaker = speaker_of(parse, verb, others)
    if speaker is not None and content[0] < parse.starts[verb] and parse.words[speaker] in ("%", "percent"):
        return None  # "The town is split (41 percent say the mayor, ...)"
    if speaker is None and not _lost_subject(parse, verb, content):
        return None
    if speaker is not None and content[0] <= parse.starts[speaker] < content[1] and not _interrupts(parse, verb, content):
        return None
    return Clause(verb, speaker, *content, _is_nested(parse, verb, others))


def _lost_subject(parse: Parse, verb: int, content: tuple[int, int]) -> bool:
    """Whether a verb of saying with its clause behind it must have a subject that the parse has taken for something else."""
    if parse.labels[verb] not in ("ROOT", "ccomp", "conj", "parataxis") or content[0] < parse.starts[verb]:
        return False
    return verb > 0 and parse.child(verb, "auxpass", "nsubjpass", "expl") is None


def according(parse: Parse, token: int) -> Clause | None:
    """What a clause with `according to X` reports.

    Args:
        parse: the sentence.
        token: its "according".
    """
    to = parse.child(token, "prep", "pcomp")
    speaker = parse.child(to, "pobj") if to is not None else None
    if to is None or speaker is None or parse.words[to] != "to":
        return None
    top = parse.heads[token]
    while parse.labels[top] not in _CLAUSES:
        top = parse.heads[top]
    own = parse.subtree(token)
    rest = [t for t in parse.subtree(top, without=own) if parse.labels[t] != "punct"]
    if not rest:
        return None
    before, after = (
        [t for t in rest if t < own[0] and not (parse.labels[t] == "mark" and parse.heads[t] == top)],
        [t for t in rest if t > own[-1]],
    )
    if not before:  # "According to X, ..." speaks for all that follows
        after = _without_participle(parse, own[-1], after)
        inside = any(parse.labels[t] == "mark" and parse.heads[t] == top for t in rest)
        return Clause(token, speaker, parse.starts[after[0]], parse.ends[after[-1] if inside else -1], inside) if after else None
    if not after and parse.words[token - 1] == ",":  # and "..., according to X" for all before it
        first = 1 if parse.labels[0] == "cc" else 0
        return Clause(token, speaker, parse.starts[first], parse.ends[token - 2])
    last = before[-1] if after and _is_closed(parse, token, top, own[-1] + 1) else (after or before)[-1]
    return Clause(token, speaker, parse.starts[without_that(parse, top, before[0])], parse.ends[last])


def _is_closed(parse: Parse, token: int, top: int, behind: int) -> bool:
    """Whether a clause is over before `, according to X`, and what a comma or dash adds behind it is the outlet's: `A, according to X, but B`.

    Not so a participle, which goes on with it.
    """
    if parse.words[token - 1] != "," or token < top or parse.words[behind] not in _RESUMES:
        return False
    return not parse.words[behind + 1].endswith("ing")


def claimed(parse: Parse, noun: int) -> tuple[int, int] | None:
    """The clause of a noun of saying: the A of `her claim that A`; not a clause about the noun (`the claim that she made`).

    Args:
        parse: the sentence.
        noun: the token of the noun.
    """
    top = next(
        (c for c in parse.children[noun] if c > noun and parse.labels[c] in ("acl", "ccomp", "relcl") and mark_of(parse, c) == "that"), None
    )
    if top is None or not has_subject(parse, top) or (parse.words[top] in _MADE and parse.child(top, "dobj") is None):
        return None
    tokens = [t for t in parse.subtree(top) if t > noun]
    if parse.heads[noun] == noun or parse.heads[noun] in tokens:
        return None  # where the claim is no part of another clause, the parse has taken the main verb for a part of what is claimed
    dashes = [n for n, t in enumerate(tokens) if parse.words[t] in ("—", "–")]
    tokens = tokens[: dashes[0]] if len(dashes) == 1 else tokens
    while tokens and parse.labels[tokens[-1]] in ("punct", "cc"):
        tokens.pop()
    return (parse.starts[without_that(parse, top, tokens[0])], parse.ends[tokens[-1]]) if tokens else None


def _without_participle(parse: Parse, last: int, after: list[int]) -> list[int]:
    """The tokens behind `according to X` without what X was doing: `according to X, writing for the Gazette, ...`"""
    if after and after[0] == last + 2 and parse.words[after[0]].endswith("ing") and parse.labels[after[0]] in ("advcl", "acl"):
        own = parse.subtree(after[0])
        return [t for t in after if t > own[-1]]
    return after


def _interrupts(parse: Parse, verb: int, content: tuple[int, int]) -> bool:
    return content[0] < parse.starts[verb] < content[1]


def _is_nested(parse: Parse, verb: int, others: frozenset[int]) -> bool:
    top = verb
    while parse.heads[top] != top:
        if parse.labels[top] == "ccomp" and parse.heads[top] in others and parse.heads[top] < top:
            return True
        top = parse.heads[top]
    return False


def _unreal(parse: Parse, verb: int, others: frozenset[int]) -> bool:
    """True if the verb is negated, modal, a condition or without a fact: `did not say`, `would say`, `is expected to say`, `denied saying`."""
    labels, words = parse.labels, parse.words
    children = parse.children[verb]
    if any(labels[c] == "neg" or words[c] in ("never", "hardly", "barely") for c in children):
        return True
    label, head = labels[verb], parse.heads[verb]
    if label == "advcl" and mark_of(parse, verb) in _CONDITIONS:
        return True
    auxiliaries = [words[c] for c in children if labels[c] in ("aux", "auxpass")]
    subject = next((c for c in children if labels[c] in ("nsubj", "nsubjpass")), None)
    if subject is not None and (words[subject] in _NOBODY or any(words[c] in ("no", "neither") for c in parse.children[subject])):
        return True
    if "to" in auxiliaries:
        brought = words[head] in CAUSING and caused(parse, verb) is not None
        return head == verb or not (brought or words[head] in FACTUAL) or _unreal(parse, head, others)
    if any(a in _MODALS for a in auxiliaries):
        return True
    if label == "xcomp":
        return words[head] not in FACTUAL
    if label == "pcomp":
        return words[head] in ("without", "from", "against", "of", "instead") or _unreal(parse, parse.heads[head], others)
    if label == "conj" and subject is None and not auxiliaries:
        return _unreal(parse, coordinated(parse, verb, others), others)
    return False
