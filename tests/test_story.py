"""Which articles a briefing takes for one story, on invented ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answering.extractive import Extractive
from bot.answering.relevance import scored
from bot.answering.story import STORY_GAP, left_out, story
from bot.answering.windows import windows
from bot.sentence_scores import Place
from bot.settings import Settings
from bot.types import Answer, Article
from tests.evidence import article, said
from tests.test_extractive import asked

START = date(2031, 3, 1)
QUESTION = "Brief me on the Ellin bridge"


def told_by(*days: int | None) -> list[Article]:
    """An article for each day after `START`; an undated one for None."""
    texts = [f"The Ellin bridge lost rail number {n + 10}." for n in range(len(days))]
    made = [
        article(f"a{n}", text, "Coast", "The Coast Post", START + timedelta(days=day or 0))
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return [replace(one, published=None) if day is None else one for one, day in zip(made, days, strict=True)]


def parted(of: Sequence[Article], **changes: bool) -> tuple[list[str], list[str]]:
    """Ids of the articles of the story, and of the older ones."""
    given = replace(asked(QUESTION, [(one, ()) for one in of]), **changes)
    found = story(given, [scored(given, w, 0.8) for w in windows(given)])
    return sorted({s.window.hit.article.id for s in found.told}), [one.id for one in found.older]


def test_what_bore_the_same_words_years_before_is_another_story():
    assert parted(told_by(-900, -899, 0, 5, 9)) == (["a2", "a3", "a4"], ["a0", "a1"])


def test_a_story_may_pause_for_a_year():
    assert parted(told_by(0, STORY_GAP, 2 * STORY_GAP)) == (["a0", "a1", "a2"], [])
    assert parted(told_by(0, STORY_GAP + 1)) == (["a1"], ["a0"])


def test_what_came_after_the_story_is_told_with_it():
    assert parted(told_by(-900, 0, 3, 6, 900)) == (["a1", "a2", "a3", "a4"], ["a0"])


def test_undated_articles_belong_to_every_story():
    assert parted(told_by(None, -900, 0, 2)) == (["a0", "a2", "a3"], ["a1"])
    assert parted(told_by(None, None)) == (["a0", "a1"], [])


@pytest.mark.parametrize("chosen", ["timed", "filtered"])
def test_of_a_time_that_was_chosen_everything_is_told(chosen):
    assert parted(told_by(-900, 0, 3), **{chosen: True}) == (["a0", "a1", "a2"], [])


EVENTS = ("A crane fell on the Ellin bridge", "Divers closed the Ellin bridge", "Owners of ferries sued over the Ellin bridge")


def years() -> list[Article]:
    """Two old articles on the bridge and three of one later week."""
    texts = ("The Ellin bridge was painted green", "Swans nest below the Ellin bridge", *EVENTS)
    days = (-900, -898, 0, 2, 4)
    return [
        article(f"a{n}", f"{text}, Mara Velden said.", "Coast", "The Coast Post", START + timedelta(days=day))
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def answered(question: str, attributed: bool = False) -> Answer:
    said_in = [(one, (said(one, one.text.split(",")[0], "Mara Velden", kind="reported"),) if attributed else ()) for one in years()]
    given = asked(question, said_in)
    relevance = {Place(one.id, 0): 0.9 for one in years()}
    return Extractive(Settings(), None).answer(replace(given, relevance=relevance))  # type: ignore[arg-type]  # needed without scores only


def test_a_note_says_which_articles_are_left_out():
    answer = answered(QUESTION)
    assert [c.article.id for c in answer.citations] == ["a2", "a3", "a4"]
    assert answer.notes == (
        "2 older articles on this (12 September 2028 to 14 September 2028) are left out; a briefing of their years has them.",
    )
    assert left_out(told_by(0)) == "An older article on this (1 March 2031) is left out; a briefing of its year has it."
    assert "(1 March 2031)" in left_out(told_by(0, 0))


def test_a_change_of_position_is_told_over_all_years():
    answer = answered("Has Velden changed her position on the Ellin bridge?", attributed=True)
    assert {"a0", "a4"} <= {c.article.id for c in answer.citations}
    assert not any("left out" in note for note in answer.notes)
