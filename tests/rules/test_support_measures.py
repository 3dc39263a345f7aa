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


@pytest.mark.parametrize("period", [(None, LAST), (FIRST, None), (LAST, FIRST)])
def test_a_protecting_measure_without_a_period_is_out_of_scope(
    period: tuple[date | None, date | None],
) -> None:
    with pytest.raises(OutOfScopeError, match="expected a first and a last day"):
        protects("1", period, FIRST, ("1", "2"))
