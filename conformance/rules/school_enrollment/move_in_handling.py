"""What a child that moves in is sent, and by when."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import fiscal_year
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import grade_on
from conformance.rules.scope import not_before

Action = Literal["transfer_notice", "new_entrant_notice", "guidance", "await_extraction", "none"]
_JAPANESE: Final = "1"
_BEFORE_SCHOOL: Final = "E3"
_LAST_OF_PRIMARY: Final = "P6"
Due = date | Literal["immediate"]
_UNNOTIFIED: Final = ("00", "99")


@value
class Given:
    """The birth, whether Japanese (1) or foreign (2), the days of the report and of the move.

    `moved_on`: left out, the day of the report.
    """

    birth_date: date
    resident_kind: Literal["1", "2"]
    notified_date: date
    moved_on: date | None = None


@value
class Output:
    """What is sent and the last day for it, or at once; that of the notice of junior high school.

    `junior_high_due`: for pupils of the sixth grade, who enter junior high school next April.
    """

    action: Action
    due: Due | None
    junior_high_due: Due | None = None


@rule(
    "school_enrollment",
    "move-in-handling",
    law="学校教育法施行令第2条・第3条・第4条・第5条・第6条",
)
def move_in_handling(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the notice for a child that moves in.

    Pupils are notified at once. Who enters next April and lived here on 1 October waits for the
    register made as of that day, by 31 October; else the notice is given by 31 January, or at once
    from 1 February. The sixth grade is notified of junior high school by the same days. Foreign
    children get guidance instead of any notice. A report before the move is out of scope.
    """
    not_before("notified_date", given.notified_date, _moved(given))
    grade = grade_on(given.birth_date, given.notified_date)
    why(
        f"{given.notified_date}の届出日現在の学年は{grade}。",
        f"The grade on {given.notified_date} is {grade}.",
        law="学校教育法第17条",
    )
    found = _decided(given, grade)
    why(
        f"扱いは{found.action}、期限は{found.due or 'なし'}。",
        f"Handled by {found.action}, due {found.due or 'never'}.",
        law="学校教育法施行令第2条から第6条まで",
    )
    return found


def _moved(given: Given) -> date:
    return given.moved_on or given.notified_date


def _decided(given: Given, grade: str) -> Output:
    if grade in _UNNOTIFIED:
        return Output("none", None)
    japanese = given.resident_kind == _JAPANESE
    entrance = _entrance_due(given.notified_date)
    if grade != _BEFORE_SCHOOL:
        transfer: Action = "transfer_notice" if japanese else "guidance"
        return Output(transfer, "immediate", entrance if grade == _LAST_OF_PRIMARY else None)
    if _in_the_register_to_come(given):
        return Output("await_extraction", entrance)
    return Output("new_entrant_notice" if japanese else "guidance", entrance)


def _entrance_due(reported: date) -> Due:
    """Return two months before the school year (令第5条第1項), or at once (第6条第1号)."""
    due = date(fiscal_year(reported) + 1, 1, 31)
    return due if reported <= due else "immediate"


def _in_the_register_to_come(given: Given) -> bool:
    """Say whether the register made as of 1 October will hold a child (令第2条)."""
    year = fiscal_year(given.notified_date)
    return _moved(given) <= date(year, 10, 1) and given.notified_date <= date(year, 10, 31)
