"""The first day on which the next dose of a vaccine may be given."""

import datetime as dt
from typing import Final, Literal, cast

from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.health_management._ages import months_after

_LAW: Final = "予防接種実施規則第9条・第10条・第14条・第17条・第19条から第21条まで"
_BY_START: Final = frozenset({"HIB", "PCV"})
"""Vaccines of which fewer doses are given the later they begin (ヒブ、小児の肺炎球菌)."""


@value
class Given:
    """The vaccine and dose, the dose it is counted from, the day it is given.

    `started`: for Hib and pneumococcal vaccine the age in months at the first dose; left out: below
    seven.
    """

    vaccine: Code
    dose_no: int
    reference_date: dt.date
    date: dt.date
    started: Literal["under_7", "under_12", "from_12"] | None = None


@value
class Output:
    """The first possible day and whether the day given is late enough."""

    earliest: dt.date
    ok: bool


@rule("health_management", "vaccine-interval", law=_LAW)
def vaccine_interval(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first day that leaves the interval, and whether it was kept.

    So many days or more lie between the two doses; months end on the corresponding day, or on the
    first of the next month without one. Who begins Hib or pneumococcal vaccine later has the
    booster as an earlier dose. Doses without an interval are out of scope, ages are judged
    elsewhere.
    """
    earliest = _earliest(given, law.on(given.date))
    why(
        f"{given.vaccine}の{given.dose_no}回目は基準日{given.reference_date}から{earliest}以後。",
        f"Dose {given.dose_no} of {given.vaccine}, counted from {given.reference_date}, "
        f"is possible from {earliest} on.",
        law=_LAW,
    )
    ok = given.date >= earliest
    why(
        f"{given.date}の接種は間隔を{'満たす' if ok else '満たさない'}。",
        f"{given.date} {'keeps' if ok else 'does not keep'} the interval.",
        law=_LAW,
    )
    return Output(earliest, ok)


def _earliest(given: Given, in_force: InForce) -> dt.date:
    dose = f"{given.vaccine}-{given.dose_no}"
    later = given.started if given.vaccine in _BY_START else None
    ending = "" if later in {None, "under_7"} else f"_{later}"
    days, months = (
        cast("dict[str, int]", in_force.raw(f"{name}{ending}")) for name in ("days", "months")
    )
    if dose in days:
        return given.reference_date + dt.timedelta(days=days[dose] + 1)
    if dose in months:
        return months_after(given.reference_date, months[dose])
    msg = f"vaccine, dose_no: expected a dose with an interval, found {dose!r}{ending}"
    raise OutOfScopeError(msg)
