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
        ("What has Ellin said since January?", (date(2022, 1, 1), date.max)),
        ("Since 14 January, what has Ellin said about tolls?", (date(2022, 1, 14), date.max)),
        ("What did Ellin say about tolls after January", (date(2022, 2, 1), date.max)),
        ("What did Ellin say about tolls before 2022?", (date.min, date(2021, 12, 31))),
        ("What did Ellin say about tolls until 14 January?", (date.min, date(2022, 1, 14))),
        ("What happened between December and January?", (date(2021, 12, 1), date(2022, 1, 31))),
        ("What happened from 3 January to 9 January?", (date(2022, 1, 3), date(2022, 1, 9))),
        ("What did Ellin say about a vote before March 2022 on tolls?", None),
        ("What happened since July?", None),
        ("Brief me on the January 6 riots", None),
        ("What happened on the 6 January in Varn?", (date(2022, 1, 6), date(2022, 1, 6))),
        ("What has happened since January with the tunnel?", (date(2022, 1, 1), date.max)),
        ("What happened last month?", (date(2022, 1, 1), date(2022, 1, 31))),
        ("What happened this month in Varn?", (date(2022, 2, 1), date(2022, 2, 28))),
        ("What did Ellin say last week about tolls?", (date(2022, 1, 31), date(2022, 2, 6))),
        ("What did Ellin say this week?", (date(2022, 2, 7), date(2022, 2, 13))),
        ("What did Ellin say last year?", (date(2021, 1, 1), date(2021, 12, 31))),
        ("What did Ellin say yesterday?", (date(2022, 2, 11), date(2022, 2, 11))),
        ("What happened in the past two weeks?", (date(2022, 1, 30), date(2022, 2, 12))),
        ("What happened over the last 3 days?", (date(2022, 2, 10), date(2022, 2, 12))),
        ("What did Ellin say about last week's vote?", None),
        ("What happened in July?", None),
        ("What happened on 31 February?", None),
        ("What may happen to the tunnel?", None),
        ("Brief me on the march in Varn", None),
    ],
)
def test_period_of(question, expected):
    found = period_of(question, FIRST, LAST)
    assert (found and (found.first, found.last)) == expected


def test_a_month_without_a_year_needs_a_dated_archive():
    assert period_of("What happened in January?", None, None) is None


def test_only_a_time_counted_from_today_says_that_it_is_counted():
    assert [
        bool(found and found.counted) for found in (period_of(f"What happened {t}?", FIRST, LAST) for t in ("in January", "last month"))
    ] == [
        False,
        True,
    ]
    assert period_of("What happened last month?", None, None) is None
