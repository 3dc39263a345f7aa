"""When an allowance ends and when it is paid out."""

from own_rest.rules import read
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, open_day, school_year_end
from own_rest.rules.parameters import figures

_REFORM = Month.at(2024, 10)


@rule(
    "payment-end-month",
    reason=read.code(
        "move_out",
        "overseas_move_out",
        "became_public_servant",
        "payee_death",
        "care_ended",
        "child_death",
        "child_over_age",
    ),
    event_date=read.day,
    notified_on=read.day,
    child_birth_date=read.day,
)
def payment_end_month(reason, event_date, notified_on, child_birth_date):
    del notified_on  # a late notice changes nothing
    over_age = reason == "child_over_age"
    last = school_year_end(child_birth_date, 18) if over_age else Month.of(event_date)
    if last < _REFORM:
        raise OutOfScope("months from 2024-10")
    return {"last_month": last}


@rule(
    "payment-schedule",
    month=read.month,
    pay_day=read.number,
    closed_dates=read.many(read.day),
)
def payment_schedule(month, pay_day, closed_dates):
    turn = figures("pay_months", month)
    paid_in = month.plus(1)
    while paid_in.number not in turn["months"]:
        paid_in = paid_in.plus(1)
    if not 1 <= pay_day <= paid_in.length:
        raise BadInput("pay_day", f"{paid_in} has no day {pay_day}")
    return {
        "pay_month": paid_in,
        "period_from": paid_in.plus(-turn["span"]),
        "period_to": paid_in.plus(-1),
        "pay_date": open_day(paid_in.day(pay_day), closed_dates, -1),
    }
