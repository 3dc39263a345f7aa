"""The reduction for renovated houses (改修住宅の減額)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.calendar import add_months
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import first_year_after
from conformance.rules.inputs import FiscalYear, Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import not_before

_LAW: Final = "地方税法附則第15条の9・第15条の9の2"
_RATE: Final = Decimal("1.4")
_MONTHS_TO_DECLARE: Final = 3
_LEAST_AREA, _MOST_AREA = 50, 280

Kind = Literal["seismic", "barrier_free", "energy"]
_SHARE: Final = {
    "seismic": Fraction(1, 2),
    "barrier_free": Fraction(1, 3),
    "energy": Fraction(1, 3),
}
_SHARE_LONG_LIFE: Final = Fraction(2, 3)


@value
class Given:
    """The works: kind, when done, declared and at what cost (yen); the house (㎡, yen)."""

    kind: Kind
    completed_on: date
    fiscal_year: FiscalYear
    floor_area: Annotated[Decimal, Field(gt=0)]
    long_life: bool
    cost: Yen
    declared_on: date
    house_value: Yen


@value
class Output:
    """Whether the reduction applies in the year, and the tax it takes off (yen)."""

    applies: bool
    reduction: int


@rule("fixed_asset_tax", "renovation-reduction", law="地方税法附則第15条の9・第15条の9の2")
def renovation_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the reduction of the one year after the works, when declared within three months.

    Seismic works cost more than 500,000 yen (half, two thirds when the house becomes long-life),
    barrier-free more than 500,000 (a third), energy more than 600,000 (a third or two thirds); the
    latter two need 50 to 280 ㎡. Out of scope: works completed after 31 March 2026, or declared
    before they were completed.
    """
    stated = law.on(given.completed_on)
    if given.completed_on > stated.date("completed_until"):
        msg = f"completed_on: later works are not decided, found {given.completed_on}"
        raise OutOfScopeError(msg)
    not_before("declared_on", given.declared_on, given.completed_on)
    if not _in_time(given, why) & _fits(given, stated, why):
        return Output(applies=False, reduction=0)
    area = min(given.floor_area, Decimal(stated.integer(f"{given.kind}_area")))
    share = Fraction(area) / Fraction(given.floor_area) * _share(given)
    reduction = floor_to(percent_of(given.house_value, _RATE) * share)
    why(
        f"価格{given.house_value}円×{_RATE}%×{share}の{reduction}円を減額する。",
        f"{given.house_value} yen at {_RATE} % times {share}: {reduction} yen off.",
        law=_LAW,
    )
    return Output(applies=True, reduction=reduction)


def _share(given: Given) -> Fraction:
    better = given.long_life and given.kind != "barrier_free"
    return _SHARE_LONG_LIFE if better else _SHARE[given.kind]


def _in_time(given: Given, why: Why) -> bool:
    year = first_year_after(given.completed_on)
    last = add_months(given.completed_on, _MONTHS_TO_DECLARE)
    why(
        f"{given.completed_on}完了の減額は{year}年度分で、申告期限は{last}"
        f"(申告{given.declared_on})。",
        f"Completed {given.completed_on}: fiscal {year}, to declare by {last} "
        f"(declared {given.declared_on}).",
        law=_LAW,
    )
    return given.fiscal_year == year and given.declared_on <= last


def _fits(given: Given, stated: InForce, why: Why) -> bool:
    least = stated.integer(f"{given.kind}_cost")
    sized = given.kind == "seismic" or _LEAST_AREA <= given.floor_area <= _MOST_AREA
    why(
        f"工事費{given.cost}円は{least}円を{'超える' if given.cost > least else '超えない'}。"
        f"床面積{given.floor_area}㎡の要件は{'満たす' if sized else '満たさない'}。",
        f"Cost {given.cost} yen against {least}; {given.floor_area} ㎡ "
        f"{'fit' if sized else 'do not fit'}.",
        law=_LAW,
    )
    return given.cost > least and sized
