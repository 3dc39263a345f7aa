"""The reduction for new houses (新築住宅の減額)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.calendar import next_open_day
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import first_year_after
from conformance.rules.inputs import FiscalYear, Measure, Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import not_before

_LAW: Final = "地方税法附則第15条の6・第15条の7"
_DUE_LAW: Final = "地方税法附則第15条の7第3項・第20条の5第2項"
_HALF: Final = Fraction(1, 2)


@value
class Given:
    """The house: completed when, how large (㎡), how much is lived in, of what kind and value.

    A long-life house is declared on a day, or never. A house lies in an area of danger that
    excludes it (附則第15条の6第1項各号), or not.
    """

    completed_on: date
    fiscal_year: FiscalYear
    unit_area: Annotated[Decimal, Field(gt=0)]
    residential_ratio: Annotated[Decimal, Field(ge=0, le=1)]
    fireproof_3f: bool
    long_life: bool
    house_value: Yen
    fixed_rate: Measure | None = None
    declared_on: date | None = None
    excluded_area: bool = False


@value
class Output:
    """Whether the reduction applies in the year, and the tax it takes off (yen)."""

    applies: bool
    reduction: int


@rule("fixed_asset_tax", "new-house-reduction", law="地方税法附則第15条の6・第15条の7")
def new_house_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return half the tax on at most 120 ㎡ lived in, for the first three to seven years.

    Three years, five when fireproof with three storeys, two more when long-life certified and
    declared by 31 January of the first of these years (附則第15条の7第3項) or, where that is a
    weekend, the Monday after it, from the first base date on or after completion. At least half
    the house is lived in, 50 to 280 ㎡ a dwelling; completed since April 2029 it lies in no area of
    danger that excludes it. Out of scope: completed after March 2031, or since April 2026 with 40
    to 50 or more than 240 ㎡, or before the rule's parameters; declared before completion; of long
    life before the Act on such houses (附則第15条の7第1項: 施行の日から).
    """
    stated = law.on(given.completed_on)
    if given.completed_on > stated.date("completed_until"):
        msg = f"completed_on: later houses are not decided, found {given.completed_on}"
        raise OutOfScopeError(msg)
    if given.declared_on is not None:
        not_before("declared_on", given.declared_on, given.completed_on)
    if given.long_life and "long_life_known" not in stated:
        msg = f"long_life: no house of that kind was completed on {given.completed_on}"
        raise OutOfScopeError(msg)
    _settled(given, stated)
    applies = (
        _in_time(given, stated, why)
        & _of_size(given, stated, why)
        & _outside_danger(given, stated, why)
    )
    if not applies:
        return Output(applies=False, reduction=0)
    area = min(given.unit_area, Decimal(stated.integer("reduced_area")))
    share = Fraction(given.residential_ratio) * Fraction(area) / Fraction(given.unit_area)
    rate = stated.decimal("standard_rate") if given.fixed_rate is None else given.fixed_rate
    reduction = floor_to(percent_of(given.house_value, rate) * share * _HALF)
    why(
        f"価格{given.house_value}円×{rate}%×{share}の2分の1で{reduction}円を減額する。",
        f"Half of {given.house_value} yen at {rate} % times {share}: {reduction} yen off.",
        law=_LAW,
    )
    return Output(applies=True, reduction=reduction)


def _settled(given: Given, stated: InForce) -> None:
    """Refuse areas whose limits the unread order of April 2026 may have changed."""
    least, settled = stated.integer("min_area"), stated.integer("settled_max_area")
    small = stated.integer("open_area") <= given.unit_area < least
    if small or settled < given.unit_area <= stated.integer("max_area"):
        msg = f"unit_area: houses of {least} to {settled} ㎡ are decided, found {given.unit_area}"
        raise OutOfScopeError(msg)


def _in_time(given: Given, stated: InForce, why: Why) -> bool:
    first = first_year_after(given.completed_on)
    years = stated.integer("years_fireproof" if given.fireproof_3f else "years")
    if given.long_life and _declared(given, first, stated, why):
        years += stated.integer("years_long_life")
    last = first + years - 1
    why(
        f"{given.completed_on}新築の減額は{first}年度から{last}年度まで。",
        f"Completed on {given.completed_on}: reduced in fiscal {first} to {last}.",
        law=_LAW,
    )
    return first <= given.fiscal_year <= last


def _declared(given: Given, first: int, stated: InForce, why: Why) -> bool:
    """Say whether the house was declared in January of the year its first fiscal year begins."""
    due = next_open_day(date(first, 1, stated.integer("declare_by_day_of_january")), ())
    in_time = given.declared_on is not None and given.declared_on <= due
    why(
        f"長期優良住宅の申告期限は{due}、申告は{given.declared_on or 'なし'}。",
        f"To be declared by {due}; declared: {given.declared_on or 'never'}.",
        law=_DUE_LAW,
    )
    return in_time


def _of_size(given: Given, stated: InForce, why: Why) -> bool:
    least, most = stated.integer("min_area"), stated.integer("max_area")
    fits = least <= given.unit_area <= most and given.residential_ratio >= _HALF
    why(
        f"居住部分{given.unit_area}㎡・割合{given.residential_ratio}は要件"
        f"({least}㎡以上{most}㎡以下、2分の1以上)を{'満たす' if fits else '満たさない'}。",
        f"{given.unit_area} ㎡, share {given.residential_ratio}: "
        f"{'within' if fits else 'outside'} {least} to {most} ㎡ and half the house.",
        law=_LAW,
    )
    return fits


def _outside_danger(given: Given, stated: InForce, why: Why) -> bool:
    excluded = given.excluded_area and "areas_excluded" in stated
    if excluded:
        why(
            "災害危険区域などの区域内の住宅は減額しない。",
            "A house in such an area of danger is not reduced.",
            law="地方税法附則第15条の6第1項各号",
        )
    return not excluded
