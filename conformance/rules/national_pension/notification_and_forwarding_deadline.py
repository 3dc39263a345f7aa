"""By when a notification is due, and by when it must be passed on."""

from collections.abc import Collection
from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "国民年金法第12条、同法施行規則第1条の4ほか・第9条、地方自治法第4条の2第4項"


@value
class Given:
    """The day of the event and of receipt, the closed days, whether they move the forwarding."""

    event_on: date
    received_on: date
    closed_days: tuple[date, ...]
    extend_forward: bool


@value
class Output:
    """The last days to notify and to forward, and whether the notification was late."""

    notify_due_on: date
    forward_due_on: date
    late_notification: bool


@rule("national_pension", "notification-and-forwarding-deadline", law=_LAW)
def notification_and_forwarding_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the fourteenth days from the day after the event and after the receipt.

    A closed day moves the notification's, and where the municipality says so the forwarding's, to
    the next day that is not closed (地方自治法第4条の2第4項). All closed days are listed: a
    weekend is not closed by itself.
    """
    in_force = law.on(given.event_on)
    notify = _open(
        given.event_on + timedelta(days=in_force.integer("notify_days")), given.closed_days
    )
    forward = given.received_on + timedelta(days=in_force.integer("forward_days"))
    if given.extend_forward:
        forward = _open(forward, given.closed_days)
    late = given.received_on > notify
    why(
        f"事実の日{given.event_on}の翌日から14日目（休日なら次の開庁日）の届出期限は{notify}で、"
        f"{given.received_on}の受理は期限{'後' if late else '内'}。",
        f"Fourteen days from {given.event_on}, or the next open day: {notify}; received on "
        f"{given.received_on}, {'late' if late else 'in time'}.",
        law=_LAW,
    )
    why(
        f"受理日の翌日から14日目の進達期限は{forward}"
        f"（休日の繰下げ{'あり' if given.extend_forward else 'なし'}）。",
        f"To be forwarded by {forward}; closed days move it: {given.extend_forward}.",
        law=_LAW,
    )
    return Output(notify, forward, late)


def _open(day: date, closed: Collection[date]) -> date:
    while day in closed:
        day += timedelta(days=1)
    return day
