from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    income_adjustment_deduction,
    pension_income,
    salary_income,
)

SPEC = load("individual_resident_tax")
SALARY, PENSION, ADJUSTMENT = (
    parameters(SPEC, key)
    for key in ("salary-income", "pension-income", "income-adjustment-deduction")
)
YEARS = st.integers(2021, 2026)
YEN = st.integers(0, 12_000_000)


def salary(revenue: int, year: int = 2026) -> int:
    facts = salary_income.Given(year, revenue)
    return salary_income.salary_income(facts, SALARY, Why()).salary_income


@given(year=YEARS, revenue=YEN)
def test_more_salary_is_never_less_income_nor_more_than_the_salary(year: int, revenue: int) -> None:
    assert salary(revenue, year) <= salary(revenue + 1, year) <= revenue + 1


@pytest.mark.parametrize("turning", [3_600_000, 6_600_000, 8_500_000])
def test_the_lines_of_the_table_meet(turning: int) -> None:
    assert 0 <= salary(turning) - salary(turning - 1) <= 3_600


@pytest.mark.parametrize("year", [2020, 2027])
def test_years_whose_table_is_not_known_are_out_of_scope(year: int) -> None:
    with pytest.raises(OutOfScopeError, match="minimum_deduction"):
        salary(5_000_000, year)


@given(revenue=YEN, birth=st.dates(date(1930, 1, 1), date(1990, 12, 31)))
def test_pension_income_grows_by_at_most_a_yen_for_each_yen(revenue: int, birth: date) -> None:
    def income(yen: int) -> int:
        facts = pension_income.Given(2026, birth, yen)
        return pension_income.pension_income(facts, PENSION, Why()).pension_income

    assert 0 <= income(revenue + 1) - income(revenue) <= 1


def test_65_is_attained_the_day_before_a_birthday_on_1_january() -> None:
    def old(birth: date) -> bool:
        facts = pension_income.Given(2026, birth, 0)
        return pension_income.pension_income(facts, PENSION, Why()).age_65_or_over

    assert [old(date(1961, 1, 1)), old(date(1961, 1, 2))] == [True, False]
    assert old(date(1960, 2, 29))


@given(revenue=YEN, salary_yen=YEN, pension=YEN, family=st.booleans())
def test_the_adjustments_stay_within_150_000_and_100_000_yen(
    revenue: int, salary_yen: int, pension: int, *, family: bool
) -> None:
    facts = income_adjustment_deduction.Given(revenue, salary_yen, pension, family)
    found = income_adjustment_deduction.income_adjustment_deduction(facts, ADJUSTMENT, Why())

    assert 0 <= found.child_adjustment <= 150_000
    assert 0 <= found.pension_adjustment <= 100_000
    assert 0 <= found.adjusted_salary_income <= salary_yen


def test_a_part_of_a_yen_of_the_adjustment_is_rounded_up() -> None:
    facts = income_adjustment_deduction.Given(8_500_001, 6_550_001, 0, qualifies=True)
    found = income_adjustment_deduction.income_adjustment_deduction(facts, ADJUSTMENT, Why())

    assert found.child_adjustment == 1
