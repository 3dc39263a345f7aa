"""Until when an application must be decided and notified."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.scope import not_before, since_law

Status = Literal["in_time", "extended", "late"]


@value
class Given:
    """The days of application and of the notice, and whether a special reason was stated."""

    application_date: date
    decision_date: date
    special_reason: bool


@value
class Output:
    """The last day, the extended last day, and which of them was kept."""

    due_date: date
    extended_due_date: date
    status: Status


@rule("public_assistance", "decision-deadline", law="生活保護法第24条第5項から第7項まで")
def decision_deadline(given: Given, law: Parameters, why: Why) -> Output:
    """Return the fourteenth and the thirtieth day after the application, and the result.

    The day of application is not counted (民法第140条). A closed last day does not move here: the
    statement does not say so. Applications before the Act are out of scope.
    """
    now, applied = latest(law), roomy("application_date", given.application_date)
    since_law(law, "application_date", applied)
    decided = not_before("decision_date", given.decision_date, applied)
    due = applied + timedelta(days=now.integer("days"))
    extended = applied + timedelta(days=now.integer("max_days"))
    why(
        f"{applied}の申請の決定期限は{due}、延長しても{extended}。",
        f"Applied on {applied}: due on {due}, with an extension on {extended}.",
        law="生活保護法第24条第5項、民法第140条",
    )
    in_extension = given.special_reason and decided <= extended
    status: Status = "in_time" if decided <= due else "extended" if in_extension else "late"
    why(
        f"{decided}の決定は{_WORDS[status]}。",
        f"The decision of {decided} is {status}.",
        law="生活保護法第24条第5項・第6項",
    )
    return Output(due, extended, status)


_WORDS = {"in_time": "期限内", "extended": "延長内", "late": "超過"}
