from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    adjustment_deduction,
    annual_tax,
    furusato_credit,
    housing_loan_credit,
    retirement_separate_tax,
)

SPEC = load("individual_resident_tax")
ADJUSTMENT, ANNUAL, FURUSATO, HOUSING, RETIREMENT = (
    parameters(SPEC, key)
    for key in (
        "adjustment-deduction",
        "annual-tax",
        "furusato-credit",
        "housing-loan-credit",
        "retirement-separate-tax",
    )
)
THOUSANDS = st.integers(0, 9_000).map(lambda n: n * 1_000)
CITIES = st.sampled_from(["general_city", "designated_city"])


def adjusted(city: str, taxable: int, difference: int, income: int = 0) -> tuple[int, int]:
    facts = adjustment_deduction.Given(city, taxable, difference, income)
    found = adjustment_deduction.adjustment_deduction(facts, ADJUSTMENT, Why())
    return found.city, found.pref


@given(taxable=THOUSANDS, difference=st.integers(5, 60).map(lambda n: n * 10_000))
def test_any_city_credits_five_per_cent_in_all(taxable: int, difference: int) -> None:
    general, designated = (
        adjusted(city, taxable, difference) for city in ("general_city", "designated_city")
    )

    assert sum(general) == sum(designated)
    assert taxable == 0 or sum(general) >= min(50_000, taxable) * 5 // 100


def test_an_income_above_25_million_has_no_adjustment() -> None:
    assert adjusted("general_city", 3_000_000, 100_000, 25_000_000) == (1_500, 1_000)
    assert adjusted("general_city", 3_000_000, 100_000, 25_000_001) == (0, 0)


def test_a_credit_that_is_no_whole_yen_is_not_rounded_by_guess() -> None:
    with pytest.raises(OutOfScopeError, match="human_diff"):
        adjusted("general_city", 50_001, 60_000)


def annual(income: int, deductions: int, year: int = 2026, *, city: str = "general_city") -> int:
    facts = annual_tax.Given(year, city, income, deductions, 50_000, income)
    try:
        found = annual_tax.annual_tax(facts, ANNUAL, Why())
    except OutOfScopeError as unlike:
        if "how parts are rounded" not in str(unlike):
            raise
        assume(False)  # noqa: FBT003 - the rounding of parts is open
    assert found.city_income_levy % 100 == found.pref_income_levy % 100 == 0
    return found.annual_total


@given(income=st.integers(0, 20_000_000), deductions=st.integers(0, 5_000_000), city=CITIES)
def test_more_income_is_never_less_tax(income: int, deductions: int, city: str) -> None:
    assert annual(income, deductions, city=city) <= annual(income + 1_000, deductions, city=city)


@given(extra=st.integers(1, 200_000), dependents=st.integers(0, 3))
def test_nobody_just_above_the_limit_keeps_less_than_the_limit(extra: int, dependents: int) -> None:
    limit = 350_000 * (dependents + 1) + 100_000 + (320_000 if dependents else 0)
    income = limit + extra
    facts = annual_tax.Given(2026, "general_city", income, 0, 50_000, income, dependents=dependents)
    try:
        found = annual_tax.annual_tax(facts, ANNUAL, Why())
    except OutOfScopeError:
        assume(False)  # noqa: FBT003 - the rounding of parts is open
    assert income - found.city_income_levy - found.pref_income_levy >= limit


def test_designated_cities_have_their_rates_only_since_2018() -> None:
    with pytest.raises(OutOfScopeError, match="adjustment_designated_city"):
        annual(5_000_000, 0, 2017, city="designated_city")
    assert annual(5_000_000, 0, 2017) == annual(5_000_000, 0, 2018)


@given(
    city=CITIES,
    donation=st.integers(0, 500_000),
    income=st.integers(0, 9_000_000),
    taxable=st.integers(-100_000, 50_000_000),
)
def test_the_credits_never_exceed_the_donation_by_more_than_rounding(
    city: str, donation: int, income: int, taxable: int
) -> None:
    found = furusato(2026, city, donation, income, taxable, 10_000_000)
    whole = found.basic_city + found.basic_pref + found.special_city + found.special_pref

    assert whole <= max(donation - 2_000, 0) + 4


def furusato(
    year: int, city: str, donation: int, income: int, taxable: int, levy: int
) -> furusato_credit.Output:
    facts = furusato_credit.Given(year, city, donation, income, taxable, levy, levy, 580_000)
    return furusato_credit.furusato_credit(facts, FURUSATO, Why())


@pytest.mark.parametrize(
    ("year", "city", "expected"),
    [
        (2027, "general_city", (2_000_000, 2_000_000)),
        (2028, "general_city", (1_158_000, 772_000)),
        (2028, "designated_city", (1_544_000, 386_000)),
    ],
)
def test_the_special_credit_has_a_limit_in_yen_from_2028(
    year: int, city: str, expected: tuple[int, int]
) -> None:
    found = furusato(year, city, 50_000_000, 900_000_000, 100_000_000, 10_000_000)

    assert (found.special_city, found.special_pref) == expected


@pytest.mark.parametrize(
    ("year", "last"), [(2025, 1_950_000), (2026, 2_050_000), (2027, 2_050_000), (2028, 2_050_000)]
)
def test_the_rate_looks_at_the_basic_deduction_of_the_income_tax_from_2026(
    year: int, last: int
) -> None:
    taxables = (last, last + 1)
    found = [furusato(year, "general_city", 102_000, 9_000_000, n, 900_000) for n in taxables]

    assert [one.special_city for one in found] == [50_937, 47_874]


def test_a_credit_above_the_levy_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        furusato(2026, "general_city", 102_000, 9_000_000, 2_000_000, 5_000)


def test_a_donation_above_three_tenths_of_income_counts_up_to_them() -> None:
    found = furusato(2026, "general_city", 400_000, 1_000_000, 0, 900_000)

    assert (found.basic_city, found.basic_pref) == (17_880, 11_920)


def housing(
    start: date, taxable: int = 10_000_000, year: int = 2026, *, extended: bool = False
) -> int:
    facts = housing_loan_credit.Given(
        fiscal_year=year,
        city_type="general_city",
        residence_start=start,
        specific_acquisition=True,
        loan_credit=400_000,
        income_tax_before=0,
        income_tax_taxable=taxable,
        income_tax_basic_deduction=950_000,
        extended_contract=extended,
    )
    return housing_loan_credit.housing_loan_credit(facts, HOUSING, Why()).total


def test_the_higher_cap_begins_in_april_2014_and_ends_with_2021() -> None:
    days = [date(2014, 3, 31), date(2014, 4, 1), date(2021, 12, 31), date(2022, 1, 1)]

    assert [housing(day, year=day.year + 1) for day in days] == [97_500, 136_500, 136_500, 97_500]


def test_an_extended_contract_has_the_higher_cap_in_2022_alone() -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]

    assert [housing(day, extended=True) for day in days] == [136_500, 136_500, 136_500, 97_500]


def test_the_basic_deduction_beyond_480_000_counts_from_2016_and_fiscal_year_2026() -> None:
    days = [date(2016, 1, 1), date(2022, 1, 1), date(2025, 12, 31)]

    assert [housing(day, 0) for day in days] == [32_900, 23_500, 23_500]
    assert [housing(day, 0, 2025) for day in (date(2015, 12, 31), *days[:2])] == [0, 0, 0]
    assert housing(date(2026, 1, 1), 0, 2027) == 0


@pytest.mark.parametrize("start", [date(2008, 12, 31), date(2031, 1, 1)])
def test_moving_in_before_2009_or_after_2030_is_out_of_scope(start: date) -> None:
    with pytest.raises(OutOfScopeError, match="credit_years"):
        housing(start, year=2032)


@pytest.mark.parametrize(("start", "year"), [(date(2026, 1, 1), 2026), (date(2030, 1, 1), 2044)])
def test_a_fiscal_year_without_income_of_the_home_s_years_is_out_of_scope(
    start: date, year: int
) -> None:
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        housing(start, year=year)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2015, 6, 1), 2025),
        (date(2019, 9, 30), 2029),
        (date(2019, 10, 1), 2032),
        (date(2025, 12, 31), 2038),
        (date(2030, 12, 31), 2043),
    ],
)
def test_the_credit_lasts_as_many_years_as_that_of_the_income_tax(start: date, last: int) -> None:
    assert housing(start, year=last) > 0
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        housing(start, year=last + 1)


@given(payment=st.integers(0, 60_000_000), months=st.integers(1, 600), officer=st.booleans())
def test_an_officer_never_pays_less_on_the_same_retirement_pay(
    payment: int, months: int, *, officer: bool
) -> None:
    def taxable(months_: int, *, officer_: bool) -> int:
        facts = retirement_separate_tax.Given(payment, months_, officer_)
        return retirement_separate_tax.retirement_separate_tax(facts, RETIREMENT, Why()).taxable

    assume(months > 0)
    assert taxable(months, officer_=True) >= taxable(months, officer_=officer)
    assert taxable(months + 12, officer_=officer) <= taxable(months, officer_=officer)


def test_five_years_and_a_month_are_six_years_and_halved() -> None:
    def taxable(months: int) -> int:
        facts = retirement_separate_tax.Given(5_000_000, months, is_officer=True)
        return retirement_separate_tax.retirement_separate_tax(facts, RETIREMENT, Why()).taxable

    assert [taxable(60), taxable(61)] == [3_000_000, 1_300_000]


@pytest.mark.parametrize(
    ("year", "income", "dependents", "decided"),
    [
        (2025, 10_000_000, 1, True),
        (2025, 10_000_001, 1, False),
        (2025, 18_050_000, 1, False),
        (2025, 18_050_001, 1, True),
        (2025, 12_000_000, 0, True),
        (2026, 12_000_000, 1, True),
    ],
)
def test_a_spouse_who_may_bring_a_credit_in_2025_leaves_the_tax_open(
    year: int, income: int, dependents: int, *, decided: bool
) -> None:
    facts = annual_tax.Given(
        year, "general_city", income, 2_000_000, 50_000, income, dependents=dependents
    )
    if decided:
        assert annual_tax.annual_tax(facts, ANNUAL, Why()).annual_total > 0
    else:
        with pytest.raises(OutOfScopeError, match="附則第5条の12"):
            annual_tax.annual_tax(facts, ANNUAL, Why())


def test_who_owes_an_income_levy_is_not_exempt_from_the_other() -> None:
    def total(*, levy_exempt: bool, income: int = 3_000_000) -> int:
        facts = annual_tax.Given(
            2026,
            "general_city",
            3_000_000,
            1_000_000,
            50_000,
            income,
            per_capita_exempt=True,
            income_levy_exempt=levy_exempt,
        )
        return annual_tax.annual_tax(facts, ANNUAL, Why()).annual_total

    assert total(levy_exempt=True) == 0
    with pytest.raises(OutOfScopeError, match="per_capita_exempt"):
        total(levy_exempt=False)
    with pytest.raises(OutOfScopeError, match="total_income_amounts"):
        total(levy_exempt=True, income=2_999_999)
