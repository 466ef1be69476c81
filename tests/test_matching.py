import pytest

from bot.matching import holds_name, same_speaker, same_word


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
        ("iran", "iraq", False),
    ],
)
def test_demonyms_match_their_place(one, two, same):
    assert same_word(one, two) is same


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [("Nord Stream 2", {"stream", "nord"}, False), ("Nord Stream 2", {"nord", "stream", "2"}, True), ("Ilse Brandvik", {"brandvik"}, True)],
)
def test_holds_name(name, text, held):
    assert holds_name(name, text) is held
