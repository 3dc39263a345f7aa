"""Until when a vaccination missed through long illness may be made up (長期療養特例)."""

from datetime import date
from typing import Final, cast

from conformance.rules.ages import attains
from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

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
    none. The vaccine for pregnant women is out of scope.
    """
    not_before("cause_end_date", given.cause_end_date, given.birth_date)
    if given.vaccine == _PREGNANT:
        msg = f"vaccine: expected one with ages, found {given.vaccine!r}"
        raise OutOfScopeError(msg)
    in_force = law.on(given.cause_end_date)
    if given.vaccine in in_force.texts("never"):
        why(f"{given.vaccine}には適用しない。", f"{given.vaccine} has none.", law=_LAW)
        return Output(applicable=False, deadline=None)
    elderly = given.vaccine in in_force.texts("elderly")
    years = in_force.integer("years_elderly" if elderly else "years")
    deadline = last_day_of_term(given.cause_end_date, years)
    why(
        f"{given.cause_end_date}を1日目として{years}年を経過する日は{deadline}。",
        f"{years} years from {given.cause_end_date}, which counts, end on {deadline}.",
        law=_LAW,
    )
    return _capped(given, deadline, in_force, why)


def _capped(given: Given, deadline: date, in_force: InForce, why: Why) -> Output:
    cap = cast("dict[str, int]", in_force.raw("age_caps")).get(given.vaccine)
    if cap is None:
        return Output(applicable=True, deadline=deadline)
    last = attains(given.birth_date, cap)
    why(f"{cap}歳に至る日は{last}。", f"Age {cap} is reached on {last}.", law=_LAW)
    if last < given.cause_end_date:
        return Output(applicable=False, deadline=None)
    return Output(applicable=True, deadline=min(deadline, last))
