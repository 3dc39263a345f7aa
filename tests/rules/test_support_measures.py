from datetime import date

import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.support_measures import protects

FIRST, LAST = date(2025, 4, 10), date(2026, 4, 9)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2025, 4, 9), False),
        (FIRST, True),
        (LAST, True),
        (date(2026, 4, 10), False),
    ],
)
def test_both_ends_are_included(day: date, inside: bool) -> None:
    assert protects("2", (FIRST, LAST), day, ("1", "2")) is inside


def test_a_kind_that_does_not_protect_needs_no_period() -> None:
    assert protects("3", (None, None), FIRST, ("1", "2")) is False
    assert protects(None, (None, None), FIRST, ("1", "2")) is False


def test_a_period_without_an_end_is_open_there() -> None:
    assert protects("1", (FIRST, None), date(2099, 1, 1), ("1", "2")) is True
    assert protects("1", (None, LAST), date(1999, 1, 1), ("1", "2")) is True
    assert protects("1", (FIRST, None), date(2025, 4, 9), ("1", "2")) is False


def test_a_measure_that_ends_before_it_begins_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="expected a day on or after support_from"):
        protects("1", (LAST, FIRST), FIRST, ("1", "2"))
