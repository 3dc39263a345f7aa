from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.fixed_asset_tax import house_existence as existence
from conformance.rules.fixed_asset_tax import house_value as worth
from conformance.rules.fixed_asset_tax import new_house_reduction as new
from conformance.rules.fixed_asset_tax import renovation_reduction as renovation
from conformance.rules.fixed_asset_tax import revaluation_year as revaluation
from conformance.rules.registry import parameters_from

RULES = load("fixed_asset_tax").rules
YEARS = st.integers(1960, 2100)


def law(rule: str) -> Parameters:
    return parameters_from(RULES[rule].parameters)


def taxed(completed: date, demolished: date | None = None) -> bool:
    given = existence.Given(2026, completed, demolished)
    return existence.house_existence(given, Parameters(), Why()).taxed


@given(gone=st.dates(date(2026, 1, 2), date(2030, 1, 1)))
def test_a_house_demolished_after_the_base_date_is_taxed_for_the_whole_year(gone: date) -> None:
    assert taxed(date(2026, 1, 1), gone)


def test_a_house_demolished_on_the_base_date_or_before_completion_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="base date"):
        taxed(date(2010, 5, 1), date(2026, 1, 1))
    with pytest.raises(OutOfScopeError, match="demolished_on"):
        taxed(date(2010, 5, 1), date(2010, 4, 30))


@given(year=YEARS)
def test_a_year_of_revaluation_comes_every_third_year(year: int) -> None:
    made = revaluation.revaluation_year(revaluation.Given(year), law("revaluation-year"), Why())

    assert year - 3 < made.base_year <= year
    assert (made.base_year - 2024) % 3 == 0
    assert made.revaluation == (made.base_year == year)


def value(year: int, previous: int, aging: str = "0.6", *, extended: bool = False) -> int:
    rates = (Decimal("1.11"), Decimal(aging), Decimal("1.05"))
    given = worth.Given(year, previous, 8_000_000, *rates, extended)
    return worth.house_value(given, Parameters(), Why()).value


@given(year=YEARS, previous=st.integers(0, 10**9))
def test_the_value_of_a_house_that_was_not_extended_never_rises(year: int, previous: int) -> None:
    assert value(year, previous) <= previous


def test_a_house_extended_between_revaluations_is_valued_as_computed() -> None:
    assert value(2025, 1, extended=True) == 5_594_400


def test_the_rate_for_age_is_two_tenths_at_least() -> None:
    assert value(2024, 10**9, "0.1") == value(2024, 10**9, "0.2") == 1_864_800


def reduced(
    year: int,
    area: str = "100",
    completed: date = date(2025, 6, 15),
    *,
    ratio: str = "1",
    fireproof: bool = False,
    long_life: bool = False,
    declared: date | None = date(2026, 1, 30),
    danger: bool = False,
) -> int:
    size = (Decimal(area), Decimal(ratio))
    kind = (fireproof, long_life)
    given = new.Given(completed, year, *size, *kind, 12_000_000, None, declared, danger)
    return new.new_house_reduction(given, law("new-house-reduction"), Why()).reduction


@pytest.mark.parametrize(
    ("fireproof", "long_life", "years"),
    [(False, False, 3), (True, False, 5), (False, True, 5), (True, True, 7)],
)
def test_a_new_house_is_reduced_for_three_to_seven_years(
    fireproof: bool, long_life: bool, years: int
) -> None:
    found = [y for y in range(2020, 2040) if reduced(y, fireproof=fireproof, long_life=long_life)]

    assert found == list(range(2026, 2026 + years))


def test_a_house_completed_on_new_year_begins_with_that_very_base_date() -> None:
    assert reduced(2025, completed=date(2025, 1, 1))
    assert not reduced(2028, completed=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("area", "applies"), [("49.99", False), ("50", True), ("280", True), ("280.01", False)]
)
def test_the_limits_of_area_are_included(area: str, applies: bool) -> None:
    assert bool(reduced(2026, area)) is applies


def test_half_the_house_must_be_lived_in_and_only_that_half_is_reduced() -> None:
    assert reduced(2026, ratio="0.5") == 42_000
    assert reduced(2026, ratio="0.49") == 0


def test_houses_completed_after_march_2031_are_out_of_scope() -> None:
    assert reduced(2027, completed=date(2026, 4, 1), declared=None)
    with pytest.raises(OutOfScopeError, match="completed_on"):
        reduced(2032, completed=date(2031, 4, 1), declared=None)


@pytest.mark.parametrize("fireproof", [False, True])
def test_houses_in_areas_of_danger_are_not_reduced_from_april_2029(fireproof: bool) -> None:
    def of(day: date, *, danger: bool) -> int:
        return reduced(2030, completed=day, declared=None, fireproof=fireproof, danger=danger)

    assert of(date(2029, 3, 31), danger=True) == of(date(2029, 4, 1), danger=False) > 0
    assert of(date(2029, 4, 1), danger=True) == 0


@pytest.mark.parametrize("area", ["40", "49.99", "240.01", "280"])
def test_areas_of_an_unread_order_are_out_of_scope_from_april_2026(area: str) -> None:
    assert reduced(2027, "240", date(2026, 4, 1), declared=None)
    with pytest.raises(OutOfScopeError, match="unit_area"):
        reduced(2027, area, date(2026, 4, 1), declared=None)


def test_no_house_is_of_long_life_before_the_act_on_such_houses() -> None:
    def long(day: date) -> int:
        return reduced(2014, completed=day, long_life=True, declared=date(2010, 1, 29))

    assert long(date(2009, 6, 4))
    with pytest.raises(OutOfScopeError, match="long_life"):
        long(date(2009, 6, 3))


@pytest.mark.parametrize("declared", [None, date(2026, 2, 3)])
def test_an_undeclared_long_life_house_has_the_general_years_alone(declared: date | None) -> None:
    assert reduced(2028, long_life=True, declared=declared)
    assert not reduced(2029, long_life=True, declared=declared)


def test_a_declaration_on_the_monday_after_a_weekend_is_in_time() -> None:
    # 31 January 2026 is a Saturday.
    assert reduced(2029, long_life=True, declared=date(2026, 2, 2))
    with pytest.raises(OutOfScopeError, match="declared_on"):
        reduced(2029, long_life=True, declared=date(2025, 6, 14))


def renovated(kind: renovation.Kind, declared: date = date(2025, 7, 10), **other: object) -> int:
    done = date(2025, 6, 20)
    facts: dict[str, object] = {"long_life": False, "cost": 600_001, "area": "120", "done": done}
    facts |= other
    completed = facts["done"]
    assert isinstance(completed, date)
    given = renovation.Given(
        kind,
        completed,
        completed.year + 1,
        Decimal(str(facts["area"])),
        bool(facts["long_life"]),
        int(str(facts["cost"])),
        declared,
        9_000_000,
        (date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23)),
    )
    return renovation.renovation_reduction(given, law("renovation-reduction"), Why()).reduction


@pytest.mark.parametrize(
    ("done", "last"),
    [
        (date(2025, 6, 19), date(2025, 9, 19)),
        (date(2025, 6, 20), date(2025, 9, 22)),  # the twentieth is a Saturday
        (date(2026, 6, 20), date(2026, 9, 24)),  # a Sunday before three holidays
        (date(2025, 4, 30), date(2025, 7, 31)),  # counted from 1 May
        (date(2031, 3, 31), date(2031, 6, 30)),
    ],
)
def test_works_are_declared_until_three_months_have_passed(done: date, last: date) -> None:
    assert renovated("seismic", last, done=done) == 63_000
    assert renovated("seismic", last + timedelta(days=1), done=done) == 0


def test_works_after_march_2031_and_areas_of_an_unread_order_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="completed_on"):
        renovated("seismic", date(2031, 4, 2), done=date(2031, 4, 1))
    for area in ("40", "49.99", "240.01", "280"):
        with pytest.raises(OutOfScopeError, match="floor_area"):
            renovated("energy", date(2026, 6, 1), done=date(2026, 5, 1), area=area)
    assert renovated("energy", date(2026, 6, 1), done=date(2026, 5, 1), area="240") > 0


@pytest.mark.parametrize(
    ("kind", "cost", "applies"),
    [
        ("seismic", 500_000, False),
        ("seismic", 500_001, True),
        ("energy", 600_000, False),
        ("energy", 600_001, True),
        ("barrier_free", 500_001, True),
    ],
)
def test_the_works_must_cost_more_than_the_limit(
    kind: renovation.Kind, cost: int, applies: bool
) -> None:
    assert bool(renovated(kind, cost=cost)) is applies


def test_seismic_works_have_no_limit_of_area_but_the_others_have() -> None:
    assert renovated("seismic", area="300") == 25_200
    assert renovated("energy", area="300") == 0
    assert renovated("barrier_free", area="49") == 0


def test_a_long_life_house_takes_two_thirds_but_not_for_barrier_free_works() -> None:
    assert renovated("seismic", long_life=True) == renovated("energy", long_life=True) == 84_000
    assert renovated("barrier_free", long_life=True) == renovated("barrier_free") == 35_000


def test_a_declaration_before_the_works_ended_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="declared_on"):
        renovated("seismic", date(2025, 6, 19))
