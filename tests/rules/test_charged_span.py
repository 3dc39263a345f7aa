from datetime import date

import pytest

from conformance.rules.charged_span import MonthSpan, charged_span
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth


def test_a_span_counts_both_its_ends_and_is_empty_when_they_cross() -> None:
    april = YearMonth(2026, 4)

    assert [MonthSpan(april, april.plus(n)).months for n in (-2, -1, 0, 11)] == [0, 0, 1, 12]


def test_the_month_of_acquisition_counts_and_the_month_of_loss_does_not() -> None:
    span = charged_span(2026, date(2026, 8, 31), date(2026, 12, 1))

    assert span == MonthSpan(YearMonth(2026, 8), YearMonth(2026, 11))


def test_months_of_other_fiscal_years_do_not_count() -> None:
    whole = charged_span(2026, date(2015, 5, 5), None)

    assert whole == MonthSpan(YearMonth(2026, 4), YearMonth(2027, 3))
    assert charged_span(2026, date(2027, 4, 1), None).months == 0
    assert charged_span(2026, date(2015, 5, 5), date(2026, 4, 30)).months == 0


def test_a_fiscal_year_outside_the_calendar_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="fiscal_year"):
        charged_span(0, date(2015, 5, 5), None)
