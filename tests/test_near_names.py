"""Misspelt names: whom a refusal suggests, and that nobody else's words are given for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.near_names import nearly
from bot.newsbot import NewsBot
from bot.settings import Settings

SPEAKERS = (
    "Ilse Brandvik",
    "Runa Solheim",
    "Transport Minister Tomas Ekeland",
    "Ekeland",
    "Jo Marsh",
    "Olena Marsh",
    "the Kremlin",
    "officials",
)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Ilse Brandvick", ("Ilse Brandvik",)),
        ("Illse Brandvik", ("Ilse Brandvik",)),
        ("ilse brandvick", ("Ilse Brandvik",)),
        ("Brandvig", ("Ilse Brandvik",)),
        ("Minister Brandvig", ("Ilse Brandvik",)),
        ("Thomas Eckeland", ("Tomas Ekeland",)),
        ("Eckeland", ("Tomas Ekeland",)),
        ("I. Brandvick", ("Ilse Brandvik",)),
        ("Marsch", ("Marsh",)),
        ("Olena Marsch", ("Olena Marsh",)),
    ],
)
def test_a_misspelt_name_has_the_one_who_is_nearly_called_so(name, people):
    assert nearly(name, SPEAKERS) == people


@pytest.mark.parametrize(
    "name",
    ["Pelle Brandvick", "Quill", "Ilse Brand", "Ilse Brandvik", "Brandvik", "the Kremlim", "officialls", "Harbour Unoin", "", "Runa"],
)
def test_other_names_bodies_and_names_that_somebody_carries_have_nobody(name):
    assert nearly(name, SPEAKERS) == ()


def test_two_people_may_be_meant_and_of_three_nobody_is_suggested():
    assert nearly("Ole Hansenn", ["Ole Hansen", "Ole Hanssen"]) == ("Ole Hansen", "Ole Hanssen")
    assert nearly("Ole Hansenn", ["Ole Hansen", "Ole Hanssen", "Ole Hansern"]) == ()


def test_a_refusal_ends_with_the_one_who_may_be_meant_and_does_not_answer_for_them(bot):
    answer = bot.ask("What did Brandvick say the tunnel will cost?")
    assert answer.abstained
    assert answer.text.endswith("none mentions Brandvick. Did you mean Ilse Brandvik?")


def test_nobody_is_suggested_whom_the_filters_leave_out(filled: Settings, open_bot: Callable[[Settings], NewsBot]):
    assert "Did you mean" not in open_bot(filled).ask("What did Brandvick say about the tunnel?", since=date(2022, 2, 1)).text


def test_nobody_is_suggested_for_a_name_that_is_unlike_all(bot):
    assert "Did you mean" not in bot.ask("What did Quartermain say about the tunnel?").text
