from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.sibling_count_period import (
    Given,
    Output,
    sibling_count_period,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.values.year_month import YearMonth

DAYS = st.dates(date(2024, 10, 1), date(2031, 3, 31))
STUDENT = Given(
    birth_date=date(2006, 8, 20),
    submitted_on=date(2025, 4, 15),
    deadline=date(2025, 4, 15),
    care_confirmed=True,
    cost_confirmed=True,
)
NOTHING = Output(None, None)


def period(given: Given) -> Output:
    return sibling_count_period(given, Parameters(), Why())


def test_the_deadline_itself_is_in_time() -> None:
    assert period(STUDENT) == Output(YearMonth(2025, 4), YearMonth(2029, 3))


@pytest.mark.parametrize("lacking", [{"care_confirmed": False}, {"cost_confirmed": False}])
def test_without_care_or_costs_nothing_counts(lacking: dict[str, object]) -> None:
    assert period(replace(STUDENT, **lacking)) == NOTHING


def test_independence_before_the_count_begins_leaves_no_month() -> None:
    assert period(replace(STUDENT, independence_date=date(2025, 3, 31))) == NOTHING
    assert period(replace(STUDENT, independence_date=date(2025, 4, 1))) == Output(
        YearMonth(2025, 4), YearMonth(2025, 4)
    )


def test_a_late_form_after_graduation_leaves_no_month() -> None:
    late = replace(STUDENT, submitted_on=date(2025, 6, 30), graduation_month=YearMonth(2025, 6))

    assert period(late) == NOTHING


def test_a_late_form_never_counts_a_sibling_still_paid_as_a_child() -> None:
    late = replace(STUDENT, submitted_on=date(2025, 1, 10), deadline=date(2025, 1, 9))

    assert period(late).count_from == YearMonth(2025, 4)


def test_whoever_was_past_22_before_the_reform_never_counts() -> None:
    assert period(replace(STUDENT, birth_date=date(2002, 4, 1))) == NOTHING
    assert period(replace(STUDENT, birth_date=date(2002, 4, 2))) == Output(
        YearMonth(2024, 10), YearMonth(2025, 3)
    )


@given(submitted=DAYS, deadline=DAYS, left=st.none() | DAYS)
def test_a_form_in_time_never_counts_fewer_months_than_a_late_one(
    submitted: date, deadline: date, left: date | None
) -> None:
    in_time = period(
        replace(STUDENT, submitted_on=deadline, deadline=deadline, independence_date=left)
    )
    other = period(
        replace(STUDENT, submitted_on=submitted, deadline=deadline, independence_date=left)
    )

    assert _months(other) <= _months(in_time)


def _months(found: Output) -> int:
    if found.count_from is None or found.count_to is None:
        return 0
    return found.count_from.months_until(found.count_to) + 1


def test_no_form_is_handed_in_before_the_birth() -> None:
    with pytest.raises(OutOfScopeError, match="submitted_on"):
        period(replace(STUDENT, submitted_on=date(2006, 8, 19)))
