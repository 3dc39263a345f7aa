"""The classes and limits of high costs, and when they recur."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.national_health_insurance import high_cost_limit as high
from conformance.rules.national_health_insurance import limit_class_under70 as classes
from conformance.rules.national_health_insurance import multiple_occurrence as often
from conformance.values.year_month import YearMonth

SPEC = load("national_health_insurance")
CLASSES = st.sampled_from(["A", "B", "C", "D", "E", "G3", "G2", "G1", "IP", "L2", "L1"])
MONTHS = st.sampled_from([YearMonth(2018, 8), YearMonth(2026, 7), YearMonth(2026, 8)])


def limit(
    month: YearMonth,
    class_: str,
    total: int,
    *,
    scope: str = "household",
    multiple: bool = False,
    split: bool = False,
    moved: bool = False,
) -> int:
    facts = high.Given(month, class_, scope, total, multiple, split, moved)
    return high.high_cost_limit(facts, parameters(SPEC, "high-cost-limit"), Why()).limit


@given(MONTHS, CLASSES, st.integers(0, 3_000_000), st.integers(0, 100_000))
def test_higher_costs_never_lower_the_limit(
    month: YearMonth, class_: str, total: int, more: int
) -> None:
    assert limit(month, class_, total) <= limit(month, class_, total + more)


@given(MONTHS, CLASSES, st.integers(0, 3_000_000), st.booleans())
def test_a_recurrence_and_the_month_of_75_never_raise_the_limit(
    month: YearMonth, class_: str, total: int, split: bool
) -> None:
    once, again = (
        limit(month, class_, total, multiple=multiple, split=split) for multiple in (False, True)
    )

    assert again <= once
    assert limit(month, class_, 0, split=True) * 2 == limit(month, class_, 0)


@given(CLASSES, st.integers(0, 3_000_000), st.booleans(), st.booleans())
def test_two_halves_of_a_household_that_moved_are_a_whole(
    class_: str, total: int, multiple: bool, split: bool
) -> None:
    month = YearMonth(2026, 7)
    whole = limit(month, class_, total * 2, multiple=multiple, split=split)
    half = limit(month, class_, total, multiple=multiple, split=split, moved=True)

    assert abs(half * 2 - whole) <= 1
    assert limit(month, "IP", total, scope="outpatient", moved=True) == 9_000


def test_half_a_yen_of_the_percentage_counts_as_one() -> None:
    month = YearMonth(2026, 7)

    assert limit(month, "C", 267_049) == 80_100
    assert limit(month, "C", 267_050) == 80_101


def test_outpatients_of_lower_classes_have_their_limit_whatever_recurs() -> None:
    month = YearMonth(2026, 8)

    for multiple in (False, True):
        assert limit(month, "L2", 0, scope="outpatient", multiple=multiple) == 11_000
    assert limit(month, "G1", 0, scope="outpatient") == limit(month, "G1", 0)


def test_under_70_and_before_august_2018_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected household"):
        limit(YearMonth(2026, 8), "C", 0, scope="outpatient")
    with pytest.raises(OutOfScopeError, match="not in force on 2018-07-01"):
        limit(YearMonth(2018, 7), "C", 0)


@given(st.integers(0, 12_000_000), st.integers(0, 100_000))
def test_a_higher_income_never_lowers_the_class(income: int, more: int) -> None:
    law = parameters(SPEC, "limit-class-under70")
    lower, higher = (
        classes.limit_class_under70(
            classes.Given(yen, household_tax_exempt=False, income_known=True), law, Why()
        ).limit_class
        for yen in (income, income + more)
    )

    assert higher <= lower <= "D"


def test_who_had_no_domicile_here_on_the_tax_date_makes_no_household_exempt() -> None:
    law = parameters(SPEC, "limit-class-under70")

    def found(total: int, *, domiciled: bool) -> str:
        exempt = {"household_tax_exempt": True, "income_known": True}
        facts = classes.Given(total, **exempt, all_domiciled=domiciled)
        return classes.limit_class_under70(facts, law, Why()).limit_class

    assert found(0, domiciled=True) == "E"
    assert [found(yen, domiciled=False) for yen in (0, 2_100_001)] == ["D", "C"]


@given(st.lists(st.tuples(st.integers(-14, 3), st.booleans()), max_size=15), st.booleans())
def test_a_month_counts_once_and_only_within_the_eleven_before(
    paid: list[tuple[int, bool]], continues: bool
) -> None:
    month = YearMonth(2026, 8)
    rows = tuple(often.Paid(month.plus(n), here) for n, here in paid)
    facts = often.Given(month, rows, continues)
    found = often.multiple_occurrence(facts, parameters(SPEC, "multiple-occurrence"), Why())

    counted = {n for n, here in paid if -11 <= n <= -1 and (here or continues)}
    assert found == often.Output(len(counted), len(counted) >= 3)
