from datetime import date

import pytest

from bot.period import period_of

FIRST, LAST = date(2021, 11, 3), date(2022, 2, 12)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What happened with the tunnel in January?", (date(2022, 1, 1), date(2022, 1, 31))),
        ("Brief me on the tunnel for December", (date(2021, 12, 1), date(2021, 12, 31))),
        ("What happened in February 2021?", (date(2021, 2, 1), date(2021, 2, 28))),
        ("What happened on 14 January?", (date(2022, 1, 14), date(2022, 1, 14))),
        ("What happened on January 3rd, 2022?", (date(2022, 1, 3), date(2022, 1, 3))),
        ("Brief me on the tunnel in 2021", (date(2021, 1, 1), date(2021, 12, 31))),
        ("What happened in July?", None),
        ("What happened on 31 February?", None),
        ("What may happen to the tunnel?", None),
        ("Brief me on the march in Varn", None),
    ],
)
def test_period_of(question, expected):
    assert period_of(question, FIRST, LAST) == expected


def test_a_month_without_a_year_needs_a_dated_archive():
    assert period_of("What happened in January?", None, None) is None
