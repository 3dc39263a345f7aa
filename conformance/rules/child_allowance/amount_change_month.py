"""The month from which a changed amount is paid."""

from datetime import date
from typing import Literal

from conformance.rules.child_allowance import payment_start_month as start_rule
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The change, its cause and day, the claim (None where none is needed), the closed days."""

    change: Literal["increase", "decrease"]
    cause: Literal["birth", "leave_facility", "other"]
    event_date: date
    claim_date: date | None
    closed_dates: tuple[date, ...]


@value
class Output:
    """The first month of the new amount and whether the fifteen-day exception gave it."""

    effective_month: YearMonth
    special_15day: bool


@rule("child_allowance", "amount-change-month", law="児童手当法第9条、同法施行規則第3条")
def amount_change_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month the amount changes.

    An increase follows the claim like a first claim, fifteen-day exception included
    (児童手当法第9条第1項・第2項); a decrease follows the event, claimed or not (第9条第3項).
    An increase without a claim is out of scope.
    """
    if given.change == "decrease":
        return _decrease(given.event_date, why)
    if given.claim_date is None:
        msg = "claim_date: an increase needs a claim (児童手当法第9条第1項), found null"
        raise OutOfScopeError(msg)
    why(
        f"増額は{given.claim_date}の額改定請求により、支給開始月の規定を準用して求める。",
        f"The increase follows the claim of {given.claim_date}, as a first claim would.",
        law="児童手当法第9条第1項・第2項",
    )
    start = start_rule.first_month(
        start_rule.Given(given.cause, given.event_date, given.claim_date, given.closed_dates), why
    )
    return Output(start.start_month, start.special_15day)


def _decrease(event: date, why: Why) -> Output:
    month = YearMonth.of(event).plus(1)
    why(
        f"減額の事由が生じた日は{event}で、届出日は影響しない。",
        f"The cause of the decrease arose on {event}; the day of notification does not matter.",
        law="児童手当法第9条第3項、同法施行規則第3条第1項ただし書",
    )
    why(
        f"事由の生じた月の翌月{month}分から減額する。",
        f"The amount decreases from {month}, the month after.",
        law="児童手当法第9条第3項",
    )
    return Output(month, special_15day=False)
