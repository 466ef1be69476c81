import pytest

from bot.fusion import convex, normalised


def test_scores_are_brought_to_the_unit_interval():
    assert normalised([("a", 9.0), ("b", 5.0), ("c", 1.0)]) == {"a": 1.0, "b": 0.5, "c": 0.0}


@pytest.mark.parametrize(("ranked", "expected"), [([], {}), ([("a", 3.0)], {"a": 1.0}), ([("a", 2.0), ("b", 2.0)], {"a": 1.0, "b": 1.0})])
def test_degenerate_lists(ranked, expected):
    assert normalised(ranked) == expected


def test_weight_decides_between_two_lists():
    first, second = [("a", 2.0), ("b", 1.0)], [("b", 0.9), ("a", 0.1)]
    assert [k for k, _ in convex(first, second, 0.7)] == ["a", "b"]
    assert [k for k, _ in convex(first, second, 0.3)] == ["b", "a"]


def test_a_key_of_one_list_only_scores_nothing_in_the_other():
    assert dict(convex([("a", 1.0)], [("b", 1.0)], 0.7)) == {"a": 0.7, "b": pytest.approx(0.3)}
