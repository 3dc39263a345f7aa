"""By when a certification is due, and whether a delay must be announced."""

from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW = "介護保険法第27条第11項"


@value
class Given:
    """The day of application and the day of decision, made or expected."""

    application_date: date
    decision_date: date


@value
class Output:
    """The last day to decide, and whether a notice of delay is needed."""

    due_date: date
    delay_notice: bool


@rule("long_term_care_insurance", "certification-deadline", law=_LAW)
def certification_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the thirtieth day from the day after the application; later needs a notice of delay.

    介護保険法第27条第11項. A closed day does not move it: it binds the municipality. A decision
    before the application is out of scope.
    """
    not_before("decision_date", given.decision_date, given.application_date)
    days = law.on(given.application_date).integer("days")
    due = given.application_date + timedelta(days=days)
    why(
        f"{given.application_date}の翌日から数えて{days}日目は{due}。",
        f"The {days}th day from the day after {given.application_date} is {due}.",
        law=_LAW,
    )
    late = given.decision_date > due
    why(
        f"認定（見込）日は{given.decision_date}で、延期通知を{'要する' if late else '要しない'}。",
        f"Decided on {given.decision_date}: {'late, notice needed' if late else 'in time'}.",
        law=_LAW,
    )
    return Output(due, late)
