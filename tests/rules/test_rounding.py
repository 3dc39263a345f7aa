from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.rounding import ceil_to, floor_to, half_up_to, percent_of

AMOUNTS = st.fractions(-10_000_000, 10_000_000, max_denominator=1000)
UNITS = st.sampled_from([1, 10, 100, 1000])


@given(AMOUNTS, UNITS)
def test_the_roundings_are_multiples_of_the_unit_around_the_amount(
    amount: Fraction, unit: int
) -> None:
    below, near, above = (f(amount, unit) for f in (floor_to, half_up_to, ceil_to))

    assert below <= amount <= above
    assert above - below in (0, unit)
    assert near in (below, above)
    assert all(found % unit == 0 for found in (below, near, above))


def test_half_a_yen_counts_as_one_and_a_little_less_as_none() -> None:
    assert half_up_to(Decimal("420.5")) == 421
    assert half_up_to(Decimal("420.49")) == 420


def test_a_percentage_is_exact() -> None:
    assert percent_of(1_234_567, 30) == Fraction(3_703_701, 10)
    assert percent_of(1_920_000, Decimal("9.88")) == 189_696


def test_a_unit_below_one_yen_is_no_unit() -> None:
    with pytest.raises(ValueError, match="found 0"):
        floor_to(5, 0)
