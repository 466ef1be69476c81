"""Grounding: whether one sentence of generated text is carried by the passages that it cites.

Lexical, so that a verdict can be checked by eye: it sees words, numbers, names, speakers and negations, not meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.carriers import Carrier, Source, content, coverage, find_carriers, is_known, vocabulary
from bot.matching import same_speaker
from bot.quantities import MONTHS, Quantity, calendar_words, quantities
from bot.quotations import find_verbatim, outside, quotations, unbalanced
from bot.sayers import is_role, names, sayer, sayer_of
from bot.sentences import Span, sentence_spans
from bot.text import fold, stems, words
from bot.types import Article, Support

SUPPORTED = 0.75
"""Least share of a sentence's content stems that stand in the cited sentences for `supported`."""
PARTIAL = 0.5
"""The same for `partial`; below it a sentence is `unsupported`."""
_NEGATOR = re.compile(r"\b(?:not(?! only\b)|no|never|none|without|nor|neither|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|rul(?:e|es|ed|ing) out)\b", re.IGNORECASE
)


class Fault(StrEnum):
    """Why a sentence is not passed on; each completes "2 sentences are left out: 2 ..."."""

    NO_LABEL = "without the label of a passage"
    QUOTATION = "with a quotation that does not stand so in the cited passage"
    SPEAKER = "with another speaker than in the cited article"
    NUMBER = "with a number or date that does not stand in the cited passage"
    NAME = "with a name that does not stand in the cited article"
    NEGATION = "with a denial added to the cited passage or taken from it"
    COVERAGE = "with too little that stands in the cited passage"
    REPEATED = "that said the same as another"
    CUT_OFF = "broken off in the middle"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a sentence: its support and carriers, or `unsupported` with the fault."""

    support: Support
    carriers: tuple[Carrier, ...] = ()
    fault: Fault | None = None


def judge(text: str, sources: Sequence[Source]) -> Verdict:
    """The verdict on one sentence of generated text.

    `verbatim`: the text is whole sentences of a cited passage. `supported`: every check below holds and at least
    `SUPPORTED` of its content stems stand in the cited sentences or, for names, in their article. `partial`: the same from
    `PARTIAL` on, or who speaks could not be confirmed. Else `unsupported`, by the first check that fails: quotations are
    verbatim and their speaker is the one named, numbers and dates stand in the cited sentences (or are the day of
    publication), names stand in the cited article, no negation is added or lost, and enough stems are covered.

    Args:
        text: the sentence, without markers.
        sources: the passages that its labels name, at least one.
    """
    whole = _stands_whole(text, sources)
    if whole:
        return Verdict("verbatim", (whole,))
    quoted = quotations(text)
    rest = outside(text, quoted)
    speakers = {a.speaker for source in sources for a in source.attributions if a.speaker}
    publishers = {own for source in sources for own in (source.hit.article.outlet, source.hit.article.author) if own}
    must: dict[int, list[Span]] = {}
    certain = True
    if unbalanced(text):
        return Verdict("unsupported", fault=Fault.QUOTATION)
    for index, quotation in enumerate(quoted):
        found = _places(quotation.text, sources)
        if not found:
            if any(find_verbatim(quotation.text, source.hit.article.title) for source in sources):
                continue
            return Verdict("unsupported", fault=Fault.QUOTATION)
        named = _unless(publishers, sayer_of(rest, quoted, index, speakers))
        verdicts = [_spoken_by(named, sources[number], spans) for number, spans in found]
        best = next((i for i, v in enumerate(verdicts) if v), next((i for i, v in enumerate(verdicts) if v is None), None))
        if best is None:
            return Verdict("unsupported", fault=Fault.SPEAKER)
        certain = certain and verdicts[best] is True
        must.setdefault(found[best][0], []).extend(found[best][1])
    carriers = find_carriers(text, sources, must)
    named = None if quoted else _unless(publishers, sayer(rest, speakers))
    return _weigh(text, rest, named, carriers, certain) if carriers else Verdict("unsupported", fault=Fault.COVERAGE)


def _weigh(text: str, rest: str, named: str | None, carriers: tuple[Carrier, ...], certain: bool) -> Verdict:
    articles = [carrier.source.hit.article for carrier in carriers]
    if named:
        speakers = [speaker for speaker in _speakers_of(rest, carriers) if not is_role(speaker)]
        if speakers and not any(same_speaker(named, speaker) for speaker in speakers):
            return Verdict("unsupported", fault=Fault.SPEAKER)
        if not speakers and not any(_is_near(named, carrier.source) for carrier in carriers):
            return Verdict("unsupported", fault=Fault.SPEAKER)
        certain = bool(speakers) or any(set(words(named)) <= set(words(carrier.text)) for carrier in carriers)
    for fault, holds in ((Fault.NUMBER, _numbers_stand), (Fault.NAME, _names_stand), (Fault.NEGATION, _same_negation)):
        if not holds(rest, carriers, articles):
            return Verdict("unsupported", fault=fault)
    share = coverage(text, carriers)
    if share < PARTIAL:
        return Verdict("unsupported", fault=Fault.COVERAGE)
    return Verdict("supported" if share >= SUPPORTED and certain else "partial", carriers)


def _stands_whole(text: str, sources: Sequence[Source]) -> Carrier | None:
    """Where the text is whole sentences of a passage: part of a sentence can leave out what turns it around."""
    for source in sources:
        passage = source.hit.passage
        spans = sentence_spans(passage.text)
        starts, ends = {s.start for s in spans}, {s.end for s in spans}
        for found in find_verbatim(text, passage.text)[:1]:
            start = next((s for s in range(found.start, max(found.start - 3, -1), -1) if s in starts), None)
            end = next((e for e in range(found.end, found.end + 4) if e in ends), None)
            if start is not None and end is not None and text.count("[") == 0:
                return Carrier(source, passage.start + start, passage.start + end)
    return None


def _places(words_quoted: str, sources: Sequence[Source]) -> list[tuple[int, list[Span]]]:
    """Every place where quoted words stand in the sources, as (index of the source, spans in its passage)."""
    places: list[tuple[int, list[Span]]] = []
    for index, source in enumerate(sources):
        at = 0
        while spans := find_verbatim(words_quoted, source.hit.passage.text, at):
            places.append((index, spans))
            at = spans[0].start + 1
    return places


def _speakers_of(text: str, carriers: Sequence[Carrier]) -> list[str]:
    """The speakers of the statements in the carriers that share the most content stems with a text."""
    wanted = content(text)
    shared: dict[str, int] = {}
    for carrier in carriers:
        body = carrier.source.hit.article.text
        for said in carrier.source.attributions:
            if said.speaker and said.start < carrier.end and carrier.start < said.end:
                shared[said.speaker] = max(shared.get(said.speaker, 0), len(wanted & set(stems(body[said.start : said.end]))))
    most = max(shared.values(), default=0)
    return [speaker for speaker, count in shared.items() if count == most]


def _unless(publishers: Iterable[str], name: str | None) -> str | None:
    """The name, or None if it is the outlet's or the author's: they may be said to write what their article holds."""
    return None if name is None or any(same_speaker(name, own) for own in publishers) else name


def _spoken_by(named: str | None, source: Source, spans: Sequence[Span]) -> bool | None:
    """Whether the named speaker said the words at a place; None where the article leaves it open."""
    offset = source.hit.passage.start
    said = [a for a in source.attributions if any(a.start < offset + s.end and offset + s.start < a.end for s in spans)]
    if named is None:
        return True
    if not said:
        return None if _is_near(named, source) else False
    if any(a.speaker and same_speaker(named, a.speaker) for a in said):
        return True if any(a.kind != "reported" for a in said) else None
    return None if all(a.speaker is None or is_role(a.speaker) for a in said) else False


def _is_near(name: str, source: Source) -> bool:
    """True if a name, or its last word, stands in the passage: who is meant by "she" there may be the one named."""
    return words(name)[-1] in words(source.hit.passage.text)


def _numbers_stand(rest: str, carriers: Sequence[Carrier], articles: Sequence[Article]) -> bool:
    cited = " \n ".join(carrier.text for carrier in carriers)
    numbers, days, said_days = quantities(cited), calendar_words(cited), calendar_words(rest)
    for day in filter(None, (article.published for article in articles)):
        numbers |= {Quantity(Decimal(int(part))) for part in _published_parts(rest, day)}
        if f"{day.day}" in _published_parts(rest, day):
            days.add(f"{day:%B}".lower())
    bodies = [fold(article.text) for article in articles]
    in_names = {q for q in quantities(rest) if q.name and any(fold(q.name) in body for body in bodies)}
    return said_days <= days and all(q in in_names or q.stands_in(numbers) for q in quantities(rest))


def _published_parts(text: str, day: date) -> set[str]:
    """Day and year of publication where a text writes them in a date: the year behind any month, the day beside its own."""
    month, nth = f"{day:%B}", rf"{day.day}(?:st|nd|rd|th)?"
    parts = set()
    if re.search(rf"\b(?:{'|'.join(MONTHS)})\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+{day.year}\b", text, re.IGNORECASE):
        parts.add(f"{day.year}")
    if re.search(rf"\b{nth}\s+(?:of\s+)?{month}\b|\b{month}\s+{nth}\b", text, re.IGNORECASE):
        parts.add(f"{day.day}")
    return parts


def _names_stand(rest: str, carriers: Sequence[Carrier], articles: Sequence[Article]) -> bool:
    known = set().union(*(vocabulary(article) for article in articles))
    head = re.match(r"\W*([\w’'-]+)", rest)
    speaking = sayer(rest, [speaker for carrier in carriers for speaker in carrier.speakers()]) or ""
    for name, start, _ in names(rest):
        for position, word in enumerate(words(name)):
            opens = position == 0 and head is not None and start == head.start(1)
            if not is_known(word, known) and not (opens and len(words(name)) == 1 and word not in words(speaking)):
                return False
    return True


def _same_negation(rest: str, carriers: Sequence[Carrier], articles: Sequence[Article]) -> bool:  # noqa: ARG001 - one signature for all checks
    cited = " \n ".join(carrier.text for carrier in carriers)
    if _NEGATOR.search(rest) or _REFUSAL.search(rest):
        return bool(_NEGATOR.search(cited) or _REFUSAL.search(cited))
    said, every = content(rest), Counter(stems(cited))
    denied = Counter(first for first, *_ in _behind(_NEGATOR, cited))
    refused = (first_two for first_two in _behind(_REFUSAL, cited) if said.issuperset(first_two))
    return not any(word in said and count >= every[word] for word, count in denied.items()) and not any(refused)


def _behind(pattern: re.Pattern[str], text: str) -> list[list[str]]:
    """The first two content stems behind each match, on its line and near it."""
    return [found for m in pattern.finditer(text) if (found := stems(text[m.end() : m.end() + 60].split("\n")[0])[:2])]
