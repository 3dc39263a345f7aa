"""The share of a year's fixed amount for the months approved (定額費目の月割り)."""

from fractions import Fraction

from conformance.rules.calendar import fiscal_year
from conformance.rules.core import OutOfScopeError
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth


def months_approved(first: YearMonth, last: YearMonth) -> int:
    """Return the months from `first` to `last`, both included, of one fiscal year."""
    if last < first or fiscal_year(first) != fiscal_year(last):
        msg = f"expected a last month in the fiscal year of {first} and not before, found {last}"
        raise OutOfScopeError(msg)
    return first.months_until(last) + 1


def monthly_share(annual: int, months: int, unit: int = 1) -> int:
    """Return so many twelfths of `annual` yen, less than `unit` yen dropped."""
    within("annual_amount", annual, 0)
    return floor_to(Fraction(annual * months, 12), unit)
