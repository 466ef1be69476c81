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
]
NAMES = sorted({*SPEAKERS, *(word for s in SPEAKERS for word in s.split()), *(s[1:-1] for s in SPEAKERS), *(s.lower() for s in SPEAKERS)})


def meant(speakers, name):
    """The speakers that a name means among these, everywhere and in single articles."""
    found = people(Said(s, None, None, 1 + n % 3, n % 5) for n, s in enumerate(SPEAKERS) if s in speakers)
    everywhere, here = found.speakers(chosen := found.named(name))
    return sorted(everywhere), sorted(here), sorted(found.elsewhere(chosen))


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
