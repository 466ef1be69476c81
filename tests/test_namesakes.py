"""The few speakers that a name could mean are merged as they are among all; every name is invented."""

import pytest

from bot.namesakes import Namesakes
from bot.people import Said, people

SPEAKERS = [
    "Annika Baldrun",
    "Baldrun",
    "Ms. Baldrun",
    "Foreign Minister Annika Baldrun",
    "Bertil Baldrun",
    "Zoé Müllner",
    "Zoe Muellner",
    "Mullner",
    "Piotr Zelvensky",
    "Zelvenskyy",
    "Omar al-Tessad",
    "Tessad",
    "Ines Corde-Vahl",
    "Corde-Vahl",
    "Vahl",
    "the Harbour Board",
    "Harbour Board",
    "the H.B.C.",
    "HBC",
    "the Lindholt Port Authority",
    "LPA",
    "the Lindholt Press",
    "the LP",
    "the L.P.A.",
    "Lena Petra Aldous",
    "the Agency of Water and Quays",
    "the AOW",
    "AW",
    "the Tower",
    "Tower",
    "Ada Tower",
    "Towers",
    "the Towers",
    "Ned Towers",
    "an official",
    "the official",
    "the mayor of Baldrun",
    "O'Dray",
    "Lena O’Dray",
    "Søren Bjørk",
    "Soren Bjork",
    "Jo",
    "Li Jo",
    "officials",
    "Nasa",
    "the N.A.S.A.",
    "Ned  Corde-Vahl’s",
    "the (new) Board [of] Port*",
    "Ida\nMoss",
    "…",
]
NAMES = sorted({*SPEAKERS, *(word for s in SPEAKERS for word in s.split()), *(s[1:-1] for s in SPEAKERS), *(s.lower() for s in SPEAKERS)})
TOGETHER = [("Annika Baldrun", "Baldrun"), ("Bertil Baldrun", "Ms. Baldrun", "Baldrun"), ("Ada Tower", "Ned Towers")]
"""Who speaks in one article, for surnames that are somebody's in one article and another's in the next."""


def meant(speakers, name):
    """The speakers that a name means among these, everywhere and in single articles."""
    places = [(s, 100 + n) for n, s in enumerate(SPEAKERS)] + [(s, n) for n, group in enumerate(TOGETHER) for s in group]
    found = people(Said(s, None, None, 1 + n % 3, article) for n, (s, article) in enumerate(places) if s in speakers)
    everywhere, here = found.speakers(chosen := found.named(name))
    return sorted(everywhere), sorted(here), sorted(found.elsewhere(chosen))


def test_a_surname_of_two_people_is_one_of_theirs_in_an_article():
    assert meant(SPEAKERS, "Annika Baldrun")[1] == [(0, "Baldrun")]
    assert meant(Namesakes(SPEAKERS).near("Annika"), "Annika Baldrun") == meant(SPEAKERS, "Annika Baldrun")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_means_the_same_among_its_namesakes_as_among_all(name):
    assert meant(Namesakes(SPEAKERS).near(name), name) == meant(SPEAKERS, name)


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Mullner", "Zoe Muellner"),
        ("Muellner", "Zoé Müllner"),
        ("zelvenski", "Zelvenskyy"),
        ("Bjork", "Søren Bjørk"),
        ("tessad", "Omar al-Tessad"),
    ],
)
def test_every_spelling_of_a_surname_is_near(name, speaker):
    assert speaker in Namesakes(SPEAKERS).near(name)


def test_strangers_are_left_out():
    assert Namesakes(SPEAKERS).near("Bjork") == {"Søren Bjørk", "Soren Bjork"}


@pytest.mark.parametrize("name", ["", "the", "...", "Nobody At All"])
def test_nobody_is_near_to_no_name(name):
    assert Namesakes(SPEAKERS).near(name) == set()
    assert Namesakes([]).near(name) == set()


def test_a_name_of_a_thousand_words_is_nobody():
    name = " ".join(["word"] * 1000)
    assert Namesakes(SPEAKERS).near(name) == set()
    assert people(Said(s, None, None, 1, None) for s in SPEAKERS).named(name) == ()


def test_many_namesakes_are_found_as_few_are():
    crowd = [f"{first} {last}" for first in ("Ada", "Ned") for last in (f"Quay{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60))]
    near = Namesakes([*crowd, "Quayaa", "Bo Quayab", "Jo Strand"]).near("Ada")
    assert near == {*crowd, "Quayaa", "Bo Quayab"}
