"""Clauses that are said: what a reporting verb's parse gives as its content and its speaker, and whether it was said at all."""

from __future__ import annotations

from typing import NamedTuple

from .clause_speakers import CAUSING, DOCUMENTS, SUBJECTS, breaks_off, caused, coordinated, mark_of, speaker_of
from .parsing import Parse

_MODALS = frozenset("would could should may might must can will shall wo ca 'll ’ll to let".split())
FACTUAL = frozenset(
    """go goes going went gone continue continues continued continuing come came comes took take takes taking proceed proceeded begin began
    begins start started starts on rush rushed quick use used uses using turned phoned called rose stood stopped""".split()
)
"""Words that an infinitive of saying can hang on and still be said: `went on to say`, `took to the stage to warn`."""
_REMEMBERED = frozenset(
    "recall recalled recalls recalling acknowledge acknowledged acknowledges acknowledging admit admitted admits admitting".split()
)
"""Forms whose gerund tells a fact: `recalled putting the boat into the water`."""
_MADE = frozenset("made make makes issued offered repeated posted wrote".split())
"""What one does with a claim: `the claim that she made` tells nothing."""
_NOBODY = frozenset("nobody none neither nothing".split())
_CONDITIONS = frozenset("if unless whether lest until".split())
_OCCASIONS = DOCUMENTS | frozenset(
    "conference briefing call debate rally meeting hearing event release appearance lecture podcast broadcast blog".split()
)
"""What somebody says something in or at."""
_LONGEST_PLACE = 14
"""Words from a verb of saying to the `that` behind where it was said."""
_CLAUSES = frozenset("ROOT conj ccomp advcl relcl acl parataxis".split())
_PARENTHETIC = frozenset(
    """say says said note notes noted argue argues argued explain explains explained announce announced acknowledge acknowledged add adds
    added suggest suggests suggested write wrote report reports reported warn warned predict predicted estimate estimated conclude
    concluded insist insisted tell told put puts claim claimed""".split()
)
"""Forms that can stand in a comma's breath inside or behind what is said: `..., X said`, `as X put it`."""

_SAYS = frozenset("say says said".split())
"""Forms that hardly ever have a noun for an object: what follows them is a clause."""
_TELLS = frozenset("tell tells told telling".split())
_BE = frozenset("is are was were isn’t aren’t wasn’t weren’t has had".split())
_NO_CLAUSES = frozenset(
    "no yes so same more much little nothing something anything things word words prayer prayers goodbye hello farewell thanks".split()
)
"""What is said and is no clause: `said the same of the ferry`, `said no`."""


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
    content = _content(parse, verb, others) or _told(parse, verb, others) or _said_in(parse, verb, others) or _apart(parse, verb, others)
    if content is None or _unreal(parse, verb, others):
        return None
    if parse.words[verb] in ("tell", "tells", "told", "telling") and parse.child(verb, "dobj", "dative", "iobj", "nsubjpass") is None:
        return None
    speaker = speaker_of(parse, verb, others)
    if speaker is None and not _lost_subject(parse, verb, content):
        return None
    if speaker is not None and content[0] <= parse.starts[speaker] < content[1] and not _interrupts(parse, verb, content):
        return None
    return Clause(verb, speaker, *content, _is_nested(parse, verb, others))


def _lost_subject(parse: Parse, verb: int, content: tuple[int, int]) -> bool:
    """Whether a verb of saying with its clause behind it must have a subject that the parse has taken for something else."""
    if (
        parse.labels[verb] not in ("ROOT", "ccomp", "conj", "parataxis")
        or parse.words[verb].endswith("ing")
        or content[0] < parse.starts[verb]
    ):
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
    last = after[-1] if after else before[-1]
    return Clause(token, speaker, parse.starts[_without_that(parse, top, before[0])], parse.ends[last])


def claimed(parse: Parse, noun: int) -> tuple[int, int] | None:
    """The clause of a noun of saying: the A of `her claim that A`; not a clause about the noun (`the claim that she made`).

    Args:
        parse: the sentence.
        noun: the token of the noun.
    """
    top = next(
        (c for c in parse.children[noun] if c > noun and parse.labels[c] in ("acl", "ccomp", "relcl") and mark_of(parse, c) == "that"), None
    )
    if top is None or not _has_subject(parse, top) or (parse.words[top] in _MADE and parse.child(top, "dobj") is None):
        return None
    tokens = [t for t in parse.subtree(top) if t > noun]
    if parse.heads[noun] == noun or parse.heads[noun] in tokens:
        return None  # where the claim is no part of another clause, the parse has taken the main verb for a part of what is claimed
    dashes = [n for n, t in enumerate(tokens) if parse.words[t] in ("—", "–")]
    tokens = tokens[: dashes[0]] if len(dashes) == 1 else tokens
    while tokens and parse.labels[tokens[-1]] in ("punct", "cc"):
        tokens.pop()
    return (parse.starts[_without_that(parse, top, tokens[0])], parse.ends[tokens[-1]]) if tokens else None


def _without_participle(parse: Parse, last: int, after: list[int]) -> list[int]:
    """The tokens behind `according to X` without what X was doing: `according to X, writing for the Gazette, ...`"""
    if after and after[0] == last + 2 and parse.words[after[0]].endswith("ing") and parse.labels[after[0]] in ("advcl", "acl"):
        own = parse.subtree(after[0])
        return [t for t in after if t > own[-1]]
    return after


def _content(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    tops = [c for c in parse.children[verb] if parse.labels[c] == "ccomp"]
    right = [c for c in tops if c > verb]
    if not tops and parse.words[verb] in _REMEMBERED:
        done = parse.child(verb, "xcomp")
        if done is not None and done > verb and parse.words[done].endswith("ing"):
            return _following(parse, verb, done, others)
    if right:
        if not _has_subject(parse, right[0]):
            return None
        if parse.words[min(t for t in parse.subtree(right[0]) if t > verb)] == "who" and parse.words[verb + 1].endswith("ing"):
            return None  # "recalled waking up beside X, who ...": a clause that the parse has hung on the wrong verb
        return _following(parse, verb, right[0], others)
    if tops:
        tokens = [t for t in parse.subtree(tops[-1]) if t < verb and parse.labels[t] != "punct"]
        return (parse.starts[tokens[0]], parse.ends[tokens[-1]]) if tokens else None
    told = parse.words[verb] in ("told", "tells")
    if parse.words[verb] not in _PARENTHETIC or (parse.child(verb, "dobj", "xcomp") is not None and not told):
        return None
    if parse.labels[verb] == "parataxis" or (parse.labels[verb] == "advcl" and mark_of(parse, verb) == "as"):
        own = parse.subtree(verb)
        tokens = [t for t in parse.subtree(parse.heads[verb], without=[verb]) if parse.labels[t] != "punct"]
        if not tokens:
            return None
        before = [t for t in tokens if t < own[0]]
        if tokens[-1] > own[-1] and before:
            return parse.starts[tokens[0]], parse.ends[tokens[-1]]
        kept = before or [t for t in tokens if t > own[-1]]
        return (parse.starts[kept[0]], parse.ends[kept[-1]]) if kept else None
    return None


def _apart(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    """The clause right behind a verb of saying that a parse has taken apart, its subject for an object of the verb.

    `said closing the quay | would be wrong`, `said life for the crews | would be worse`, `says the toll that he set | makes it less likely`.
    """
    right = [c for c in parse.children[verb] if c > verb and parse.labels[c] in ("dobj", "xcomp", "ccomp", "advcl")]
    if parse.words[verb] in _TELLS or not right or min(parse.subtree(right[0])) != verb + 1:
        return None
    if not _NO_CLAUSES.isdisjoint((parse.words[right[0]], parse.words[verb + 1])):
        return None
    opening, says = right[0], parse.words[verb] in _SAYS
    below = {"xcomp": "ccomp", "dobj": "relcl"}.get(parse.labels[opening], "")
    if any(_is_finite(parse, c, says) for c in right[1:] if parse.labels[c] == "ccomp"):
        last = right[-1]
    elif (below == "ccomp" or says) and any(parse.labels[c] == below and _is_finite(parse, c, says) for c in parse.children[opening]):
        last = opening
    else:
        return None
    return _following(parse, verb, last, others, verb + 1)


def _is_finite(parse: Parse, token: int, loosely: bool) -> bool:
    """Whether a token heads a clause with a finite verb: one with an auxiliary or of its own, or, loosely, any that is no participle.

    A relative clause has its own subject; what a parse takes for one without any is the clause's verb.
    """
    auxiliaries = [parse.words[c] for c in parse.children[token] if parse.labels[c] in ("aux", "auxpass")]
    if "to" in auxiliaries or (parse.labels[token] == "relcl" and parse.words[token - 1] in ("that", "which", "who")):
        return False
    return bool(auxiliaries) or parse.words[token] in _BE or (loosely and not parse.words[token].endswith("ing"))


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether a verb has a subject, which a parse sometimes hangs on its auxiliary: `the delay had cost lives`."""
    of_auxiliaries = (c for c in parse.children[verb] if parse.labels[c] in ("aux", "auxpass"))
    return any(parse.child(token, *SUBJECTS, "nsubjpass", "csubjpass") is not None for token in (verb, *of_auxiliaries))


def _told(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    """What is behind the `that` of `told the crowd at the quay that ...`, which a parse often hangs on the last noun before it."""
    told = parse.words[verb] in ("told", "tells", "tell", "telling")
    listener = parse.child(verb, "dobj", "dative") if told else _addressed(parse, verb)
    if listener is None or listener < verb:
        return None
    that = next((t for t in range(listener + (2 if told else 1), len(parse.words) - 1) if parse.words[t] == "that"), None)
    if that is None or any(listener < o < that for o in others) or any(parse.words[t] in ",;:" for t in range(listener, that)):
        return None
    if not told and that > listener + 1:
        return None  # "complained to allies about messages that ..."
    return parse.starts[that + 1], parse.ends[-1]


def _addressed(parse: Parse, verb: int) -> int | None:
    """To whom something is said, right behind the verb; a parse takes a rare name there for a verb: `confirmed to Bytewise that`."""
    if parse.words[verb + 1 : verb + 2] != ["to"]:
        return None
    to, listener = verb + 1, verb + 2
    if parse.labels[to] == "aux" and parse.heads[to] == listener and parse.words[listener + 1 : listener + 2] == ["that"]:
        return listener
    return parse.child(to, "pobj") if parse.heads[to] == verb else None


def _said_in(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    """What is behind the `that` of `said in a statement on Monday that ...`, where a parse has hung it on the noun."""
    that = next((t for t in range(verb + 3, min(verb + _LONGEST_PLACE, len(parse.words) - 1)) if parse.words[t] == "that"), None)
    if that is None or parse.labels[that] != "mark" or parse.words[verb + 1] not in ("in", "on", "at", "during"):
        return None
    top, noun = parse.heads[that], parse.heads[parse.heads[that]]
    hangs = verb < noun < that and parse.words[noun] in _OCCASIONS and parse.labels[top] in ("acl", "relcl", "ccomp", "advcl")
    if not hangs or any(verb < o < that for o in others) or any(parse.words[t] in ",;:" for t in range(verb, that)):
        return None
    return _following(parse, verb, top, others)


def _following(parse: Parse, verb: int, top: int, others: frozenset[int], first: int | None = None) -> tuple[int, int] | None:
    mark = mark_of(parse, top)
    if mark in ("whether", "if"):
        return None
    cut = [
        c
        for c in parse.subtree(top)
        if (c in others and breaks_off(parse, verb, c)) or (parse.words[c] == "according" and c > top) or _is_loose(parse, c)
    ]
    tokens = [t for t in parse.subtree(top, without=cut) if t > verb]
    while tokens and (parse.labels[tokens[-1]] in ("punct", "cc") or (cut and tokens[-1] > cut[0])):
        tokens.pop()
    if not tokens:
        return None
    last = _with_second_that(parse, tokens[-1])
    first = _without_that(parse, top, tokens[0]) if first is None else first
    lead = parse.starts[first]
    if parse.words[verb + 1 : verb + 2] == [","]:  # "On Monday, X said, the bridge ...": the statement is the whole sentence
        subject = parse.child(verb, "nsubj")
        if subject is not None and subject < verb:
            opening = [t for t in range(min(parse.subtree(subject))) if parse.labels[t] != "punct"]
            own = parse.labels[verb] == "ROOT"
            lead = parse.starts[opening[0]] if opening and own and parse.words[min(parse.subtree(subject)) - 1] == "," else lead
    return lead, parse.ends[last]


def _is_loose(parse: Parse, token: int) -> bool:
    """True for a coordinated verb with nothing to coordinate it: after `X, who said that ..., left` it is the outer clause's."""
    if parse.labels[token] != "conj" or parse.child(token, *SUBJECTS) is not None or parse.words[token - 1] != ",":
        return False
    return not any(parse.labels[c] == "cc" for c in parse.children[parse.heads[token]]) and parse.child(token, "punct", "cc") is None


def _with_second_that(parse: Parse, last: int) -> int:
    """The last token of a content that goes on with `and that ...`, where the parse has parted the two."""
    following = [t for t in range(last + 1, min(last + 4, len(parse.words))) if parse.words[t] != ","]
    if len(following) > 1 and parse.words[following[0]] in ("and", "but", "or") and parse.words[following[1]] == "that":
        tokens = [t for t in parse.subtree(parse.heads[following[1]]) if parse.labels[t] != "punct"]
        if parse.labels[following[1]] == "mark" and tokens[0] >= following[0]:
            return tokens[-1]
    return last


def _without_that(parse: Parse, top: int, first: int) -> int:
    """The first token of a clause after its conjunction: not the "that" of `that is wrong`."""
    while parse.labels[first] == "punct":
        first += 1
    if parse.words[first] == "that" and parse.labels[first] not in ("nsubj", "nsubjpass", "det") and first < top:
        first += 1
    return first


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
