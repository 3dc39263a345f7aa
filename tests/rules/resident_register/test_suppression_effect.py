from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import GivenError, OutOfScopeError, Parameters, Why, registered
from conformance.rules.resident_register.suppression_effect import (
    Effect,
    Given,
    Suppression,
    suppression_effect,
)

NOW = datetime(2025, 5, 1, 10, 0)
ERROR = Suppression(("issue",), "error", date(2025, 4, 1))
ALERT = replace(ERROR, level="alert")
LEVELS = st.sampled_from(["error", "alert", "none"])


def effect(*suppressions: Suppression, now: datetime = NOW, operation: str = "issue") -> Effect:
    return suppression_effect(Given(operation, now, suppressions), Parameters(), Why()).effect


@given(st.lists(LEVELS, max_size=5))
def test_the_strongest_level_wins_in_any_order(levels: list[str]) -> None:
    made = [replace(ERROR, level=level) for level in levels]
    expected = next((each for each in ("error", "alert") if each in levels), "pass")

    assert effect(*made) == expected
    assert effect(*reversed(made)) == expected


def test_a_suppression_runs_from_its_first_day_to_the_day_before_its_termination() -> None:
    assert effect(replace(ERROR, starts_on=NOW.date())) == "error"
    assert effect(replace(ERROR, starts_on=NOW.date() + timedelta(days=1))) == "pass"
    assert effect(replace(ERROR, ended_on=NOW.date() + timedelta(days=1))) == "error"
    assert effect(replace(ERROR, ended_on=NOW.date())) == "pass"


@given(st.dates(date(2025, 4, 1), date(2030, 1, 1)))
def test_the_end_of_the_period_alone_ends_nothing(end: date) -> None:
    assert effect(replace(ERROR, ends_on=end), now=datetime(2030, 1, 2)) == "error"


@given(st.integers(1, 240), st.integers(-30, 300))
def test_a_temporary_release_lasts_its_minutes_and_no_longer(minutes: int, after: int) -> None:
    released = replace(ERROR, temporary_released_at=NOW, temporary_release_minutes=minutes)
    moment = NOW + timedelta(minutes=after)

    assert effect(released, now=moment) == ("pass" if 0 <= after < minutes else "error")


def test_a_release_frees_its_own_suppression_alone_across_midnight() -> None:
    late = datetime(2025, 4, 30, 23, 50)
    released = replace(ERROR, temporary_released_at=late, temporary_release_minutes=30)

    assert effect(released, ALERT, now=datetime(2025, 5, 1, 0, 19, 59)) == "alert"
    assert effect(released, ALERT, now=datetime(2025, 5, 1, 0, 20)) == "error"


def test_an_end_or_a_termination_before_the_first_day_belongs_to_an_earlier_one() -> None:
    before, first = ERROR.starts_on - timedelta(days=1), ERROR.starts_on

    assert effect(replace(ERROR, ended_on=first)) == "pass"
    with pytest.raises(OutOfScopeError, match="ended_on"):
        effect(replace(ERROR, ended_on=before))
    with pytest.raises(OutOfScopeError, match="ends_on"):
        effect(replace(ERROR, ends_on=before))


def test_a_release_without_minutes_is_out_of_scope_where_it_matters() -> None:
    open_ended = replace(ERROR, temporary_released_at=NOW)

    with pytest.raises(OutOfScopeError, match="temporary_release_minutes"):
        effect(open_ended)
    assert effect(open_ended, operation="inquiry") == "pass"


def test_a_moment_with_an_offset_is_refused() -> None:
    rule = registered()["resident_register", "suppression-effect"]
    facts = {"operation": "issue", "now": "2025-05-01T10:00:00+09:00", "suppressions": []}

    with pytest.raises(GivenError, match="now"):
        rule.derive(facts, Parameters())
