"""Spans of days and their parts within each calendar year: yearly rates of interest need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from conformance.rules.rounding import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

DAYS_OF_YEAR = 365
"""Also in a leap year (利率等の表示の年利建て移行に関する法律第25条)."""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days from `first` to `last`, both included; none when `last` lies before `first`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are, 0 or more."""
        return max(0, (self.last - self.first).days + 1)

    def by_year(self) -> Iterator[DaySpan]:
        """Yield the part within each calendar year, in time."""
        for year in range(self.first.year, self.last.year + 1):
            part = DaySpan(max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31)))
            if part.days:
                yield part


def interest(base: int, percent: Decimal, days: int) -> Fraction:
    """Return the exact interest (yen) on `base` for `days` at a yearly rate in per cent."""
    return percent_of(base, percent) * Fraction(days, DAYS_OF_YEAR)
