"""Support measures (支援措置): period, extension, state and moving out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.resident_register import support_extension as extension
from conformance.rules.resident_register import support_on_move_out as move_out
from conformance.rules.resident_register import support_period_end as period
from conformance.rules.resident_register import support_state_and_block as state

DAYS = st.dates(date(2004, 7, 1), date(2050, 12, 31))
ONE_YEAR = Parameters(
    (ParameterPeriod(date(2004, 7, 1), None, {"period_years": 1, "extension_years": 1}),)
)
ONE_DAY = timedelta(days=1)


def ends(starts: date) -> date:
    return period.support_period_end(period.Given(starts), ONE_YEAR, Why()).ends_on


def extended(end: date, requested: date) -> extension.Output:
    return extension.support_extension(extension.Given(end, requested), ONE_YEAR, Why())


def on(
    as_of: date,
    provisional: date | None,
    starts: date | None,
    end: date | None,
    terminated: date | None,
) -> state.Output:
    facts = state.Given(provisional, starts, end, terminated, as_of)
    return state.support_state_and_block(facts, Parameters(), Why())


@given(DAYS)
def test_a_year_has_its_365_or_366_days_save_from_a_leap_day(starts: date) -> None:
    last = ends(starts)

    assert (last - starts).days in (364, 365)
    assert (last + ONE_DAY).replace(day=1) >= starts.replace(year=starts.year + 1, day=1)
    if (starts.month, starts.day) != (2, 29):
        assert last + ONE_DAY == starts.replace(year=starts.year + 1)


def test_a_period_of_four_years_from_a_leap_day_ends_the_day_before_the_next() -> None:
    four = Parameters((ParameterPeriod(None, None, {"period_years": 4}),))
    found = period.support_period_end(period.Given(date(2024, 2, 29)), four, Why())

    assert found.ends_on == date(2028, 2, 28)


def test_support_before_it_existed_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="2004-06-30"):
        ends(date(2004, 6, 30))


@given(DAYS, st.integers(-40, 5))
def test_an_extension_follows_without_gap_for_another_year(end: date, shift: int) -> None:
    found = extended(end, end + timedelta(days=shift))

    assert found.can_extend is (found.window_from <= end + timedelta(days=shift) <= end)
    if found.can_extend:
        assert found.new_starts_on == end + ONE_DAY
        assert found.new_ends_on == ends(end + ONE_DAY)
    else:
        assert found.new_starts_on is found.new_ends_on is None


@pytest.mark.parametrize(
    ("end", "window"),
    [
        ("2025-03-31", "2025-02-28"),
        ("2024-03-31", "2024-02-29"),
        ("2024-03-29", "2024-02-29"),
        ("2025-05-31", "2025-04-30"),
        ("2025-01-31", "2024-12-31"),
        ("2025-02-28", "2025-01-28"),
    ],
)
def test_the_window_opens_a_month_before_or_on_that_months_last_day(end: str, window: str) -> None:
    last, first = date.fromisoformat(end), date.fromisoformat(window)

    assert extended(last, first).can_extend
    assert not extended(last, first - ONE_DAY).can_extend
    assert on(first, None, date(2020, 1, 1), last, None).alert == "ends_within_a_month"
    assert on(first - ONE_DAY, None, date(2020, 1, 1), last, None).alert is None


@given(DAYS, DAYS, st.integers(0, 2000))
def test_protection_has_no_gap_until_it_is_terminated(
    provisional: date, starts: date, days: int
) -> None:
    first = min(provisional, starts)
    facts = (provisional, starts, ends(starts))

    assert on(first + timedelta(days=days), *facts, None).block
    assert not on(first - ONE_DAY, *facts, None).block


@given(DAYS, st.integers(-800, 800))
def test_the_block_ends_on_the_day_of_termination(starts: date, days: int) -> None:
    terminated = starts + timedelta(days=900)
    as_of = terminated + timedelta(days=days)
    found = on(as_of, None, starts, ends(starts), terminated)

    assert found.block is (days < 0)
    assert (found.state == "none") is (days >= 0)


def test_a_termination_or_an_end_before_the_support_is_that_of_an_earlier_one() -> None:
    starts, day_before = date(2025, 4, 1), date(2025, 3, 31)
    later = date(2026, 4, 10)

    assert not on(later, None, starts, ends(starts), starts).block
    with pytest.raises(OutOfScopeError, match="terminated_on"):
        on(later, None, starts, ends(starts), day_before)
    with pytest.raises(OutOfScopeError, match="ends_on"):
        on(later, None, starts, day_before, None)
    with pytest.raises(OutOfScopeError, match="terminated_on"):
        on(later, starts, None, None, day_before)


def test_the_last_day_is_active_and_the_next_expired() -> None:
    starts = date(2025, 4, 1)
    facts = (None, starts, ends(starts), None)

    assert on(date(2026, 3, 31), *facts).state == "active"
    assert on(date(2026, 4, 1), *facts) == state.Output("expired", block=True, alert="expired")


def moved(before: move_out.State, event: str, role: str = "original") -> move_out.Output:
    return move_out.support_on_move_out(move_out.Given(role, before, event), Parameters(), Why())


@given(
    st.sampled_from(["none", "provisional", "active", "expired", "provisional_as_former_address"]),
    st.sampled_from(["move_within", "move_in", "head_change", "death"]),
)
def test_no_event_but_moving_out_changes_state_or_block(before: move_out.State, event: str) -> None:
    assert moved(before, event) == move_out.Output(before, block=before != "none")


def test_moving_out_is_undecided_for_forwarded_requests_and_other_states() -> None:
    with pytest.raises(OutOfScopeError, match="receiver_role"):
        moved("active", "move_out", "forwarded")
    for before in ("expired", "provisional_as_former_address"):
        with pytest.raises(OutOfScopeError, match="state_before"):
            moved(before, "move_out")
