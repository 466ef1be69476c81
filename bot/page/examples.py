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
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
_FUNCTION_WORDS = "|".join(sorted(w for w in STOPWORDS if w.isalpha()))
_PHRASE = re.compile(
    r"(?:(?<=[a-z,] )(?P<name>[A-Z][\w-]*[a-z]\w*(?: [A-Z][\w-]+| \d{1,2}\b){0,2}|[A-Z]{2,}))"
    rf"|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Oo]ur|[Tt]heir|[Ii]ts|[Aa]ny|[Nn]o) "
    rf"(?P<noun>(?:(?!(?:{_FUNCTION_WORDS})\b)[a-z][\w-]+ )?(?!(?:{_FUNCTION_WORDS})\b)[a-z][\w-]{{3,}})"
    rf"(?= (?:{_FUNCTION_WORDS})\b|[.,;:!?”\"’')]|$)"
)


def examples(stats: Stats, quotes_of: Callable[[str], Sequence[Quote]], articles: Sequence[Article], most: int = 5) -> list[str]:
    """Questions that the archive is likely to answer: who said what, a briefing, and who.

    Args:
        stats: names the speakers, most quoted first.
        quotes_of: the quotations of a speaker.
        articles: some or all articles; their titles give the briefing its subject.
        most: how many to give.
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
        if barred & set(roots) or fold(phrase.split()[-1]) in STOPWORDS | _CALENDAR:
            continue
        strength = (3 if roots[-1] in title else 0) + min(weight[roots[-1]], 6) + (2 if match["name"] else 0) + len(roots) / 2
        if strength >= 2.5:
            found.append((strength, phrase if match["name"] else f"the {phrase}"))
    return max(found)[1] if found else None


def common_subject(articles: Sequence[Article]) -> str | None:
    """The two neighbouring words, or else the word, that most titles share; None if no two titles share any."""
    seen: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for article in articles:
        tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(article.title)]
        telling = [t for t in tokens if fold(t[0]) not in STOPWORDS and len(t[0]) > 3 and not t[0].isdigit()]
        here: dict[tuple[str, ...], str] = {(stem(fold(t[0])),): t[0] for t in telling}
        here |= {(stem(fold(a[0])), stem(fold(b[0]))): f"{a[0]} {b[0]}" for a, b in pairwise(telling) if b[1] == a[2] + 1}
        seen.update(here.keys())
        written = here | written
    shared = {roots: n + 0.5 * len(roots) for roots, n in seen.items() if n > 1}
    if not shared:
        return None
    phrase = written[max(shared, key=lambda roots: shared[roots])]
    return phrase if any(c.isupper() for c in phrase) else f"the {phrase}"
