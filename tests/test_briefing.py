"""The points of a briefing, on invented stories; the scores are made up where they decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answering import briefing
from bot.answering.briefing import opens, place, points
from bot.answering.extractive import Extractive
from bot.answering.relevance import Scored, scored
from bot.answering.windows import windows
from bot.citations import check
from bot.settings import Settings
from bot.types import Article
from tests.evidence import article
from tests.test_extractive import asked

START = date(2031, 3, 1)
EVENTS = (
    "A crane fell on the Ellin bridge",
    "Divers closed the Ellin bridge for good",
    "The mayor promised a second Ellin bridge by autumn",
    "Ferry owners sued over the Ellin bridge",
    "A court stopped all work at the Ellin bridge",
    "Children painted what is left of the Ellin bridge",
    "The Ellin bridge was sold for scrap",
)


def story(text: str, day: int = 0, title: str = "News from the coast", name: str | None = None, outlet: str = "The Coast Post") -> Article:
    return article(name or f"a{day}", text, title, outlet, START + timedelta(days=day))


def candidates(question: str, of: Sequence[Article], relevance: float = 0.8) -> tuple:
    given = asked(question, [(one, ()) for one in of])
    return given, sorted((scored(given, w, relevance) for w in windows(given)), key=lambda s: -s.score)


def told(question: str, of: Sequence[Article], most: int = 8, relevance: float = 0.8) -> list[Scored]:
    given, fit = candidates(question, of, relevance)
    chosen = points(given, briefing.candidates(given.question, fit), most, lambda s: len(s.window.text))
    return sorted(chosen, key=lambda s: (briefing.day(s), s.window.start))


def ids(chosen: Sequence[Scored]) -> list[str]:
    return [s.window.hit.article.id for s in chosen]


def test_each_article_tells_a_point_before_any_tells_two():
    stories = [
        story(f"{event}. Some say the Ellin bridge is {n + 1} times cursed.", 9 * n, "Ellin bridge" if n < 3 else "Coast")
        for n, event in enumerate(EVENTS)
    ]
    assert ids(told("Brief me on the Ellin bridge", stories, most=len(EVENTS))) == [s.id for s in stories]


def test_the_beginning_and_the_end_of_a_story_are_told():
    stories = [story(f"{event}.", 9 * n) for n, event in enumerate(EVENTS)]
    ends = {stories[0].id, stories[-1].id}
    for most in (5, 6):
        for found in (stories, stories[::-1]):  # whichever end the search likes less
            assert ends <= set(ids(told("Brief me on the Ellin bridge", found, most)))


def test_what_is_new_stands_first_in_an_article_and_is_told_before_its_details():
    details = "Gulls sat on the Ellin bridge at noon. A band played below the Ellin bridge."
    events = ("A crane fell on the bridge.", "Ferry owners sued over the bridge.")
    chosen = told("Brief me on the Ellin bridge", [story(f"{event} {details}", 9 * n) for n, event in enumerate(events)], most=2)
    assert [s.window.text for s in chosen] == list(events)


def test_a_first_sentence_without_a_word_of_the_topic_is_no_news_of_it():
    greeting = story(f"Good morning to all who love tides. Rain fell. Wind rose. {EVENTS[0]}.", title="Ellin bridge")
    assert [s.window.text for s in told("Brief me on the Ellin bridge", [greeting], most=1)] == [f"{EVENTS[0]}."]


def test_an_article_whose_title_holds_the_topic_is_told_before_one_that_mentions_it():
    of = [story(f"{EVENTS[0]}.", 0), story(f"{EVENTS[3]}.", 9, "Ellin bridge")]
    assert ids(told("Brief me on the Ellin bridge", of, most=1)) == ["a9"]


def test_background_that_an_earlier_article_has_is_not_told_again():
    background = "The Ellin bridge was built of oak and granite by two brothers from the north."
    stories = [story(f"{EVENTS[n]}. {background}", 9 * n) for n in range(4)]
    assert sum(s.window.text == background for s in told("Brief me on the Ellin bridge", stories, most=8)) == 1


def test_the_same_words_with_another_number_are_news():
    stories = [story(f"The number of people hurt on the Ellin bridge rose to {n}.", n) for n in (17, 24, 31)]
    assert ids(told("Brief me on the Ellin bridge", stories)) == ["a17", "a24", "a31"]


@pytest.mark.parametrize(("days", "expected"), [(1, 1), (20, 2)])
def test_what_two_outlets_tell_of_the_same_days_is_told_once(days, expected):
    one = story("Firemen pulled the keeper Olle Strand alive from the ruins of the Ellin bridge on Friday night.", 0)
    two = story("The keeper Olle Strand was pulled alive out of the Ellin bridge by firemen, and his sister wept and thanked them.", days)
    assert len(told("Brief me on the Ellin bridge", [one, two])) == expected


def test_a_body_is_told_of_by_articles_that_hold_its_name_as_a_whole():
    own = story("Ellin University will close its law school.", 0)
    other = story("Pelle Ellin spoke at Varn University about tides.", 9)
    assert ids(told("Brief me on Ellin University", [other, own])) == [own.id]


def test_of_a_place_beside_a_topic_the_last_word_will_do():
    near = story("Drivers of Ellin Transit went on strike on Monday.", 0)
    far = story("Nurses in Varn ended their strike.", 9)
    assert ids(told("Brief me on the strike in Port Ellin", [near, far])) == [near.id]


def test_the_first_sentence_of_an_article_on_the_topic_needs_no_high_score():
    stories = [story(f"{EVENTS[0]}.", 0), story("The bridge of Ellin has a new keeper. Its lamp is lit.", 9)]
    given, fit = candidates("Brief me on the Ellin bridge", stories)
    low = [s if s.window.hit.article.id == "a0" else replace(s, score=0.1) for s in fit]
    assert ids(points(given, briefing.candidates(given.question, low), 8, lambda s: len(s.window.text))) == ["a0", "a9"]


def test_the_first_item_of_a_round_up_opens_nothing_about_another():
    items = story("Good morning, here is the week.\n\nFerries: Corran Gale bought nine ferries.", title="Corran Gale and the budget")
    given, fit = candidates("Brief me on Corran Gale", [items], 0.0)
    first = next(s for s in fit if s.window.core.start == 0)
    assert first.features.coverage >= briefing.ENOUGH_OF_FIRST
    assert not opens(given.question, first)


def test_the_title_told_again_is_not_the_first_sentence():
    of = story("Ellin bridge falls.\n\nA crane fell on the Ellin bridge.", title="Ellin bridge falls")
    _, fit = candidates("Brief me on the Ellin bridge", [of])
    assert {s.window.text.split(".")[0]: place(s) for s in fit}["A crane fell on the Ellin bridge"] == 0
    assert not any(s.window.text.startswith("Ellin bridge falls") for s in fit)


def test_the_name_that_was_asked_for_alone_is_no_point():
    assert [s.window.text for s in told("Brief me on the Ellin bridge", [story(f"The Ellin bridge. {EVENTS[0]}.")])] == [f"{EVENTS[0]}."]


@pytest.mark.parametrize(
    "furniture",
    [
        "Hide Caption 3 of 9 Photos: The Ellin bridge at dawn.",
        "JUST WATCHED The Ellin bridge falls Replay More Videos ...",
        "Editor’s note: The Ellin bridge is spelled so by its builders.",
        "Oda Brink contributed to this report on the Ellin bridge.",
        "This page recaps the news of the Ellin bridge.",
        "This story covers the first day of the Ellin bridge.",
        "Sign up here for letters from the Ellin bridge.",
        "Happy Thursday, readers of the Ellin bridge letter!",
        "Good morning, Ellin bridge subscribers.",
        "The latest from the Ellin bridge (all times local).",
        "Find the latest news about the Ellin bridge and its ferries here.",
        "Here are some of the top headlines from the Ellin bridge.",
        "For more on the Ellin bridge, click here.",
    ],
)
def test_what_a_web_page_has_beside_its_article_is_not_told(furniture):
    chosen = told("Brief me on the Ellin bridge", [story(f"{EVENTS[0]}. {furniture} {EVENTS[1]}.")])
    assert [s.window.text for s in chosen] == [f"{EVENTS[0]}.", f"{EVENTS[1]}."]


def test_a_note_on_an_article_may_hold_an_answer_and_a_caption_none():
    note = "Editor’s note: An earlier version of this story said that the Ellin bridge is 40 metres long."
    caption = "Photos: The Ellin bridge is 50 metres long."
    found = [s.window.text for s in candidates("How long is the Ellin bridge?", [story(f"{note} {caption}")])[1]]
    assert any("40 metres" in text for text in found)
    assert not any(text.startswith("Photos") for text in found)


def test_an_item_of_a_round_up_comes_alone_and_a_turn_of_an_interview_with_the_turn_before():
    items = "Council: The budget was passed.\n\nFerries: The Ellin bridge opened to ferries."
    assert "Ferries: The Ellin bridge opened to ferries." in [
        s.window.text for s in candidates("Brief me on the Ellin bridge", [story(items)])[1]
    ]
    turns = "Brink: You had a plan.\n\nStrand: I had.\n\nBrink: The Ellin bridge was mine.\n\nStrand: The Ellin bridge was ours alone."
    assert any("mine.\n\nStrand" in s.window.text for s in candidates("Brief me on the Ellin bridge", [story(turns)])[1])


def test_a_briefing_with_its_outlets_and_days_stays_below_its_bound(embedder):
    outlet = "The Long and Winding Gazette of the Northern Coast and its Many Islands"
    stories = [(story(f"{event} and {'very ' * 30}much was said.", 9 * n, outlet=outlet), ()) for n, event in enumerate(EVENTS)]
    answer = Extractive(Settings(), embedder).answer(asked("Brief me on the Ellin bridge", stories))
    assert check(answer) == []
    assert len(answer.citations) > 4
    assert len(answer.text) <= briefing.BRIEFING_CHARACTERS


def test_without_a_reranker_too_each_article_has_its_say(embedder):
    stories = [(story(f"{event}.", 9 * n), ()) for n, event in enumerate(EVENTS)]
    assert len(Extractive(Settings(), embedder).answer(asked("Brief me on the Ellin bridge", stories)).citations) == len(EVENTS)


def test_of_two_points_the_one_that_takes_less_room_is_told():
    long = story(f"{EVENTS[0]}, {'and then a plank, ' * 30}and that was all.", 0)
    given, fit = candidates("Brief me on the Ellin bridge", [long, story(f"{EVENTS[4]}.", 9)])
    assert ids(points(given, briefing.candidates(given.question, fit), 1, lambda s: 9 * len(s.window.text))) == ["a9"]
