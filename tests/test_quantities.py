"""Numbers are the same however they are written."""

from __future__ import annotations

import pytest

from bot.quantities import calendar_words, quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100,000 or 100 000 or 100\u00a0000 or a hundred thousand or 100k", {"100,000"}),
        ("one hundred and twenty-five thousand; 125,000", {"125,000"}),
        ("2m, 2 million, two million", {"2 million"}),
        ("$2.5bn, 2.5 billion US dollars, USD 2.5 billion", {"$2.5 billion"}),
        ("5%, 5 percent, five per cent, 5 per cent", {"5%"}),
        ("€5 and £5 and 5 kronor", {"€5", "£5", "5"}),
        ("14 January 2022, January 14th", {"14", "2022"}),
        ("at 9:30 a.m.", {"9", "30"}),
        ("MH17 and G7 and one of them", set()),
        ("three dozen and forty-two", {"36", "42"}),
        ("3, 4 and 5", {"3", "4", "5"}),
        ("1,234,567 and 2,500", {"1,234,567", "2,500"}),
        ("between five and six percent", {"5", "6%"}),
    ],
)
def test_numbers_are_read_by_value_and_unit(text: str, found: set[str]) -> None:
    assert {str(q).replace(".0", "") for q in quantities(text)} == found


def test_a_number_of_a_name_carries_that_name() -> None:
    assert {q.name for q in quantities("Blue Heron 7 and 7 boats in May 7")} == {"Heron 7", ""}


def test_a_word_that_opens_the_sentence_gives_no_name_to_a_number() -> None:
    assert {q.name for q in quantities("Which 300 boats? The 7 boats. About 40.")} == {""}


def test_months_and_weekdays_are_read_in_full_and_may_needs_a_capital() -> None:
    assert calendar_words("On Tuesday, Jan. 5, it may rain; on 3 May it will") == {"tuesday", "january", "may"}
    assert calendar_words("they may march on") == set()
