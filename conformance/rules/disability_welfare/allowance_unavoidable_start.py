"""The first month of a disability allowance when a disaster or the like delayed the claim."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.office_deadline import moved_deadline
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "特別児童扶養手当等の支給に関する法律第5条の2第1項・第2項・第26条・第26条の5・第33条"


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


@rule("disability_welfare", "allowance-unavoidable-start", law=_LAW)
def allowance_unavoidable_start(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month after the cause began, if claimed within fifteen days of its end.

    The first day is not counted (第33条, 民法第140条) and a closed last day moves on
    (地方自治法第4条の2第4項). A later claim is paid from the month after the claim. A claim before
    the cause ended was not made impossible by it (第5条の2第2項): out of scope, as is a cause that
    ended before it began.
    """
    began, ended = given.unavoidable_from, roomy("unavoidable_to", given.unavoidable_to)
    not_before("unavoidable_to", ended, began)
    not_before("claim_date", given.claim_date, ended)
    days = latest(law).integer("days")
    last_day = moved_deadline(ended + timedelta(days=days), given.closed_dates)
    special = given.claim_date <= last_day
    why(
        f"理由のやんだ日{ended}の後{days}日以内（閉庁日なら次の開庁日まで）は{last_day}までで、"
        f"{given.claim_date}の請求は期限{'内' if special else '後'}。",
        f"Within {days} days of {ended}, when the cause ended, is until {last_day}: claimed "
        f"{'in time' if special else 'late'} on {given.claim_date}.",
        law=_LAW,
    )
    origin = began if special else roomy("claim_date", given.claim_date)
    start = YearMonth.of(origin).plus(1)
    why(
        f"{origin}の属する月の翌月{start}分から支給する。",
        f"Paid from {start}, the month after {origin}.",
        law=_LAW,
    )
    return Output(start, special)
