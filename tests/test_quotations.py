"""Quotations are found in every style of mark and are verbatim or not."""

from __future__ import annotations

import pytest

from bot.quotations import find_verbatim, quotations, unbalanced

SOURCE = (
    "She told reporters: “We will not send troops — that’s final. Art is long, she’s said,” and left. "
    '"It isn\'t [the] end. We want peace, bread and nothing but peace." Is it?'
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "He said “yes” and \"no\" and «perhaps» and „nein“ and ‘never ever’ and 'soon'.",
            ["yes", "no", "perhaps", "nein", "never ever", "soon"],
        ),
        ("He said ''it's over'' at last.", ["it's over"]),
        ("It's the ministers' plan and Ada's word.", []),
        ("‘It’s the foo’s bar,’ he said.", ["It’s the foo’s bar,"]),
        ("Empty “” and “ … ”.", []),
    ],
)
def test_what_stands_in_quotation_marks_is_found(sentence: str, found: list[str]) -> None:
    assert [quotation.text for quotation in quotations(sentence)] == found


def test_a_mark_without_its_partner_is_noticed() -> None:
    assert unbalanced("He said “yes and left.")
    assert not unbalanced("He said “yes” and left.")


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("We will not send troops", ["We will not send troops"]),
        ("we   will not\nsend troops,", ["We will not send troops"]),
        ("troops - that's final.", ["troops — that’s final"]),
        ("It isn’t [the] end", ["It isn't [the] end"]),
        ("[They] want peace", ["want peace"]),
        ("We want [only] peace", ["We want", "peace"]),
        ("We want [food] and nothing", ["We want", "and nothing"]),
        ("We want … nothing but peace.", ["We want", "nothing but peace"]),
        ("We want [...] nothing but peace.", ["We want", "nothing but peace"]),
        ("Is it?", ["Is it"]),
        ("We will send troops", []),
        ("We will … send troops", []),
        ("We will [not] send troops", ["We will", "send troops"]),
        ("We want [not] peace", []),
        ("rt is long", []),
        ("Art i", []),
        ("we WILL not send", []),
        ("peace … We want", []),
        ("…", []),
    ],
)
def test_words_are_verbatim_up_to_marks_space_and_first_letter(words: str, stands: list[str]) -> None:
    assert [SOURCE[span.start : span.end].rstrip("?") for span in find_verbatim(words, SOURCE)] == stands
