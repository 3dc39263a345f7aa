"""Whether a child is of school age on a day, and obliged to attend."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import schooling

Status = Literal["before", "school_child", "school_student", "after"]
_JAPANESE: Final = "1"
_OBLIGED: Final = ("school_child", "school_student")


@value
class Given:
    """The birth, the day, whether elementary school is completed, Japanese (1) or foreign (2)."""

    birth_date: date
    date: date
    elementary_completed: bool
    resident_kind: Literal["1", "2"]


@value
class Output:
    """The status by age (of foreign children, too) and whether there is an obligation."""

    status: Status
    obligation: bool


@rule(
    "school_enrollment",
    "obligation-on-date",
    law="学校教育法第17条・第18条、年齢計算ニ関スル法律",
)
def obligation_on_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the status on the day: a school child until twelve, then by completion, to fifteen.

    Who has not completed elementary school stays a school child until the school year of fifteen
    ends; with it the obligation ends whatever remains (学校教育法第17条第1項ただし書・第2項).
    """
    days = schooling(given.birth_date)
    status = _status(given)
    why(
        f"入学日{days.elementary_from}、12歳の学年の末日{days.elementary_to}、15歳の学年の末日"
        f"{days.junior_to}に対し{given.date}は{status}。",
        f"Entry {days.elementary_from}, years of twelve and fifteen to {days.elementary_to} and "
        f"{days.junior_to}: on {given.date} {status}.",
        law="学校教育法第17条・第18条",
    )
    obligation = given.resident_kind == _JAPANESE and status in _OBLIGED
    why(
        f"就学義務は{'ある' if obligation else 'ない'}。",
        f"{'An' if obligation else 'No'} obligation to attend.",
        law="学校教育法第17条",
    )
    return Output(status, obligation)


def _status(given: Given) -> Status:
    days = schooling(given.birth_date)
    if given.date < days.elementary_from:
        return "before"
    if given.date > days.junior_to:
        return "after"
    in_junior = given.date > days.elementary_to and given.elementary_completed
    return "school_student" if in_junior else "school_child"
