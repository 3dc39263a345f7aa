from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.corporate_resident_tax import designated_city_per_capita as wards
from conformance.rules.corporate_resident_tax import office_move_both as move
from conformance.rules.corporate_resident_tax import per_capita_proration as proration
from conformance.rules.corporate_resident_tax import per_capita_tier as tier
from conformance.rules.registry import parameters_from

RULES = load("corporate_resident_tax").rules
YEAR = (date(2025, 4, 1), date(2026, 3, 31))
DAYS = st.dates(*YEAR)


def annual(capital: int, employees: int, factor: str | None = None, *, flat: bool = False) -> int:
    law = parameters_from(RULES["per-capita-tier"].parameters)
    times = None if factor is None else Decimal(factor)
    facts = tier.Given("flat" if flat else "capital_based", capital, employees, times)
    return tier.per_capita_tier(facts, law, Why()).annual


@given(capital=st.integers(0, 10**11), employees=st.integers(0, 500), more=st.integers(0, 10**10))
def test_more_capital_or_people_never_mean_less(capital: int, employees: int, more: int) -> None:
    assert annual(capital, employees) <= annual(capital + more, employees)
    assert annual(capital, employees) <= annual(capital, employees + more)


@pytest.mark.parametrize(
    ("limit", "below", "above"),
    [
        (10_000_000, (50_000, 120_000), (130_000, 150_000)),
        (100_000_000, (130_000, 150_000), (160_000, 400_000)),
        (1_000_000_000, (160_000, 400_000), (410_000, 1_750_000)),
        (5_000_000_000, (410_000, 1_750_000), (410_000, 3_000_000)),
    ],
)
def test_a_limit_of_capital_belongs_to_the_lower_tier(
    limit: int, below: tuple[int, int], above: tuple[int, int]
) -> None:
    assert (annual(limit, 50), annual(limit, 51)) == below
    assert (annual(limit + 1, 50), annual(limit + 1, 51)) == above


def test_the_ordinance_raises_every_amount_up_to_a_fifth() -> None:
    assert annual(0, 0, "1.2") == annual(10**12, 99, "1.2", flat=True) == 60_000
    with pytest.raises(OutOfScopeError, match="multiplier"):
        annual(0, 0, "1.21")
    with pytest.raises(OutOfScopeError, match="whole yen"):
        annual(0, 0, "1.00001")


def share(first: date | None = None, last: date | None = None) -> proration.Output:
    facts = proration.Given(120_000, *YEAR, first, last)
    return proration.per_capita_proration(facts, Parameters(), Why())


@given(day=DAYS)
def test_a_longer_stay_never_costs_less_and_a_day_costs_a_month(day: date) -> None:
    assert 10_000 <= share(day).amount <= share(day - timedelta(days=1)).amount
    assert share(day, day).months == 1


def test_the_day_before_the_corresponding_day_completes_a_month() -> None:
    assert share(date(2025, 6, 16), date(2025, 8, 14)).months == 1
    assert share(date(2025, 6, 16), date(2025, 8, 15)).months == 2


def test_an_office_outside_the_period_or_a_period_above_a_year_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="office"):
        share(last=date(2025, 3, 31))
    facts = proration.Given(1, date(2025, 4, 1), date(2026, 4, 1))
    with pytest.raises(OutOfScopeError, match="12 months"):
        proration.per_capita_proration(facts, Parameters(), Why())


@given(day=st.dates(date(2025, 4, 1), date(2026, 3, 30)))
def test_both_municipalities_count_as_if_the_other_were_not_there(day: date) -> None:
    facts = move.Given(120_000, 120_000, *YEAR, day, day + timedelta(days=1))
    made = move.office_move_both(facts, Parameters(), Why())

    left, joined = share(last=day), share(day + timedelta(days=1))
    assert (made.old_months, made.old_amount) == (left.months, left.amount)
    assert (made.new_months, made.new_amount) == (joined.months, joined.amount)
    assert made.old_months + made.new_months <= 13


def total(capital: int, *rows: wards.Ward) -> int:
    law = parameters_from(RULES["designated-city-per-capita"].parameters)
    return wards.designated_city_per_capita(wards.Given(capital, rows), law, Why()).total


@given(st.lists(st.builds(wards.Ward, st.integers(0, 99), st.integers(1, 12)), max_size=5))
def test_the_total_is_the_sum_of_each_ward_alone(rows: list[wards.Ward]) -> None:
    assert total(50_000_000, *rows) == sum(total(50_000_000, row) for row in rows)


def test_both_tables_of_amounts_are_the_same() -> None:
    for capital in (0, 10**8, 10**9, 5 * 10**9, 10**10):
        for people in (50, 51):
            assert total(capital, wards.Ward(people, 12)) == annual(capital, people)
