"""The first and the last month paid after a claim."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.calendar import next_open_day
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_GRACE: Final = timedelta(days=15)  # 児童扶養手当法第7条第2項


@value
class Given:
    """The claim, an unavoidable cause if any, the day of loss if any, the closed days."""

    claim_date: date
    unavoidable_from: date | None
    unavoidable_to: date | None
    lost_on: date | None
    closed_dates: tuple[date, ...]


@value
class Output:
    """The first and last month paid and how many; without a loss only the first is known."""

    start_month: YearMonth | None
    last_month: YearMonth | None
    months: int | None


@rule(
    "child_rearing_allowance",
    "start-and-end-month",
    law="児童扶養手当法第7条第1項・第2項、第26条（民法の期間の規定の準用）",
)
def start_and_end_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months paid: from the month after the claim through the month of the loss.

    A claim until the fifteenth day from the day after an unavoidable cause ended, or the next
    open day, is paid from the month after the cause began; one before it ended was not made
    impossible by it and is out of scope. Birth and moves give no exception.
    """
    start = _start(given, why)
    if given.lost_on is None:
        return Output(start, None, None)
    last = YearMonth.of(given.lost_on)
    months = max(0, start.months_until(last) + 1)
    why(
        f"{given.lost_on}の喪失により{last}分まで、{months}か月分を支給する。",
        f"Lost on {given.lost_on}: {months} months, through {last}.",
        law="児童扶養手当法第7条第1項",
    )
    return Output(start, last, months) if months else Output(None, None, 0)


def _start(given: Given, why: Why) -> YearMonth:
    origin = given.claim_date
    began, ended = given.unavoidable_from, given.unavoidable_to
    if began is not None and ended is not None:
        origin = _origin(given, began, ended, why)
    elif began is not ended:
        msg = "unavoidable_from and unavoidable_to: expected both or neither, found one"
        raise OutOfScopeError(msg)
    start = YearMonth.of(origin).plus(1)
    why(
        f"{origin}の属する月の翌月{start}分から支給する。",
        f"Paid from {start}, the month after {origin}.",
        law="児童扶養手当法第7条第1項・第2項",
    )
    return start


def _origin(given: Given, began: date, ended: date, why: Why) -> date:
    claimed = given.claim_date
    if not began <= ended <= claimed:
        msg = (
            f"claim_date: expected unavoidable_from {began}, unavoidable_to and the claim in this "
            f"order, found {ended} and {claimed}"
        )
        raise OutOfScopeError(msg)
    last_day = next_open_day(ended + _GRACE, given.closed_dates)
    why(
        f"理由のやんだ日{ended}の翌日から15日目（閉庁日なら次の開庁日）は{last_day}。",
        f"The fifteenth day from the day after {ended}, or the next open day, is {last_day}.",
        law="児童扶養手当法第7条第2項・第26条、民法第142条",
    )
    return began if claimed <= last_day else claimed
