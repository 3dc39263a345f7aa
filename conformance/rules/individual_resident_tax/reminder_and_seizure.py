"""When a reminder must go out, and from when property may be seized."""

from datetime import date, timedelta

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before

_REMINDER_LAW, _SEIZURE_LAW = "地方税法第329条第1項・第3項", "地方税法第331条第1項"


@value
class Given:
    """The due date, the day the reminder was sent, and the days an ordinance allows, if any."""

    due_date: date
    reminder_date: date
    ordinance_days: NonNegativeInt | None = None


@value
class Output:
    """The last day for the reminder, and the first day on which property may be seized."""

    reminder_deadline: date
    seizure_from: date


@rule("individual_resident_tax", "reminder-and-seizure", law="地方税法第329条・第331条")
def reminder_and_seizure(given: Given, law: Parameters, why: Why) -> Output:
    """Return both days; no day of rest moves them.

    A municipality in special circumstances may allow other days for the reminder. The reminder's
    own day is the first of the ten; the day after them still allows payment. A reminder before the
    tax is overdue is none (第329条第1項) and out of scope.
    """
    not_before("reminder_date", given.reminder_date, next_day("due_date", given.due_date))
    in_force = law.on(given.reminder_date)
    days = in_force.integer("reminder_days")
    if given.ordinance_days is not None:
        days = given.ordinance_days
    deadline = given.due_date + timedelta(days=days)
    why(
        f"納期限{given.due_date}後{days}日以内の期限は{deadline}。",
        f"{days} days after {given.due_date}: {deadline}.",
        law=_REMINDER_LAW,
    )
    seizure = given.reminder_date + timedelta(days=in_force.integer("seizure_wait_days") + 1)
    why(
        f"督促状を発した{given.reminder_date}から起算して{in_force.integer('seizure_wait_days')}日を"
        f"経過した日の翌日は{seizure}。",
        f"The reminder of {given.reminder_date} allows seizure from {seizure}.",
        law=_SEIZURE_LAW,
    )
    return Output(deadline, seizure)
