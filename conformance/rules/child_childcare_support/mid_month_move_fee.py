"""How two municipalities share the fee of a month in which a family moves."""

from datetime import date
from fractions import Fraction
from typing import Final

from conformance.rules.child_childcare_support._days_in_month import days_of, open_days
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法第20条・第24条、同法施行令第24条"
_UNIT: Final = 10


@value
class Given:
    """The month, the day of the move, both monthly fees (yen), the closed days."""

    month: YearMonth
    move_date: date
    old_monthly_fee: int
    new_monthly_fee: int
    closed_dates: tuple[date, ...]


@value
class Output:
    """The former and the new municipality's fee (yen)."""

    old_fee: int
    new_fee: int


@rule("child_childcare_support", "mid-month-move-fee", law=_LAW)
def mid_month_move_fee(given: Given, law: Parameters, why: Why) -> Output:
    """Return both fees: the former until the day before the move, the new one from it.

    Each is the monthly fee for its open days (no Sundays, no closed days, at most 25) over 25,
    cut to ten yen. A move on or before the first leaves all to the new municipality, one after
    the month's end all to the former.
    """
    old, new = within("old_monthly_fee", given.old_monthly_fee, 0), _new(given)
    days = days_of(given.month)
    if not days[0] < given.move_date <= days[-1]:
        to_new = given.move_date <= days[0]
        why(
            f"{given.move_date}の転居では{'新' if to_new else '旧'}市区町村の満額とする。",
            f"A move on {given.move_date} leaves the month to the "
            f"{'new' if to_new else 'former'} municipality.",
            law=_LAW,
        )
        return Output(0, new) if to_new else Output(old, 0)
    if law.reads("month_of_move", "former_municipality"):
        why(
            "転居の月は月末まで旧市区町村の満額とする。",
            "The month stays with the former municipality.",
        )
        return Output(old, 0)
    base = law.on(given.month).integer("base_days")
    before = _share(old, [day for day in days if day < given.move_date], given, base)
    after = _share(new, [day for day in days if day >= given.move_date], given, base)
    why(
        f"転居日{given.move_date}の前後の開所日数により旧{before}円、新{after}円とする。",
        f"By the open days before and from {given.move_date}: {before} and {after} yen.",
        law="子ども・子育て支援法施行令第24条",
    )
    return Output(before, after)


def _new(given: Given) -> int:
    return within("new_monthly_fee", given.new_monthly_fee, 0)


def _share(fee: int, days: list[date], given: Given, base: int) -> int:
    counted = min(open_days(days, given.closed_dates, saturdays=True), base)
    return floor_to(Fraction(fee * counted, base), _UNIT)
