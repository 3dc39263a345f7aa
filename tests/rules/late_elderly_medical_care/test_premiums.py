"""Reductions, the premium with its limits, and how it is collected."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.installments import Given as Charge
from conformance.rules.late_elderly_medical_care import annual_premium as premium
from conformance.rules.late_elderly_medical_care import former_dependent_reduction as former
from conformance.rules.late_elderly_medical_care import fy2024_cap_transition as transition
from conformance.rules.late_elderly_medical_care import per_capita_reduction as low
from conformance.rules.late_elderly_medical_care import special_collection_amounts as taken
from conformance.rules.late_elderly_medical_care import special_collection_eligibility as pension
from conformance.rules.late_elderly_medical_care.installment_split import installment_split
from conformance.values.year_month import YearMonth

SPEC = load("late_elderly_medical_care")
RATES = premium.PremiumRates(
    premium.PremiumPartRates(53300, Decimal("9.88")),
    premium.PremiumPartRates(1300, Decimal("0.26")),
)
INCOMES = st.integers(0, 15_000_000)


def reduced(year: int, *people: low.CountedPerson) -> low.Output:
    law = parameters(SPEC, "per-capita-reduction")
    return low.per_capita_reduction(low.Given(year, people), law, Why())


def paid(
    year: int, income: int, *, months: int = 12, former_dependent: bool = False, lower: bool = False
) -> premium.Output:
    facts = premium.Given(year, RATES, income, 0, 0, former_dependent, months, lower)
    return premium.annual_premium(facts, parameters(SPEC, "annual-premium"), Why())


@given(INCOMES, INCOMES)
def test_a_higher_income_never_raises_the_reduction(one: int, other: int) -> None:
    less, more = sorted((one, other))

    tiers = [
        reduced(2026, low.CountedPerson("insured", yen, 0, earner=True)).tier
        for yen in (less, more)
    ]

    assert tiers[0] >= tiers[1]


def test_a_head_who_is_not_insured_adds_income_but_no_head() -> None:
    insured = low.CountedPerson("insured", 0, 0, earner=False)
    head = low.CountedPerson("head", 1_000_000, 0, earner=True)

    assert reduced(2026, insured, head).tier == 2
    assert reduced(2026, insured, insured, head).tier == 5
    with pytest.raises(OutOfScopeError, match="insured"):
        reduced(2026, head)


def test_seven_tenths_became_seven_and_two_hundredths_in_fiscal_2026() -> None:
    poor = low.CountedPerson("insured", 0, 0, earner=False)
    found = [reduced(year, poor) for year in (2025, 2026)]

    assert [(f.medical_percent, f.childcare_percent) for f in found] == [(70, 0), (72, 70)]


@given(INCOMES, st.integers(2020, 2026), st.integers(0, 12))
def test_a_premium_is_in_hundreds_and_within_the_limits(
    income: int, year: int, months: int
) -> None:
    found = paid(year, income, months=months)

    assert found.medical % 100 == found.childcare % 100 == 0
    assert found.medical <= 850_000 * months / 12
    assert found.childcare == 0 or year >= 2026
    assert found.total == found.medical + found.childcare


@given(INCOMES)
def test_the_limit_is_lower_for_some_in_fiscal_2024_only(income: int) -> None:
    assert paid(2024, income, lower=True).medical == min(730_000, paid(2024, income).medical)
    assert paid(2025, income, lower=True) == paid(2025, income)


@given(INCOMES)
def test_a_former_dependent_pays_no_income_levy(income: int) -> None:
    assert paid(2026, income, former_dependent=True) == paid(2026, 0)


def test_months_over_twelve_and_negative_incomes_are_out_of_scope() -> None:
    for income, months in ((0, 13), (-1, 12)):
        with pytest.raises(OutOfScopeError):
            paid(2026, income, months=months)


@given(st.integers(0, 40), st.sampled_from([0, 20, 50, 72]))
def test_half_for_24_months_unless_more_is_taken_off(later: int, percent: int) -> None:
    facts = former.Given(date(2026, 6, 30), YearMonth(2026, 6).plus(later), percent)
    law = parameters(SPEC, "former-dependent-reduction")
    found = former.former_dependent_reduction(facts, law, Why())

    assert found.per_capita_percent == (max(50, percent) if later < 24 else percent)
    assert not found.income_levy_charged


@given(st.integers(0, 9000), st.integers(0, 300_000))
def test_six_payments_less_the_refund_are_the_premium(hundreds: int, february: int) -> None:
    facts = taken.Given(hundreds * 100, february)
    law = parameters(SPEC, "special-collection-amounts")
    found = taken.special_collection_amounts(facts, law, Why())

    assert sum(found.amounts) - found.refund == hundreds * 100
    assert found.amounts[3] >= found.amounts[4] == found.amounts[5]
    assert found.refund == 0 or found.amounts[3:] == (0, 0, 0)


def test_a_premium_that_is_no_hundreds_is_out_of_scope() -> None:
    law = parameters(SPEC, "special-collection-amounts")
    with pytest.raises(OutOfScopeError, match="multiple of 100"):
        taken.special_collection_amounts(taken.Given(120_050, 0), law, Why())


def test_pensions_are_spared_for_the_first_reason_of_the_order() -> None:
    def reason(annual: int, care: int, *, special: bool, debit: bool) -> str:
        facts = pension.Given(annual, care, 10_000, special, debit)
        law = parameters(SPEC, "special-collection-eligibility")
        return pension.special_collection_eligibility(facts, law, Why()).reason

    assert reason(179_999, 90_000, special=False, debit=True) == "pension_small"
    assert reason(180_000, 90_000, special=False, debit=True) == "no_care"
    assert reason(180_000, 80_001, special=True, debit=True) == "over_half"
    assert reason(180_000, 80_000, special=True, debit=True) == "direct_debit"


@given(st.dates(date(1930, 1, 1), date(1960, 12, 31)), st.booleans(), st.integers(2020, 2026))
def test_the_lower_limit_is_that_of_those_insured_before_fiscal_2024(
    born: date, disabled: bool, year: int
) -> None:
    facts = transition.Given(born, disabled, year)
    law = parameters(SPEC, "fy2024-cap-transition")
    found = transition.fy2024_cap_transition(facts, law, Why()).medical_cap

    before = born <= date(1949, 3, 31) or disabled
    assert (found == 730_000) is (year == 2024 and before)


def test_fiscal_2024_knows_low_incomes_and_those_who_left_the_area() -> None:
    def cap(born: date, **more: object) -> int:
        facts = transition.Given(born, disability_by_2025_03=True, fiscal_year=2024, **more)
        law = parameters(SPEC, "fy2024-cap-transition")
        return transition.fy2024_cap_transition(facts, law, Why()).medical_cap

    assert [cap(date(1960, 1, 1), base_income=yen) for yen in (580_000, 580_001)] == [
        670_000,
        730_000,
    ]
    for born, yen in ((date(1949, 4, 1), 800_000), (date(1949, 3, 31), 730_000)):
        assert cap(born, left_area_after_75=True) == yen
    assert cap(date(1950, 4, 1), left_area_after_75=True) == 730_000


@given(st.integers(0, 900_000), st.integers(1, 12), st.sampled_from([100, 1000]))
def test_installments_make_the_whole(amount: int, periods: int, unit: int) -> None:
    law = parameters(SPEC, "installment-split")
    found = installment_split(Charge(amount, periods, unit), law, Why()).amounts

    assert (len(found), sum(found)) == (periods, amount)
