from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.facility_placement import (
    Given,
    Output,
    facility_placement,
)
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

PLACED = Given(
    birth_date=date(2023, 1, 15),
    month=YearMonth(2025, 6),
    placed_on=date(2025, 5, 31),
    released_on=None,
    short_stay=False,
)
NOBODY = Output("none", 0)
LAW = parameters_from(
    [
        {
            "from": "2012-04",
            "to": "2024-09",
            "under_3": 15000,
            "age3_and_over": 10000,
            "pay_until_age_fy_end": 15,
        },
        {
            "from": "2024-10",
            "under_3": 15000,
            "age3_and_over": 10000,
            "pay_until_age_fy_end": 18,
        },
    ]
)


def payee(given: Given) -> Output:
    return facility_placement(given, LAW, Why())


def test_the_rate_falls_the_month_after_the_third_birthday() -> None:
    born_on_the_first = replace(PLACED, birth_date=date(2023, 4, 1))

    assert payee(replace(born_on_the_first, month=YearMonth(2026, 4))).facility_amount == 15000
    assert payee(replace(born_on_the_first, month=YearMonth(2026, 5))).facility_amount == 10000


def test_a_placement_that_ends_in_its_own_month_changes_nothing() -> None:
    same_month = replace(PLACED, placed_on=date(2025, 5, 1), released_on=date(2025, 5, 31))

    for month in (YearMonth(2025, 5), YearMonth(2025, 6)):
        assert payee(replace(same_month, month=month)) == Output("parent", 0)


def test_high_school_children_are_paid_from_the_reform_on() -> None:
    teen = replace(PLACED, birth_date=date(2008, 5, 1), placed_on=date(2020, 1, 1))

    assert payee(replace(teen, month=YearMonth(2024, 9))) == NOBODY
    assert payee(replace(teen, month=YearMonth(2024, 10))) == Output("facility", 10000)


def test_nobody_is_paid_past_the_fiscal_year_of_age_18() -> None:
    teen = replace(PLACED, birth_date=date(2007, 4, 1), placed_on=date(2020, 1, 1))

    assert payee(replace(teen, month=YearMonth(2025, 3))) == Output("facility", 10000)
    assert payee(replace(teen, month=YearMonth(2025, 4))) == NOBODY
    assert payee(replace(teen, month=YearMonth(2025, 4), short_stay=True)) == NOBODY


def test_months_before_the_law_that_was_read_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="not in force on 2012-03-01"):
        payee(replace(PLACED, birth_date=date(2010, 1, 15), month=YearMonth(2012, 3)))


def test_a_release_before_the_placement_is_refused() -> None:
    with pytest.raises(OutOfScopeError, match="on or after placed_on 2025-05-31"):
        payee(replace(PLACED, released_on=date(2025, 5, 30)))


@given(
    placed=st.dates(date(2024, 10, 2), date(2030, 1, 1)),
    stay=st.integers(0, 30),
    offset=st.integers(-5, 40),
)
def test_the_facility_is_paid_as_many_months_as_month_ends_were_spent_there(
    placed: date, stay: int, offset: int
) -> None:
    first = YearMonth.of(placed)
    released = first.plus(stay).last_day
    made = payee(replace(PLACED, placed_on=placed, released_on=released, month=first.plus(offset)))

    assert (made.payee == "facility") == (1 <= offset <= stay)
    assert (made.facility_amount > 0) == (made.payee == "facility")


def test_a_placement_on_the_day_of_the_reform_leaves_its_month_open() -> None:
    """令和6年法律第47号附則第13条第6項 lets the facility be paid from October."""
    on_the_day = replace(PLACED, placed_on=date(2024, 10, 1))

    with pytest.raises(OutOfScopeError, match="reform-claim-start"):
        payee(replace(on_the_day, month=YearMonth(2024, 10)))
    assert payee(replace(on_the_day, month=YearMonth(2024, 11))).payee == "facility"


def test_nobody_is_placed_before_the_birth() -> None:
    with pytest.raises(OutOfScopeError, match="placed_on"):
        payee(replace(PLACED, placed_on=date(2023, 1, 14)))
    assert payee(replace(PLACED, placed_on=date(2023, 1, 15))).payee == "facility"
