"""Until when a charge can still be decided."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "国民健康保険法第110条の2、地方税法第17条の5第1項・第3項・第4項"


@value
class Given:
    """Premium or tax, the first due date of the year, the day of the decision, more or less.

    The day it could be charged, where that came after the due date; whether another insurance
    turned out to be the right one.
    """

    scheme: Literal["premium", "tax"]
    first_due_date: date
    decision_date: date
    direction: Literal["increase", "decrease"]
    chargeable_on: date | None = None
    coverage_adjustment: bool = False


@value
class Output:
    """Whether the decision can still be made."""

    allowed: bool


@rule("national_health_insurance", "assessment-time-limit", law=_LAW)
def assessment_time_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the day lies within the years counted from the day after the due date.

    What can be charged only later counts from that day. A closed last day moves nothing. Out of
    scope: due dates before April 2015, and a premium lowered after two years because another
    insurance was the right one, which may take as long as the adjustment does (第110条の2第2項).
    """
    name = "premium" if given.scheme == "premium" else f"tax_{given.direction}"
    start = max(given.first_due_date, given.chargeable_on or given.first_due_date)
    years = law.on(start).integer(name)
    last = last_day_of_term(next_day("first_due_date", start), years)
    why(
        f"納期限(納期後に課することができることとなったときはその日){start}の翌日から{years}年の末日は"
        f"{last}。",
        f"{years} years from the day after {start}, when it was due or first chargeable, end on "
        f"{last}.",
        law=_LAW,
    )
    if given.decision_date > last and _adjusts(given):
        msg = f"decision_date: expected a day up to {last} with coverage_adjustment"
        raise OutOfScopeError(msg)
    allowed = given.decision_date <= last
    why(
        f"{given.decision_date}の決定は{'できる' if allowed else 'できない'}。",
        f"A decision on {given.decision_date} is {'in' if allowed else 'out of'} time.",
        law=_LAW,
    )
    return Output(allowed)


def _adjusts(given: Given) -> bool:
    lowered = given.scheme == "premium" and given.direction == "decrease"
    return lowered and given.coverage_adjustment
