"""A fixed amount of school aid for part of a year."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.school_enrollment._monthly_share import monthly_share, months_approved
from conformance.values.year_month import YearMonth

_UNITS: Final = (1, 10)


@value
class Given:
    """Yen a year, the first and last month approved, the unit of rounding (1 or 10 yen)."""

    annual_amount: int
    approved_from: YearMonth
    approved_to: YearMonth
    rounding_unit: int


@value
class Output:
    """The months counted and the amount (yen)."""

    months: int
    amount: int


@rule(
    "school_enrollment",
    "aid-monthly-proration",
    law="各市区町村就学援助要綱、要保護児童生徒援助費補助金の予算単価",
)
def aid_monthly_proration(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the amount for the months approved, both ends included, cut to the unit.

    Months of two fiscal years, and units other than 1 and 10 yen, are out of scope.
    """
    if given.rounding_unit not in _UNITS:
        msg = f"rounding_unit: expected 1 or 10 yen, found {given.rounding_unit}"
        raise OutOfScopeError(msg)
    months = months_approved(given.approved_from, given.approved_to)
    why(
        f"{given.approved_from}から{given.approved_to}まで{months}か月。",
        f"{months} months from {given.approved_from} to {given.approved_to}.",
    )
    amount = monthly_share(given.annual_amount, months, given.rounding_unit)
    why(
        f"{given.annual_amount}円×{months}÷12を{given.rounding_unit}円未満切捨てて{amount}円。",
        f"{given.annual_amount} yen × {months} ÷ 12, cut to {given.rounding_unit} yen: {amount}.",
        law="各市区町村就学援助要綱",
    )
    return Output(months, amount)
