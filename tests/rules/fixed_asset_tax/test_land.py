from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.fixed_asset_tax import disaster_residential_land as disaster
from conformance.rules.fixed_asset_tax import residential_land as land
from conformance.rules.registry import parameters_from

RULES = load("fixed_asset_tax").rules
LAW = parameters_from(RULES["residential-land"].parameters)
AREAS = st.decimals(1, 3000, places=2)


def recognised(
    area: Decimal | int,
    floor: Decimal | int,
    lived_in: Decimal | int,
    *,
    stories: int = 2,
    fireproof: bool = False,
    units: int = 1,
    recommended: bool = False,
) -> land.Output:
    sizes = (Decimal(floor), Decimal(lived_in), stories, fireproof, units, recommended)
    return land.residential_land(land.Given(Decimal(area), 60_000_000, *sizes), LAW, Why())


@given(area=AREAS, floor=AREAS, part=st.integers(1, 100), units=st.integers(1, 9))
def test_the_parts_of_a_lot_add_up_to_it_and_keep_their_limits(
    area: Decimal, floor: Decimal, part: int, units: int
) -> None:
    made = recognised(area, floor, floor * part / 100, units=units)

    assert made.small_area + made.general_area + made.non_residential_area == area
    assert 0 <= made.small_area <= 200 * units
    assert made.small_area + made.general_area <= 10 * floor
    assert made.base_fixed <= made.base_city_plan <= 60_000_000


@pytest.mark.parametrize(
    ("lived_in", "plain", "tall"),
    [(24, 0, 0), (25, 100, 100), (49, 100, 100), (50, 200, 150), (74, 200, 150), (75, 200, 200)],
)
def test_the_rate_of_a_tall_fireproof_house_has_a_further_step(
    lived_in: int, plain: int, tall: int
) -> None:
    def residential(stories: int) -> Decimal:
        made = recognised(200, 100, lived_in, stories=stories, fireproof=True)
        return made.small_area + made.general_area

    assert residential(4) == plain
    assert residential(5) == tall


def test_a_lot_without_a_house_or_with_a_shop_alone_is_not_residential() -> None:
    assert recognised(100, 0, 0, units=0).non_residential_area == 100
    assert recognised(100, 80, 0, units=0).non_residential_area == 100


@pytest.mark.parametrize(("lived_in", "units"), [(80, 0), (0, 1)])
def test_nobody_lives_without_a_dwelling_nor_is_one_without_room(lived_in: int, units: int) -> None:
    with pytest.raises(OutOfScopeError, match="dwellings"):
        recognised(100, 80, lived_in, units=units)


@given(area=AREAS)
def test_the_lot_of_a_vacant_house_under_a_recommendation_is_not_residential(area: Decimal) -> None:
    made = recognised(area, 100, 100, recommended=True)

    assert made.non_residential_area == area
    assert made.base_fixed == made.base_city_plan == 60_000_000


@pytest.mark.parametrize(("floor", "lived_in", "units"), [(100, 101, 1), (0, 0, 1)])
def test_dwellings_outside_the_floor_are_out_of_scope(
    floor: int, lived_in: int, units: int
) -> None:
    with pytest.raises(OutOfScopeError, match="floor_area"):
        recognised(100, floor, lived_in, units=units)


def deemed(
    struck: date,
    *,
    was: bool = True,
    rebuilt: bool = False,
    recovery: bool = False,
    lifted: date | None = None,
) -> list[int]:
    law = parameters_from(RULES["disaster-residential-land"].parameters)
    return [
        year
        for year in range(2020, 2035)
        if disaster.disaster_residential_land(
            disaster.Given(struck, year, was, rebuilt, recovery, lifted), law, Why()
        ).deemed_residential
    ]


def test_land_counts_two_years_after_a_disaster_and_four_in_a_recovery_area() -> None:
    struck = date(2025, 8, 10)

    assert deemed(struck) == [2026, 2027]
    assert deemed(struck, recovery=True) == [2026, 2027, 2028, 2029]
    assert deemed(struck, was=False) == deemed(struck, rebuilt=True) == []


def test_a_disaster_on_new_year_counts_from_the_year_before() -> None:
    assert deemed(date(2025, 1, 1)) == [2025, 2026]
    assert deemed(date(2025, 1, 2)) == [2026, 2027]
    assert deemed(date(2025, 1, 1), recovery=True) == [2025, 2026, 2027, 2028, 2029]


def test_an_order_lifted_in_a_later_year_counts_before_the_recovery_area() -> None:
    struck = date(2025, 8, 10)

    assert deemed(struck, lifted=date(2026, 1, 1)) == [2026, 2027, 2028, 2029]
    assert deemed(struck, lifted=date(2025, 12, 31)) == [2026, 2027]
    assert deemed(struck, recovery=True, lifted=date(2027, 6, 1))[-1] == 2030
    assert deemed(date(2025, 1, 1), lifted=date(2025, 12, 31)) == [2025, 2026]
    with pytest.raises(OutOfScopeError, match="evacuation_lifted_on"):
        deemed(struck, lifted=date(2025, 8, 9))
