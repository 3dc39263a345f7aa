"""What a child that moves in is sent, and by when."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import fiscal_year
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import grade_on

Action = Literal["transfer_notice", "new_entrant_notice", "guidance", "await_extraction", "none"]
_JAPANESE: Final = "1"
_BEFORE_SCHOOL: Final = "E3"
_UNNOTIFIED: Final = ("00", "99")


@value
class Given:
    """The birth, whether Japanese (1) or foreign (2), the day the move in was reported."""

    birth_date: date
    resident_kind: Literal["1", "2"]
    notified_date: date


@value
class Output:
    """What is sent and the last day for it, or at once."""

    action: Action
    due: date | Literal["immediate"] | None


@rule(
    "school_enrollment",
    "move-in-handling",
    law="学校教育法施行令第3条・第4条・第5条・第6条",
)
def move_in_handling(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the notice for a child that moves in.

    Pupils are notified at once. Who enters next April waits for 1 October, is notified by 31
    January, or at once from 1 February. Foreign children get guidance instead of either notice.
    """
    grade = grade_on(given.birth_date, given.notified_date)
    why(
        f"{given.notified_date}の届出日現在の学年は{grade}。",
        f"The grade on {given.notified_date} is {grade}.",
        law="学校教育法第17条",
    )
    found = _decided(given, grade)
    why(
        f"扱いは{found.action}、期限は{found.due}。",
        f"Handled by {found.action}, due {found.due}.",
        law="学校教育法施行令第3条から第6条まで",
    )
    return found


def _decided(given: Given, grade: str) -> Output:
    if grade in _UNNOTIFIED:
        return Output("none", None)
    japanese = given.resident_kind == _JAPANESE
    if grade != _BEFORE_SCHOOL:
        return Output("transfer_notice" if japanese else "guidance", "immediate")
    year, reported = fiscal_year(given.notified_date), given.notified_date
    due = date(year + 1, 1, 31)
    if reported <= date(year, 10, 1):
        return Output("await_extraction", due)
    action: Action = "new_entrant_notice" if japanese else "guidance"
    return Output(action, due if reported <= due else "immediate")
