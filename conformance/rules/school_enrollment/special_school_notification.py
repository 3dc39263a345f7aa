"""Who notifies whom, and by when, of a pupil for a special needs school."""

from datetime import date
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within


@value
class Given:
    """The degree of article 22-3, the board's decision, the case, the school year."""

    degree_22_3: bool
    certified: bool
    case: Literal["new_entrant", "after_deadline", "enrolled"]
    school_year: int


@value
class Output:
    """Whether the prefecture is notified, by when, and whether the municipality notifies."""

    notify_prefecture: bool
    due: date | Literal["immediate"] | None
    municipal_entrance_notice: bool


@rule(
    "school_enrollment",
    "special-school-notification",
    law="学校教育法施行令第5条・第11条・第11条の3・第12条",
)
def special_school_notification(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the notices: to the prefecture for who has the degree and is certified.

    Everybody else who enters is notified by the municipality; of a pupil already in school and
    not certified the rule says nothing.
    """
    year = within("school_year", given.school_year, 2, date.max.year)
    certified = given.degree_22_3 and given.certified
    why(
        f"認定特別支援学校就学者に当た{'る' if certified else 'らない'}。",
        f"{'Certified' if certified else 'Not certified'} for a special needs school.",
        law="学校教育法施行令第5条",
    )
    if not certified:
        return _by_municipality(given)
    new = given.case == "new_entrant"
    due: date | Literal["immediate"] = date(year - 1, 12, 31) if new else "immediate"
    why(
        f"都道府県教育委員会への通知は{due if new else '速やかに'}{'まで' if new else ''}。",
        f"The prefecture is notified {'by' if new else ''} {due}.",
        law="学校教育法施行令第11条・第11条の3・第12条",
    )
    return Output(notify_prefecture=True, due=due, municipal_entrance_notice=False)


def _by_municipality(given: Given) -> Output:
    if given.case == "enrolled":
        msg = "case: expected a new pupil where nobody is certified, found 'enrolled'"
        raise OutOfScopeError(msg)
    return Output(notify_prefecture=False, due=None, municipal_entrance_notice=True)
