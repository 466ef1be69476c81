"""Who says a clause: the subject of a verb of saying in a parse, its own or that of the verb that it goes with."""

from __future__ import annotations

from .parsing import Parse

CAUSING = frozenset(
    "led leading prompted prompting forced forcing caused causing provoked provoking compelled compelling spurred spurring".split()
)
"""Verbs whose object said what the infinitive behind it says: `prompted the mayor to say that`."""
DOCUMENTS = frozenset("statement letter email e-mail tweet post memo note message report speech interview column release filing".split())
"""Nouns whose clause is said by whoever wrote them."""
SUBJECTS = ("nsubj", "csubj", "expl")


def speaker_of(parse: Parse, verb: int, others: frozenset[int]) -> int | None:
    """The token of the head noun of who says what a verb of saying reports, or None.

    Args:
        parse: the sentence.
        verb: the token of the verb.
        others: tokens of the sentence's other verbs of saying.
    """
    labels, head = parse.labels, parse.heads[verb]
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        agent = parse.child(verb, "agent")
        return parse.child(agent, "pobj") if agent is not None else None
    subject = parse.child(verb, *SUBJECTS)
    if subject is not None:
        if labels[verb] == "relcl" and parse.words[subject] in ("who", "which", "that"):
            return head if any(parse.words[t] in (",", "(", "—", "–") for t in range(head + 1, subject)) else None
        return subject
    share = parse.child(verb, "nummod")
    if share is not None and share < verb and parse.words[share].isdigit():
        return share  # "About 4 in 10 say"
    if (asked := _asked(parse, verb)) is not None:
        return asked
    label = labels[verb]
    if label == "acl" and parse.words[verb].endswith("ed"):
        return None  # "the number of people confirmed dead": nobody who confirms
    if label == "conj":
        return speaker_of(parse, coordinated(parse, verb, others), others)
    if label == "xcomp" and parse.words[head] in CAUSING:
        return caused(parse, verb)
    if label in ("advcl", "xcomp"):
        return _subject_of(parse, _main_of(parse, verb) if label == "advcl" else head)
    if label == "pcomp":
        governor = parse.heads[head]
        if parse.words[head] == "as":
            passive = parse.child(governor, "nsubjpass")
            return passive if passive is not None and parse.words[governor] in ("quoted", "cited") else None
        return _subject_of(parse, governor)
    if label == "acl":
        if parse.words[head] in DOCUMENTS:
            author = parse.child(head, "poss")
            governor = parse.heads[head]
            if labels[governor] == "prep":
                governor = parse.heads[governor]
            author = _subject_of(parse, governor) if author is None and labels[head] in ("dobj", "pobj") else author
            return head if author is None else author
        return _sender(parse, head) or head
    return None


def _asked(parse: Parse, verb: int) -> int | None:
    """Who answers in `X, asked whether A, says B`, where the parse makes X the one who asked."""
    for child in parse.children[verb]:
        if child < verb and parse.labels[child] == "ccomp" and parse.words[child] in ("asked", "pressed", "questioned"):
            return parse.child(child, *SUBJECTS) if parse.words[child - 1] == "," else None
    return None


def _main_of(parse: Parse, participle: int) -> int:
    """The verb that a participle behind a comma goes with: of `X rejected the idea that Y would lose, saying ...` X's, not Y's."""
    head = parse.heads[participle]
    comma = parse.words[participle - 1 : participle] == [","] and parse.words[participle].endswith("ing")
    if not comma or mark_of(parse, head) != "that" or parse.labels[head] not in ("ccomp", "acl"):
        return head
    outer = parse.heads[head]
    return parse.heads[outer] if parse.labels[head] == "acl" else outer


def _sender(parse: Parse, addressee: int) -> int | None:
    """Who sent a document to somebody of whom the parse makes the writer: `X sent a memo to the crews saying that ...`."""
    to = parse.heads[addressee]
    if parse.labels[addressee] != "pobj" or parse.words[to] != "to":
        return None
    sent = parse.heads[to] if parse.words[parse.heads[to]] not in DOCUMENTS else parse.heads[parse.heads[to]]
    sends = any(parse.words[c] in DOCUMENTS and parse.labels[c] == "dobj" for c in parse.children[sent])
    return _subject_of(parse, sent) if sends else None


def caused(parse: Parse, verb: int) -> int | None:
    """Who was brought to say something: the object of the verb that an infinitive hangs on, or the infinitive's subject."""
    own = parse.child(verb, "nsubj")
    return own if own is not None else parse.child(parse.heads[verb], "dobj", "nsubjpass")


def coordinated(parse: Parse, verb: int, others: frozenset[int]) -> int:
    """The verb that a coordinated one stands beside."""
    return next((o for o in _ancestors(parse, verb) if o in others and breaks_off(parse, o, verb)), parse.heads[verb])


def _subject_of(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is coordinated with or hangs on."""
    for top in (verb, *_ancestors(parse, verb)):
        subject = parse.child(top, *SUBJECTS, "nsubjpass")
        if subject is not None:
            return parse.heads[top] if parse.labels[top] == "relcl" and parse.words[subject] in ("who", "which", "that") else subject
        if parse.labels[top] not in ("conj", "advcl", "xcomp", "pcomp", "prep", "acomp"):
            return None
    return None


def _ancestors(parse: Parse, token: int) -> list[int]:
    found = []
    while parse.heads[token] != token:
        token = parse.heads[token]
        found.append(token)
    return found


def mark_of(parse: Parse, top: int) -> str | None:
    """The conjunction of a clause ("that"), or None."""
    mark = parse.child(top, "mark")
    return parse.words[mark] if mark is not None else None


def breaks_off(parse: Parse, verb: int, other: int) -> bool:
    """True if a later verb of saying, parsed into the content of an earlier one, stands beside that instead.

    `X said A, but Y countered that B`; `X said A, while Y said B`; `X said A would come and warned that B`, where "warned" cannot follow
    "would".
    """
    if parse.labels[other] == "advcl" and mark_of(parse, other) in ("while", "whereas", "although", "though"):
        return parse.child(other, "nsubj") is not None
    if parse.labels[other] != "conj" or parse.child(other, "ccomp") is None:
        return False
    head = parse.heads[other]
    if parse.child(other, "nsubj") is not None:
        comma = [c for c in parse.children[head] if head < c < other and parse.words[c] == ","]
        return bool(comma)
    modal = any(parse.labels[c] == "aux" for c in parse.children[head])
    return modal and parse.words[other].endswith(("ed", "aid", "old")) and parse.words[verb].endswith(("ed", "aid", "old", "ote"))
