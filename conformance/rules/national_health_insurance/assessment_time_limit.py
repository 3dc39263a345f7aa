"""Until when a charge can still be decided."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day

_LAW: Final = "国民健康保険法第110条の2、地方税法第17条の5"


@value
class Given:
    """Premium or tax, the first due date of the year, the day of the decision, more or less."""

    scheme: Literal["premium", "tax"]
    first_due_date: date
    decision_date: date
    direction: Literal["increase", "decrease"]


@value
class Output:
    """Whether the decision can still be made."""

    allowed: bool


@rule("national_health_insurance", "assessment-time-limit", law=_LAW)
def assessment_time_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the day lies within the years counted from the day after the due date.

    A closed last day moves nothing. Due dates before April 2015 are out of scope.
    """
    name = "premium" if given.scheme == "premium" else f"tax_{given.direction}"
    years = law.on(given.first_due_date).integer(name)
    last = last_day_of_term(next_day("first_due_date", given.first_due_date), years)
    why(
        f"納期限{given.first_due_date}の翌日から{years}年の末日は{last}。",
        f"{years} years from the day after {given.first_due_date} end on {last}.",
        law=_LAW,
    )
    allowed = given.decision_date <= last
    why(
        f"{given.decision_date}の決定は{'できる' if allowed else 'できない'}。",
        f"A decision on {given.decision_date} is {'in' if allowed else 'out of'} time.",
        law=_LAW,
    )
    return Output(allowed)
