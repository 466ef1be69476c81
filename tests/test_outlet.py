"""Questions that keep to an outlet."""

from datetime import date

import pytest

from bot.outlet import kept_to
from bot.question import parse
from bot.types import Article, Turn
from ingest.indexer import add_records
from tests.evidence import article

KNOWN = (
    "The Harbour Courier",
    "Northern Ledger",
    "Orbit & Signal Weekly",
    "coasttoday.com",
    "www.theshore.co.uk",
    "mid-post",
    "The Fell Street Journal",
)


def kept(question):
    found = kept_to(question, KNOWN, parse(question).kind == "briefing")
    return found and (found.outlets, found.text)


@pytest.mark.parametrize(
    ("question", "outlet", "text"),
    [
        ("What did the Harbour Courier report about the tunnel?", "The Harbour Courier", "What do the papers say about the tunnel?"),
        ("what has the harbour courier written on the mayor", "The Harbour Courier", "What do the papers say about the mayor"),
        ("Has the Courier ever reported on the strike?", "The Harbour Courier", "What do the papers say about the strike?"),
        ("How did the Orbit and Signal Weekly cover the launch?", "Orbit & Signal Weekly", "What do the papers say about the launch?"),
        ("What did the Mid Post have on Brandvik?", "mid-post", "What do the papers say about Brandvik?"),
        ("According to the Northern Ledger, when does the ferry sail?", "Northern Ledger", "when does the ferry sail?"),
        ("When does the ferry sail, according to Northern Ledger?", "Northern Ledger", "When does the ferry sail?"),
        ("Brief me on the strike, only from the Courier", "The Harbour Courier", "Brief me on the strike"),
        ("Brief me on the strike with articles from the Courier", "The Harbour Courier", "Brief me on the strike with"),
        ("What is the latest on the strike in the Courier?", "The Harbour Courier", "What is the latest on the strike?"),
        ("Summarise the Courier's coverage of the strike in May", "The Harbour Courier", "Summarise the strike in May"),
    ],
)
def test_a_question_for_an_outlets_reporting_keeps_to_it(question, outlet, text):
    assert kept(question) == ((outlet,), text)


@pytest.mark.parametrize(
    ("question", "outlet"),
    [
        ("What did Coast Today report on tolls?", "coasttoday.com"),
        ("What did CoastToday report on tolls?", "coasttoday.com"),
        ("What did The Shore report on tolls?", "www.theshore.co.uk"),
    ],
)
def test_a_host_is_known_by_its_name(question, outlet):
    found = kept_to(question, KNOWN, briefing=False)
    assert found is not None and found.outlets == (outlet,)


def test_two_outlets_are_both_kept_to():
    assert kept("Compare what the Courier and the Northern Ledger reported on tolls")[0] == ("The Harbour Courier", "Northern Ledger")
    assert kept("What did the Courier, Northern Ledger and the Mid Post say about tolls?")[0] == (
        "The Harbour Courier",
        "Northern Ledger",
        "mid-post",
    )


def test_a_short_name_means_every_outlet_that_ends_so():
    found = kept_to("What did the Courier report on tolls?", ("The Harbour Courier", "Fell Courier", "Courier News"), briefing=False)
    assert found is not None and found.outlets == ("The Harbour Courier", "Fell Courier")


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the Harbour Courier?",
        "Why was Ekeland fired from the Harbour Courier?",
        "What did Brandvik tell the Harbour Courier?",
        "When did the Courier report the leak?",
        "What did Fell Street say about the merger?",  # the beginning of a name
        "What did the courier say about the parcel?",  # no name
        "What did the Harbour Union report on tolls?",
    ],
)
def test_a_question_about_an_outlet_or_another_body_is_left_alone(question):
    assert kept(question) is None


def test_an_outlet_in_its_own_words_is_found_with_a_note(bot):
    answer = bot.ask("What did the Harbour Courier report about the tunnel?")
    assert not answer.abstained and {c.article.outlet for c in answer.citations} == {"The Harbour Courier"}
    assert "Only articles of The Harbour Courier were searched, as the question asks." in answer.notes
    assert answer.searched.articles == 1 and answer.question == "What did the Harbour Courier report about the tunnel?"


def test_a_refusal_tells_what_other_outlets_have(bot):
    answer = bot.ask("What did the Northern Ledger report about Ilse Brandvik?")
    assert answer.abstained
    assert (
        "That is within the outlet that the question names. Other outlets have 1 article (10 January 2022) for Ilse Brandvik."
        in answer.text
    )


def test_the_readers_filter_stands_above_the_question(bot):
    answer = bot.ask("What did the Harbour Courier report about the tunnel?", outlets=["Northern Ledger"])
    assert answer.abstained and answer.searched.articles == 1 and "within the filters" in answer.text


def test_an_outlet_that_others_quote_on_the_topic_is_a_speaker(settings, embedder, open_bot):
    quoting = Article(
        "quoting", "Paper defends its report", "“Our report on the toll was right,” the Harbour Courier said.", outlet="Northern Ledger"
    )
    own = Article("own", "Toll rises in Varn", "The toll in Varn rises to nine crowns in May.", outlet="The Harbour Courier")
    list(add_records([quoting, own], settings, embedder=embedder))
    bot = open_bot(settings)
    assert [c.article.id for c in bot.ask("What did the Harbour Courier say about the report?").citations] == ["quoting"]
    assert [c.article.id for c in bot.ask("What did the Harbour Courier say about Varn?").citations] == ["own"]


STRIKE = ("The Ellin Courier", "Northern Courier", "Varn Ledger")


@pytest.fixture
def strike(settings, embedder, open_bot):
    """A bot over one strike in three outlets."""
    told = ("The tram strike began in Port Ellin.", "The tram strike spread to Varn.", "The tram strike ended in a deal.")
    stories = [article(f"a{n}", text, "Trams", STRIKE[n], date(2031, 3, 2 + 9 * n)) for n, text in enumerate(told)]
    stories.append(article("fever", "Reed fever has come to Port Ellin.", "Reed fever", STRIKE[0], date(2031, 3, 8)))
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
