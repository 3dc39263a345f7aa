"""届出の期限."""

from datetime import timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import days_later
from own_rest.rules.parameters import figures


@rule(
    "filing-deadline-14-days",
    event_on=read.day,
    filed_on=read.day,
    closed_days=read.many(read.day),
)
def filing_deadline_14_days(event_on, filed_on, closed_days):
    if filed_on < event_on:
        raise OutOfScope("nobody has moved yet")
    deadline = days_later(event_on, figures("notice", event_on)["days"])
    while deadline in closed_days:
        deadline += timedelta(days=1)
    return {"deadline": deadline, "late": filed_on > deadline}


def move_in_last_day(limits, planned_on, moved_in_on):
    """Return the last day to use the card for moving in (住民基本台帳法24条の2)."""
    last = days_later(planned_on, limits["from_planned"])
    return min(last, days_later(moved_in_on, limits["from_move_in"])) if moved_in_on else last


@rule(
    "special-move-in-window",
    planned_on=read.day,
    moved_in_on=read.day,
    filed_on=read.day,
    card_presented=read.flag,
    recorded_elsewhere_since=read.flag,
)
def special_move_in_window(
    planned_on, moved_in_on, filed_on, card_presented, recorded_elsewhere_since
):
    last = move_in_last_day(figures("special_move_in", filed_on), planned_on, moved_in_on)
    barred = recorded_elsewhere_since or not card_presented
    return {"last_day": last, "eligible": filed_on <= last and not barred}
