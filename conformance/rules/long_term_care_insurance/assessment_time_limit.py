"""Until when a premium may still be assessed."""

from datetime import date, timedelta

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value

_LAW = "介護保険法第200条の2、民法第140条・第143条"


@value
class Given:
    """The first due day of the fiscal year's premium, and the day of the decision."""

    first_due_date: date
    decision_date: date


@value
class Output:
    """The last day for a decision, and whether this one is in time."""

    last_date: date
    allowed: bool


@rule("long_term_care_insurance", "assessment-time-limit", law="介護保険法第200条の2")
def assessment_time_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the end of two years counted from the day after the first due day, itself included.

    介護保険法第200条の2、民法第140条・第143条. Due days before April 2015 are out of scope.
    """
    years = law.on(given.first_due_date).integer("years")
    last = last_day_of_term(given.first_due_date + timedelta(days=1), years)
    why(
        f"最初の納期{given.first_due_date}の翌日から起算して{years}年は{last}に満了する。",
        f"{years} years from the day after the first due day {given.first_due_date} end on {last}.",
        law=_LAW,
    )
    allowed = given.decision_date <= last
    why(
        f"{given.decision_date}の賦課決定は{'できる' if allowed else 'できない'}。",
        f"A decision on {given.decision_date} is {'in time' if allowed else 'too late'}.",
        law=_LAW,
    )
    return Output(last, allowed)
