from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import (
    facility_recognition_class,
    facility_recognition_period,
    recognition_class,
    recognition_deadline,
    recognition_period_end,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.registry import parameters_from
from conformance.values.office_days import OfficeCalendar

ENDS = parameters_from([{"from": "2015-04-01", "job_search_days": 90, "after_delivery_days": 56}])
BIRTHS = st.dates(date(2016, 1, 1), date(2026, 12, 31))
DAYS = st.integers(0, 3000).map(lambda n: timedelta(days=n))


def rec_class(birth: date, day: date, *, needs: bool = True) -> str:
    made = recognition_class.Given(birth, day, needs)
    return recognition_class.recognition_class(made, Parameters(), Why()).rec_class


def period_end(
    rec: Literal["1", "2", "3"],
    reason: str | None,
    birth: date,
    start: date,
    *,
    municipal: date | None = None,
    days: int | None = None,
) -> date:
    made = recognition_period_end.Given(
        rec, reason, birth, start, municipal_end=municipal, job_search_days=days
    )
    return recognition_period_end.recognition_period_end(made, ENDS, Why()).valid_to


@given(birth=BIRTHS, after=DAYS)
def test_a_child_in_need_goes_from_class_3_to_2_to_none_and_never_back(
    birth: date, after: timedelta
) -> None:
    order = ["3", "2", "none"]
    first, second = (rec_class(birth, birth + after + timedelta(days=n)) for n in (0, 1))

    assert order.index(first) <= order.index(second)


def test_born_on_a_leap_day_a_child_is_three_on_28_february() -> None:
    birth = date(2020, 2, 29)

    assert [rec_class(birth, date(2023, 2, day)) for day in (27, 28)] == ["3", "2"]


def test_a_day_before_the_birth_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="judge_date"):
        rec_class(date(2024, 5, 2), date(2024, 5, 1))


@pytest.mark.parametrize(
    ("rec", "start", "named"),
    [
        ("2", date(2025, 4, 30), "start_date"),
        ("2", date(2029, 4, 1), "valid_to"),
        ("3", date(2025, 5, 1), "valid_to"),
        ("3", date(2022, 5, 1), "start_date"),
    ],
)
def test_a_recognition_that_begins_outside_the_ages_of_its_class_is_out_of_scope(
    rec: Literal["2", "3"], start: date, named: str
) -> None:
    """法第19条: born 2 May 2022, three is attained on 1 May 2025."""
    birth = date(2022, 5, 2)

    with pytest.raises(OutOfScopeError, match=named):
        period_end(rec, "01", birth, start)
    assert period_end("3", "01", birth, date(2025, 4, 30)) == date(2025, 4, 30)
    assert period_end("2", "01", birth, date(2025, 5, 1)) == date(2029, 3, 31)


@given(birth=BIRTHS, after=DAYS)
def test_the_recognition_of_an_employed_parent_lasts_as_long_as_the_class(
    birth: date, after: timedelta
) -> None:
    day = birth + after
    found = rec_class(birth, day)
    if found not in {"2", "3"}:
        return
    last = period_end("2" if found == "2" else "3", "01", birth, day)

    assert rec_class(birth, last) == found
    assert rec_class(birth, last + timedelta(days=1)) != found


def test_class_1_ends_by_age_whatever_the_reason_says() -> None:
    assert period_end("1", "06", date(2021, 8, 15), date(2025, 8, 6)) == date(2028, 3, 31)


def test_the_ninetieth_day_counts_the_first_one() -> None:
    # From 3 July the ninetieth day is 30 September; counted from the day after, 1 October.
    assert period_end("2", "06", date(2021, 8, 15), date(2025, 7, 3)) == date(2025, 9, 30)


@pytest.mark.parametrize("reason", ["02", "07", "09", "10", "99", None])
def test_a_reason_without_the_day_it_hangs_on_is_out_of_scope(reason: str | None) -> None:
    with pytest.raises(OutOfScopeError, match="expected"):
        period_end("2", reason, date(2021, 8, 15), date(2025, 8, 6))


def test_an_end_beyond_the_limit_is_out_of_scope() -> None:
    birth, start, limit = date(2023, 5, 10), date(2025, 4, 1), date(2026, 5, 8)

    assert period_end("3", "09", birth, start, municipal=limit) == limit
    with pytest.raises(OutOfScopeError, match="municipal_end: expected a day until 2026-05-08"):
        period_end("3", "09", birth, start, municipal=date(2026, 5, 9))


@given(days=st.integers(1, 90))
def test_a_municipality_may_set_fewer_days_of_job_search(days: int) -> None:
    birth, start = date(2021, 8, 15), date(2025, 8, 6)
    ends = period_end("2", "06", birth, start, days=days)

    assert start + timedelta(days=days - 1) <= ends <= period_end("2", "06", birth, start)
    with pytest.raises(OutOfScopeError, match="job_search_days: expected 1 to 90"):
        period_end("2", "06", birth, start, days=days + 90)


def deadline(
    applied: date, decided: date | None, notice: date | None, extended: date | None, as_of: date
) -> recognition_deadline.Output:
    made = recognition_deadline.Given(applied, decided, notice, extended, as_of)
    return recognition_deadline.recognition_deadline(made, Parameters(), Why())


@given(
    applied=BIRTHS.filter(lambda day: OfficeCalendar().is_open(day + timedelta(days=30))),
    after=st.integers(0, 60),
)
def test_an_undecided_application_is_pending_for_thirty_days(applied: date, after: int) -> None:
    made = deadline(applied, None, None, None, applied + timedelta(days=after))

    assert made.state == ("pending" if after <= 30 else "deemed_rejectable")


@pytest.mark.parametrize("applied", [date(2025, 6, 5), date(2025, 6, 6), date(2025, 6, 21)])
def test_a_closed_thirtieth_day_is_not_judged(applied: date) -> None:
    made = recognition_deadline.Given(applied, None, None, None, applied, (date(2025, 7, 21),))

    with pytest.raises(OutOfScopeError, match="thirtieth day is open"):
        recognition_deadline.recognition_deadline(made, Parameters(), Why())


def test_a_delay_to_a_day_before_the_deadline_is_out_of_scope() -> None:
    applied, notice = date(2025, 6, 2), date(2025, 6, 20)

    with pytest.raises(OutOfScopeError, match="extended_to"):
        deadline(applied, None, notice, date(2025, 7, 1), notice)
    assert deadline(applied, None, notice, date(2025, 7, 2), notice).due_on == date(2025, 7, 2)


def test_a_decision_that_lies_ahead_is_not_yet_made() -> None:
    made = deadline(date(2025, 6, 2), date(2025, 7, 1), None, None, date(2025, 6, 30))

    assert made.state == "pending"


def test_a_delay_notified_on_the_last_day_still_counts() -> None:
    applied, extended = date(2025, 6, 2), date(2025, 8, 1)
    on_time, late = (
        deadline(applied, None, notice, extended, date(2025, 7, 20))
        for notice in (date(2025, 7, 2), date(2025, 7, 3))
    )

    assert (on_time.state, late.state) == ("pending", "deemed_rejectable")


def test_a_delay_without_its_day_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="extended_to"):
        deadline(date(2025, 6, 2), None, date(2025, 6, 20), None, date(2025, 6, 30))


def benefit_class(birth: date, day: date, *, needs: bool, exempt: bool, home: bool = True) -> str:
    made = facility_recognition_class.Given(
        birth, day, needs, exempt, domiciled_on_tax_date=home, uses_benefit_facility=False
    )
    return facility_recognition_class.facility_recognition_class(
        made, Parameters(), Why()
    ).benefit_class


def test_no_class_before_the_act() -> None:
    with pytest.raises(OutOfScopeError, match="2015-04-01"):
        rec_class(date(2012, 5, 5), date(2015, 3, 31), needs=True)


@given(
    birth=BIRTHS,
    after=DAYS,
    needs=st.booleans(),
    exempt=st.booleans(),
)
def test_every_child_of_three_until_school_has_a_class(
    birth: date,
    after: timedelta,
    needs: bool,
    exempt: bool,
) -> None:
    day = birth + after
    found = benefit_class(birth, day, needs=needs, exempt=exempt)
    by_age = rec_class(birth, day, needs=False)

    if by_age == "1":
        assert found in {"1", "2", "3"}
    elif not (needs and exempt):
        assert found == "none"


def test_who_was_not_domiciled_on_the_tax_date_is_not_of_the_third_class() -> None:
    birth, day = date(2024, 2, 1), date(2025, 6, 1)

    assert benefit_class(birth, day, needs=True, exempt=True) == "3"
    assert benefit_class(birth, day, needs=True, exempt=True, home=False) == "none"


def benefit_period(
    applied: date, effective: date, used: date | None, reason: str = "01"
) -> facility_recognition_period.Output:
    made = facility_recognition_period.Given(
        "2", reason, date(2021, 8, 15), applied, effective, first_use_on=used
    )
    return facility_recognition_period.facility_recognition_period(made, ENDS, Why())


CLASS_2 = st.dates(date(2025, 4, 1), date(2028, 3, 31))


@given(applied=CLASS_2, later=CLASS_2, used=st.none() | CLASS_2)
def test_a_recognition_never_begins_after_its_effect(
    applied: date, later: date, used: date | None
) -> None:
    effective = max(applied, later)
    starts = benefit_period(applied, effective, used).valid_from

    assert starts <= effective
    assert starts == effective or starts >= applied


@pytest.mark.parametrize(
    ("applied", "effective"),
    [
        (date(2025, 4, 2), date(2025, 4, 1)),
        (date(2025, 3, 1), date(2025, 3, 31)),
        (date(2028, 3, 1), date(2028, 4, 1)),
    ],
)
def test_no_recognition_of_class_2_begins_before_its_application_or_outside_its_ages(
    applied: date, effective: date
) -> None:
    """子ども・子育て支援法第30条の4第2号: after the first 31 March from age 3, before school."""
    with pytest.raises(OutOfScopeError, match=r"effective_on|valid_to"):
        benefit_period(applied, effective, None)


def test_a_use_on_the_day_of_the_application_counts() -> None:
    day = date(2025, 6, 2)

    assert benefit_period(day, date(2025, 6, 20), day).valid_from == day


def test_the_job_search_runs_from_the_first_use() -> None:
    # Ninety days from 3 July end in September, from 4 July in October.
    ends = [
        benefit_period(date(2025, 7, 1), date(2025, 7, 10), date(2025, 7, day), "06").valid_to
        for day in (3, 4)
    ]

    assert ends == [date(2025, 9, 30), date(2025, 10, 31)]


@pytest.mark.parametrize("reason", ["09", "10", "02", "07"])
def test_a_period_that_the_rule_does_not_set_is_out_of_scope(reason: str) -> None:
    with pytest.raises(OutOfScopeError, match="expected"):
        benefit_period(date(2025, 6, 2), date(2025, 6, 20), None, reason)
