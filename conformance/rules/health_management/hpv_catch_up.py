"""HPV vaccination for women who missed it: catch-up and what followed."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.core import Code, InForce, Parameters, Why, rule, value
from conformance.rules.health_management._ages import hpv_years
from conformance.rules.health_management._fiscal_year_age import FEMALE
from conformance.rules.scope import since_law

Basis = Literal["ordinary", "catch_up", "transitional", "none"]

_LAW: Final = "予防接種法施行令附則（令和4年4月1日・令和7年4月1日改正）"


@value
class Given:
    """The birth, the sex, the day, whether a dose was had from April 2022 to March 2025."""

    birth_date: dt.date
    sex: Code
    date: dt.date
    dose_in_campaign: bool


@value
class Output:
    """Whether the vaccination is a routine one and why."""

    eligible: bool
    basis: Basis


@rule("health_management", "hpv-catch-up", law=_LAW)
def hpv_catch_up(given: Given, law: Parameters, why: Why) -> Output:
    """Return the ordinary years of age, the catch-up until March 2025, or the year after it.

    The year after needs a dose in the catch-up. Only women are concerned. Days before the catch-up
    are out of scope.
    """
    since_law(law, "date", given.date)
    window = hpv_years(given.birth_date)
    why(
        f"通常の対象期間は{window.first}から{window.last}まで。",
        f"The ordinary period is {window.first} to {window.last}.",
        law="予防接種法施行令第3条",
    )
    if given.sex != FEMALE:
        basis: Basis = "none"
    elif window.holds(given.date):
        basis = "ordinary"
    else:
        basis = _later(given, law.on(given.date))
    why(f"{given.date}の接種は{basis}。", f"On {given.date}: {basis}.", law=_LAW)
    return Output(basis != "none", basis)


def _later(given: Given, in_force: InForce) -> Basis:
    if "cohort" not in in_force:
        return "none"
    first, last = (dt.date.fromisoformat(day) for day in in_force.texts("cohort"))
    if not first <= given.birth_date <= last:
        return "none"
    if "requires_dose" not in in_force:
        return "catch_up"
    return "transitional" if given.dose_in_campaign else "none"
