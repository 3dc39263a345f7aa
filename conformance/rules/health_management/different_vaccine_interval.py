"""The interval between different vaccines, before and after October 2020."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import not_before

Kind = Literal["live_injection", "live_oral", "inactivated"]

_LAW: Final = "定期接種実施要領（令和2年10月1日改正）"
_NEW: Final = "live_injection_to_live_injection"


@value
class Given:
    """The kinds of the two vaccines and the days they are given."""

    previous_type: Kind
    next_type: Kind
    previous_date: dt.date
    date: dt.date


@value
class Output:
    """The first possible day but for the same day, and whether the day given is possible."""

    earliest: dt.date
    ok: bool


@rule("health_management", "different-vaccine-interval", law=_LAW)
def different_vaccine_interval(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first day that leaves the interval in force on the day of the second vaccine.

    Since October 2020 only two injected live vaccines need one (27 days between); before, any
    live vaccine 27 and an inactivated one 6. Both on one day are always possible. A second
    vaccine before the first is out of scope.
    """
    not_before("date", given.date, given.previous_date)
    days = _days(given, law.on(given.date))
    earliest = given.previous_date + dt.timedelta(days=days + 1)
    why(
        f"{given.previous_type}の次の{given.next_type}は{days}日以上の間隔で{earliest}から。",
        f"{given.next_type} after {given.previous_type} needs {days} days between: "
        f"from {earliest}.",
        law=_LAW,
    )
    ok = given.date == given.previous_date or given.date >= earliest
    why(
        f"{given.date}の接種は{'可' if ok else '不可'}（同日の同時接種は可）。",
        f"{given.date} is {'possible' if ok else 'too early'}; the same day always is possible.",
        law=_LAW,
    )
    return Output(earliest, ok)


def _days(given: Given, in_force: InForce) -> int:
    if _NEW in in_force:
        both = given.previous_type == given.next_type == "live_injection"
        return in_force.integer(_NEW if both else "others")
    inactivated = given.previous_type == "inactivated"
    return in_force.integer("after_inactivated" if inactivated else "after_live")
