"""Rules that turn on an age: classes, shares of costs, unemployment, births, dependents."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.national_health_insurance import age_classes_in_fiscal_year as classes
from conformance.rules.national_health_insurance import copay_percent_by_age as copay
from conformance.rules.national_health_insurance import elder_active_income as elder
from conformance.rules.national_health_insurance import former_dependent_relief as relief
from conformance.rules.national_health_insurance import involuntary_unemployment as work
from conformance.rules.national_health_insurance import maternity_exemption as birth
from conformance.values.year_month import YearMonth

SPEC = load("national_health_insurance")
NO_LAW = Parameters()
BIRTHS = st.dates(date(1945, 1, 1), date(2020, 12, 31))


def share(born: date, day: date, *, active: bool = False) -> int | None:
    law = parameters(SPEC, "copay-percent-by-age")
    return copay.copay_percent_by_age(copay.Given(born, day, active), law, Why()).percent


def care_months(born: date, year: int) -> int:
    facts = classes.Given(born, year)
    return classes.age_classes_in_fiscal_year(facts, NO_LAW, Why()).care2_months


@given(BIRTHS)
def test_care_is_charged_for_25_years_in_all(born: date) -> None:
    years = range(born.year + 38, born.year + 67)

    assert sum(care_months(born, year) for year in years) == 25 * 12


@given(BIRTHS, st.integers(2021, 2035))
def test_below_school_age_nobody_pays_the_amount_for_children(born: date, year: int) -> None:
    facts = classes.Given(born, year)
    found = classes.age_classes_in_fiscal_year(facts, NO_LAW, Why())

    assert not found.preschool or found.childcare_per_capita_exempt


def test_a_child_of_the_next_fiscal_year_has_no_class_yet() -> None:
    with pytest.raises(OutOfScopeError, match="up to 2027-03-31"):
        care_months(date(2027, 4, 1), 2026)


@given(st.dates(date(1945, 1, 1), date(1954, 12, 31)))
def test_the_share_falls_once_at_70_and_insurance_ends_at_75(born: date) -> None:
    days = (date(born.year + 69, 1, 1) + timedelta(days=n) for n in range(0, 2600, 7))
    shares = [share(born, day) for day in days]

    assert [s for n, s in enumerate(shares) if n == 0 or s != shares[n - 1]] == [30, 20, None]


def test_an_active_income_keeps_three_tenths_but_not_below_school_age() -> None:
    assert share(date(1955, 5, 5), date(2026, 5, 5), active=True) == 30
    assert share(date(2022, 5, 5), date(2026, 5, 5), active=True) == 20


def test_those_who_paid_one_tenth_from_70_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found 1944-04-01"):
        share(date(1944, 4, 1), date(2015, 5, 1))
    assert share(date(1944, 4, 2), date(2015, 5, 1)) == 20


def test_others_receipts_help_one_person_only_and_only_when_there_are_others() -> None:
    def percent(elders: int, *others: int) -> int:
        person = elder.Elder(date(1954, 5, 1), 1_450_000, 2_100_001, 4_000_000 // elders)
        facts = elder.Given((person,) * elders, others)
        return elder.elder_active_income(
            facts, parameters(SPEC, "elder-active-income"), Why()
        ).percent

    assert (percent(1), percent(1, 0), percent(2)) == (30, 20, 20)
    assert percent(1, 1_200_000) == 30


@given(BIRTHS, st.dates(date(2010, 4, 1), date(2030, 12, 31)), st.integers(0, 9_999_999))
def test_the_measure_lasts_one_to_two_years_and_takes_seven_tenths(
    born: date, left: date, income: int
) -> None:
    facts = work.Given(born, max(born, left), "11", income)
    law = parameters(SPEC, "involuntary-unemployment")
    found = work.involuntary_unemployment(facts, law, Why())

    if not found.eligible:
        assert (found.from_month, found.counted_salary_income) == (None, income)
        return
    assert found.to_month.month == 3
    assert 12 < found.from_month.months_until(found.to_month) + 1 <= 24
    assert 0 <= income * 3 - found.counted_salary_income * 10 < 10


def test_the_measure_begins_with_april_2010() -> None:
    law = parameters(SPEC, "involuntary-unemployment")

    def begins(left: date) -> YearMonth | None:
        facts = work.Given(date(1970, 5, 5), left, "11", 0)
        return work.involuntary_unemployment(facts, law, Why()).from_month

    assert begins(date(2010, 3, 31)) == YearMonth(2010, 4)
    with pytest.raises(OutOfScopeError, match="left_on"):
        begins(date(2010, 3, 30))


@given(st.dates(date(2024, 2, 1), date(2035, 12, 31)), st.booleans())
def test_every_exempt_month_lies_in_one_fiscal_year(day: date, multiple: bool) -> None:
    law = parameters(SPEC, "maternity-exemption")
    found = [
        birth.maternity_exemption(birth.Given(day, multiple, year), law, Why())
        for year in range(day.year - 2, day.year + 2)
    ]

    first, last = found[0].from_month, found[0].to_month
    assert sum(f.months_in_fiscal_year for f in found) == first.months_until(last) + 1
    assert last == YearMonth.of(day).plus(2)


@given(st.integers(0, 40), st.sampled_from([0, 20, 50, 70]))
def test_the_relief_raises_the_reduction_to_half_for_24_months(later: int, low: int) -> None:
    start = YearMonth(2026, 6)
    facts = relief.Given(date(1958, 5, 5), date(2026, 6, 30), start.plus(later), low)
    found = relief.former_dependent_relief(
        facts, parameters(SPEC, "former-dependent-relief"), Why()
    )

    assert found.income_levy_waived
    assert found.per_capita_reduction_percent == (max(50, low) if later < 24 else low)


def test_65_is_attained_on_the_day_before_the_birthday() -> None:
    law = parameters(SPEC, "former-dependent-relief")
    for day, waived in ((9, True), (8, False)):
        facts = relief.Given(date(1961, 6, 10), date(2026, 6, day), YearMonth(2026, 6), 0)
        found = relief.former_dependent_relief(facts, law, Why())
        assert found.income_levy_waived is waived
