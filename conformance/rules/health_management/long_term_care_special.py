"""Until when a vaccination missed through long illness may be made up (長期療養特例)."""

from datetime import date
from typing import Final, cast

from conformance.rules.ages import attains
from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.health_management._ages import (
    hold_born_since,
    hpv_years,
    reaches,
    year_before_school,
)

_LAW: Final = "予防接種法施行令第3条第2項、同施行規則"
_PREGNANT: Final = "RSVM"


@value
class Given:
    """The vaccination, the birth, the day the special circumstances ended."""

    vaccine: Code
    birth_date: date
    cause_end_date: date


@value
class Output:
    """Whether the exception holds and its last day."""

    applicable: bool
    deadline: date | None


@rule("health_management", "long-term-care-special", law=_LAW)
def long_term_care_special(given: Given, law: Parameters, why: Why) -> Output:
    """Return two years (elderly: one) from the day the circumstances ended, at most to an age.

    That day counts as the first. Vaccinations that know no exception and ages already passed have
    none. The vaccine for pregnant women is out of scope, as are circumstances that ended before the
    time of the routine vaccination was over.
    """
    if given.vaccine == _PREGNANT:
        msg = f"vaccine: expected one with ages, found {given.vaccine!r}"
        raise OutOfScopeError(msg)
    in_force = law.on(given.cause_end_date)
    if given.vaccine in in_force.texts("never"):
        why(f"{given.vaccine}には適用しない。", f"{given.vaccine} has none.", law=_LAW)
        return Output(applicable=False, deadline=None)
    hold_born_since(given.birth_date, given.vaccine, in_force)
    _hold_missed(given, cast("dict[str, int]", in_force.raw("window_months")))
    elderly = given.vaccine in in_force.texts("elderly")
    years = in_force.integer("years_elderly" if elderly else "years")
    deadline = last_day_of_term(given.cause_end_date, years)
    why(
        f"{given.cause_end_date}を1日目として{years}年を経過する日は{deadline}。",
        f"{years} years from {given.cause_end_date}, which counts, end on {deadline}.",
        law=_LAW,
    )
    return _capped(given, deadline, in_force, why)


def _hold_missed(given: Given, months: dict[str, int]) -> None:
    """Hold that the circumstances ended after the last day of the routine vaccination."""
    if given.vaccine == "MR2":
        last = year_before_school(given.birth_date).last
    elif given.vaccine == "HPV":
        last = hpv_years(given.birth_date).last
    else:
        last = reaches(given.birth_date, months[given.vaccine])
    if given.cause_end_date <= last:
        msg = f"cause_end_date: expected a day after {last}, found {given.cause_end_date}"
        raise OutOfScopeError(msg)


def _capped(given: Given, deadline: date, in_force: InForce, why: Why) -> Output:
    cap = cast("dict[str, int]", in_force.raw("age_caps")).get(given.vaccine)
    if cap is None:
        return Output(applicable=True, deadline=deadline)
    last = attains(given.birth_date, cap)
    why(f"{cap}歳に至る日は{last}。", f"Age {cap} is reached on {last}.", law=_LAW)
    if last < given.cause_end_date:
        return Output(applicable=False, deadline=None)
    return Output(applicable=True, deadline=min(deadline, last))
