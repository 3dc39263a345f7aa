"""A regular payment of the special allowances for persons with disabilities."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar_room import roomy
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "特別児童扶養手当等の支給に関する法律第5条の2・第18条・第19条の2・第26条・第26条の5"
_PAY_MONTHS: Final = (2, 5, 8, 11)
_MONTHS: Final = 3
_SINCE: Final = date(1986, 4, 1)
"""The special and the child's allowance begin; the transitional one is claimed no more."""


@value
class Given:
    """The allowance, the day of the claim, the last month due if any, the month of payment."""

    kind: Literal["tokubetsu", "shogaiji", "keikateki"]
    claim_date: date
    end_month: YearMonth | None
    pay_month: YearMonth


@value
class Output:
    """The first and last month paid, if any, and the yen."""

    month_from: YearMonth | None
    month_to: YearMonth | None
    amount: int


@rule("disability_welfare", "allowance-payment", law=_LAW)
def allowance_payment(given: Given, law: Parameters, why: Why) -> Output:
    """Return the months due among the three before the month of payment, and their sum.

    Months are due from the one after the claim to the one in which the reason ends; each is paid at
    its own year's amount. Claims at a time when the allowance was not claimed, after the month of
    payment or after the reason had ended are out of scope.
    """
    _hold_claimed(given)
    if given.pay_month.month not in _PAY_MONTHS:
        msg = f"pay_month: expected a month among {_PAY_MONTHS}, found {given.pay_month}"
        raise OutOfScopeError(msg)
    start = YearMonth.of(roomy("claim_date", given.claim_date)).plus(1)
    pay_month = roomy("pay_month", given.pay_month)
    months = [pay_month.plus(-n) for n in range(_MONTHS, 0, -1)]
    due = [m for m in months if start <= m and (given.end_month is None or m <= given.end_month)]
    why(
        f"{given.claim_date}の請求により{start}分から支給し、{pay_month}の支払の対象は"
        f"{'・'.join(map(str, due)) or 'なし'}。",
        f"Claimed on {given.claim_date}, due from {start}: {pay_month} pays "
        f"{', '.join(map(str, due)) or 'nothing'}.",
        law=_LAW,
    )
    amounts = [law.on(month).integer(given.kind) for month in due]
    why(
        f"月ごとの額は{'・'.join(map(str, amounts)) or 'なし'}、合計{sum(amounts)}円。",
        f"By month {', '.join(map(str, amounts)) or 'nothing'}: {sum(amounts)} yen.",
        law=_LAW,
    )
    return Output(due[0] if due else None, due[-1] if due else None, sum(amounts))


def _hold_claimed(given: Given) -> None:
    """Hold that the allowance could be claimed on the day, for months that are paid later."""
    claimed, transitional = given.claim_date, given.kind == "keikateki"
    if transitional != (claimed < _SINCE):
        when = "before" if transitional else "on or after"
        msg = f"claim_date: expected a day {when} {_SINCE} for {given.kind}, found {claimed}"
        raise OutOfScopeError(msg)
    last = given.pay_month if given.end_month is None else min(given.pay_month, given.end_month)
    if YearMonth.of(claimed) > last:
        msg = f"claim_date: expected a day in {last} or before, found {claimed}"
        raise OutOfScopeError(msg)
