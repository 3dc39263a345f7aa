from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.fixed_asset_tax.depreciable_value import Given, depreciable_value
from conformance.rules.registry import parameters_from

LAW = parameters_from(load("fixed_asset_tax").rules["depreciable-value"].parameters)


def value(cost: int, acquired: date, life: int, year: int) -> int:
    return depreciable_value(Given(cost, acquired, life, year), LAW, Why()).value


@given(cost=st.integers(0, 10**9), life=st.integers(2, 20))
def test_a_value_never_rises_and_ends_at_five_per_cent(cost: int, life: int) -> None:
    values = [value(cost, date(2010, 5, 1), life, year) for year in range(2011, 2080)]

    assert values == sorted(values, reverse=True)
    assert values[-1] == cost * 5 // 100


def test_an_asset_is_worth_nothing_before_its_first_base_date() -> None:
    assert value(100_000, date(2025, 1, 2), 5, 2025) == 0
    assert value(100_000, date(2025, 1, 1), 5, 2025) == 81_500


def test_half_the_rate_is_cut_to_thousandths() -> None:
    # 1 - 0.109 / 2 = 0.9455, cut to 0.945.
    assert value(1_000_000, date(2024, 6, 1), 20, 2025) == 945_000


def test_each_year_is_cut_to_a_yen_before_the_next() -> None:
    # 999 × 0.732 = 731.268; 731 × 0.464 = 339.184.
    assert value(999, date(2022, 6, 1), 3, 2024) == 339


@pytest.mark.parametrize("life", [1, 21])
def test_a_useful_life_without_a_rate_is_out_of_scope(life: int) -> None:
    with pytest.raises(OutOfScopeError, match="useful_life"):
        value(1, date(2024, 6, 1), life, 2025)
