"""Example questions from what an archive holds."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.text import STOPWORDS, fold, stem, stems
from bot.types import Article, Quote, Stats

SPEAKERS_TRIED = 8
ARTICLES_READ = 200
"""The newest articles are enough to find a subject."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
_LIGHT = frozenset(
    "week weeks month months year years days time times middle start thing things people case fact kind part parts way side number head".split()
)
_NUMERALS = frozenset("hundred thousand million billion trillion percent".split())
_FUNCTION_WORDS = "|".join(sorted(w for w in STOPWORDS if w.isalpha()))
_PHRASE = re.compile(
    r"(?:(?:(?<=[a-z,] )(?P<name>[A-Z][\w-]*[a-z]\w*(?: [A-Z][\w-]+| \d{1,2}\b){0,2}|[A-Z]{2,}))"
    rf"|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Oo]ur|[Tt]heir|[Ii]ts|[Aa]ny|[Nn]o) "
    rf"(?P<noun>(?:(?!(?:{_FUNCTION_WORDS})\b)[a-z][\w-]+ )?(?!(?:{_FUNCTION_WORDS})\b)[a-z][\w-]{{3,}}))"
    rf"(?= (?:{_FUNCTION_WORDS})\b|[.,;:!?”\"’')]|$)"
)


def examples(stats: Stats, quotes_of: Callable[[str], Sequence[Quote]], articles: Sequence[Article], most: int = 5) -> list[str]:
    """Questions that the archive is likely to answer: who said what, a briefing, and who.

    Args:
        stats: names the speakers, most quoted first.
        quotes_of: the quotations of a speaker.
        articles: some or all articles; their titles give the briefing its subject.
        most: how many to give, 2 or more.
    """
    said: list[tuple[str, str]] = []
    used: set[str] = set()
    for speaker in list(stats.speakers)[:SPEAKERS_TRIED]:
        if not speaker[:1].isupper():
            continue
        about = next((t for q in _telling(quotes_of(speaker)) if (t := topic(q, frozenset(used)))), None)
        if about:
            said.append((speaker, about))
            used.update(stems(about))
    questions = [f"What did {speaker} say about {about}?" for speaker, about in said[: most - 2]]
    if subject := common_subject(articles):
        questions.append(f"Give me a briefing on {subject}")
    if len(said) > most - 2:
        questions.append(f"Who spoke about {said[most - 2][1]}?")
    elif said:
        questions.append(f"Who spoke about {said[-1][1]}?")
    return questions[:most]


def _telling(quotes: Sequence[Quote]) -> list[Quote]:
    direct = [q for q in quotes if q.kind == "direct"]
    return sorted(direct or quotes, key=lambda q: -len(stems(q.text)))


def topic(quote: Quote, used: frozenset[str] = frozenset()) -> str | None:
    """What a statement is about, in its own words: a name, or a noun phrase, that its article's title or text repeats.

    A noun phrase is found by its frame alone: after a determiner, up to a function word or a punctuation mark.

    Args:
        quote: the statement; its speaker is never the topic.
        used: stems to leave out.

    Returns:
        A phrase that fits after "about" (`Nord Stream`, `the second pier`), or None.
    """
    title = set(stems(quote.article.title))
    weight = Counter(stems(quote.article.text))
    barred = used | set(stems(quote.speaker or ""))
    found = []
    for match in _PHRASE.finditer(quote.text):
        phrase = match["name"] or match["noun"]
        roots = [stem(fold(w)) for w in phrase.split()]
        if barred & set(roots) or fold(phrase.split()[-1]) in STOPWORDS | _CALENDAR | _LIGHT:
            continue
        strength = (3 if roots[-1] in title else 0) + min(weight[roots[-1]], 6) + (2 if match["name"] else 0) + len(roots) / 2
        if strength >= 2.5:
            found.append((strength, phrase if match["name"] else f"the {phrase}"))
    return max(found)[1] if found else None


def common_subject(articles: Sequence[Article]) -> str | None:
    """The word, or two neighbouring words, that titles share and their articles speak of most; None if no two titles share any."""
    seen: Counter[tuple[str, ...]] = Counter()
    spoken: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for article in articles[:ARTICLES_READ]:
        weight = Counter(stems(article.text))
        telling = [m for m in _TOKEN.finditer(article.title) if _tells(m, article.title)]
        here: dict[tuple[str, ...], str] = {(stem(fold(m.group())),): m.group() for m in telling}
        for a, b in pairwise(telling):
            if b.start() == a.end() + 1:
                here[stem(fold(a.group())), stem(fold(b.group()))] = f"{a.group()} {b.group()}"
        seen.update(here.keys())
        spoken.update({roots: min(8, min(weight[r] for r in roots)) for roots in here})
        for roots, phrase in here.items():
            if roots not in written or phrase == phrase.lower():
                written[roots] = phrase
    shared = {roots: spoken[roots] * (1.5 if len(roots) > 1 else 1) for roots, n in seen.items() if n > 1}
    if not shared:
        return None
    phrase = written[max(shared, key=lambda roots: shared[roots])]
    return phrase if any(c.isupper() for c in phrase) else f"the {phrase}"


def _tells(word: re.Match[str], title: str) -> bool:
    """Whether a word of a title can name a subject: no function word, number or unit of what is counted."""
    folded = fold(word.group())
    if folded in STOPWORDS | _NUMERALS or len(folded) < 4 or folded[0].isdigit():
        return False
    before = fold(title[: word.start()]).split()
    return not before or not (before[-1][0].isdigit() or before[-1] in _NUMERALS)
