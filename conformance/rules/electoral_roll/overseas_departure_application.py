"""Whether an application for the overseas roll is accepted at departure."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

Reason = Literal["before_notification", "after_planned_date", "under_18", "not_on_roll", "ok"]
_LAW = "公職選挙法第30条の5第4項"


@value
class Given:
    """The notice of moving abroad, the planned day, the application, the birth, the roll."""

    move_out_notified_date: date
    move_out_planned_date: date
    application_date: date
    birth_date: date
    will_be_registered: bool


@value
class Output:
    """Whether accepted, and the first reason why not."""

    accepted: bool
    reason: Reason


@rule("electoral_roll", "overseas-departure-application", law=_LAW)
def overseas_departure_application(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether it was made from the notice to the planned day, both included, of age.

    The law speaks of people of 18 who register until the planned day: whether who comes of age
    between the application and that day may apply is open, and out of scope. So is who was not
    born by then.
    """
    not_before("application_date", given.application_date, given.birth_date)
    attained = attains(given.birth_date, law.on(given.application_date).integer("min_age"))
    why(
        f"申請期間は{given.move_out_notified_date}から{given.move_out_planned_date}まで、"
        f"18歳に達する日は{attained}。",
        f"To be made from {given.move_out_notified_date} to {given.move_out_planned_date}; 18 is "
        f"attained on {attained}.",
        law=_LAW,
    )
    reason = _reason(given, attained)
    why(
        f"{given.application_date}の申請の判定は{reason}。",
        f"The application of {given.application_date}: {reason}.",
        law=_LAW,
    )
    return Output(accepted=reason == "ok", reason=reason)


def _reason(given: Given, attained: date) -> Reason:
    if given.application_date < given.move_out_notified_date:
        return "before_notification"
    if given.application_date > given.move_out_planned_date:
        return "after_planned_date"
    if attained > given.move_out_planned_date:
        return "under_18"
    if attained > given.application_date:
        msg = (
            f"birth_date: expected 18 attained by the application of {given.application_date} or "
            f"not by the planned day, found {attained}"
        )
        raise OutOfScopeError(msg)
    return "ok" if given.will_be_registered else "not_on_roll"
