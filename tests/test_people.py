"""Speakers of many articles become people: names, roles and dates are invented."""

from datetime import date

import pytest

from bot.people import Said, people
from bot.speaker_names import read_speaker

DAY = date(2024, 3, 1)


def merged(*speakers):
    """The sets of names that are one person's each."""
    found = people(Said(s, None, DAY, 1) for s in speakers)
    return {frozenset(p.aliases) for p in found.persons}


def sets(*groups):
    return {frozenset(g) for g in groups}


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        # one person under several names
        (["Annika Baldrun", "Baldrun"], [["Annika Baldrun", "Baldrun"]]),
        (["Annika Baldrun", "Ms. Baldrun"], [["Annika Baldrun", "Ms. Baldrun"]]),
        (["Annika Baldrun", "Foreign Minister Annika Baldrun"], [["Annika Baldrun", "Foreign Minister Annika Baldrun"]]),
        (
            ["Annika Baldrun", "Norland's foreign minister Annika Baldrun"],
            [["Annika Baldrun", "Norland's foreign minister Annika Baldrun"]],
        ),
        (["Annika Baldrun", "Norlandish Foreign Minister Baldrun"], [["Annika Baldrun", "Norlandish Foreign Minister Baldrun"]]),
        (["Annika Baldrun", "harbour master Annika Baldrun"], [["Annika Baldrun", "harbour master Annika Baldrun"]]),
        (["Annika Baldrun", "Secretary of State Annika Baldrun"], [["Annika Baldrun", "Secretary of State Annika Baldrun"]]),
        (["Annika Baldrun", "the Rev. Annika Baldrun"], [["Annika Baldrun", "the Rev. Annika Baldrun"]]),
        (["Annika Baldrun", "Annika Baldrun, the harbour master"], [["Annika Baldrun", "Annika Baldrun, the harbour master"]]),
        (["Tomas Wray", "ANNIKA Baldrun", "annika baldrun"], [["Tomas Wray"], ["ANNIKA Baldrun"], ["annika baldrun"]]),
        (["Zoé Müllner", "Zoe Mullner", "Zoe Muellner"], [["Zoé Müllner", "Zoe Mullner", "Zoe Muellner"]]),
        (["Petro Zavadsky", "Petro Zavadskyy", "Zavadskiy"], [["Petro Zavadsky", "Petro Zavadskyy", "Zavadskiy"]]),
        (["Jørn Åskov", "Jorn Askov"], [["Jørn Åskov", "Jorn Askov"]]),
        (["John Example", "John F. Example"], [["John Example", "John F. Example"]]),
        (["John Example", "J. Example"], [["John Example", "J. Example"]]),
        (["J.F. Example", "John Example", "John Francis Example"], [["J.F. Example", "John Example", "John Francis Example"]]),
        (["Hilda Rodam Clynt", "Hilda Clynt", "Clynt"], [["Hilda Rodam Clynt", "Hilda Clynt", "Clynt"]]),
        (["Ursula von der Leeden", "von der Leeden", "Leeden"], [["Ursula von der Leeden", "von der Leeden", "Leeden"]]),
        (["Samir al-Hadid", "al-Hadid", "Hadid"], [["Samir al-Hadid", "al-Hadid", "Hadid"]]),
        (["John Example Jr.", "John Example"], [["John Example Jr.", "John Example"]]),
        (["Orla O’Neely", "Orla O'Neely", "O'Neely"], [["Orla O’Neely", "Orla O'Neely", "O'Neely"]]),
        (["Ada Sanders", "Sanders"], [["Ada Sanders", "Sanders"]]),
        # what could be somebody else stays apart
        (["Ilse Brandt", "Otto Brandt", "Brandt"], [["Ilse Brandt"], ["Otto Brandt"], ["Brandt"]]),
        (["Jane Example", "John Example", "J. Example"], [["Jane Example"], ["John Example"], ["J. Example"]]),
        (["John F. Example", "John G. Example", "John Example"], [["John F. Example"], ["John G. Example"], ["John Example"]]),
        (["George W. Hedge", "George H.W. Hedge"], [["George W. Hedge"], ["George H.W. Hedge"]]),
        (["John Example Jr.", "John Example Sr.", "John Example"], [["John Example Jr."], ["John Example Sr."], ["John Example"]]),
        (["Mr. Orlov", "Mrs. Orlov", "Dana Orlov"], [["Mr. Orlov"], ["Mrs. Orlov"], ["Dana Orlov"]]),
        (["Ilse Brandt", "Ilse"], [["Ilse Brandt"], ["Ilse"]]),
        (["Ilse Brandt", "Hans Brandtner"], [["Ilse Brandt"], ["Hans Brandtner"]]),
        (["Baldrun", "Wray"], [["Baldrun"], ["Wray"]]),
        # bodies and people without a name are never persons
        (["the Harbour Office", "Harbour Office"], [["the Harbour Office", "Harbour Office"]]),
        (["the H.B.A.", "HBA", "the HBA"], [["the H.B.A.", "HBA", "the HBA"]]),
        (["Tomas Port", "a spokesman for the port", "the port"], [["Tomas Port"], ["a spokesman for the port"], ["the port"]]),
        (["Annika Baldrun", "a spokesman for Baldrun"], [["Annika Baldrun"], ["a spokesman for Baldrun"]]),
        (["Annika Baldrun", "Baldrun's campaign"], [["Annika Baldrun"], ["Baldrun's campaign"]]),
        (["Kerry Washington", "Washington"], [["Kerry Washington"], ["Washington"]]),
        (["officials", "Officials", "an official"], [["officials", "Officials"], ["an official"]]),
        (["JD Brandt", "J.D. Brandt", "J. D. Brandt"], [["JD Brandt", "J.D. Brandt", "J. D. Brandt"]]),
        (["JD Brandt", "James D. Brandt"], [["JD Brandt", "James D. Brandt"]]),
        (["JD Brandt", "JB Brandt"], [["JD Brandt"], ["JB Brandt"]]),
    ],
)
def test_names_are_merged_only_if_nobody_else_could_be_meant(speakers, expected):
    assert merged(*speakers) == sets(*expected)
    assert merged(*reversed(speakers)) == sets(*expected)


@pytest.mark.parametrize(
    ("speaker", "kind", "shown"),
    [
        ("Annika Baldrun", "person", "Annika Baldrun"),
        ("Norland's foreign minister Annika Baldrun", "person", "Annika Baldrun"),
        ("Ms. Baldrun", "person", "Baldrun"),
        ("E. J. Fleming's", "person", "E. J. Fleming"),
        ("Charles McAllister III", "person", "Charles McAllister III"),
        ("the State Department", "organisation", "the State Department"),
        ("Bank of Norland", "organisation", "Bank of Norland"),
        ("The Northern Gazette", "organisation", "The Northern Gazette"),
        ("CBQ", "organisation", "CBQ"),
        ("JD Brandt", "person", "JD Brandt"),
        ("US Brandt", "organisation", "US Brandt"),
        ("JD BRANDT", "organisation", "JD BRANDT"),
        ("Moscow", "organisation", "Moscow"),
        ("House Democrats", "role", "House Democrats"),
        ("a Republican", "role", "a Republican"),
        ("the president", "role", "the president"),
        ("Prime Minister", "role", "Prime Minister"),
        ("a former aide to President Ada Example", "role", "a former aide to President Ada Example"),
        ("Mr. Wray's advisers", "role", "Mr. Wray's advisers"),
        ("police officials", "role", "police officials"),
        ("", "role", ""),
        (",", "role", ","),
    ],
)
def test_a_speaker_is_a_person_a_body_or_without_a_name(speaker, kind, shown):
    read = read_speaker(speaker)
    assert (read.kind, read.shown) == (kind, shown)


def test_a_person_has_the_fullest_common_name_and_all_counts():
    rows = [
        Said("Annika Baldrun", "foreign minister", date(2024, 3, 1), 2, 1),
        Said("Baldrun", None, date(2024, 5, 1), 7, 2),
        Said("Annika M. Baldrun", "the Foreign Minister", date(2024, 4, 1), 1, 3),
        Said("party leader Annika Baldrun", None, None, 1, 4),
    ]
    (person,) = people(rows).persons
    assert person.name == "Annika Baldrun"
    assert person.aliases == ("Baldrun", "Annika Baldrun", "Annika M. Baldrun", "party leader Annika Baldrun")
    assert (person.statements, person.first, person.last) == (11, date(2024, 3, 1), date(2024, 5, 1))
    assert [(r.name, r.count, r.first, r.last) for r in person.roles] == [
        ("foreign minister", 3, date(2024, 3, 1), date(2024, 4, 1)),
        ("party leader", 1, None, None),
    ]
    assert person.to_dict()["roles"][0]["first"] == "2024-03-01"


def test_a_surname_of_several_people_is_the_one_who_speaks_in_the_same_article():
    found = people(
        [
            Said("Ilse Brandt", None, DAY, 3, 1),
            Said("Brandt", None, DAY, 2, 1),
            Said("Otto Brandt", None, DAY, 1, 2),
            Said("Brandt", None, DAY, 5, 3),
            Said("Ilse Brandt", None, DAY, 1, 4),
            Said("Otto Brandt", None, DAY, 1, 4),
            Said("Brandt", None, DAY, 1, 4),
        ]
    )
    assert {p.name: p.statements for p in found.persons} == {"Ilse Brandt": 6, "Otto Brandt": 2, "Brandt": 6}
    assert [found.of("Brandt", article) for article in (1, 2, 3, 4)] == ["Ilse Brandt", "Brandt", "Brandt", "Brandt"]
    ilse = [p for p in found.persons if p.name == "Ilse Brandt"]
    bare = [p for p in found.persons if p.name == "Brandt"]
    assert found.speakers(ilse) == (["Ilse Brandt"], [(1, "Brandt")])
    assert found.elsewhere(bare) == [(1, "Brandt")]
    assert found.of(None) is None
    assert found.of("Nobody") is None


CROWD = people(
    [
        Said("Ilse Brandt", None, DAY, 3),
        Said("Otto Brandt", None, DAY, 2),
        Said("Zoé Müllner", None, DAY, 4),
        Said("the Harbour Office", None, DAY, 5),
        Said("a spokesman for the harbour", None, DAY, 1),
        Said("Hans Brandtner", None, DAY, 1),
    ]
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Brandt", ["Ilse Brandt", "Otto Brandt"]),
        ("brandt", ["Ilse Brandt", "Otto Brandt"]),
        ("Mrs Brandt", ["Ilse Brandt", "Otto Brandt"]),
        ("Otto Brandt", ["Otto Brandt"]),
        ("O. Brandt", ["Otto Brandt"]),
        ("Minister Ilse Brandt", ["Ilse Brandt"]),
        ("Ilse", ["Ilse Brandt"]),
        ("zoe muellner", ["Zoé Müllner"]),
        ("harbour office", ["the Harbour Office"]),
        ("harbour", ["the Harbour Office", "a spokesman for the harbour"]),
        ("brandtn", ["Hans Brandtner"]),
        ("Quartermain", []),
        ("Bruno Brandt", []),
        ("", []),
        ("the", []),
    ],
)
def test_a_name_means_all_people_who_carry_it(name, expected):
    assert [p.name for p in CROWD.named(name)] == expected


def test_people_are_searched_by_part_of_a_name():
    assert [p.name for p in CROWD.search("brand")] == ["Ilse Brandt", "Otto Brandt", "Hans Brandtner"]
    assert [p.name for p in CROWD.search("ÜLL")] == ["Zoé Müllner"]


def test_names_of_people_are_all_different():
    rows = [Said(s, None, DAY, 1) for s in ("Mr. Orlov", "Mrs. Orlov", "Orlov", "Ann Orlov", "Bo Orlov", "the Orlov")]
    names = [p.name for p in people(rows).persons]
    assert len(names) == len(set(names)) == 6


def test_nobody_speaks_in_an_empty_archive():
    assert people([]).persons == ()
    assert people([]).named("Brandt") == ()
