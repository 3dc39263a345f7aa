"""The fiscal year whose municipal tax decides a month's fee."""

from typing import Final

from conformance.rules.calendar import fiscal_year
from conformance.rules.child_childcare_support._start import FIRST_MONTH
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法施行令第4条"
_APRIL, _AUGUST = 4, 8


@value
class Given:
    """The month of the fee."""

    month: YearMonth


@value
class Output:
    """The fiscal year of the tax."""

    tax_year: int


@rule("child_childcare_support", "tax-year-switch", law=_LAW)
def tax_year_switch(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the fiscal year of the month, for April to August the one before.

    Months before the Act came into force are out of scope.
    """
    if given.month < FIRST_MONTH:
        msg = f"month: expected {FIRST_MONTH} or later, found {given.month}"
        raise OutOfScopeError(msg)
    own = fiscal_year(given.month)
    earlier = _APRIL <= given.month.month <= _AUGUST
    found = own - 1 if earlier else own
    why(
        f"{given.month}は{'4月から8月' if earlier else '9月から3月'}のため{found}年度分を用いる。",
        f"{given.month} lies in {'April to August' if earlier else 'September to March'}: "
        f"the tax of {found} counts.",
        law=_LAW,
    )
    return Output(found)
