"""Where sentences end; the library is the real one."""

import pytest

from bot.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He met Ms. Brink there. Ms. Holt left.", ["He met Ms. Brink there.", "Ms. Holt left."]),
        ("“Sen. Holt is here,” she said. It rained.", ["“Sen. Holt is here,” she said.", "It rained."]),
        ("It sails from Ft. Ellin. See No. 1 and No. 2.", ["It sails from Ft. Ellin.", "See No. 1 and No. 2."]),
        ("The crew said no. It rained.", ["The crew said no.", "It rained."]),
        ("It was printed in Ms.\nBrink left.", ["It was printed in Ms.", "Brink left."]),
    ],
)
def test_a_title_or_number_does_not_end_a_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences
