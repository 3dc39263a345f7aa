"""The week of pregnancy, and whether the RS virus vaccine is a routine one then."""

import datetime as dt
from typing import Final

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "母子保健法第15条、予防接種法施行令（令和8年4月1日改正）"
_TERM_DAYS: Final = 280
_DAYS_A_WEEK: Final = 7


@value
class Given:
    """The expected day of delivery, the day judged, a dose given in this pregnancy before."""

    due_date: dt.date
    date: dt.date
    received_this_pregnancy: bool = False


@value
class Output:
    """The full weeks and further days, and whether the vaccine may be given."""

    weeks: int
    days: int
    rsv_eligible: bool


@rule("health_management", "gestational-age", law=_LAW)
def gestational_age(given: Given, law: Parameters, why: Why) -> Output:
    """Return the age of the pregnancy, 40 weeks on the expected day.

    The vaccine is for 28 weeks to 36 weeks and 6 days, once in each pregnancy, from April 2026
    on. Days before the pregnancy are out of scope.
    """
    left = (given.due_date - given.date).days
    passed = within("days of pregnancy", _TERM_DAYS - left, 0)
    weeks, days = divmod(passed, _DAYS_A_WEEK)
    why(
        f"分娩予定日まで{left}日のため妊娠{weeks}週{days}日。",
        f"{left} days before the expected day: {weeks} weeks and {days} days.",
        law="母子保健法第15条",
    )
    eligible = _eligible(weeks, law.on(given.date)) and not given.received_this_pregnancy
    why(
        f"この妊娠での接種は{'済み' if given.received_this_pregnancy else 'まだ'}で、"
        f"RSウイルスの定期接種の対象と{'なる' if eligible else 'ならない'}。",
        f"The RS virus vaccine is {'' if eligible else 'not '}a routine one.",
        law=_LAW,
    )
    return Output(weeks, days, eligible)


def _eligible(weeks: int, in_force: InForce) -> bool:
    if "rsv_from_week" not in in_force:
        return False
    return in_force.integer("rsv_from_week") <= weeks <= in_force.integer("rsv_to_week")
