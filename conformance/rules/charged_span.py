"""The months of a fiscal year charged for one period of being insured (月割).

The month of acquisition counts, the month of loss does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.rules.scope import fiscal_year_months
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """The months from `first` to `last`, both included; none when `last` lies before `first`."""

    first: YearMonth
    last: YearMonth

    @property
    def months(self) -> int:
        """How many months there are, 0 or more."""
        return max(0, self.first.months_until(self.last) + 1)


def charged_span(year: int, acquired_on: date, lost_on: date | None) -> MonthSpan:
    """Return the months of the fiscal year `year` in which the person counts as insured.

    `OutOfScopeError` when the year lies outside the calendar.
    """
    april, march = fiscal_year_months(year)
    first = max(april, YearMonth.of(acquired_on))
    last = march if lost_on is None else min(march, YearMonth.of(lost_on).plus(-1))
    return MonthSpan(first, last)
