"""Moving out, notifying a move, and the dates of an event."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import ParameterPeriod, Parameters, Why
from conformance.rules.errors import OutOfScopeError
from conformance.rules.resident_register import event_date_check as event_dates
from conformance.rules.resident_register import filing_deadline_14_days as deadline
from conformance.rules.resident_register import late_move_out as late
from conformance.rules.resident_register import move_out_erasure_date as erasure

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LAW = Parameters((ParameterPeriod(None, None, {"days": 14, "days_after_move": 14}),))


def filed(event: date, on: date, *closed: date) -> deadline.Output:
    return deadline.filing_deadline_14_days(deadline.Given(event, on, closed), LAW, Why())


@given(DAYS, st.none() | DAYS)
def test_a_record_is_never_removed_after_the_planned_day(
    planned: date, notified: date | None
) -> None:
    facts = erasure.Given(planned, notified)
    found = erasure.move_out_erasure_date(facts, LAW, Why()).erased_on

    assert found <= planned
    assert found in (planned, notified)
    assert notified is None or found <= notified


@given(DAYS, st.integers(-400, 400))
def test_moving_out_is_notified_up_to_day_14(moved: date, days: int) -> None:
    facts = late.Given(moved, moved + timedelta(days=days))
    found = late.late_move_out(facts, LAW, Why())

    assert found == (
        late.Output("notification", "move_out_certificate")
        if days <= 14
        else late.Output("ex_officio", "equivalent_certificate")
    )


@given(DAYS, st.integers(0, 400), st.frozensets(DAYS, max_size=30))
def test_the_deadline_is_an_open_day_and_every_day_skipped_is_closed(
    event: date, days: int, closed: frozenset[date]
) -> None:
    on = event + timedelta(days=days)
    found = filed(event, on, *closed)
    skipped = (found.deadline - event).days - 14

    assert found.deadline not in closed
    assert {found.deadline - timedelta(days=back) for back in range(1, skipped + 1)} <= closed
    assert found.late is (on > found.deadline)


def test_a_move_is_notified_on_the_day_itself_but_not_before() -> None:
    event = date(2025, 4, 1)
    assert not filed(event, event).late
    with pytest.raises(OutOfScopeError, match="filed_on"):
        filed(event, event - timedelta(days=1))


def test_a_sunday_that_is_not_listed_as_closed_is_a_day_of_the_office() -> None:
    assert filed(date(2025, 4, 13), date(2025, 4, 28)).deadline == date(2025, 4, 27)


def test_a_long_row_of_closed_days_is_skipped_whole() -> None:
    # Golden Week of 2026: the 14th day is Saturday 2 May, the office reopens on Thursday 7 May.
    closed = [date(2026, 5, day) for day in range(2, 7)]

    assert filed(date(2026, 4, 18), date(2026, 5, 7), *closed) == deadline.Output(
        date(2026, 5, 7), late=False
    )


@pytest.mark.parametrize("event", ["move_in", "move_within", "birth", "death", "correction"])
def test_only_moving_out_may_lie_ahead(event: str) -> None:
    today = date(2025, 12, 31)
    for shift, right in ((0, True), (1, False)):
        on = today + timedelta(days=shift)
        facts = event_dates.Given(event, on, None, today)
        ahead = event_dates.Given("move_out", on, None, today)

        assert event_dates.event_date_check(facts, LAW, Why()).event_date_ok is right
        assert event_dates.event_date_check(ahead, LAW, Why()).event_date_ok


def test_what_has_happened_was_not_notified_before_but_a_move_out() -> None:
    happened, today = date(2025, 4, 5), date(2025, 4, 6)
    early = event_dates.Given("move_in", happened, date(2025, 4, 4), today)

    with pytest.raises(OutOfScopeError, match="filed_on"):
        event_dates.event_date_check(early, LAW, Why())
    for facts in (replace(early, filed_on=happened), replace(early, event="move_out")):
        assert event_dates.event_date_check(facts, LAW, Why()).filing_date_ok
    ahead = replace(early, event_on=date(2025, 4, 7))
    assert not event_dates.event_date_check(ahead, LAW, Why()).event_date_ok


@given(st.sampled_from(["move_in", "move_out"]), st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_blank_event_date_never_passes_and_the_process_date_is_today(
    event: str, event_on: date | None, filed_on: date | None, today: date
) -> None:
    if event == "move_in" and event_on and filed_on and filed_on < event_on <= today:
        filed_on = event_on
    facts = event_dates.Given(event, event_on, filed_on, today)
    found = event_dates.event_date_check(facts, LAW, Why())

    assert event_on is not None or not found.event_date_ok
    assert found.filing_date_ok is not (filed_on is not None and filed_on > today)
    assert found.processed_on == today
