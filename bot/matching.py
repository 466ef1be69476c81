"""Whether two names mean the same, and whether a text holds a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from bot.speaker_names import BODIES, abbreviates, read_speaker
from bot.text import words

TITLES = frozenset(
    "mr mrs ms miss dr prof pres professor sir lord lady president vice deputy prime minister foreign defence defense chancellor secretary "
    "general state senator sen gov rep gen adm king queen prince princess pope colonel captain chief justice ambassador commissioner mayor governor".split()
)
"""Words before a name that are no part of it."""
_BODIES = frozenset(
    "department ministry office committee court party assembly council company bureau agency team league house mills motors electric".split()
)
"""What follows a title's word in the name of a body ("Justice Department"), where it is a part of the name."""
_ARTICLES = frozenset({"the", "a", "an"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_SUFFIXES = _ARTICLES | {"jr", "sr"}
_WHOLE = frozenset("court party assembly council company house".split())
"""Bodies of which `of` names the place ("the Supreme Court of Norland"), not the subject ("the Department of Health")."""
_OF = frozenset({"of", "for"})
"""What leads from who speaks to whom they speak for: `a spokesman for X`."""
_BY = frozenset({"by", "from"})
"""What leads from a document to who made it: `a letter from X`."""
_BEHIND_NAME = frozenset("and of from in at himself herself jr sr".split())
"""What may follow a name that opens the speaker: `Oda Brink of Port Ellin`, `Oda Brink and Mats Olin`."""
_NUMERAL = re.compile(r"[ivx]+")
_LINKS = frozenset("of for to with from in at by against near on about".split())
OUTSIDERS = frozenset(
    """critic opponent rival foe enemy detractor competitor supporter backer fan protester voter donor ally victim plaintiff customer
    visitor prosecutor dropout graduate alumnus patient tenant neighbour neighbor defendant suspect biographer""".split()
)
"""Who is named with a person or body and is no part of it."""
_MADE = re.compile(
    r"tweets?|statements?|letters?|posts?|emails?|memos?|speech(?:es)?|interviews?|remarks?|comments?|words|books?|reports?|polls?|polling|surveys?|stud(?:y|ies)"
    r"|projections?|forecasts?|documents?|records?|data|figures|ads?|advertisements?|memoirs?|websites?"
    r"|average|analysis|articles?|editorials?|lawsuit|complaint|petition|declaration|columns?|essays?|op-ed|calculations?|research|estimates?"
)
"""What holds the words of whoever made it."""
_VOICE = re.compile(rf"spokes\w+|campaign|team|office|officials?|government|authorities|police|{_MADE.pattern}")
"""Who and what speaks for the one whose name stands before it."""
_POLLS = frozenset("poll polls survey surveys study index tracker".split())
"""What a maker's name stands before."""
_BEHIND_MAKER = 6
"""Words from `by` to the last one of a maker's name."""
_PUBLISHED = re.compile(r"(?:report|article|editorial|interview|column|story|essay)s?")
_Y = re.compile(r"y+$")
_DEMONYM_ENDINGS = ("n", "an", "ian", "ese", "ish", "i")
_SHORTEST_BASE = 4
_PEOPLES = {
    "france": ("french",), "spain": ("spanish",), "netherlands": ("dutch",), "switzerland": ("swiss",), "poland": ("polish",),
    "greece": ("greek",), "denmark": ("danish",), "sweden": ("swedish",), "finland": ("finnish",), "norway": ("norwegian",),
    "ireland": ("irish",), "portugal": ("portuguese",), "wales": ("welsh",), "scotland": ("scottish",), "england": ("english",),
    "iceland": ("icelandic",), "thailand": ("thai",), "philippines": ("filipino", "philippine"), "peru": ("peruvian",),
    "cyprus": ("cypriot",), "britain": ("british",), "slovakia": ("slovak",), "afghanistan": ("afghan",), "kazakhstan": ("kazakh",),
    "uzbekistan": ("uzbek",), "niger": ("nigerien",), "belgium": ("belgian",),
}  # fmt: skip
"""Demonyms that no ending makes."""
_OTHERS = {("niger", "nigerian"), ("nigeria", "nigerien")}


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Folded words of a name."""
    return tuple(words(name))


def same_speaker(asked: str, speaker: str) -> bool:
    """Whether a speaker of the archive is the one that a question asks for.

    The last word of a name decides; earlier words must not contradict: "Clinton" fits "Hillary Clinton", "Bill Clinton"
    does not. Who is described by the name ("Kremlin spokesman") fits only if they speak for it, see `_speaks_as`: neither
    "critics of the Kremlin" nor "a Clinton ally" do.

    Args:
        asked: the name in the question.
        speaker: the name in the archive.
    """
    one, two = _spelled(asked), _spelled(speaker)
    if not one or not two:
        return False
    if abbreviates(asked, speaker) or abbreviates(speaker, asked):
        return True
    if one[-1] == two[-1] and "".join(one).replace(".", "") == "".join(two).replace(".", ""):
        return True  # "JD Brink", "J.D. Brink"
    made = not _BY.isdisjoint(name_words(speaker))  # "calculations by X of Ellin University"
    if len(one) == 1 and _is_poll_of(name_words(asked)[-1], name_words(speaker)):
        return True
    if set(one) <= set(two) and (len(one) > 1 or made or one[0] in (two[0], two[-1])):
        return len(one) == len(two) or _speaks_as(asked, speaker)
    if set(two) <= set(one) and (len(two) > 1 or two[0] == one[-1]):
        return True
    return one[-1] == two[-1] and (len(one) == 1 or len(two) == 1 or one[0] == two[0] or _initial(one[0], two[0]))


def _is_poll_of(maker: str, spelled: Sequence[str]) -> bool:
    """Whether a speaker is a poll of somebody: `a new Gallup poll`, `a Quinnipiac University poll`, but not `a Brink approval poll`."""
    if spelled[-1] not in _POLLS or maker not in spelled:
        return False
    return set(spelled[spelled.index(maker) + 1 : -1]) <= BODIES


@lru_cache(maxsize=65536)
def _speaks_as(asked: str, speaker: str) -> bool:
    """Whether a speaker who is described with a name speaks as the one who carries it.

    A person's name must close the description ("Democrat Oda Brink"), or the description be of who or what speaks for the person
    ("a spokesman for Oda Brink", "Brink's statement"), or of what they made ("a lawsuit filed in May by Oda Brink"). Of a body,
    everybody in it does who is not said to be against it or of another body: the "state department of health" is not the State Department.
    """
    wanted = [_Y.sub("i", w) for w in name_words(asked) if w not in _ARTICLES]
    spelled = name_words(speaker)
    every = [_Y.sub("i", w) for w in spelled]
    links = [n for n, word in enumerate(spelled) if n and word in _LINKS]
    head = spelled[links[0] - 1] if links else spelled[-1]
    if {head, head.removesuffix("s"), re.sub("ies$", "y", head)} & OUTSIDERS:
        return False
    kind = read_speaker(asked).kind
    if kind == "role":
        return True
    if kind == "organisation":
        return _is_body(wanted, every, name_words(asked)[-1])
    spoken = read_speaker(speaker)
    if spoken.kind == "person" and wanted[-1] in [_Y.sub("i", w) for w in name_words(spoken.shown)]:
        return True
    at = next((n for n in range(len(every)) if every[n] == wanted[-1]), len(every))
    behind = every[at + 1 : at + 2]
    before = [n for n in links if n <= at]
    if before:
        link, noun = spelled[before[-1]], spelled[before[-1] - 1]
        if link == "in":
            return not behind and _PUBLISHED.fullmatch(noun) is not None
        if link in _BY:  # "a lawsuit filed in state court by Oda Brink"
            return at - before[-1] <= _BEHIND_MAKER and any(_MADE.fullmatch(word) for word in spelled[: before[-1]])
        return link in _OF and (noun.startswith("spokes") or _VOICE.fullmatch(noun) is not None)
    if head.startswith("spokes") or not behind or behind[0] in _BEHIND_NAME or _NUMERAL.fullmatch(behind[0]):
        return True
    return _VOICE.fullmatch(behind[0]) is not None


def _is_body(wanted: Sequence[str], every: Sequence[str], last: str) -> bool:
    """Whether the words of a speaker are those of a body, or of somebody in it."""
    if set(wanted) == set(every) - _LINKS - _ARTICLES:
        return True  # "Department of State", "Supreme Court of Norland"
    every = [word for word in every if word not in _ARTICLES]
    at = next((n for n in range(len(every)) if every[n : n + len(wanted)] == list(wanted)), None)
    if at is None:
        return last in _BODIES and every[-3:] == [wanted[-1], "of", *wanted[:-1]]
    return not (last in _BODIES - _WHOLE and every[at + len(wanted) : at + len(wanted) + 1] == ["of"])


def _spelled(name: str) -> tuple[str, ...]:
    """The bare words with a final y written i: transliterations differ in it ("Zelensky", "Zelenskyy", "Zelenski")."""
    return tuple(_Y.sub("i", word) for word in _bare(name))


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name behind its last title ("Transport Minister Velden" is "velden"), or all if nothing is behind it."""
    every = name_words(name)
    named = [word in TITLES and not set(every[index + 1 : index + 2]) & _BODIES for index, word in enumerate(every)]
    behind = max((index + 1 for index, title in enumerate(named) if title), default=0)
    kept = tuple(w for w in every[behind:] if w not in _SUFFIXES)
    return kept or tuple(w for w in every if w not in _ARTICLES | _COURTESY) or every  # "Mr. King": a surname that is a title's word


def _initial(one: str, two: str) -> bool:
    return (len(one) == 1 or len(two) == 1) and one[0] == two[0]


def same_word(one: str, two: str) -> bool:
    """Whether two folded words are equal, or one is the demonym of the other ("ukraine", "ukrainian")."""
    return one == two or _demonym(one, two) or _demonym(two, one)


def _demonym(place: str, people: str) -> bool:
    if people in _PEOPLES.get(place, ()):
        return True
    if len(place) < _SHORTEST_BASE or not people.endswith(_DEMONYM_ENDINGS) or (place, people) in _OTHERS:
        return False
    base = place.rstrip("aeiouy") if place[-1] in "aeiouy" else place
    if f"{people}y" == place:
        return True
    return len(base) >= _SHORTEST_BASE and any(people in (b + e for b in (base, place)) for e in _DEMONYM_ENDINGS)


def demonyms(place: str) -> list[str]:
    """The words that `same_word` takes for the people of a place: `germany` has `german`, `germanian` and other words that nobody uses."""
    if len(place) < _SHORTEST_BASE:
        return []
    base = place.rstrip("aeiouy") if place[-1] in "aeiouy" else place
    own = [*_PEOPLES.get(place, ()), *([place[:-1]] if place.endswith("y") else [])]
    made = [b + e for b in dict.fromkeys((base, place)) if len(b) >= _SHORTEST_BASE for e in _DEMONYM_ENDINGS]
    return own + [people for people in made if (place, people) not in _OTHERS]


def holds_name(name: str, in_words: Collection[str]) -> bool:
    """Whether a text holds a name: its last word and every number in it; all words, if the last is a number ("Nord Stream 2").

    Articles and forms of address do not count. A demonym stands for its place, and the other way round.

    Args:
        name: as the question writes it; one without other words is held by every text.
        in_words: folded words of the text; a set is looked up fastest.
    """
    wanted = _bare(name)
    if not wanted:
        return True
    needed = {wanted[-1]} | {w for w in wanted if w.isdigit()} | set(wanted[:-1] if wanted[-1].isdigit() else ())
    have = in_words if isinstance(in_words, set | frozenset) else set(in_words)
    return all(w in have or any(same_word(w, h) for h in have if h[:3] == w[:3]) for w in needed)
