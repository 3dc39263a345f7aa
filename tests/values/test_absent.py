"""Null and absent are the same, however deep; a value and none are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.absent import alike, without_nulls

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
VALUES = st.recursive(
    LEAVES, lambda s: st.lists(s, max_size=3) | st.dictionaries(st.text(max_size=2), s, max_size=3)
)


@given(VALUES)
def test_what_is_left_away_makes_no_difference(value) -> None:
    assert alike(value, without_nulls(value))
    assert without_nulls(without_nulls(value)) == without_nulls(value)


@given(VALUES, VALUES)
def test_it_says_the_same_in_both_directions(one, other) -> None:
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"p1": "A", "p2": None}, {"p1": "A"}, True),
        ([{"a": None}], [{}], True),
        ({"a": {"b": None}}, {"a": {}}, True),
        ({"p1": "A"}, {}, False),
        ({"p1": None}, {"p1": "A"}, False),
        ([None], [], False),
        (None, {}, False),
        (0, None, False),
    ],
)
def test_a_value_and_none_are_not_alike(one, other, expected) -> None:
    assert alike(one, other) is expected
