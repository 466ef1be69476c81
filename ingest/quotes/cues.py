"""Cues: the verbs and phrases that tie a statement to its speaker."""

from __future__ import annotations

import re
from typing import NamedTuple

_REPORTING = """say add tell note argue claim insist acknowledge announce explain suggest state stress confirm deny report predict declare
    assert warn admit concede contend maintain allege reveal recall remark observe caution emphasize emphasise promise pledge vow reiterate
    respond reply complain estimate testify disclose indicate assure inform remind repeat conclude agree counter lament joke tweet write
    caution stipulate clarify boast brag swear propose recommend point speculate
    suspect reaffirm underline underscore specify theorize exhort"""
_QUOTING = """ask answer call describe dub label brand praise blast slam criticize criticise denounce condemn accuse refer mock dismiss hail
    tout characterize characterise decry deride depict urge post quip shout yell chant read continue believe think feel muse thunder intone
    begin sum offer retort exclaim interject demand question wonder plead sigh whisper cry scream cite quote advise apologize apologise
    opine signal express voice echo mention comment rail fume scoff snap tease charge blame portray proclaim profess compare brief speak
    talk notice show hear reject vent recount relate bemoan rebuke chide scold ridicule attack defend discuss stipulate joke tell declare put
    go hint worry fear hope expect want decide learn ponder pronounce mutter murmur laugh grumble growl howl insinuate implore order beg
    rule find attest certify commend applaud credit greet thank congratulate welcome regard view see consider lambast lambaste lash vilify"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "read": "read", "think": "thought", "feel": "felt", "begin": "began",
    "speak": "spoke spoken", "hear": "heard", "put": "put", "go": "went", "see": "saw", "find": "found", "swear": "swore sworn",
    "learn": "learned learnt", "plead": "pleaded pled", "beg": "begged", "brag": "bragged",
}  # fmt: skip
_DOUBLED = {"quip", "snap", "admit", "dub", "slam", "beg", "brag", "chat", "put", "sum"}
_WEAK = set("put go see find hope expect want decide learn view regard consider talk speak hear begin sum order rule feel think".split())
"""Verbs that seldom tie words to a mouth: they count only right beside a quotation."""

_NOUNS = re.compile(
    r"(?:claim|report|call|state|note|comment|charge|question|remark|answer|demand|promise|pledge|boast|cry|crie|post|tweet|offer|label|brand"
    r"|estimate|echo|echoe|vow|praise|order|rule|view|attack|voice|signal|hope|fear|worry|worrie|rebuke|welcome|credit|laugh|attack|propose"
    r"|brief|want|find|show|tout|lament|protest|caution|quip|retort|shout|yell|guess|wonder|reply|replie|scold|sneer|murmur|groan|growl|howl|grumble|joke|sigh|read|point|begin|talk|whisper|scream|chant|cite|quote|thank|address)s?$"
)
_NOUN_BEFORE = set(
    """the a an this that these those his her its their our my your any some no of in on for with by from at each every such
    and/or many several few all other recent public new first last fellow previous final
    news media press official police swing battleground red blue key southern northern western eastern united""".split()
)
_ARTICLES = frozenset("a an the this that his her its their our my your no any some".split())
_POSSESSED = r"(?:claim|statement|remark|comment|tweet|assertion|warning|call|description|words?|suggestion|promise|pledge|post|view|argument|report)"

PHRASES = ("according to", "in the words of", "made clear", "makes clear", "made it clear", "took to Twitter")


class Cue(NamedTuple):
    """A cue in a text.

    Attributes:
        start, end: half-open offsets.
        base: the verb's base form ("say"), or the phrase in lower case ("according to").
        participle: whether it is an -ing form.
        phrase: whether the speaker follows it without a verb ("according to").
    """

    start: int
    end: int
    base: str
    participle: bool
    phrase: bool


def _inflections(base: str) -> set[str]:
    stem = base + base[-1] if base in _DOUBLED else base
    if base.endswith("e"):
        forms = {base, base + "s", base + "d", base[:-1] + "ing"}
    elif base.endswith("y") and base[-2] not in "aeou":
        forms = {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
        forms = {base, third, stem + "ed", stem + "ing"}
    if base in _IRREGULAR:
        forms -= {stem + "ed", base + "d", base[:-1] + "ied"}
        forms |= set(_IRREGULAR[base].split())
    return forms


_FORMS = {form: base for base in (_QUOTING + " " + _REPORTING).split() for form in _inflections(base)}
FORMS = frozenset(_FORMS)
"""Every form of every verb that can be a cue."""
REPORTING = frozenset(_REPORTING.split())
"""Base forms that take a whole clause: `X said (that) ...`."""

_PHRASE = re.compile(r"\b(?:" + "|".join(p.replace(" ", r"\s") for p in PHRASES) + r"|According\sto)\b")
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,14}\b(?![’'-]\w)")
_PREVIOUS_WORD = re.compile(r"([\w’'/-]+)\s$")
POSSESSED_CUE = re.compile(r"[’']s?\s(?:\w+\s){0,2}" + _POSSESSED + r"s?\b")
"""`Smith's claim`, `Smith's recent remarks`: from the apostrophe on."""


def cues(text: str, start: int, end: int, *, weak: bool = False) -> list[Cue]:
    """Cues that stand in a stretch of a text, in order; nouns that look like them left out.

    Args:
        text: the article with its quotations masked.
        start, end: read `text[start:end]`.
        weak: also the verbs that tie words to a mouth only right beside a quotation ("put", "went", "hoped").
    """
    found = []
    for match in _LOWER_WORD.finditer(text, start, end):  # a table look-up: one alternation of all forms takes four times as long
        form = match.group()
        base = _FORMS.get(form)
        if base is None or (base in _WEAK and not weak) or _is_noun(text, match.start(), form):
            continue
        found.append(Cue(match.start(), match.end(), base, form.endswith("ing"), False))
    for match in _PHRASE.finditer(text, start, end):
        form = match.group().lower().replace("\n", " ")
        found.append(Cue(match.start(), match.end(), form, False, form in ("according to", "in the words of")))
    return sorted(found)


def _is_noun(text: str, start: int, form: str) -> bool:
    """True if a word that looks like a cue is a noun here, by the word before it: `a warning`, `Smith's claims`, `news reports`."""
    if form.endswith("ing"):
        previous = _PREVIOUS_WORD.search(text, max(0, start - 30), start)
        return bool(previous and previous[1].lower() in _ARTICLES)
    if form.startswith("suspect") and not text.startswith(" that ", start + len(form)):
        return True
    if form.endswith("ed") or not _NOUNS.match(form):
        return False
    previous = _PREVIOUS_WORD.search(text, max(0, start - 30), start)
    return bool(previous and (previous[1].lower() in _NOUN_BEFORE or previous[1].endswith(("’s", "'s", "s’", "s'", "est"))))
