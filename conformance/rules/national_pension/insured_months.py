"""How many months count as insured in the first category."""

from datetime import date

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.national_pension._start import CLASSES_SINCE
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW = "国民年金法第11条"


@value
class InsuredPeriod:
    """A period: the days of acquisition and of loss, null while it lasts."""

    acquired_on: date
    lost_on: date | None


@value
class Given:
    """The periods and the first and last month to count."""

    periods: tuple[InsuredPeriod, ...]
    from_month: YearMonth
    to_month: YearMonth


@value
class Output:
    """Months."""

    months: int


@rule("national_pension", "insured-months", law=_LAW)
def insured_months(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from acquisition to the month before the loss, each counted once.

    Gained and lost within a month is one month (国民年金法第11条第2項). A loss before its
    acquisition, a range that ends before it begins, and months before the classes of today are out
    of scope.
    """
    not_before("from_month", given.from_month.first_day, CLASSES_SINCE)
    if given.to_month < given.from_month:
        msg = f"to_month: expected {given.from_month} or later, found {given.to_month}"
        raise OutOfScopeError(msg)
    counted: set[YearMonth] = set()
    for period in given.periods:
        months = _months(period, given.from_month, given.to_month)
        why(
            f"{period.acquired_on}取得・{period.lost_on or '継続中'}の期間は{len(months)}か月。",
            f"{period.acquired_on} to {period.lost_on or 'now'}: {len(months)} months.",
            law=_LAW,
        )
        counted |= months
    why(
        f"{given.from_month}から{given.to_month}までに、重複を除き{len(counted)}か月。",
        f"{len(counted)} months from {given.from_month} to {given.to_month}, each once.",
        law=_LAW,
    )
    return Output(len(counted))


def _months(period: InsuredPeriod, first: YearMonth, last: YearMonth) -> set[YearMonth]:
    """Return the period's months within the range."""
    start = YearMonth.of(period.acquired_on)
    if period.lost_on is not None:
        lost = YearMonth.of(not_before("lost_on", period.lost_on, period.acquired_on))
        last = min(last, max(start, lost.plus(-1)))
    start = max(start, first)
    return {start.plus(n) for n in range(start.months_until(last) + 1)}
