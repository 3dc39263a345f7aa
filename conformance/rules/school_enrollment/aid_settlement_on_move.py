"""What is paid or claimed back when aid ends within a year."""

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._monthly_share import monthly_share, months_approved
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth


@value
class Given:
    """Yen a year, the first month approved, the month of the move, what was paid (yen)."""

    annual_amount: int
    approved_from: YearMonth
    actual_to: YearMonth
    paid_amount: int


@value
class Output:
    """What is due for the months, what is still to pay, what to claim back (yen)."""

    due_amount: int
    additional: int
    refund: int


@rule("school_enrollment", "aid-settlement-on-move", law="各市区町村就学援助要綱")
def aid_settlement_on_move(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the amount due through the month of the move and the difference to what was paid.

    Under 1 yen is dropped; months of two fiscal years are out of scope.
    """
    paid = within("paid_amount", given.paid_amount, 0)
    months = months_approved(given.approved_from, given.actual_to)
    due = monthly_share(given.annual_amount, months)
    why(
        f"{months}か月分の月割り額は{due}円、既支給額は{paid}円。",
        f"{due} yen are due for {months} months, {paid} yen were paid.",
        law="各市区町村就学援助要綱",
    )
    found = Output(due, max(0, due - paid), max(0, paid - due))
    why(
        f"追加支給{found.additional}円、返還{found.refund}円。",
        f"{found.additional} yen to pay, {found.refund} yen to claim back.",
    )
    return found
