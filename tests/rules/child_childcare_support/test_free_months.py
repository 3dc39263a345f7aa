from datetime import date
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import free_of_charge
from conformance.rules.child_childcare_support._age_limits import school_start
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth


@pytest.mark.parametrize("kindergarten", [False, True])
def test_class_2_at_a_kindergarten_is_free_before_the_fiscal_year_ends(
    *, kindergarten: bool
) -> None:
    made = free_of_charge.Given(
        "2",
        date(2022, 5, 10),
        YearMonth(2025, 6),
        tax_exempt=False,
        welfare=False,
        special_education=kindergarten,
    )

    assert free_of_charge.free_of_charge(made, Parameters(), Why()).free is kindergarten


def free(
    rec: Literal["1", "2", "3"], birth: date, month: YearMonth, *, exempt: bool = False
) -> bool:
    made = free_of_charge.Given(rec, birth, month, exempt, welfare=False)
    found = free_of_charge.free_of_charge(made, Parameters(), Why())
    assert found.free == (found.fee_table == "none")
    return found.free


@given(birth=st.dates(date(2017, 1, 1), date(2024, 12, 31)), month=st.integers(0, 35))
def test_class_2_becomes_free_once_and_only_in_an_april(birth: date, month: int) -> None:
    first = max(YearMonth.of(birth).plus(36), YearMonth(2019, 10)).plus(month)
    assume(first.plus(1).first_day < school_start(birth))
    before, after = (free("2", birth, each) for each in (first, first.plus(1)))

    assert before <= after
    if before != after:
        assert first.plus(1).month == 4


def test_a_leap_day_child_is_free_from_the_april_after_three() -> None:
    months = [YearMonth(2023, 3), YearMonth(2023, 4)]

    assert [free("2", date(2020, 2, 29), month) for month in months] == [False, True]
    assert free("3", date(2020, 2, 29), YearMonth(2022, 4), exempt=True)


@pytest.mark.parametrize(
    ("rec", "months"),
    [("1", ("2025-04", "2029-04")), ("2", ("2025-04", "2029-04")), ("3", ("2022-04", "2025-06"))],
)
def test_a_month_of_no_child_of_the_class_is_out_of_scope(
    rec: Literal["1", "2", "3"], months: tuple[str, str]
) -> None:
    """法第19条: born 2 May 2022, three is attained on 1 May 2025, school begins in April 2029."""
    birth = date(2022, 5, 2)

    for month in map(YearMonth.parse, months):
        with pytest.raises(OutOfScopeError, match="rec_class"):
            free(rec, birth, month)
    edges = {"1": (2025, 5, 2029, 3), "2": (2025, 5, 2029, 3), "3": (2022, 5, 2025, 4)}[rec]
    assert not free("3", birth, YearMonth(2025, 4))
    assert free(rec, birth, YearMonth(*edges[:2]), exempt=True)
    assert free(rec, birth, YearMonth(*edges[2:]), exempt=True)


def test_months_before_october_2019_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="2019-10"):
        free("1", date(2015, 5, 5), YearMonth(2019, 9))
