"""Questions about the present, and articles that are too old for it."""

from datetime import date, timedelta

import pytest

from bot.present import PRESENT_DAYS, is_old, names_present
from ingest.indexer import add_records
from tests.evidence import article


@pytest.mark.parametrize(
    ("question", "present"),
    [
        ("How high will the toll rise this year?", True),
        ("Where was the storm last week?", True),
        ("Who currently runs the pier?", True),
        ("Which ship sank recently?", True),
        ("How high will the toll rise?", False),
        ("Who owns Port Ellin Today?", False),
        ("How high was the toll last year?", False),
    ],
)
def test_words_for_the_present(question, present):
    assert names_present(question) is present


def test_an_article_is_old_a_year_before_the_newest_and_never_without_a_date():
    newest = date(2031, 3, 14)
    assert is_old(article(published=newest - timedelta(PRESENT_DAYS + 1)), newest)
    assert not is_old(article(published=newest - timedelta(PRESENT_DAYS)), newest)
    assert not is_old(article(published=None), newest) and not is_old(article(), None)


def test_what_is_asked_of_the_present_is_answered_by_the_newest_articles(settings, embedder, open_bot):
    tolls = [
        article(
            f"toll{year}",
            f"The bridge toll in Varn will rise by {year - 2020} crowns this year.",
            "Bridge toll in Varn",
            "Varn Ledger",
            date(year, 3, 1),
        )
        for year in (2027, 2031)
    ]
    list(add_records(tolls, settings, embedder=embedder))
    bot = open_bot(settings)
    asked_now = bot.ask("By how much will the bridge toll in Varn rise this year?")
    assert [c.article.id for c in asked_now.citations] == ["toll2031"]
    assert "toll2027" in [c.article.id for c in bot.ask("By how much did the bridge toll in Varn rise?").citations]
    assert [h.article.id for h in bot.search("bridge toll in Varn this year", k=2)] == ["toll2031", "toll2027"]
