"""The first month paid when a disaster or another unavoidable cause delayed the claim."""

from datetime import date

from conformance.rules.child_allowance._fifteen_days import last_claim_day
from conformance.rules.child_allowance._reform import check_reform_claim
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The claim, the first and the last day of the unavoidable cause, the closed days."""

    claim_date: date
    unavoidable_from: date
    unavoidable_to: date
    closed_dates: tuple[date, ...]


@value
class Output:
    """The first month paid and whether the exception gave it."""

    start_month: YearMonth
    special: bool


@rule(
    "child_allowance",
    "unavoidable-start-month",
    law="児童手当法第8条第3項・第9条第2項・第24条",
)
def unavoidable_start_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month payment starts after an unavoidable cause.

    A claim until the fifteenth day from the day after the cause ended is paid from the month
    after the cause began, a later one from the month after the claim (児童手当法第8条第3項).
    A claim before the cause ended was not made impossible by it: out of scope, as are claims that
    the reform of October 2024 paid from that month.
    """
    _check(given)
    last_day = last_claim_day(given.unavoidable_to, given.closed_dates)
    why(
        f"理由のやんだ日{given.unavoidable_to}の翌日から15日目（閉庁日なら次の開庁日）は{last_day}。",
        f"The fifteenth day from the day after {given.unavoidable_to}, when the cause ended, "
        f"or the next open day, is {last_day}.",
        law="児童手当法第8条第3項・第24条、民法第142条",
    )
    special = given.claim_date <= last_day
    origin = given.unavoidable_from if special else given.claim_date
    start = YearMonth.of(origin).plus(1)
    check_reform_claim(given.unavoidable_from, given.claim_date, start)
    why(
        f"{given.claim_date}の請求は期限{'内' if special else '後'}のため、"
        f"{origin}の属する月の翌月{start}分から支給する。",
        f"The claim of {given.claim_date} is {'in time' if special else 'late'}: paid from "
        f"{start}, the month after {origin}.",
        law="児童手当法第8条第3項" if special else "児童手当法第8条第2項",
    )
    return Output(start, special)


def _check(given: Given) -> None:
    if given.unavoidable_to < given.unavoidable_from:
        msg = (
            f"unavoidable_to: expected a day on or after unavoidable_from "
            f"{given.unavoidable_from}, found {given.unavoidable_to}"
        )
        raise OutOfScopeError(msg)
    if given.claim_date < given.unavoidable_to:
        msg = (
            f"claim_date: the claim of {given.claim_date} was made before the cause ended on "
            f"{given.unavoidable_to} and was not made impossible by it; use payment-start-month"
        )
        raise OutOfScopeError(msg)
