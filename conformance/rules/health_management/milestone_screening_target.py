"""Who is invited to the screenings at certain ages: hepatitis, gums, bones."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, InForce, Parameters, Why, rule, value
from conformance.rules.health_management._fiscal_year_age import FEMALE, age_reached

Reason = Literal["sex", "age", "already", "ok"]

_LAW: Final = "健康増進法第19条の2、同法施行規則第4条の2、健康増進事業実施要領"
_HEPATITIS, _GUMS, _BONES = "07", "08", "09"


@value
class Given:
    """The screening, the person, the fiscal year, whether screened at any time before."""

    screening_kind: Literal["07", "08", "09"]
    birth_date: date
    sex: Code
    fiscal_year: int
    screened_before: bool


@value
class Output:
    """The age by the year's end, whether the person is invited, the first reason why not."""

    fy_end_age: int
    eligible: bool
    reason: Reason


@rule("health_management", "milestone-screening-target", law=_LAW)
def milestone_screening_target(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the person is invited: by sex, then age, then an earlier screening.

    Gums go by tens of years (from 20 since 2024), bones by fives and for women alone, hepatitis
    from 40 and once in a life. Years before 2008 are out of scope.
    """
    age = age_reached(given.birth_date, given.fiscal_year, why)
    reason = _reason(given, age, law.on(date(given.fiscal_year, 4, 1)))
    why(
        f"性別・年齢・受診済みの順にみて{reason}。",
        f"By sex, age and earlier screening in turn: {reason}.",
        law=_LAW,
    )
    return Output(age, reason == "ok", reason)


def _reason(given: Given, age: int, in_force: InForce) -> Reason:
    if given.screening_kind == _BONES and given.sex != FEMALE:
        return "sex"
    if not _of_age(given, age, in_force):
        return "age"
    once = given.screening_kind == _HEPATITIS
    return "already" if once and given.screened_before else "ok"


def _of_age(given: Given, age: int, in_force: InForce) -> bool:
    if given.screening_kind == _HEPATITIS:
        return age >= in_force.integer("hepatitis_from")
    name = "periodontal" if given.screening_kind == _GUMS else "osteoporosis"
    return age in in_force.integers(name)
