"""Mentions: where a text names, points at or describes somebody who could speak."""

from __future__ import annotations

import re

from .names import Mention
from .words import (
    ABBREVIATIONS,
    ADVERBS,
    AUXILIARIES,
    BOUNDARIES,
    DETERMINERS,
    HEADS,
    KNOWING,
    PEOPLES,
    PREPOSITIONS,
    PRONOUNS,
    is_head,
)

_WORD = re.compile(r"[^\s,;:()\[\]\x02—–]+")
_GAP = re.compile(r"[ \u00a0]+|\s?\([^)\n]{1,25}\)\s?")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|I|you)\b(?![’'-]?\w)", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?:he|she|they|it|we|I|you)(?=[’'](?:s|ve|d|re|m|ll)\b)", re.IGNORECASE)
_BEFORE_VERB = frozenset("first also later then exclusively initially previously".split())
_CONTRACTION = re.compile(r"(?:that|there|here|what|who|how|let|it|he|she)[’']s$", re.IGNORECASE)
_LEAD = re.compile(r"(?:even|also|then|now|still|yet|but|and|so|meanwhile|though)\s", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?:\s[a-z][\w-]*){0,3}\s(?:" + "|".join(sorted(HEADS)) + r")\s")
_NOUN_BETWEEN = re.compile(r"\s([a-z][\w-]+)\s")
_LONGEST_PHRASE = 16
_POSSESSIVES = ("’s", "'s", "s’", "s'")
_OWNED = frozenset(
    """campaign office team administration government ministry department company firm foundation group organization organisation party camp
    committee agency website report reporting study survey poll analysis investigation lawsuit order testimony statement text family""".split()
)
"""What speaks for the one whose full name stands before it: `Oda Brink's campaign`."""
_SAID = re.compile(r"said|says|told|tells|wrote|writes|thinks?|[a-z]+ed")
_HANGS = re.compile(r"\s(?:" + "|".join(sorted(PREPOSITIONS)) + r")\s(?:the|an?)$")
"""What is left of `the authors of the “Harbour Plan,”` where the title is blotted out."""
_RANKS = frozenset("deputy chief assistant associate vice senior lead".split())
_BARE_HEADS = frozenset("police people staff government management percent officials sources media troops others".split())
_CLAUSE_EDGE = re.compile(
    r"[,;:()\x02—–]|(?<!\w)-(?!\w)|\b(?:" + "|".join(sorted(BOUNDARIES - {"in", "on", "at", "this", "next", "last", "so"})) + r")\b"
)


def _is_role(words: list[str]) -> bool:
    """True if the words can be a noun phrase for somebody: a determiner or a plural, no verb form at the start."""
    first, lower = words[0], [w.lower().strip(".'’") for w in words]
    at = next((n - 1 for n, w in enumerate(lower) if n and (w in PREPOSITIONS or w in KNOWING)), len(words) - 1)
    head = lower[at]
    if (
        lower[0].endswith("ing")
        or _CONTRACTION.match(first)
        or any(
            w in PRONOUNS or "’" in w or (w in AUXILIARIES and n)
            for n, w in enumerate(lower)
            if w not in ("one",) and not w.endswith(("’s", "'s"))
        )
    ):
        return False
    owned = head in _OWNED and any(w.endswith(_POSSESSIVES) for w in words[1:at]) and not any(_SAID.fullmatch(w) for w in lower)
    if owned or lower[0] in DETERMINERS or lower[0].endswith(("’s", "'s")) or first.endswith(("’s", "'s")):
        return head not in DETERMINERS or len(words) == 1
    return (head.endswith("s") or head in HEADS or head in _BARE_HEADS or words[at][:1].isupper()) and not (
        first.islower() and first.endswith("ed")
    )


def _described_by_one_noun(between: str) -> bool:
    """Whether what stands between two names is one word, and that can be a noun."""
    noun = _NOUN_BETWEEN.fullmatch(between)
    return noun is not None and noun[1] not in PREPOSITIONS | BOUNDARIES | AUXILIARIES and not noun[1].endswith(("ly", "ed", "ing"))


def _starts_phrase(word: str) -> bool:
    return word.lower() in DETERMINERS


def _ends_phrase(text: str, words: list[tuple[int, int]], word: str, people: list[Mention]) -> bool:
    """True if a word in lower case after a person's name or office begins the rest of the sentence, not more of the phrase."""
    last = text[words[-1][0] : words[-1][1]]
    if not word[0].islower() or word in PREPOSITIONS or is_head(word):
        return False
    behind = text[words[-1][1] : words[-1][1] + 45].split()
    if word in KNOWING and behind[1:2] and behind[1] in PREPOSITIONS:
        return False  # "a person familiar with the talks"
    if any(p.kind == "person" and _DESCRIBED.fullmatch(text, words[-1][1], p.start) for p in people):
        return False  # "Republican political consultant Jane Doe"
    if any(p.kind == "person" and _described_by_one_noun(text[words[-1][1] : p.start]) for p in people):
        return False  # "Doe constituent Jane Roe"
    if is_head(last) and not any(text[a:b].lower() in PREPOSITIONS for a, b in words):
        behind = text[words[-1][1] : words[-1][1] + 45].split()[:3]
        return not (last in _RANKS and any(is_head(w) for w in behind))  # "deputy campaign manager"
    if word.endswith("ed") and last.endswith("s") and is_head(last):
        return True  # "hundreds of protesters marched"
    if word.endswith("ed") and any(p.kind == "organisation" and p.end == words[-1][1] for p in people):
        return any(text[a:b] in ("for", "of") for a, b in words)  # "a spokeswoman for the Harbour Board emailed"
    if any(p.kind == "person" and p.end == words[-1][1] for p in people):
        following = text[words[-1][1] : words[-1][1] + 45].split()[:3]
        return not any(is_head(w) for w in following)
    return False


def phrase_before(text: str, start: int, end: int, people: list[Mention]) -> Mention | None:
    """The mention whose noun phrase ends at `end`, read backward to the start of its clause.

    Args:
        text: the article with its quotations masked.
        start: where the sentence begins; nothing before it is read.
        end: where the phrase ends, which is mostly where a cue begins.
        people: the names of the text between `start` and `end`, in order.

    Returns:
        The mention, or None if the words there can be nobody who speaks.
    """
    boundary = max((m.end() for m in _CLAUSE_EDGE.finditer(text, start, end)), default=start)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, boundary, end)]
    while words and text[words[0][0] : words[0][1]].strip("\"'“”‘’").lower() in BOUNDARIES:
        words.pop(0)
    if not words:
        return None
    last = text[words[-1][0] : words[-1][1]]
    if len(words) == 1 and last in PEOPLES:
        return None
    pronoun = _PRONOUN.match(text, words[-1][0], words[-1][1]) or _CONTRACTED.match(text, words[-1][0], words[-1][1])
    if pronoun and pronoun.end() >= words[-1][0] + len(last) - 3:
        return Mention(words[-1][0], pronoun.end(), "pronoun", pronoun.group().lower())
    inside = [p for p in people if words[0][0] <= p.start and p.start < words[-1][1]]
    first = text[words[0][0] : words[0][1]].lower()
    if first in PREPOSITIONS or len(words) > 9:
        closing = inside[-1] if inside and inside[-1].end >= words[-1][1] and inside[-1].kind == "person" else None
        lead = text[start : closing.start].split()[-1:] if closing else []
        if closing and not (lead and lead[0].lower() in PREPOSITIONS):
            return closing
        determined = [n for n, (a, b) in enumerate(words) if n and _starts_phrase(text[a:b])]
        if not determined:
            return None
        words = words[determined[-1] :]
    return _settle(text, words, [p for p in inside if p.start >= words[0][0]])


def phrase_at(text: str, position: int, limit: int, people: list[Mention], verbs: frozenset[int]) -> Mention | None:
    """The mention whose noun phrase begins at `position`, read forward to the first word that cannot belong to it.

    Args:
        text: the article with its quotations masked.
        position: where the phrase begins, spaces before it included.
        limit: where reading ends.
        people: the names of the text between `position` and `limit`, in order.
        verbs: positions where a cue verb begins; the phrase ends before them.

    Returns:
        The mention, or None if the words there can be nobody who speaks.
    """
    while position < limit and text[position] in " \u00a0":
        position += 1
    lead = _LEAD.match(text, position, limit)
    position = lead.end() if lead else position
    pronoun = _PRONOUN.match(text, position, limit) or _CONTRACTED.match(text, position, limit)
    if pronoun:
        return Mention(position, pronoun.end(), "pronoun", pronoun.group().lower())
    words: list[tuple[int, int]] = []
    at = position
    while at < limit and len(words) < 12:
        word = _WORD.match(text, at, limit)
        if word is None or word.start() in verbs:
            break
        bare = word.group().strip(".'\"“”‘’")
        if words and bare in _BEFORE_VERB and word.end() + 1 in verbs:  # "the Port Watch first reported"
            break
        if words and (bare in BOUNDARIES or bare.lower() in AUXILIARIES or _ends_phrase(text, words, word.group(), people)):
            break
        if not words and (bare.lower() in (PREPOSITIONS | BOUNDARIES) or bare in BOUNDARIES) and not _starts_phrase(bare):
            return None
        if not words and bare.lower() in ADVERBS and text.startswith(",", word.end()):
            return None
        end = word.end()
        stops = word.group().endswith((".", "?", "!")) and bare not in ABBREVIATIONS and not re.fullmatch(r"(?:[A-Z]\.?)+", word.group())
        while stops and text[end - 1] in ".?!":
            end -= 1
        words.append((word.start(), end))
        if stops:
            break
        gap = _GAP.match(text, word.end(), limit)
        if gap is None:
            break
        at = gap.end()
    if not words:
        return None
    return _settle(text, words, [p for p in people if words[0][0] <= p.start and p.start < words[-1][1]])


def phrase_of(text: str, start: int, end: int, people: list[Mention]) -> Mention | None:
    """The mention in a noun phrase whose both ends are known.

    Args:
        text: the article with its quotations masked.
        start, end: the phrase is `text[start:end]`.
        people: the names that begin in it, in order.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    return _settle(text, words, people) if words and len(words) <= _LONGEST_PHRASE else None


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _settle(text: str, words: list[tuple[int, int]], people: list[Mention]) -> Mention | None:
    """A mention out of the words of a noun phrase and the names in it."""
    start, end = words[0][0], words[-1][1]
    prepositions = [a for a, b in words if text[a:b].lower() in PREPOSITIONS]
    head_end = prepositions[0] if prepositions else end
    first_word = text[words[0][0] : words[0][1]]
    last = people[-1] if people else None
    in_head = [p for p in people if p.start < head_end and p.kind == "person"]
    headed = bool(in_head) and in_head[-1].end >= _stripped(text, start, head_end)
    if last and prepositions and last.kind == "person" and last.end >= _stripped(text, start, end) and not _starts_phrase(first_word):
        lead = text[start : last.start].split()[-1:]
        if (
            lead and lead[0].islower() and lead[0] not in PREPOSITIONS | DETERMINERS and (is_head(lead[0]) or not headed)
        ):  # "director of sales Jane Doe"
            return last._replace(title=text[start : last.start].strip())
    if headed and not text.startswith(("’s", "'s"), in_head[-1].end):
        chosen = in_head[-1]
        return chosen._replace(title=(text[start : chosen.start] + chosen.title).strip())
    named = [p for p in people if p.start < head_end and p.kind == "organisation" and p.end >= _stripped(text, start, head_end)]
    phrase = text[start:end].rstrip(" ’'\"“”‘")
    if len(words) > 9:
        phrase = text[start:head_end].rstrip()
    if named and not (prepositions and named[-1].end < head_end - 1):
        if _starts_phrase(first_word) and first_word.lower() == "the":
            phrase = "the" + phrase[3:]
        elif named[-1].start == start and not _starts_phrase(first_word):
            phrase = text[start : named[-1].end] if named[-1].end >= end else phrase
        return Mention(start, start + len(phrase), "organisation", phrase)
    hangs = _HANGS.search(phrase)
    phrase = phrase[: hangs.start()] if hangs and hangs.start() else phrase
    while " " in phrase.strip() and phrase.split()[-1].lower() in PREPOSITIONS | {"and", "or", "--"}:
        phrase = phrase.rsplit(None, 1)[0]
    if first_word.lower() in AUXILIARIES or phrase.startswith(("’", "'")) or not 3 <= len(phrase) <= 110 or not _is_role(phrase.split()):
        return None
    name = phrase[0].lower() + phrase[1:] if _starts_phrase(first_word) else phrase
    return Mention(start, start + len(phrase), "role", name)
