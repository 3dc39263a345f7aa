"""When the right to collect a tax lapses."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before

_LAW, _RENEWAL_LAW = "地方税法第18条第1項", "地方税法第18条の2第1項"
_AFTER_REMINDER = timedelta(days=11)
"""A new term begins the day after ten days have passed, the reminder's own day the first."""

_ONE_DAY = timedelta(days=1)
_JA = {"payment_notice": "納期限の到来", "reminder": "督促", "acknowledge": "承認"}


@value
class PrescriptionEvent:
    """A reminder, an acknowledgment (also a part payment) or a mere notice, and its day.

    Of a notice of payment (納付の告知) the day is the due date that it names.
    """

    type: Literal["payment_notice", "reminder", "acknowledge", "notice"]
    date: date


@value
class Given:
    """The legal due date and what happened since."""

    legal_due_date: date
    events: tuple[PrescriptionEvent, ...]


@value
class Output:
    """The day at whose end the right lapses."""

    completed_on: date


@rule("individual_resident_tax", "prescription", law="地方税法第18条・第18条の2")
def prescription(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the term.

    The due date a notice of payment names, the first reminder and each acknowledgment renew it. A
    mere notice does not, nor does anything after the term is over. The order of the events does not
    matter. A new term never ends before the one it renews. Out of scope: a notice naming a due date
    after the term, which may have been sent within it and would keep it open (第18条の2第1項第1号);
    a reminder that is not sent after the due date (第329条第1項).
    """
    years = law.on(given.legal_due_date).integer("years")
    end = last_day_of_term(given.legal_due_date + _ONE_DAY, years)
    why(
        f"法定納期限{given.legal_due_date}の翌日から{years}年の満了は{end}。",
        f"{years} years from the day after {given.legal_due_date} end on {end}.",
        law=_LAW,
    )
    _reminded_when_late(given)
    renewing = _renewing(given.events)
    for number, event in enumerate(renewing):
        if event.date > end:
            _none_may_keep_open(renewing[number:], end)
            why(
                f"{event.date}は時効完成後なので効果がない。",
                f"{event.date} is too late.",
                law=_LAW,
            )
            break
        wait = _AFTER_REMINDER if event.type == "reminder" else _ONE_DAY
        end = max(end, last_day_of_term(event.date + wait, years))
        why(
            f"{event.date}の{_JA[event.type]}により{end}まで。",
            f"The {event.type} of {event.date} renews it to {end}.",
            law=_RENEWAL_LAW,
        )
    return Output(end)


def _reminded_when_late(given: Given) -> None:
    """Hold that reminders follow a due date: the first that notices name, or the legal one."""
    named = [event.date for event in given.events if event.type == "payment_notice"]
    due = min(named, default=given.legal_due_date)
    for event in given.events:
        if event.type == "reminder":
            not_before("events", event.date, next_day("events", max(due, given.legal_due_date)))


def _none_may_keep_open(late: list[PrescriptionEvent], end: date) -> None:
    if any(event.type == "payment_notice" for event in late):
        msg = f"events: expected due dates up to {end}; when a notice was sent is not known"
        raise OutOfScopeError(msg)


def _renewing(events: tuple[PrescriptionEvent, ...]) -> list[PrescriptionEvent]:
    """Return the due dates named, the acknowledgments and the first reminder, in time."""
    ordered = sorted(events, key=lambda event: event.date)
    reminders = [event for event in ordered if event.type == "reminder"]
    return [
        event
        for event in ordered
        if event.type in {"acknowledge", "payment_notice"} or (reminders and event is reminders[0])
    ]
