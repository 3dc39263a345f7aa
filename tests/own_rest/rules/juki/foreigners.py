"""在留期間."""

from datetime import timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import days_later, period_end, working_day
from own_rest.rules.parameters import figures


@rule(
    "transient-resident-period",
    event_on=read.day,
    special_permanent_descendant=read.flag,
    count_first_day=read.flag,
)
def transient_resident_period(event_on, special_permanent_descendant, count_first_day):
    days = figures("transient", event_on)
    first = event_on - timedelta(days=count_first_day)
    last = days_later(first, days["special" if special_permanent_descendant else "apply"])
    return {
        "apply_by": working_day(last),
        "stay_until": days_later(first, days["stay"]),
        "office": "municipality" if special_permanent_descendant else "immigration",
    }


@rule(
    "residence-period-expiry",
    expires_on=read.day,
    renewal_filed_before_expiry=read.flag,
    decided_on=read.optional(read.day),
    new_expires_on=read.optional(read.day),
    immigration_notice_received=read.flag,
    as_of=read.day,
)
def residence_period_expiry(
    expires_on,
    renewal_filed_before_expiry,
    decided_on,
    new_expires_on,
    immigration_notice_received,
    as_of,
):
    until = _special_end(expires_on, decided_on) if renewal_filed_before_expiry else expires_on
    if new_expires_on:
        if not (renewal_filed_before_expiry and decided_on and new_expires_on > expires_on):
            raise OutOfScope("a new period that nobody granted")
        until = new_expires_on
    return {
        "may_stay_until": until,
        "period_over": as_of > until,
        "erase_record": immigration_notice_received,
    }


def _special_end(expires_on, decided_on):
    months = figures("residence", expires_on)["special_months"]
    end = period_end(expires_on + timedelta(days=1), months)
    return min(end, max(decided_on, expires_on)) if decided_on else end
