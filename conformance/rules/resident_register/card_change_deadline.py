"""The last day for notifying a change of what the individual number card states."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, hold_filed_after

_LAW: Final = "番号法第17条第8項"


@value
class Given:
    """The day of the change and of the notification, the office's closed days, the holder.

    `abroad`: the holder has moved abroad (国外転出者).
    """

    changed_on: date
    filed_on: date
    closed_days: tuple[date, ...]
    abroad: bool = False


@value
class Output:
    """The last day in time (None: no day is fixed), and whether the notification came later."""

    deadline: date | None
    late: bool


@rule("resident_register", "card-change-deadline", law=f"{_LAW}・第12項・地方自治法第4条の2第4項")
def card_change_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last of the days (14) after the change, moved past closed days.

    The day of the change does not count. Who has moved abroad notifies without delay (速やかに): no
    day is fixed. Moving in and moving abroad, when the card is handed in with that notification
    (第6項), are no such change; nor is what has not happened yet.
    """
    hold_filed_after(given.changed_on, given.filed_on)
    days = law.on(given.changed_on).integer("days")
    if given.abroad:
        why(
            "国外転出者は速やかに届け出るものとされ、期限の日はない。",
            "Who has moved abroad notifies without delay; no day is fixed.",
            law="番号法第17条第12項",
        )
        return Output(None, late=False)
    deadline = days_after(given.changed_on, days)
    while deadline in given.closed_days:
        deadline = days_after(deadline, 1)
    late = given.filed_on > deadline
    why(
        f"変更のあった日{given.changed_on}から{days}日以内の{deadline}まで。届出日{given.filed_on}は"
        f"{'期限の後' if late else '期限内'}。",
        f"Within {days} days of {given.changed_on}, by {deadline}; filed on {given.filed_on}, "
        f"{'late' if late else 'in time'}.",
        law=_LAW,
    )
    return Output(deadline, late)
