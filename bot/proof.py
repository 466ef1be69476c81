"""Proof: what of a chat model's reply is passed on, with its citations, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.carriers import Source
from bot.citations import cite
from bot.claims import Claim
from bot.grounding import Fault, Verdict, judge
from bot.text import words
from bot.types import Citation, Sentence


@dataclass(frozen=True, slots=True)
class Proof:
    """The proved part of a reply.

    Attributes:
        sentences: those that are carried by what they cite, with labels 1..k by first use.
        citations: in the order of their labels, each used.
        notes: what was left out or is weakly carried, in plain words; empty if nothing.
    """

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


def prove(claims: Sequence[Claim], sources: Mapping[int, Source], *, cut_off: bool = False) -> Proof:
    """Judges every claim against the passages that its labels name, and labels what is left anew.

    Args:
        claims: the sentences of the reply.
        sources: label as given to the model -> passage.
        cut_off: the reply was stopped for its length: a last claim without a full stop is left out.
    """
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    labels: dict[tuple[str, int, int], int] = {}
    faults: Counter[Fault] = Counter()
    seen: set[tuple[str, ...]] = set()
    invented = sum(label not in sources for claim in claims for label in claim.labels)
    for index, claim in enumerate(claims):
        last = cut_off and index == len(claims) - 1
        verdict = _verdict(claim, sources, seen, last=last)
        if verdict.support == "unsupported":
            faults[verdict.fault or Fault.COVERAGE] += 1
            continue
        seen.add(tuple(words(claim.text)))
        used = []
        for carrier in verdict.carriers:
            key = (carrier.source.hit.article.id, carrier.start, carrier.end)
            if key not in labels:
                labels[key] = len(labels) + 1
                citations.append(cite(labels[key], carrier.source.hit, carrier.start, carrier.end, carrier.source.attributions))
            used.append(labels[key])
        sentences.append(Sentence(claim.text, tuple(dict.fromkeys(used)), verdict.support))
    return Proof(tuple(sentences), tuple(citations), _notes(len(claims), faults, invented, sentences))


def _verdict(claim: Claim, sources: Mapping[int, Source], seen: set[tuple[str, ...]], *, last: bool) -> Verdict:
    if last and claim.text[-1:] not in ".!?”\"’'":
        return Verdict("unsupported", fault=Fault.CUT_OFF)
    if tuple(words(claim.text)) in seen:
        return Verdict("unsupported", fault=Fault.REPEATED)
    cited = [sources[label] for label in claim.labels if label in sources]
    return judge(claim.text, cited) if cited else Verdict("unsupported", fault=Fault.NO_LABEL)


def _notes(total: int, faults: Counter[Fault], invented: int, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    notes = []
    if faults:
        why = "; ".join(f"{count} that {fault}" for fault, count in faults.items())
        notes.append(f"{faults.total()} of {_count(total, 'sentence')} that the chat model wrote {_are(faults.total())} left out: {why}.")
    if invented:
        notes.append(f"{_count(invented, 'label')} that the chat model wrote {_are(invented)} left out: no passage has such a number.")
    partial = sum(sentence.support == "partial" for sentence in sentences)
    if partial:
        notes.append(f"{_count(partial, 'sentence')} of this answer {_are(partial)} only partly carried by the cited words: compare them.")
    return tuple(notes)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
