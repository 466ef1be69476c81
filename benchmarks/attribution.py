"""Measures who said what on annotated attributions: `python -m benchmarks.attribution --data DIR`.

`DIR/polnear` holds `articles.jsonl.gz` and `attributions.jsonl.gz`: PolNeAR (Newell et al. 2018), of which the training split is read. A row
of it has `article`, `split`, `source`, `cue` and `content` (lists of half-open offsets), `source_text` and `content_text`.

Printed are

- the precision of each basis that a speaker can be found by, which is what `ingest.quotes.speakers.CONFIDENCE` holds. Where the annotated
  source is a name or a role, it is compared. The corpus does not say whom a pronoun or "the minister" means, so these are measured by
  masking: at a speaker who is written by name, and was named or spoke within two sentences before, the pronoun or the role is asked for
  instead. That is a hard test, because a writer repeats the name where a pronoun would be unclear.
- how many statements without quotation marks are found, how many of those found are annotated, and how many have the right speaker.
- the characters that are read in a second.
"""

from __future__ import annotations

import argparse
import collections
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpus
from bot.errors import BriefingError
from bot.types import Attribution
from ingest.quotes.attribute import explained
from ingest.quotes.page import Page
from ingest.quotes.person import Person
from ingest.quotes.pronouns import antecedent
from ingest.quotes.speakers import CONFIDENCE, Basis

OVERLAP = 0.5
"""Characters that two spans share, of those that either has, from which on they are the same statement."""
MIN_WORDS = 4
NEAR = 2
"""Sentences before a masked name within which the person was named or spoke."""
PRONOUNS = {"male": "he", "female": "she"}
_UNNAMED = frozenset("a an the he she they it we i you who that this his her its their our my some many one".split())
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[“”\"«»]|''")
_CORE = re.compile(
    r"\b(?:according|sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|warn\w*|argu\w*|insist\w*|claim\w*|not(?:ed|es|ing)|add(?:ed|s|ing)|suggest\w*"
    r"|announc\w*|explain\w*|acknowledg\w*|writ\w*|wrote|predict\w*)\b"
)
"""Cues of plain reporting; PolNeAR also annotates attitudes and deeds ("supports", "declined to")."""

Row = dict[str, Any]


@dataclass
class Tally:
    """How many of what was looked at are right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Counts one."""
        self.right += right
        self.total += 1

    def __str__(self) -> str:
        return f"{self.right / self.total:.3f} of {self.total}" if self.total else "- of 0"


class Figures:
    """What was counted over all articles."""

    def __init__(self) -> None:
        self.by_basis: dict[Basis, Tally] = collections.defaultdict(Tally)
        self.found, self.found_core, self.annotated, self.speaker = Tally(), Tally(), Tally(), Tally()
        self.characters = 0
        self.seconds = 0.0

    def lines(self) -> Iterator[str]:
        """The figures as lines of text."""
        yield "basis | right | in the table"
        for basis, stated in CONFIDENCE.items():
            yield f"{basis} | {self.by_basis[basis]} | {stated}"
        yield f"reported statements: precision {self.annotated}, recall {self.found}, with a plain cue {self.found_core}"
        yield f"right speaker of reported statements {self.speaker}"
        yield f"{self.characters / self.seconds:,.0f} characters a second" if self.seconds else "no articles"


def measure(articles: Iterable[Row], attributions: Iterable[Row], split: str = "train") -> Figures:
    """Reads the articles of a split and compares with what is annotated.

    Args:
        articles: rows with `id`, `split`, `title` and `text`.
        attributions: rows as in the module's docstring.
        split: which to read.
    """
    annotated: dict[str, list[Row]] = collections.defaultdict(list)
    for row in attributions:
        if row["split"] == split and row["content"]:
            annotated[row["article"]].append(row)
    figures = Figures()
    for article in articles:
        if article["split"] == split:
            _article(figures, article, annotated[article["id"]])
    return figures


def _article(figures: Figures, article: Row, rows: Sequence[Row]) -> None:
    text, title = article["text"], article.get("title") or ""
    began = time.perf_counter()
    found = explained(text, title)
    figures.seconds += time.perf_counter() - began
    figures.characters += len(text)
    spans = [(row["content"][0][0], row["content"][-1][1], row) for row in rows]
    for attribution, basis in found:
        row = _same(attribution, spans)
        reported = attribution.kind == "reported"
        if reported:
            figures.annotated.add(row is not None)
        if row is None or not row["source"] or not attribution.speaker:
            continue
        source = _words(row["source_text"])
        if source and not (basis in ("gender", "recency", "group", "office", "document") and _words(attribution.mention or "") == source):
            right = bool(source & _words(attribution.speaker))
            if basis not in ("gender", "recency", "group", "office", "document"):
                figures.by_basis[basis].add(right)
            if reported:
                figures.speaker.add(right)
    for start, end, row in spans:
        if row["cue"] and row["source"] and len(row["content_text"].split()) >= MIN_WORDS and not _MARKS.search(row["content_text"]):
            hit = any(_share((a.start, a.end), (start, end)) >= OVERLAP for a, _ in found)
            figures.found.add(hit)
            if _CORE.search(" ".join(text[a:b] for a, b in row["cue"]).lower()):
                figures.found_core.add(hit)
    _masked(figures, Page.read(text, title), found)


def _same(attribution: Attribution, spans: Sequence[tuple[int, int, Row]]) -> Row | None:
    own = (attribution.start, attribution.end)
    best = max(spans, key=lambda s: _share(own, s[:2]), default=None)
    return best[2] if best and _share(own, best[:2]) >= OVERLAP else None


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) - _UNNAMED - {"s"}


def _masked(figures: Figures, page: Page, found: Sequence[tuple[Attribution, Basis]]) -> None:
    """Asks for pronouns and roles where the article has a name."""
    spoken: list[tuple[int, Person]] = []
    people = page.people
    for attribution, basis in found:
        if basis == "organisation" and attribution.speaker:
            group = page.organisations.near("it", attribution.start)
            if group:
                figures.by_basis["group"].add(bool(_words(group) & _words(attribution.speaker)))
        if basis not in ("name", "short name") or not attribution.speaker or not attribution.mention:
            continue
        person = people.of(attribution.speaker, attribution.start)
        here = people.sentence_of(attribution.start)
        since = page.starts[max(0, here - NEAR)]
        before = {people.who(m).name for m in page.named(since, attribution.start) if m.kind == "person" and m.end < page.starts[here]}
        before |= {p.name for at, p in spoken[-1:] if at >= since}
        if person.gender and person.name in before:
            guess, certain = antecedent(people, PRONOUNS[person.gender], page.starts[here], page.masked, spoken)
            if guess:
                figures.by_basis["gender" if certain else "recency"].add(guess is person)
        if basis == "short name":
            for office in sorted(person.offices)[:1]:
                holder = people.by_office(f"the {office}", attribution.start)
                if holder:
                    figures.by_basis["office"].add(holder is person)
        spoken.append((attribution.start, person))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    folder = parser.parse_args(arguments).data / "polnear"
    try:
        figures = measure(corpus.rows(folder / "articles.jsonl.gz"), corpus.rows(folder / "attributions.jsonl.gz"))
    except BriefingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in figures.lines())
    return 0


if __name__ == "__main__":
    sys.exit(main())
