"""Whom a sentence names as the one who speaks."""

from __future__ import annotations

import pytest

from bot.matching import same_speaker
from bot.sayers import is_role, sayer

SPEAKERS = ("Mara Velden", "Tomas Arkwright", "the harbour master")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mara Velden said that it rained.", "Mara Velden"),
        ("Velden, speaking in Port Ellin on Monday, said it rained.", "Velden"),
        ("It rained, said Arkwright.", "Arkwright"),
        ("According to Tomas Arkwright, it rained.", "Tomas Arkwright"),
        ("Velden told Arkwright that it rained.", "Velden"),
        ("After meeting Velden, Arkwright said it rained.", "Arkwright"),
        ("Bruno Castellan warned that it rained.", "Bruno Castellan"),
        ("Velden:      ", "Velden"),
        ("She said that it rained.", None),
        ("Velden's spokesman said that it rained.", None),
        ("It rained in Port Ellin.", None),
    ],
)
def test_the_one_who_speaks_is_found(sentence: str, name: str | None) -> None:
    assert sayer(sentence, SPEAKERS) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Velden", "Mara Velden", True),
        ("Transport Minister Velden", "Mara Velden", True),
        ("Ms. Velden", "Transport Minister Mara Velden", True),
        ("Mara Velden", "Jonas Velden", False),
        ("Arkwright", "Mara Velden", False),
        ("President", "Prime Minister", False),
        ("", "Mara Velden", False),
    ],
)
def test_names_of_one_speaker_agree(one: str, other: str, same: bool) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_a_role_is_no_name() -> None:
    assert is_role("the harbour master")
    assert is_role("the Prime Minister")
    assert not is_role("Mara Velden")
