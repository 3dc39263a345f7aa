from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.fixed_asset_tax import burden_adjustment_commercial as commercial
from conformance.rules.fixed_asset_tax import burden_adjustment_farmland as farmland
from conformance.rules.fixed_asset_tax import burden_adjustment_residential as residential
from conformance.rules.registry import parameters_from

RULES = load("fixed_asset_tax").rules
YEN = st.integers(0, 10**9)


def law(rule: str) -> Parameters:
    return parameters_from(RULES[rule].parameters)


def home(year: int, special: int, previous: int) -> int:
    given = residential.Given(year, special, previous)
    stated = law("burden-adjustment-residential")
    return residential.burden_adjustment_residential(given, stated, Why()).base


def shop(year: int, value: int, previous: int) -> int:
    given = commercial.Given(year, value, previous)
    stated = law("burden-adjustment-commercial")
    return commercial.burden_adjustment_commercial(given, stated, Why()).base


def field(value: int, previous: int) -> int:
    given = farmland.Given(value, previous)
    stated = law("burden-adjustment-farmland")
    return farmland.burden_adjustment_farmland(given, stated, Why()).base


@given(special=YEN, previous=YEN)
def test_a_home_is_never_based_above_the_special_value_nor_below_a_fifth(
    special: int, previous: int
) -> None:
    assert special // 5 <= home(2026, special, previous) <= special


def test_a_home_stays_in_2021_and_rises_again_in_2022() -> None:
    assert [home(year, 1_000_000, 800_000) for year in (2020, 2021, 2022)] == [
        850_000,
        800_000,
        850_000,
    ]


def test_a_home_below_the_floor_in_2021_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="below the floor"):
        home(2021, 1_000_000, 199_999)


@pytest.mark.parametrize("year", [2013, 2027])
def test_years_whose_rule_is_another_are_out_of_scope(year: int) -> None:
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        home(year, 1_000_000, 800_000)


@given(value=st.integers(1, 10**9), previous=YEN)
def test_a_shop_is_never_based_above_seventy_per_cent(value: int, previous: int) -> None:
    assert shop(2026, value, previous) <= 7 * value / 10


@pytest.mark.parametrize(
    ("previous", "base"),
    [
        (7_000_000, 7_000_000),
        (7_000_001, 7_000_000),
        (6_000_000, 6_000_000),
        (5_999_999, 6_000_000),
    ],
)
def test_a_shop_stays_from_sixty_to_seventy_per_cent_both_included(
    previous: int, base: int
) -> None:
    assert shop(2026, 10_000_000, previous) == base


def test_a_shop_rises_by_half_a_step_in_2022_alone() -> None:
    assert [shop(year, 10_000_000, 4_000_000) for year in (2020, 2021, 2022, 2023)] == [
        4_500_000,
        4_000_000,
        4_250_000,
        4_500_000,
    ]


def test_a_shop_below_a_fifth_in_2021_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="below the floor"):
        shop(2021, 10_000_000, 1_000_000)


@given(value=st.integers(1, 10**9), previous=YEN)
def test_a_field_rises_by_a_tenth_at_most_and_not_above_its_value(
    value: int, previous: int
) -> None:
    assert field(value, previous) <= min(value, previous * 11 // 10)


@pytest.mark.parametrize(
    ("previous", "base"),
    [
        (900_000, 922_500),
        (899_999, 944_998),
        (800_000, 840_000),
        (799_999, 859_998),
        (700_000, 752_500),
        (699_999, 769_998),
    ],
)
def test_a_field_takes_the_lower_factor_from_each_level_on(previous: int, base: int) -> None:
    assert field(1_000_000, previous) == base


def test_the_freeze_of_2021_ends_with_the_fiscal_year() -> None:
    stated = law("burden-adjustment-residential")

    assert "freeze" in stated.on(date(2022, 3, 31))
    assert "freeze" not in stated.on(date(2022, 4, 1))
