"""Japanese encephalitis: the years of birth that may make up missed doses until 20."""

import datetime as dt
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import not_before, within

_LAW: Final = "予防接種法施行令附則第2項、予防接種実施規則附則第3条"
_LAST_BIRTH_YEAR: Final = 9900


@value
class Given:
    """The birth, the day, the doses had."""

    birth_date: dt.date
    date: dt.date
    doses_done: int


@value
class Output:
    """Whether the exception holds and the doses still to be had under it."""

    eligible: bool
    remaining: int


@rule("health_management", "je-special-cohort", law=_LAW)
def je_special_cohort(given: Given, law: Parameters, why: Why) -> Output:
    """Return the missing ones of four doses, from 4 years of age until 20 is reached.

    Both ends count, each the day before a birthday. Others, and who had all four, have none.
    Days before April 2013 are out of scope, and so is who lacks the fourth dose alone and is not
    yet nine: it is given from nine years on.
    """
    within("birth_date", given.birth_date.year, 1, _LAST_BIRTH_YEAR)
    in_force = law.on(given.date)
    missing = in_force.integer("total_doses") - within("doses_done", given.doses_done, 0)
    concerned = _concerned(given, in_force)
    why(
        f"{given.birth_date}生まれは{given.date}に特例の対象に"
        f"{'当たる' if concerned else '当たらない'}。",
        f"Born {given.birth_date}, the person is {'' if concerned else 'not '}concerned on "
        f"{given.date}.",
        law=_LAW,
    )
    eligible = concerned and missing > 0
    if eligible and missing == 1:
        fourth = attains(given.birth_date, in_force.integer("fourth_dose_age"))
        not_before("date", given.date, fourth)
    remaining = missing if eligible else 0
    why(
        f"残りは{remaining}回。",
        f"{remaining} doses are left.",
        law=_LAW,
    )
    return Output(eligible, remaining)


def _concerned(given: Given, in_force: InForce) -> bool:
    first, last = (dt.date.fromisoformat(day) for day in in_force.texts("cohort"))
    if not first <= given.birth_date <= last:
        return False
    ages = (in_force.integer(name) for name in ("age_from", "age_under"))
    begins, ends = (attains(given.birth_date, age) for age in ages)
    return begins <= given.date <= ends
