"""The last day for notifying a move in, a move within or a change of the household."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, hold_filed_after

_ONE_DAY: Final = timedelta(days=1)


@value
class Given:
    """The day of the event, the day of the notification and the days the office is closed."""

    event_on: date
    filed_on: date
    closed_days: tuple[date, ...]


@value
class Output:
    """The last day in time, and whether the notification came later."""

    deadline: date
    late: bool


@rule(
    "resident_register",
    "filing-deadline-14-days",
    law=(
        "住民基本台帳法第22条、第23条、第25条、第30条の46、第30条の47、第30条の48・"
        "地方自治法第4条の2第4項・民法第140条"
    ),
)
def filing_deadline_14_days(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last of the days (14) after the event, moved past closed days.

    The day of the event does not count. Only `closed_days` are closed: Saturdays and Sundays have
    to be among them. A move is notified once it has happened (転入をした日から), not before.
    """
    hold_filed_after(given.event_on, given.filed_on)
    days = law.on(given.event_on).integer("days")
    end = days_after(given.event_on, days)
    why(
        f"{given.event_on}の翌日から数えて{days}日目は{end}（初日は数えない）。",
        f"Day {days} after {given.event_on} is {end}; the first day does not count.",
        law="民法第140条、住民基本台帳法第22条ほか",
    )
    deadline = _first_open(end, given.closed_days, why)
    late = given.filed_on > deadline
    why(
        f"届出日{given.filed_on}は期限{deadline}{'より後' if late else '以前'}。",
        f"Filed on {given.filed_on}: {'after' if late else 'not after'} {deadline}.",
        law="住民基本台帳法第22条ほか",
    )
    return Output(deadline, late)


def _first_open(end: date, closed_days: tuple[date, ...], why: Why) -> date:
    day = end
    while day in closed_days:
        day += _ONE_DAY
    if day != end:
        why(
            f"{end}は役所の休日なので、次の開庁日{day}を期限とする。",
            f"{end} is a closed day, so the deadline is the next open day, {day}.",
            law="地方自治法第4条の2第4項",
        )
    return day
