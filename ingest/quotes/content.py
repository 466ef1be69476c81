"""The content of a verb of saying in a parse: the clause that it reports, also where the parse has taken it apart."""

from __future__ import annotations

from .clause_speakers import DOCUMENTS, SUBJECTS, breaks_off, mark_of
from .parsing import Parse
from .statement import MIN_WORDS

_REMEMBERED = frozenset(
    "recall recalled recalls recalling acknowledge acknowledged acknowledges acknowledging admit admitted admits admitting".split()
)
"""Forms whose gerund tells a fact: `recalled putting the boat into the water`."""
_OCCASIONS = DOCUMENTS | frozenset(
    "conference briefing call debate rally meeting hearing event release appearance lecture podcast broadcast blog".split()
)
"""What somebody says something in or at."""
_WHERE = frozenset("in on at during for without from through via".split())
"""What stands before where or how something is said: `said at the quay that A`, `said without proof that A`."""
_HOLDING_THAT = frozenset(
    "belief hope fear ground grounds condition event case fact sense idea notion claim assumption understanding expectation".split()
)
"""Nouns whose `that` is their own: `argued on the ground that A`."""
_LONGEST_PLACE = 14
"""Words from a verb of saying to the `that` behind where it was said."""
_PARENTHETIC = frozenset(
    """say says said note notes noted argue argues argued explain explains explained announce announced acknowledge acknowledged add adds
    added suggest suggests suggested write wrote report reports reported warn warned predict predicted estimate estimated conclude
    concluded insist insisted tell told put puts claim claimed""".split()
)
"""Forms that can stand in a comma's breath inside or behind what is said: `..., X said`, `as X put it`."""
_STOPS = frozenset("and but or nor according per while".split())
"""Words that can go on behind what is said without being part of it."""
_QUOTES = frozenset(["“", '"', "‘", "''", "``", "'"])
_SAYS = frozenset("say says said".split())
"""Forms that hardly ever have a noun for an object: what follows them is a clause."""
_TELLS = frozenset("tell tells told telling".split())
_BE = frozenset("is are was were isn’t aren’t wasn’t weren’t has had".split())
_NO_CLAUSES = frozenset(
    "no yes so same more much little nothing something anything things word words prayer prayers goodbye hello farewell thanks".split()
)
"""What is said and is no clause: `said the same of the ferry`, `said no`."""


def content_of(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    """Half-open offsets of what a verb of saying reports, or None.

    Args:
        parse: the sentence.
        verb: the token of the verb.
        others: tokens of the sentence's other verbs of saying.
    """
    return _content(parse, verb, others) or _told(parse, verb, others) or _said_in(parse, verb, others) or _apart(parse, verb, others)


def _content(parse: Parse, verb: int, others: frozenset[int]) -> tuple[int, int] | None:
    tops = [c for c in parse.children[verb] if parse.labels[c] == "ccomp"]
    right = [c for c in tops if c > verb]
    if not tops and parse.words[verb] in _REMEMBERED:
        done = parse.child(verb, "xcomp")
        if done is not None and done > verb and parse.words[done].endswith("ing"):
            return _following(parse, verb, done, others)
    if right:
        if not has_subject(parse, right[0]) and mark_of(parse, right[0]) != "that":
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
    relative = any(parse.words[c] in ("that", "which", "who") and parse.labels[c] != "mark" for c in parse.children[token])
    if parse.labels[token] == "relcl" and relative:
        return False
    return bool(auxiliaries) or parse.words[token] in _BE or (loosely and not parse.words[token].endswith("ing"))


def has_subject(parse: Parse, verb: int) -> bool:
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
    if that is None or parse.labels[that] != "mark" or parse.words[verb + 1] not in _WHERE:
        return None
    top, noun = parse.heads[that], parse.heads[parse.heads[that]]
    known = parse.words[noun] in _OCCASIONS or (parse.words[verb] in _PARENTHETIC and parse.words[noun] not in _HOLDING_THAT)
    hangs = verb < noun < that and known and parse.labels[top] in ("acl", "relcl", "ccomp", "advcl")
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
    if not cut and len(tokens) > MIN_WORDS and parse.labels[verb] not in ("acl", "relcl"):
        last = _going_on(parse, last, others)
    first = without_that(parse, top, tokens[0]) if first is None else first
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


def _going_on(parse: Parse, last: int, others: frozenset[int]) -> int:
    """The last token of a content that goes on without a stop, where the parse has hung the rest on the verb of saying: `A | if B`."""
    for t in range(last + 1, len(parse.words)):
        hyphen = parse.words[t] == "-" and parse.starts[t] == parse.ends[t - 1]
        if t in others or parse.words[t] in _QUOTES:
            return last
        if parse.words[t] in _STOPS or (parse.labels[t] == "punct" and not hyphen):
            return t - 1
    return last


def _with_second_that(parse: Parse, last: int) -> int:
    """The last token of a content that goes on with `and that ...`, where the parse has parted the two."""
    following = [t for t in range(last + 1, min(last + 4, len(parse.words))) if parse.words[t] != ","]
    if len(following) > 1 and parse.words[following[0]] in ("and", "but", "or") and parse.words[following[1]] == "that":
        tokens = [t for t in parse.subtree(parse.heads[following[1]]) if parse.labels[t] != "punct"]
        if parse.labels[following[1]] == "mark" and tokens[0] >= following[0]:
            return tokens[-1]
    return last


def without_that(parse: Parse, top: int, first: int) -> int:
    """The first token of a clause after its conjunction: not the "that" of `that is wrong`."""
    while parse.labels[first] == "punct":
        first += 1
    if parse.words[first] == "that" and parse.labels[first] not in ("nsubj", "nsubjpass", "det") and first < top:
        first += 1
    return first
