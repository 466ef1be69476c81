"""Questions for what the archive holds."""

import pytest

from bot.holdings import topic_held


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How many articles mention the tunnel?", "the tunnel?"),
        ("How many stories are there about the tunnel?", "the tunnel?"),
        ("How many articles does the archive have on tolls", "tolls"),
        ("Which outlets covered the ferry?", "the ferry?"),
        ("which papers have reported on the ferry", "the ferry"),
        ("Which articles are about Ilse Brandvik?", "Ilse Brandvik?"),
        ("What articles do you have about the ferry?", "the ferry?"),
        ("Please list all articles on the ferry", "the ferry"),
        ("Show me coverage of the ferry", "the ferry"),
        ("What does the archive have on tolls?", "tolls?"),
        ("Do you have anything about tolls?", "tolls?"),
        ("Is there anything in the archive on tolls?", "tolls?"),
        ("What is in the archive?", ""),
        ("What topics does the archive cover?", ""),
        ("How many articles are there?", ""),
        ("What can I ask about?", ""),
    ],
)
def test_what_the_archive_holds_is_asked(question, topic):
    assert topic_held(question) == topic


@pytest.mark.parametrize(
    "question",
    [
        "How many people were on the ferry?",
        "How many stories does the tower have?",
        "How many reports on the tunnel were withheld?",
        "Which outlets closed in Varn?",
        "Which papers did the minister sign?",
        "What did the papers say about the ferry?",
        "Who covered the mayor's costs?",
    ],
)
def test_what_the_news_says_is_asked(question):
    assert topic_held(question) is None


def test_articles_are_counted_by_outlet_and_briefed_on(bot):
    answer = bot.ask("How many articles mention Marrow Bay?")
    assert not answer.abstained and {c.article.id for c in answer.citations} == {"harbour", "ferry"}
    assert (
        answer.notes[0]
        == "2 articles (10 January 2022 to 4 February 2022) mention “Marrow Bay”: Northern Ledger 1 and The Harbour Courier 1."
    )


def test_nothing_on_a_topic_is_told_plainly(bot):
    answer = bot.ask("How many articles mention giraffes?")
    assert answer.abstained and answer.text == "Of the 3 articles (10 January 2022 to 4 February 2022), none mentions “giraffes”."


def test_all_that_there_is_is_told_by_outlet(bot):
    answer = bot.ask("What is in the archive?")
    assert answer.text.startswith(
        "3 articles (10 January 2022 to 4 February 2022): Northern Ledger 1, The Harbour Courier 1 and Varn Weekly 1."
    )


def test_a_time_in_the_question_counts_too(bot):
    assert bot.ask("How many articles mention Marrow Bay in February?").notes[0].startswith("1 article (4 February 2022) mentions")
