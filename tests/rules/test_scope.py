from datetime import date

import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.scope import fiscal_year_months, next_day, not_before, within
from conformance.values.year_month import YearMonth


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    assert fiscal_year_months(2026) == (YearMonth(2026, 4), YearMonth(2027, 3))


def test_a_year_outside_the_calendar_is_out_of_scope() -> None:
    for year in (0, 9999):
        with pytest.raises(OutOfScopeError, match=f"found {year}"):
            fiscal_year_months(year)


def test_bounds_belong_to_the_range() -> None:
    assert [within("months", n, 0, 12) for n in (0, 12)] == [0, 12]
    for wrong in (-1, 13):
        with pytest.raises(OutOfScopeError, match="months: expected 0 to 12"):
            within("months", wrong, 0, 12)
    with pytest.raises(OutOfScopeError, match="periods: expected 1 or more, found 0"):
        within("periods", 0, 1)


def test_the_earliest_day_is_not_before_itself() -> None:
    assert not_before("day", date(2026, 1, 1), date(2026, 1, 1)) == date(2026, 1, 1)
    with pytest.raises(OutOfScopeError, match="on or after 2026-01-01"):
        not_before("day", date(2025, 12, 31), date(2026, 1, 1))


def test_the_last_day_of_the_calendar_has_no_next_day() -> None:
    assert next_day("day", date(2028, 2, 28)) == date(2028, 2, 29)
    with pytest.raises(OutOfScopeError, match="found 9999-12-31"):
        next_day("day", date.max)
