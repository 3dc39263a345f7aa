"""What a premium left unpaid leads to."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import Parameters, Why, rule, value

_LAW = "介護保険法第66条・第67条、民法第140条・第143条"


@value
class Given:
    """The day the premium was due, the day asked about, and whether it is paid."""

    due_date: date
    as_of: date
    paid: bool


@value
class Output:
    """The measure that may be taken."""

    measure: Literal["none", "payment_change", "suspension"]


@rule(
    "long_term_care_insurance",
    "arrears-restriction",
    law="介護保険法第66条・第67条、同法施行規則第99条・第103条",
)
def arrears_restriction(given: Given, law: Parameters, why: Why) -> Output:
    """Return reimbursement after a year, suspension after a year and a half, nothing when paid.

    The term runs from the day after the due day by the calendar; it has passed the day after it
    ends (介護保険法第66条・第67条、民法第143条).
    """
    in_force = law.on(given.as_of)
    if given.paid:
        why("完納しているため措置はない。", "Paid: no measure.", law=_LAW)
        return Output("none")
    first = given.due_date + timedelta(days=1)
    change = last_day_of_months(first, in_force.integer("payment_change_months"))
    stop = last_day_of_months(first, in_force.integer("suspension_months"))
    why(
        f"納期限{given.due_date}の翌日から起算し、1年は{change}、1年6か月は{stop}に満了する。",
        f"From the day after {given.due_date} one year ends {change}, one and a half {stop}.",
        law=_LAW,
    )
    measure: Literal["none", "payment_change", "suspension"] = "none"
    if given.as_of > change:
        measure = "suspension" if given.as_of > stop else "payment_change"
    why(f"{given.as_of}現在の措置は{measure}。", f"On {given.as_of}: {measure}.", law=_LAW)
    return Output(measure)
