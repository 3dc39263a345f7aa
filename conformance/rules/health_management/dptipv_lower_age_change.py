"""The age from which the four-fold vaccine may be given, before and after April 2023."""

import datetime as dt
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.health_management._ages import between

_LAW: Final = "予防接種法施行令第3条（令和5年4月1日改正）"


@value
class Given:
    """The child's birth and the day of the dose."""

    birth_date: dt.date
    date: dt.date


@value
class Output:
    """The lower age (months) in force that day and whether the dose was a routine one."""

    lower_months: int
    eligible: bool


@rule("health_management", "dptipv-lower-age-change", law=_LAW)
def dptipv_lower_age_change(given: Given, law: Parameters, why: Why) -> Output:
    """Return the lower age by the day of the dose and whether the child was old enough.

    A dose given too early before the amendment does not become a routine one by it. Doses before
    the vaccine was routine (November 2012) are out of scope.
    """
    in_force = law.on(given.date)
    lower = in_force.integer("lower_months")
    window = between(given.birth_date, lower, in_force.integer("upper_months"))
    why(
        f"{given.date}の接種では生後{lower}か月（{window.first}）から{window.last}まで。",
        f"On {given.date} the age is {lower} months ({window.first}) until {window.last}.",
        law=_LAW,
    )
    eligible = window.holds(given.date)
    why(
        f"対象期間{'内' if eligible else '外'}の接種。",
        f"The dose lies {'within' if eligible else 'outside'} the period.",
        law=_LAW,
    )
    return Output(lower, eligible)
