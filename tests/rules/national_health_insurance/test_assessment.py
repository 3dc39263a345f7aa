"""The annual and the prorated charge, reductions, limits, specific households, installments."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.installments import Given as Charge
from conformance.rules.national_health_insurance import annual_assessment as annual
from conformance.rules.national_health_insurance import assessment_cap as cap
from conformance.rules.national_health_insurance import low_income_reduction as low
from conformance.rules.national_health_insurance import prorated_assessment as prorated
from conformance.rules.national_health_insurance import specific_household_flat_rate as flat
from conformance.rules.national_health_insurance._rates import (
    Amounts,
    ChildcareRates,
    PartRates,
    Rates,
)
from conformance.rules.national_health_insurance.installment_split import installment_split
from conformance.values.year_month import YearMonth

SPEC = load("national_health_insurance")
RATES = Rates(
    PartRates(Decimal("7.2"), 28000, 20000),
    PartRates(Decimal("2.6"), 10500, 7500),
    PartRates(Decimal("2.2"), 13000, 6000),
    ChildcareRates(Decimal("0.25"), 1700, 80, 900),
)
PEOPLE = st.lists(
    st.builds(
        low.IncomeEarner,
        st.sampled_from(["insured", "fictive_head", "specific"]),
        st.integers(-500_000, 3_000_000),
        st.integers(0, 800_000),
        st.booleans(),
    ),
    max_size=5,
)
MEMBERS = st.lists(
    st.builds(
        annual.InsuredMember,
        st.integers(0, 20_000_000),
        st.sampled_from(["preschool", "child", "adult", "care2"]),
    ),
    max_size=5,
)


def whole(year: int, *members: annual.InsuredMember, reduction: int = 0, unit: int = 1) -> Amounts:
    facts = annual.Given(year, reduction, RATES, members, unit)
    return annual.annual_assessment(facts, parameters(SPEC, "annual-assessment"), Why())


def part(given_: prorated.Given) -> Amounts:
    return prorated.prorated_assessment(given_, parameters(SPEC, "prorated-assessment"), Why())


def reduced(year: int, *people: low.IncomeEarner, known: bool = True) -> low.Output:
    facts = low.Given(year, people, known)
    return low.low_income_reduction(facts, parameters(SPEC, "low-income-reduction"), Why())


@given(PEOPLE, st.integers(2021, 2025))
def test_a_later_year_never_takes_a_reduction_away(
    people: list[low.IncomeEarner], year: int
) -> None:
    facts = (*people, low.IncomeEarner("insured", 0, 0, earner=False))

    before, after = (reduced(y, *facts).reduction_percent for y in (year, year + 1))

    assert before <= after
    assert reduced(year, *facts, known=False).reduction_percent == 0


def test_a_loss_of_one_person_does_not_lower_the_income_of_another() -> None:
    people = (low.IncomeEarner("insured", -100_000, 0, earner=False),
              low.IncomeEarner("insured", 430_000, 0, earner=False))  # fmt: skip

    assert reduced(2026, *people) == low.Output(430_000, 2, 70)


def test_the_base_grows_from_the_second_earner_on() -> None:
    one = low.IncomeEarner("insured", 265_000, 0, earner=True)

    assert reduced(2026, one, one).reduction_percent == 70
    assert (
        reduced(2026, one, low.IncomeEarner("insured", 265_001, 0, earner=True)).reduction_percent
        == 50
    )


def test_a_household_without_an_insured_person_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected an insured person"):
        reduced(2026, low.IncomeEarner("specific", 0, 0, earner=False))


@given(MEMBERS, st.sampled_from([0, 20, 50, 70]))
def test_a_household_pays_at_most_the_limits_and_a_reduction_never_raises_it(
    members: list[annual.InsuredMember], reduction: int
) -> None:
    full, less = (whole(2026, *members, reduction=percent) for percent in (0, reduction))

    assert less.total <= full.total <= 670_000 + 260_000 + 170_000 + 30_000
    assert less.total == less.medical + less.support + less.care + less.childcare


@given(MEMBERS)
def test_up_to_fiscal_2025_nothing_is_charged_for_children(
    members: list[annual.InsuredMember],
) -> None:
    assert whole(2025, *members).childcare == 0


def test_fractions_of_two_persons_are_added_before_they_are_cut() -> None:
    odd = annual.InsuredMember(695, "adult")  # 50.04 yen of the medical part each

    assert whole(2025, odd, odd).medical == 28000 * 2 + 20000 + 100


@given(MEMBERS, st.sampled_from([0, 50, 70]))
def test_twelve_months_for_all_are_the_annual_charge(
    members: list[annual.InsuredMember], reduction: int
) -> None:
    care = any(m.age_class == "care2" for m in members)
    same = tuple(
        prorated.ProratedMember(
            m.base_income,
            "adult" if m.age_class == "care2" else m.age_class,
            12,
            12 if m.age_class == "care2" else 0,
        )
        for m in members
    )
    months = 12 if members else 0
    facts = prorated.Given(
        2026, reduction, RATES, same, months, 12 if care else 0, 100, "prorated", 100
    )

    assert part(facts) == whole(2026, *members, reduction=reduction, unit=100)


def test_a_specific_household_halves_every_part_but_that_for_care() -> None:
    alone = (prorated.ProratedMember(0, "adult", 12, 12),)

    full, half = (
        part(prorated.Given(2026, 0, RATES, alone, 12, 12, percent, "after_proration", 1))
        for percent in (100, 50)
    )

    assert (full.medical - half.medical, full.support - half.support) == (10_000, 3_750)
    assert (full.childcare - half.childcare, full.care - half.care) == (450, 0)


def test_months_that_contradict_each_other_are_out_of_scope() -> None:
    for members, household in (
        ((prorated.ProratedMember(0, "adult", 6, 7),), 12),
        ((prorated.ProratedMember(0, "adult", 6, 0),), 5),
        ((prorated.ProratedMember(0, "child", 6, 6),), 12),
    ):
        facts = prorated.Given(2026, 0, RATES, members, household, 12, 100, "after_proration", 1)
        with pytest.raises(OutOfScopeError, match="months"):
            part(facts)


@given(st.integers(0, 2_000_000), st.integers(2020, 2026))
def test_what_is_capped_and_what_is_over_make_the_amount(amount: int, year: int) -> None:
    facts = cap.Given(year, "medical", amount)
    found = cap.assessment_cap(facts, parameters(SPEC, "assessment-cap"), Why())

    assert found.capped + found.over == amount
    assert found.over == 0 or found.capped >= 630_000


@given(st.integers(-5, 110), st.integers(0, 3), st.booleans())
def test_only_one_insured_person_beside_one_who_left_makes_a_specific_household(
    later: int, insured: int, remains: bool
) -> None:
    start = YearMonth(2021, 8)
    facts = flat.Given(start, start.plus(later), insured, remains)
    law = parameters(SPEC, "specific-household-flat-rate")
    found = flat.specific_household_flat_rate(facts, law, Why())

    special = insured == 1 and remains and 0 <= later < 96
    assert (found.kind != "none") is special
    assert found.flat_rate_percent == (100 if not special else 50 if later < 60 else 75)


@given(st.integers(0, 2_000_000), st.integers(1, 12), st.sampled_from([1, 100, 1000]))
def test_installments_make_the_whole_and_only_the_first_differs(
    annual_amount: int, periods: int, unit: int
) -> None:
    facts = Charge(annual_amount, periods, unit)
    found = installment_split(facts, parameters(SPEC, "installment-split"), Why()).amounts

    assert (len(found), sum(found)) == (periods, annual_amount)
    assert len(set(found[1:])) <= 1
    assert all(amount % unit == 0 for amount in found[1:])
    assert found[0] - min(found) < periods * unit
