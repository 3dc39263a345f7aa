from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    basic_deduction,
    dependent_deduction,
    life_insurance_deduction,
    spouse_deduction,
)

SPEC = load("individual_resident_tax")
BASIC, DEPENDENT, SPOUSE, LIFE = (
    parameters(SPEC, key)
    for key in (
        "basic-deduction",
        "dependent-deduction",
        "spouse-deduction",
        "life-insurance-deduction",
    )
)
YEARS = st.integers(2021, 2026)
YEN = st.integers(0, 3_000_000)


@given(year=st.integers(2007, 2030), income=st.integers(0, 40_000_000))
def test_the_basic_deduction_never_rises_with_income(year: int, income: int) -> None:
    def found(yen: int) -> int:
        facts = basic_deduction.Given(year, yen)
        return basic_deduction.basic_deduction(facts, BASIC, Why()).deduction

    assert found(income) >= found(income + 500_000)


def dependent(
    birth: date,
    income: int = 0,
    year: int = 2026,
    *,
    reason: str | None = None,
) -> dependent_deduction.Output:
    facts = (
        dependent_deduction.Given(year, birth, income)
        if reason is None
        else dependent_deduction.Given(
            year, birth, income, nonresident=True, nonresident_reason=reason
        )
    )
    return dependent_deduction.dependent_deduction(facts, DEPENDENT, Why())


@given(birth=st.dates(date(1920, 1, 1), date(2025, 12, 31)), income=YEN, year=YEARS)
def test_more_income_never_raises_the_deduction(birth: date, income: int, year: int) -> None:
    if birth.year >= year:
        return
    low, high = dependent(birth, income, year), dependent(birth, income + 10_000, year)

    assert high.deduction <= low.deduction
    assert (low.deduction == 0) == (low.category in {"none", "young"})


@pytest.mark.parametrize(
    ("birth", "year", "category"),
    [
        (date(1996, 1, 1), 2026, "none"),  # 30 at the end of 2025
        (date(1996, 1, 2), 2026, "general"),  # 29
        (date(1956, 1, 1), 2026, "elderly"),  # 70
        (date(1980, 5, 5), 2023, "general"),  # before the restriction
    ],
)
def test_relatives_abroad_are_restricted_from_30_to_69_since_2024(
    birth: date, year: int, category: str
) -> None:
    assert dependent(birth, 0, year, reason="none").category == category


def test_the_special_deduction_ends_with_22_years_and_123_man_yen() -> None:
    assert dependent(date(2003, 1, 2), 1_230_000).deduction == 30_000
    assert dependent(date(2003, 1, 2), 1_230_001).category == "none"
    assert dependent(date(2003, 1, 1), 600_000).category == "none"
    assert dependent(date(2003, 1, 2), 600_000, 2025).category == "none"


def test_next_year_and_persons_born_after_the_year_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="general"):
        dependent(date(2010, 5, 5), 0, 2028)
    with pytest.raises(OutOfScopeError, match="birth_date"):
        dependent(date(2026, 1, 1))


@given(
    own=st.integers(0, 12_000_000),
    spouse=YEN,
    birth=st.dates(date(1930, 1, 1), date(2000, 1, 1)),
    year=YEARS,
)
def test_no_income_of_either_spouse_raises_the_deduction(
    own: int, spouse: int, birth: date, year: int
) -> None:
    def found(mine: int, theirs: int) -> int:
        facts = spouse_deduction.Given(year, mine, theirs, birth)
        return spouse_deduction.spouse_deduction(facts, SPOUSE, Why()).deduction

    base = found(own, spouse)
    assert found(own + 500_000, spouse) <= base
    assert found(own, spouse + 50_000) <= base


def test_the_special_deduction_ends_with_133_man_yen() -> None:
    def category(income: int) -> str:
        facts = spouse_deduction.Given(2026, 10_000_000, income, date(1980, 1, 1))
        return spouse_deduction.spouse_deduction(facts, SPOUSE, Why()).category

    assert [category(1_330_000), category(1_330_001)] == ["special", "none"]


PREMIUM = st.integers(0, 120_000)


@given(new=PREMIUM, old=PREMIUM, care=PREMIUM)
def test_another_premium_never_lowers_the_deduction_nor_lifts_it_above_its_cap(
    new: int, old: int, care: int
) -> None:
    def found(n: int, o: int) -> life_insurance_deduction.Output:
        facts = life_insurance_deduction.Given(n, o, care, 0, 0)
        return life_insurance_deduction.life_insurance_deduction(facts, LIFE, Why())

    both = found(new, old)
    assert both.general >= max(found(new, 0).general, found(0, old).general)
    assert both.general <= 35_000
    assert both.total <= 70_000
