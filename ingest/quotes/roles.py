"""Roles: what an article calls a person beside the name."""

from __future__ import annotations

import re

from .cues import FORMS
from .names import Mention
from .page import Page
from .person import Person
from .words import ABBREVIATIONS, AUXILIARIES, BOUNDARIES, DEPARTMENTS, DETERMINERS, PAST, PREPOSITIONS, PRONOUNS, is_head

_COURTESY = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\.?(?:\s|$))+")
_OPENING = re.compile(r"^(?:And|But|As|When|While|After|Despite|In)\s")
_DATELINE = re.compile(r"^[^()]*\([A-Z]{2,}[^()]*\)\s+(?:[–—-]+\s)?")
"""What stands before a report's first sentence and is no part of a role: `Port Ellin (CNA) President`."""
_COURTESY_LAST = re.compile(r"(?<=\s)(?:Mr|Mrs|Ms|Dr)\.?$")
_APPOSED = re.compile(
    r"(?:\s?\([^)\n]{1,25}\))?,\s((?:\b(?:Mrs?|Ms|Dr|St|Sens?|Gov|Reps?|Gen|U\.S|U\.N)\.|[^,;:.()\n\x02—–]){3,90})(?=[,.;:()\n—–]|$)"
)
_BEFORE = re.compile(
    r"((?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne\sof)|\b[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}[’']s?)\s(?:[\w’'&/.-]+\s){0,7}?[\w’'-]+),?\s$"
)
_PLACE = re.compile(r"(?:\s|,\s)((?:of|from)\s(?!\w*day\b)(?:[A-Z]\w+\s)?[A-Z]\w+|\([A-Z]-[A-Z][\w.]*(?:\s[A-Z]\w+)?\))(?=[,;.\s]|$)")
"""Where a senator is from: `of Texas`, `(R-Texas)`."""
_SEATED = re.compile(r"\b(?:Sens?|Reps?|Gov|Senator|Representative|Governor|Congress\w+|Mayor|Premier|Councill?or|Attorney General)\b")
"""Titles that are held for a place."""
_ACCUSED = re.compile(r"\b(?:accus|convict|acquit|suspect|charg|clear)\w+\s(?:\w+\.?\s)?$")
_BARE = re.compile(r"((?:\b[\w’'-]+\s){0,4}\b[a-z][\w’'-]+)\s$")
_FIRST_PHRASE = re.compile(r"\b(?:of|for|at|in|from|with|to|on|who|whose|which|that|and|by)\b")
_DETERMINER = re.compile(r"^(?:the|a|an|his|her|their|one of)\s", re.IGNORECASE)
_CLOCK = re.compile(r"^[\d.:]+\s")
"""What is left of the time before an entry of a live report."""
_CLAUSE = re.compile(r"\s(?:who|whose|which|that|where|when|while|as|because|after|before|is|was|were|are|has|had|said|says)\b.*")
_ELSEWHERE = FORMS | BOUNDARIES - {"and", "or"} | AUXILIARIES | PRONOUNS | PAST
"""Words with which a sentence goes on and a description does not."""
_EDGES = _ELSEWHERE | {"and", "or"} | PREPOSITIONS | DETERMINERS
_QUALIFIERS = frozenset("former now once then acting deputy vice assistant associate senior retired late longtime".split())
_OF_CLAUSES = frozenset("reason reasons way ways day time times moment year place manner extent".split())
"""Nouns behind which a clause begins: `the reason President X resigned`."""
_APPOSITION_END = re.compile(r"[,.;)—–]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_LONGEST = 90


class Roles:
    """The titles and appositions of an article's people.

    Args:
        page: the article.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._mentions: dict[str, list[Mention]] = {}
        for mention in page.people.mentions:
            self._mentions.setdefault(page.people.who(mention).name, []).append(mention)
        self._known: dict[str, list[tuple[int, str]]] = {}

    def of(self, person: Person, mention: Mention | None, position: int) -> str | None:
        """What the article calls a person at a statement, or nearest before it, or otherwise first.

        Args:
            person: the speaker.
            mention: the speaker as written at the statement.
            position: where the statement begins.

        Returns:
            The role as written, without the name and a leading article ("Germany's foreign minister"); None if there is none.
        """
        known = self._known.get(person.name)
        if known is None:
            found = [(m.start, self._beside(m)) for m in self._mentions.get(person.name, [])]
            known = self._known[person.name] = [(at, role) for at, role in found if role]
        if not known:
            return None
        limit = max(position, mention.start) if mention else position
        before = [role for at, role in known if at <= limit]
        return before[-1] if before else known[0][1]

    def _beside(self, mention: Mention) -> str | None:
        text = self._page.masked
        start = mention.start
        title = _title(mention.title)
        window = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST) : start]
        led = _BEFORE.search(window)
        if led and window.endswith(", "):
            if _APPOSITION_END.match(text, mention.end) and (described := _described(led[1])):
                return _clean(described)
        elif led and is_head((title or led[1]).split()[-1]):
            if self._is_clause_behind(mention, led[1]):
                return None
            return _clean(_last_phrase(f"{led[1]} {title}".strip()))
        if title:
            before = window.split()[-1:]
            former = before[0] if before and before[0].lower() in ("former", "then", "acting", "deputy", "vice") else ""
            place = _PLACE.match(text, mention.end) if _SEATED.search(title) and not _ACCUSED.search(window) else None
            return _clean(f"{former} {title}{f' {place[1]}' if place else ''}")
        apposed = _APPOSED.match(text, mention.end, mention.end + _LONGEST + 30)
        if apposed:
            phrase = _CLAUSE.sub("", apposed[1]).strip()
            words = _FIRST_PHRASE.split(phrase, maxsplit=1)[0].split()
            if words and is_head(words[-1]) and not _is_clause(words):
                return _clean(phrase)
        bare = _BARE.search(window)
        if bare and is_head(bare[1].split()[-1]):
            words = bare[1].split()
            first = len(words) - 1
            while first and not _is_edge(words[first - 1]) and not _is_verb(words, first - 1):
                first -= 1
            return _clean(" ".join(words[first:]))
        return None

    def _is_clause_behind(self, mention: Mention, led: str) -> bool:
        """Whether a surname only begins a clause about somebody else: `The judge Strand had attacked is ...`; `Strand` is no judge."""
        short = not mention.title and mention.name != self._page.people.who(mention).name
        return short and led.split()[0].lower() in ("the", "a", "an") and led.split()[-1].islower()


def _title(title: str) -> str:
    """A title without what only says how to address somebody: `Health Director` of `Health Director Dr.`."""
    rest = _COURTESY.sub("", _OPENING.sub("", _DATELINE.sub("", title))).strip()
    bare = _COURTESY_LAST.sub("", rest).strip()
    return bare if bare == rest or is_head(bare.split()[-1]) else ""


def _is_clause(words: list[str]) -> bool:
    """Whether what follows a name says what the person does (`said voters`, `delivering his report`), not what the person is."""
    return words[0] in _ELSEWHERE - _QUALIFIERS or (
        words[0].endswith("ing") and words[1:2] != [] and words[1] in DETERMINERS | PREPOSITIONS
    )


def _described(phrase: str) -> str | None:
    """The description that a name between commas follows: `the director of the Port Museum`; None for what is none, or a clause."""
    words = _after_sentence(phrase).split()
    if _is_description(words):
        return " ".join(words)
    rest = _last_phrase(phrase).split()  # "a copy of the files from Roe's lawyer, Oda Brink, shows"
    led = bool(rest) and (rest[0] in DETERMINERS or rest[0].endswith(("’s", "'s")))
    return " ".join(rest) if led and is_head(rest[-1]) and _is_description(rest) else None


def _is_description(words: list[str]) -> bool:
    if [w.lower() for w in words[:2]] == ["one", "of"]:
        return is_head(words[-1]) and not any(_breaks(words, n) for n in range(2, len(words)))
    at = next((n for n, word in enumerate(words) if word in PREPOSITIONS), len(words))
    starts = [n for n in range(1, at) if words[n] in DETERMINERS]
    return at > 0 and not starts and is_head(words[at - 1]) and not any(_breaks(words, n) for n in range(1, len(words)) if n != at)


def _last_phrase(phrase: str) -> str:
    """The description at the end of what stands before a name, without what the sentence says before it.

    Of `the council has no power to fire Sheriff` only the title is left, and of `a supporter of President` too.
    """
    phrase = _after_sentence(phrase)
    words = phrase.split()
    if phrase.lower().startswith("one of "):
        return "" if any(_breaks(words, n) for n in range(2, len(words))) else phrase
    cut = max((n + 1 for n in range(1, len(words)) if _breaks(words, n)), default=0)
    cut = max([cut, *(n for n in range(1, len(words) - 1) if words[n] in ("the", "a", "an") and words[n - 1] not in PREPOSITIONS)])
    if cut and words[cut - 1] not in (PREPOSITIONS | BOUNDARIES) - {"to"}:  # behind a verb only what is surely part of a title
        first = len(words)
        while first > cut and (words[first - 1][0].isupper() or is_head(words[first - 1]) or words[first - 1] in _QUALIFIERS):
            first -= 1
        cut = first
    cut = max([cut, *(n + 1 for n in range(len(words) - 1) if words[n] in _OF_CLAUSES)])
    while words[cut : cut + 1] in (["and"], ["or"]):
        cut += 1
    return " ".join(words[cut:])


def _after_sentence(phrase: str) -> str:
    """What stands behind the end of a sentence, and behind the words that open the next one."""
    words = phrase.split()
    ends = [
        n + 1
        for n, word in enumerate(words)
        if word.endswith(".") and word.rstrip(".") not in ABBREVIATIONS and not _INITIALS.fullmatch(word)
    ]
    first = ends[-1] if ends else 0
    while ends and first < len(words) - 1 and words[first].lower() in BOUNDARIES | PREPOSITIONS:
        first += 1
    return " ".join(words[first:])


def _breaks(words: list[str], at: int) -> bool:
    """Whether a description cannot go on past a word: a verb, or a preposition that is no part of a name or a department."""
    word, following = words[at], words[at + 1 : at + 2]
    if word == "of":
        named = bool(following) and words[at - 1][0].isupper() and following[0][0].isupper()
        return not (named or (following and following[0].capitalize() in DEPARTMENTS))
    determined = at == 1 and (words[0].lower() in DETERMINERS or words[0].endswith(("’s", "'s")))
    if determined or not word.islower() or is_head(word):
        return False
    participle = word.endswith("ed") and ("-" in word or at == len(words) - 1)
    return word in _ELSEWHERE or word.endswith(("n’t", "n't")) or word in PREPOSITIONS or (word.endswith("ed") and not participle)


def _is_edge(word: str) -> bool:
    """Whether a word cannot be part of a description: a verb of saying, an article, a preposition; but `Post` of `Port Post columnist` can."""
    return word != "alleged" and word.lower() in (_EDGES - FORMS if word[0].isupper() else _EDGES)


def _is_verb(words: list[str], at: int) -> bool:
    """Whether a word in -ed is the verb of a name before it: `Strand attacked candidate`; of `a disgraced senator` it is none."""
    word = words[at]
    past = word.islower() and word.endswith("ed") and "-" not in word and word not in _QUALIFIERS
    return past and at > 0 and words[at - 1][0].isupper()


def _clean(role: str) -> str | None:
    role = " ".join(role.split())
    one_of = role.lower().startswith("one of ")
    role = (role if one_of else _DETERMINER.sub("", _CLOCK.sub("", role))).strip(" ,.;:’'\"")
    head = _FIRST_PHRASE.split(role, maxsplit=1)[0].split()[-1:]
    if not one_of and head and head[0].islower() and head[0].endswith("s") and is_head(head[0][:-1]):
        return None  # "friends and advisers" are several people
    if role.split()[-1:] and role.split()[-1] in ABBREVIATIONS:
        role += "."
    return role if 2 < len(role) <= _LONGEST else None
