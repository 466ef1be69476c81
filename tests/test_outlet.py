"""Questions that keep to an outlet; outlets and news are invented."""

from datetime import date

import pytest

from bot.outlet import outlets_of
from bot.types import Turn
from ingest.indexer import add_records
from tests.evidence import article

KNOWN = ("The Ellin Courier", "Northern Courier", "Varn Ledger")


@pytest.mark.parametrize(
    ("question", "kept", "meant"),
    [
        ("Brief me on the strike, only from the Ellin Courier", "only from the Ellin Courier", ("The Ellin Courier",)),
        ("Brief me on the strike, only from the Courier.", "only from the Courier", ("The Ellin Courier", "Northern Courier")),
        ("What happened, just in the Varn Ledger in March?", "just in the Varn Ledger", ("Varn Ledger",)),
        ("What can be seen only from the tower?", "", ()),
        ("Brief me on the strike", "", ()),
    ],
)
def test_the_outlets_that_a_question_keeps_to(question, kept, meant):
    assert outlets_of(question, KNOWN) == (kept, meant)


@pytest.fixture
def strike(settings, embedder, open_bot):
    """A bot over one strike in three outlets."""
    told = ("The tram strike began in Port Ellin.", "The tram strike spread to Varn.", "The tram strike ended in a deal.")
    stories = [article(f"a{n}", text, "Trams", KNOWN[n], date(2031, 3, 2 + 9 * n)) for n, text in enumerate(told)]
    stories.append(article("fever", "Reed fever has come to Port Ellin.", "Reed fever", KNOWN[0], date(2031, 3, 8)))
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * 4
    return open_bot(settings)


def test_a_follow_up_keeps_a_briefing_to_an_outlet(strike):
    whole = strike.ask("Brief me on the tram strike")
    assert [c.article.id for c in whole.citations] == ["a0", "a1", "a2"]
    kept = strike.ask("Only from the Courier", [Turn("Brief me on the tram strike", whole.text)])
    assert kept.question == "Brief me on the tram strike, only from the Courier."
    assert [c.article.id for c in kept.citations] == ["a0", "a1"]
    assert kept.searched.articles == 3


def test_the_readers_own_filter_is_not_widened(strike):
    kept = strike.ask("Brief me on the tram strike, only from the Courier", outlets=["Northern Courier"])
    assert {c.article.outlet for c in kept.citations} == {"Northern Courier"}


def test_another_topic_after_a_briefing_is_asked_for_alone(strike):
    answer = strike.ask("And what about reed fever?", [Turn("Brief me on the tram strike", None)])
    assert answer.question == "What about reed fever?"
    assert [c.article.id for c in answer.citations] == ["fever"]


def test_a_part_of_the_topic_after_a_briefing_is_asked_for_with_it(strike):
    answer = strike.ask("And what about the deal?", [Turn("Brief me on the tram strike", None)])
    assert answer.question == "The tram strike: the deal?"


def test_what_came_next_is_newer_than_all_that_was_told(strike):
    answer = strike.ask("Brief me on the tram strike until 5 March")
    assert [c.article.id for c in answer.citations] == ["a0"]
    answer = strike.ask("Brief me on the tram strike", until=date(2031, 3, 5))
    after = strike.ask("What happened next?", [Turn("Brief me on the tram strike", answer.text)])
    assert [c.article.id for c in after.citations] == ["a1", "a2"]
