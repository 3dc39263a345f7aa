from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.light_vehicle_tax import (
    four_wheel_rate,
    moped_kind,
    special_vehicle_kind,
    two_wheel_rate,
)
from conformance.values.year_month import YearMonth

SPEC = load("light_vehicle_tax")
TWO, FOUR, MOPED, SPECIAL = (
    parameters(SPEC, key)
    for key in ("two-wheel-rate", "four-wheel-rate", "moped-kind", "special-vehicle-kind")
)
MONTHS = st.builds(YearMonth, st.integers(2000, 2015), st.integers(1, 12))


def two(cc: int | None, year: int = 2026, **more: Decimal) -> str:
    facts = two_wheel_rate.Given(year, "moped_or_cycle", cc, **more)
    return two_wheel_rate.two_wheel_rate(facts, TWO, Why()).class_


@pytest.mark.parametrize(
    ("cc", "expected"),
    [
        (50, "class1"),
        (51, "class2_b"),
        (90, "class2_b"),
        (91, "class2_a"),
        (125, "class2_a"),
        (126, "light_two_wheel"),
        (250, "light_two_wheel"),
        (251, "small_two_wheel"),
    ],
)
def test_each_displacement_has_one_class(cc: int, expected: str) -> None:
    assert two(cc) == expected


def test_the_new_class_1_needs_more_than_50_cc_a_confirmed_output_and_the_year_2025() -> None:
    weak = Decimal("4.0")

    assert two(125, max_output_kw=weak) == two(51, max_output_kw=weak) == "class1_new"
    assert two(50, max_output_kw=Decimal("4.01")) == two(50, 2024, max_output_kw=weak) == "class1"
    assert two(126, max_output_kw=weak) == "light_two_wheel"
    assert two(125, 2024, max_output_kw=weak) == "class2_a"
    assert two(125, max_output_kw=Decimal("4.01")) == "class2_a"


def test_two_wheels_without_any_size_and_a_class_not_yet_made_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="displacement_cc"):
        two(None)
    with pytest.raises(OutOfScopeError, match="max_output_kw"):
        two(50, max_output_kw=Decimal("4.0"))
    with pytest.raises(OutOfScopeError, match="specified_small"):
        two_wheel_rate.two_wheel_rate(two_wheel_rate.Given(2023, "specified_small"), TWO, Why())


def four(first: YearMonth, year: int = 2026, **more: str) -> four_wheel_rate.Output:
    facts = four_wheel_rate.Given(
        year, more.pop("body", "passenger"), more.pop("use", "private"), first, **more
    )
    return four_wheel_rate.four_wheel_rate(facts, FOUR, Why())


@given(first=MONTHS, year=st.integers(2016, 2030))
def test_a_petrol_vehicle_never_gets_cheaper_after_its_thirteenth_year(
    first: YearMonth, year: int
) -> None:
    before, after = four(first, year), four(first, year + 1)

    assert before.annual <= after.annual
    assert (after.bracket == "surcharge") == (first <= YearMonth(year + 1 - 13, 3))


@given(first=MONTHS, year=st.integers(2016, 2030))
def test_an_electric_vehicle_never_pays_the_heavier_rate(first: YearMonth, year: int) -> None:
    assert four(first, year, fuel="electric").bracket in {"old", "standard"}


@pytest.mark.parametrize(
    ("first", "green", "use", "bracket"),
    [
        (YearMonth(2025, 3), "r12_70", "business", "standard"),  # not the year before
        (YearMonth(2026, 3), "r12_90", "business", "green50"),
        (YearMonth(2026, 3), "r12_90", "private", "standard"),
        (YearMonth(2025, 4), "r12_70", "business", "standard"),  # ended in March 2025
    ],
)
def test_the_smaller_reductions_are_for_commercial_passenger_vehicles(
    first: YearMonth, green: str, use: str, bracket: str
) -> None:
    assert four(first, green=green, use=use).bracket == bracket


def test_a_quarter_less_ended_with_inspections_of_march_2025() -> None:
    assert four(YearMonth(2025, 3), 2025, green="r12_70", use="business").annual == 5_200


def test_three_wheels_are_commercial_passenger_vehicles_only_when_they_say_so() -> None:
    first = YearMonth(2025, 6)
    found = [
        four(first, body="three_wheel", green="r12_90", use=use).annual
        for use in ("business", "business_passenger")
    ]

    assert found == [3_900, 2_000]


def clean(first: YearMonth, year: int, fuel: str = "electric") -> str:
    return four(first, year, green="zero_emission", fuel=fuel).bracket


def test_electric_vehicles_keep_the_lighter_rate_two_years_longer_than_commercial_ones() -> None:
    assert clean(YearMonth(2026, 4), 2027) == clean(YearMonth(2028, 3), 2028) == "green75"
    assert four(YearMonth(2026, 4), 2027, green="r12_90", use="business").bracket == "standard"


def test_the_green_classes_of_the_next_law_are_not_guessed() -> None:
    with pytest.raises(OutOfScopeError, match="2028-04"):
        clean(YearMonth(2028, 4), 2029)
    with pytest.raises(OutOfScopeError, match="cargo"):
        four(YearMonth(2020, 4), body="cargo", use="business_passenger")


def test_the_lighter_rates_before_2024_are_not_guessed() -> None:
    assert clean(YearMonth(2023, 4), 2024) == "green75"
    assert clean(YearMonth(2021, 6), 2023) == "standard"  # not the year before
    for first in (YearMonth(2021, 6), YearMonth(2015, 4)):
        with pytest.raises(OutOfScopeError, match="lighter rates"):
            clean(first, first.year + 1)


@pytest.mark.parametrize("fuel", ["gasoline", "hybrid", "diesel", "lpg"])
def test_what_burns_petrol_is_no_vehicle_without_emissions(fuel: str) -> None:
    with pytest.raises(OutOfScopeError, match=fuel):
        clean(YearMonth(2025, 6), 2026, fuel)


def test_the_fuel_classes_are_those_of_petrol_vehicles() -> None:
    first = YearMonth(2025, 6)
    assert four(first, green="r12_90", use="business", fuel="hybrid").bracket == "green50"
    with pytest.raises(OutOfScopeError, match="electric"):
        four(first, green="r12_90", use="business", fuel="electric")


def test_a_vehicle_not_yet_inspected_on_the_base_date_is_not_taxed_by_guess() -> None:
    assert four(YearMonth(2026, 4), 2026).bracket == "standard"
    with pytest.raises(OutOfScopeError, match="first_inspection"):
        four(YearMonth(2026, 5), 2026)


def moped(wheels: int, cc: int, cabin: str = "closed", track: str = "0.9") -> str:
    facts = moped_kind.Given(wheels, cabin, Decimal(track), cc)
    return moped_kind.moped_kind(facts, MOPED, Why()).class_


def two_wheels(cc: int, output: str | None) -> str:
    most = None if output is None else Decimal(output)
    facts = moped_kind.Given(2, "none", Decimal(0), cc, max_output_kw=most)
    return moped_kind.moped_kind(facts, MOPED, Why()).class_


def test_above_50_cc_the_new_class_is_told_by_the_confirmed_output() -> None:
    assert [two_wheels(cc, "4.0") for cc in (51, 125, 126)] == [
        *("class1_new", "class1_new"),
        "light_two_wheel",
    ]
    assert (two_wheels(110, "4.1"), two_wheels(110, None)) == ("class2_a", "class2_a")
    with pytest.raises(OutOfScopeError, match="50 cc"):
        two_wheels(50, "4.0")


@given(wheels=st.integers(3, 6), cc=st.integers(0, 200))
def test_three_wheels_and_more_are_a_moped_up_to_50_cc(wheels: int, cc: int) -> None:
    assert (moped(wheels, cc) == "not_moped") == (cc > 50)
    assert (moped(wheels, cc) == "mini_car") == (20 < cc <= 50)


def test_only_three_wheels_may_have_an_open_cabin_and_stay_class_1() -> None:
    assert moped(3, 49, "open_side", "0.5") == moped(4, 49, "none", "0.5") == "class1"
    assert moped(4, 49, "open_side", "0.5") == "mini_car"


def electric(length: str | None) -> str:
    facts = moped_kind.Given(
        2,
        "none",
        Decimal(0),
        rated_kw=Decimal("0.6"),
        length_m=None if length is None else Decimal(length),
        width_m=Decimal("0.6"),
        max_speed_kmh=20,
    )
    return moped_kind.moped_kind(facts, MOPED, Why()).class_


def test_every_limit_of_the_specified_small_moped_is_inside_and_an_unknown_size_is_not() -> None:
    assert [electric("1.9"), electric("1.91"), electric(None)] == [
        "specified_small",
        "class1",
        "class1",
    ]


@given(speed=st.integers(0, 60), meters=st.integers(100, 600))
def test_size_never_matters_for_a_farm_vehicle(speed: int, meters: int) -> None:
    size = Decimal(meters) / 100
    facts = special_vehicle_kind.Given("farm", size, size, size, speed)
    found = special_vehicle_kind.special_vehicle_kind(facts, SPECIAL, Why())

    assert (found.class_ == "small_special") == (speed < 35) == (found.annual == 2_400)
