"""The month from which a change in the number of children counts."""

from datetime import date
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth


@value
class Given:
    """Whether there are more children or fewer, the claim or report, the day of the event."""

    change: Literal["increase", "decrease"]
    claim_date: date
    event_date: date


@value
class Output:
    """The first month of the new amount."""

    effective_month: YearMonth


@rule("child_rearing_allowance", "amount-change-month", law="児童扶養手当法第8条")
def amount_change_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month after the claim for more children, after the event for fewer.

    However late the report, a decrease counts from the month after the event (第8条第3項). A claim
    for a child who is not there yet is out of scope.
    """
    more = given.change == "increase"
    if more:
        not_before("claim_date", given.claim_date, given.event_date)
    day = given.claim_date if more else given.event_date
    found = YearMonth.of(day).plus(1)
    why(
        f"児童の{'増加は請求日' if more else '減少は事由発生日'}{day}の"
        "属する月の翌月から改定する。",
        f"{'More' if more else 'Fewer'} children count from the month after {day}.",
        law="児童扶養手当法第8条第1項" if more else "児童扶養手当法第8条第3項",
    )
    why(f"改定月は{found}。", f"The new amount holds from {found}.")
    return Output(found)
