from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register import residence_period_expiry as expiry
from conformance.rules.resident_register import transient_resident_period as transient
from conformance.values.office_days import STANDARD

TRANSIENT = parameters_from(
    [{"from": "2012-07-09", "apply_days": 30, "special_apply_days": 60, "stay_days": 60}]
)
EXPIRY = parameters_from([{"from": "2010-07-01", "special_period_months": 2}])
DAYS = st.dates(date(2012, 7, 9), date(2100, 12, 31))
ONE_DAY = timedelta(days=1)


@given(DAYS)
def test_counting_the_day_of_the_event_ends_both_periods_one_day_earlier(event: date) -> None:
    plain, counted = (
        transient.transient_resident_period(
            transient.Given(event, special_permanent_descendant=False, count_first_day=counts),
            TRANSIENT,
            Why(),
        )
        for counts in (False, True)
    )

    assert plain.stay_until - counted.stay_until == ONE_DAY
    assert (plain.stay_until - event).days == 60
    assert timedelta(0) <= plain.apply_by - counted.apply_by
    assert STANDARD.is_open(plain.apply_by)
    assert plain.apply_by == STANDARD.open_on_or_after(event + timedelta(days=30))


def test_the_first_day_is_not_counted_unless_said_so() -> None:
    facts = transient.Given(date(2025, 4, 1), special_permanent_descendant=False)
    assert facts.count_first_day is False


@given(DAYS)
def test_children_of_special_permanent_residents_have_sixty_days(event: date) -> None:
    facts = transient.Given(event, special_permanent_descendant=True)
    made = transient.transient_resident_period(facts, TRANSIENT, Why())

    assert (made.stay_until - event).days == 60
    assert made.apply_by == STANDARD.open_on_or_after(made.stay_until)
    assert made.office == "municipality"


def test_before_the_residence_register_of_foreigners_there_is_no_such_resident() -> None:
    facts = transient.Given(date(2012, 7, 8), special_permanent_descendant=False)
    with pytest.raises(OutOfScopeError, match="not in force"):
        transient.transient_resident_period(facts, TRANSIENT, Why())


def stay(
    expires: date,
    decided: date | None,
    as_of: date,
    *,
    filed: bool = True,
    granted: date | None = None,
) -> expiry.Output:
    facts = expiry.Given(expires, filed, decided, granted, False, as_of)  # noqa: FBT003 - no notice
    return expiry.residence_period_expiry(facts, EXPIRY, Why())


@pytest.mark.parametrize(
    ("expires", "until"),
    [
        (date(2025, 6, 15), date(2025, 8, 15)),
        (date(2025, 6, 30), date(2025, 8, 31)),  # counted from 1 July
        (date(2025, 7, 30), date(2025, 9, 30)),  # counted from 31 July; September has no 31st
        (date(2023, 12, 31), date(2024, 2, 29)),
        (date(2024, 12, 29), date(2025, 2, 28)),  # counted from 30 December
        (date(2024, 12, 28), date(2025, 2, 28)),  # counted from 29 December
    ],
)
def test_the_special_period_ends_before_the_corresponding_day(expires: date, until: date) -> None:
    assert stay(expires, None, until).may_stay_until == until


def test_a_decision_before_the_expiry_counts_as_made_on_it() -> None:
    made = stay(date(2025, 6, 30), date(2025, 6, 10), date(2025, 6, 30))

    assert (made.may_stay_until, made.period_over) == (date(2025, 6, 30), False)


def test_a_granted_renewal_brings_a_new_period() -> None:
    expires, until = date(2025, 6, 30), date(2026, 6, 30)
    for decided in (date(2025, 6, 10), date(2025, 7, 20)):
        made = stay(expires, decided, date(2025, 8, 1), granted=until)
        assert (made.may_stay_until, made.period_over) == (until, False)
    for wrong in ({"decided": None}, {"filed": False}, {"granted": expires}):
        facts = {"decided": date(2025, 7, 20), "granted": until, **wrong}
        with pytest.raises(OutOfScopeError, match="new_expires_on"):
            stay(expires, as_of=date(2025, 8, 1), **facts)


def test_a_decision_after_the_special_period_comes_too_late() -> None:
    made = stay(date(2025, 6, 30), date(2025, 9, 15), date(2025, 9, 1))

    assert (made.may_stay_until, made.period_over) == (date(2025, 8, 31), True)


@given(expires=DAYS, decided=st.none() | DAYS, as_of=DAYS, filed=st.booleans())
def test_the_stay_never_ends_before_the_expiry_and_time_alone_erases_nothing(
    expires: date, decided: date | None, as_of: date, filed: bool
) -> None:
    made = stay(expires, decided, as_of, filed=filed)

    assert expires <= made.may_stay_until <= expires + timedelta(days=62)
    assert made.period_over == (as_of > made.may_stay_until)
    assert not made.erase_record


def test_the_end_of_the_calendar_is_out_of_scope_only_where_it_is_passed() -> None:
    assert stay(date.max, None, date(2025, 1, 1), filed=False).may_stay_until == date.max
    with pytest.raises(OutOfScopeError, match="last day of the calendar"):
        stay(date.max, None, date(2025, 1, 1))


def test_the_notice_erases_the_record_even_within_the_period() -> None:
    facts = expiry.Given(date(2026, 6, 30), False, None, None, True, date(2025, 1, 1))  # noqa: FBT003 - the notice alone

    made = expiry.residence_period_expiry(facts, EXPIRY, Why())

    assert (made.period_over, made.erase_record) == (False, True)
