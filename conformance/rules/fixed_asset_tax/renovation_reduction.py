"""The reduction for renovated houses (改修住宅の減額)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.calendar import last_day_of_months, next_open_day
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import first_year_after
from conformance.rules.inputs import FiscalYear, Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import not_before

_LAW: Final = "地方税法附則第15条の9・第15条の9の2"
_TERM_LAW: Final = "地方税法附則第15条の9・第15条の9の2、第20条の5"
_ONE_DAY: Final = timedelta(days=1)

Kind = Literal["seismic", "barrier_free", "energy"]


@value
class Given:
    """The works: kind, when done, declared and at what cost (yen); the house (㎡, yen).

    Offices are closed on `closed_dates`, Saturdays and Sundays.
    """

    kind: Kind
    completed_on: date
    fiscal_year: FiscalYear
    floor_area: Annotated[Decimal, Field(gt=0)]
    long_life: bool
    cost: Yen
    declared_on: date
    house_value: Yen
    closed_dates: tuple[date, ...] = ()


@value
class Output:
    """Whether the reduction applies in the year, and the tax it takes off (yen)."""

    applies: bool
    reduction: int


@rule("fixed_asset_tax", "renovation-reduction", law=_TERM_LAW)
def renovation_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the reduction of the one year after the works, when declared within three months.

    Seismic works cost more than 500,000 yen (half, two thirds when the house becomes long-life),
    barrier-free more than 500,000 (a third), energy more than 600,000 (a third or two thirds); the
    latter two need 50 to 280 ㎡. A last day on which offices are closed moves to the next open one
    (第20条の5第2項). Out of scope: works completed after 31 March 2031, declared before they were
    completed, or of areas that the order of April 2026 may have changed.
    """
    stated = law.on(given.completed_on)
    if given.completed_on > stated.date("completed_until"):
        msg = f"completed_on: later works are not decided, found {given.completed_on}"
        raise OutOfScopeError(msg)
    not_before("declared_on", given.declared_on, given.completed_on)
    _settled(given, stated)
    if not _in_time(given, stated, why) & _fits(given, stated, why):
        return Output(applies=False, reduction=0)
    area = min(given.floor_area, Decimal(stated.integer(f"{given.kind}_area")))
    share = Fraction(area) / Fraction(given.floor_area) * _share(given, stated)
    rate = stated.decimal("standard_rate")
    reduction = floor_to(percent_of(given.house_value, rate) * share)
    why(
        f"価格{given.house_value}円×{rate}%×{share}の{reduction}円を減額する。",
        f"{given.house_value} yen at {rate} % times {share}: {reduction} yen off.",
        law=_LAW,
    )
    return Output(applies=True, reduction=reduction)


def _share(given: Given, stated: InForce) -> Fraction:
    better = given.long_life and given.kind != "barrier_free"
    return Fraction(stated.text("long_life_share" if better else f"{given.kind}_share"))


def _in_time(given: Given, stated: InForce, why: Why) -> bool:
    year = first_year_after(given.completed_on)
    months = stated.integer("months_to_declare")
    counted = last_day_of_months(given.completed_on + _ONE_DAY, months)
    last = next_open_day(counted, given.closed_dates)
    why(
        f"{given.completed_on}完了の減額は{year}年度分で、申告期限は{last}"
        f"(申告{given.declared_on})。",
        f"Completed {given.completed_on}: fiscal {year}, to declare by {last} "
        f"(declared {given.declared_on}).",
        law=_TERM_LAW,
    )
    return given.fiscal_year == year and given.declared_on <= last


def _settled(given: Given, stated: InForce) -> None:
    if given.kind == "seismic" or "open_area" not in stated:
        return
    least, most = stated.integer("min_area"), stated.integer("settled_max_area")
    small = stated.integer("open_area") <= given.floor_area < least
    if small or most < given.floor_area <= stated.integer("max_area"):
        msg = f"floor_area: expected {least} to {most} ㎡, found {given.floor_area}"
        raise OutOfScopeError(msg)


def _fits(given: Given, stated: InForce, why: Why) -> bool:
    least = stated.integer(f"{given.kind}_cost")
    smallest, largest = stated.integer("min_area"), stated.integer("max_area")
    sized = given.kind == "seismic" or smallest <= given.floor_area <= largest
    why(
        f"工事費{given.cost}円は{least}円を{'超える' if given.cost > least else '超えない'}。"
        f"床面積{given.floor_area}㎡の要件は{'満たす' if sized else '満たさない'}。",
        f"Cost {given.cost} yen against {least}; {given.floor_area} ㎡ "
        f"{'fit' if sized else 'do not fit'}.",
        law=_LAW,
    )
    return given.cost > least and sized
