"""The cap of facility benefits in a month that is covered in part."""

from datetime import date
from fractions import Fraction
from typing import Final, Literal

from conformance.rules.child_childcare_support._days_in_month import (
    covered_days,
    days_of,
    open_days,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法施行令第24条の4第2項、同法施行規則第59条の2・第28条の20"
_UNIT: Final = 10
_NEW_YEAR: Final = frozenset({(1, 2), (1, 3), (12, 29), (12, 30), (12, 31)})


@value
class Given:
    """The service, its cap (yen), the month, the period, the holidays, the days of use."""

    kind: Literal["other", "kindergarten", "extended"]
    cap: int
    month: YearMonth
    valid_from: date
    valid_to: date | None
    closed_dates: tuple[date, ...]
    used_days: int | None = None


@value
class Output:
    """The cap of the month (yen)."""

    prorated_cap: int


@rule("child_childcare_support", "benefit-cap-proration", law=_LAW)
def benefit_cap_proration(given: Given, law: Parameters, why: Why) -> Output:
    """Return the cap for the part of the month covered, cut to ten yen.

    Kindergartens go by weekdays (without holidays and 29 December to 3 January), other services
    by days. Extended care of up to 25 days is capped by the day and not divided. A month not
    covered has no cap. Extended care without its days of use is out of scope.
    """
    in_force = law.on(given.month)
    over, daily = (in_force.integer(name) for name in ("extended_days_over", "extended_daily"))
    cap = within("cap", given.cap, 0)
    covered = covered_days(given.month, given.valid_from, given.valid_to)
    used = _used_days(given)
    why(
        f"{given.month}のうち{len(covered)}日が対象。",
        f"{len(covered)} days of {given.month} are covered.",
        law="子ども・子育て支援法施行規則第59条の2",
    )
    if covered and used is not None and used <= over:
        found = min(cap, daily * used)
        why(f"日額で{found}円。", f"By the day: {found} yen.", law="同規則第28条の20")
        return Output(found)
    found = _divided(cap, given, covered)
    why(f"月の上限額は{found}円。", f"The month's cap is {found} yen.", law=_LAW)
    return Output(found)


def _used_days(given: Given) -> int | None:
    """Return the days of use of extended care; other services do not ask for them."""
    if given.kind != "extended":
        return None
    if given.used_days is None:
        msg = "used_days: expected the days of use of extended care, found none"
        raise OutOfScopeError(msg)
    return within("used_days", given.used_days, 0, 31)


def _divided(cap: int, given: Given, covered: tuple[date, ...]) -> int:
    days = days_of(given.month)
    if len(covered) == len(days):
        return cap
    counted, whole = (_count(given, each) for each in (covered, days))
    return floor_to(Fraction(cap * counted, whole), _UNIT)


def _count(given: Given, days: tuple[date, ...]) -> int:
    if given.kind != "kindergarten":
        return len(days)
    weekdays = [day for day in days if (day.month, day.day) not in _NEW_YEAR]
    return open_days(weekdays, given.closed_dates, saturdays=False)
