import pytest

from bot.matching import demonyms, holds_name, same_speaker, same_word


@pytest.mark.parametrize(
    ("asked", "speaker", "same"),
    [
        ("Brandvik", "Ilse Brandvik", True),
        ("brandvik", "Ilse Brandvik", True),
        ("Ilse Brandvik", "Brandvik", True),
        ("Mr. Brandvik", "Ilse Brandvik", True),
        ("I. Brandvik", "Ilse Brandvik", True),
        ("Karl Brandvik", "Ilse Brandvik", False),
        ("Ekeland", "Ilse Brandvik", False),
        ("the port authority", "Port Authority", True),
        ("Harbour Board", "Port Authority", False),
        ("Transport Minister Brandvik", "Ilse Brandvik", True),
        ("Justice Solheim", "Runa Solheim", True),
        ("the State Department", "the Justice Department", False),
        ("", "Port Authority", False),
        ("Brandvik", "a spokesman for Ilse Brandvik", True),
        ("Brandvik", "Brandvik spokesman Mats Olin", True),
        ("Brandvik", "the Brandvik campaign", True),
        ("Brandvik", "a letter from Brandvik", True),
        ("Brandvik", "Brandvik's statement", True),
        ("Brandvik", "Democrat Ilse Brandvik", True),
        ("Ilse", "Ilse Brandvik", True),
        ("Brandvik", "Ilse B. Brandvik Jr.", True),
        ("Brandvik", "a Brandvik ally", False),
        ("Brandvik", "Brandvik ally Mats Olin", False),
        ("Brandvik", "Brandvik's opponents", False),
        ("Brandvik", "Supporters of Ilse Brandvik for president", False),
        ("Brandvik", "the Brandvik administration", False),
        ("Brandvik", "one adviser to Ilse Brandvik", False),
        ("the Port Authority", "Port Authority officials", True),
        ("the Port Authority", "a report from the Port Authority", True),
        ("the Port Authority", "critics of the Port Authority", False),
        ("the Port Authority", "the Port Authority of Westland", True),
        ("the Norland Supreme Court", "the Supreme Court of Norland", True),
        ("NATO", "a NATO ally", False),
        ("Brandvik", "a letter to Brandvik", False),
        ("Brandvik", "a letter from Mats Olin to Ilse Brandvik", False),
        ("Brandvik", "a report by Mats Olin on Ilse Brandvik", False),
        ("Brandvik", "a lawsuit filed in state court by Ilse Brandvik", True),
        ("Brandvik", "calculations by Ilse Brandvik of Ellin University", True),
        ("Brandvik", "a lawsuit against Ilse Brandvik", False),
        ("Brandvik", "officials appointed by Ilse Brandvik", False),
        ("Brandvik", "a report by Ellin University students who had once met Ilse Brandvik", False),
        ("Port Examiner", "a report in the Port Examiner", True),
        ("Brandvik", "a report about Brandvik", False),
        ("Pope Leo", "Pope Leo XIV", True),
        ("Ilse Brandvik", "Ilse Brandvik and Mats Olin", True),
        ("the mayor", "critics of the mayor", False),
        ("Westland", "the government of Westland", True),
        ("the State Department", "the state department of health", False),
        ("the State Department", "the Department of State", True),
        ("officials", "port officials", True),
        ("LPA", "the Lindholt Port Authority", True),
        ("the Lindholt Port Authority", "the L.P.A.", True),
        ("the DQ", "the Department of Quays", False),
        ("the LP", "the Lindholt Press", True),
        ("the US", "the University of Sunde", False),
        ("the EU", "Ellin University", False),
        ("DOQ", "the Department of Quays", True),
        ("the AFW", "the Agency for Water and Quays", True),
        ("AWQ", "the Agency for Water and Quays", True),
        ("LPA", "Lena Petra Aldous", False),
        ("LPA", "the Lindholt Post Office", False),
        ("Lpa", "the Lindholt Port Authority", False),
        ("JD Brandvik", "J.D. Brandvik", True),
        ("J. D. Brandvik", "JD Brandvik", True),
        ("JD Brandvik", "JB Brandvik", False),
        ("the Council of the Lindholt Schools", "a study by the Council of the Lindholt Schools", True),
        ("Lindholt Economics", "a projection by the consulting firm Lindholt Economics", True),
        ("Lindholt", "a new Lindholt poll", True),
        ("Lindholt", "a Lindholt University poll", True),
        ("Lindholt University", "a Lindholt University poll", True),
        ("Lindholt", "a Lindholt approval poll", False),
        ("Port Ellin Register", "a Port Ellin Register/Norland Politics poll", True),
    ],
)
def test_same_speaker(asked, speaker, same):
    assert same_speaker(asked, speaker) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("ukraine", "ukrainian", True),
        ("russia", "russian", True),
        ("china", "chinese", True),
        ("niger", "nigeria", False),
        ("germany", "german", True),
        ("china", "chin", False),
        ("france", "french", True),
        ("niger", "nigerian", False),
        ("iran", "iraq", False),
    ],
)
def test_demonyms_match_their_place(one, two, same):
    assert same_word(one, two) is same
    assert (two in demonyms(one)) is same


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Nord Stream 2", {"stream", "nord"}, False), ("Nord Stream 2", {"nord", "stream", "2"}, True), ("Ilse Brandvik", {"brandvik"}, True)],
)
def test_holds_name(name, text, held):
    assert holds_name(name, text) is held
