"""What two municipalities pay when a payee moves: whole months, never days."""

from datetime import date

from conformance.rules.child_allowance import payment_start_month as start_rule
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """Yen a month, the planned move and the claim, the first and last month, closed days."""

    monthly_amount: int
    planned_move_out: date
    claim_date: date
    period_from: YearMonth
    period_to: YearMonth
    closed_dates: tuple[date, ...]


@value
class Output:
    """Yen paid by the old and the new municipality, and the months that neither pays."""

    old_total: int
    new_total: int
    unpaid_months: int


@rule("child_allowance", "move-split-total", law="児童手当法第6条・第8条")
def move_split_total(given: Given, law: Parameters, why: Why) -> Output:
    """Return both totals over the period and the months left unpaid.

    The old municipality pays through the month of the planned move, the new one from the month
    that payment-start-month gives for a move in; each month in full (児童手当法第6条・第8条).
    A period that ends before it begins is out of scope.
    """
    first, last = given.period_from, given.period_to
    if last < first:
        msg = f"period_to: expected a month from period_from {first} on, found {last}"
        raise OutOfScopeError(msg)
    old_last = YearMonth.of(given.planned_move_out)
    start = start_rule.payment_start_month(
        start_rule.Given("move_in", given.planned_move_out, given.claim_date, given.closed_dates),
        law,
        why,
    ).start_month
    old = _months(first, min(last, old_last))
    new = _months(max(first, start), last)
    unpaid = _months(first, last) - old - new
    why(
        f"{first}から{last}までのうち、転出元は{old_last}まで{old}か月、転入先は{start}から"
        f"{new}か月、どちらからも支給されない月は{unpaid}か月。",
        f"Of {first} to {last}, the old municipality pays {old} months to {old_last}, the new "
        f"one {new} months from {start}; {unpaid} months are unpaid.",
        law="児童手当法第8条第2項",
    )
    return Output(given.monthly_amount * old, given.monthly_amount * new, unpaid)


def _months(first: YearMonth, last: YearMonth) -> int:
    """Return how many months lie from `first` to `last`, both included; none when reversed."""
    return max(0, first.months_until(last) + 1)
