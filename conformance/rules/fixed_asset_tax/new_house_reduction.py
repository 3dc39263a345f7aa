"""The reduction for new houses (新築住宅の減額)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import first_year_after
from conformance.rules.inputs import FiscalYear, Measure, Yen
from conformance.rules.rounding import floor_to, percent_of

_LAW: Final = "地方税法附則第15条の6・第15条の7"
_STANDARD_RATE: Final = Decimal("1.4")  # 地方税法第350条
_YEARS: Final = 3
_YEARS_FIREPROOF: Final = 5
_YEARS_LONG_LIFE: Final = 2
_SATURDAY: Final = 5
_HALF: Final = Fraction(1, 2)


@value
class Given:
    """The house: completed when, how large (㎡), how much is lived in, of what kind and value.

    A long-life house is declared on a day, or never.
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


@value
class Output:
    """Whether the reduction applies in the year, and the tax it takes off (yen)."""

    applies: bool
    reduction: int


@rule("fixed_asset_tax", "new-house-reduction", law="地方税法附則第15条の6・第15条の7")
def new_house_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return half the tax on at most 120 ㎡ lived in, for the first three to seven years.

    Three years, five when fireproof with three storeys, two more when long-life certified and
    declared by 31 January of the first of these years (附則第15条の7第3項), from
    the first base date on or after completion. At least half the house is lived in, 50 to 280 ㎡ a
    dwelling. Out of scope: completed after March 2031, or since April 2026 with 40 to 50 ㎡, or
    before the rule's parameters; declared in time only because 31 January was a weekend.
    """
    stated = law.on(given.completed_on)
    if given.completed_on > stated.date("completed_until"):
        msg = f"completed_on: later houses are not decided, found {given.completed_on}"
        raise OutOfScopeError(msg)
    if stated.integer("open_area") <= given.unit_area < stated.integer("min_area"):
        msg = f"unit_area: such small houses are not decided, found {given.unit_area}"
        raise OutOfScopeError(msg)
    applies = _in_time(given, why) & _of_size(given, stated, why)
    if not applies:
        return Output(applies=False, reduction=0)
    area = min(given.unit_area, Decimal(stated.integer("reduced_area")))
    share = Fraction(given.residential_ratio) * Fraction(area) / Fraction(given.unit_area)
    rate = _STANDARD_RATE if given.fixed_rate is None else given.fixed_rate
    reduction = floor_to(percent_of(given.house_value, rate) * share * _HALF)
    why(
        f"価格{given.house_value}円×{rate}%×{share}の2分の1で{reduction}円を減額する。",
        f"Half of {given.house_value} yen at {rate} % times {share}: {reduction} yen off.",
        law=_LAW,
    )
    return Output(applies=True, reduction=reduction)


def _in_time(given: Given, why: Why) -> bool:
    first = first_year_after(given.completed_on)
    years = _YEARS_FIREPROOF if given.fireproof_3f else _YEARS
    last = (
        first + years + (_YEARS_LONG_LIFE if given.long_life and _declared(given, first) else 0) - 1
    )
    why(
        f"{given.completed_on}新築の減額は{first}年度から{last}年度まで。",
        f"Completed on {given.completed_on}: reduced in fiscal {first} to {last}.",
        law=_LAW,
    )
    return first <= given.fiscal_year <= last


def _declared(given: Given, first: int) -> bool:
    """Say whether the house was declared by 31 January of the year its first fiscal year begins."""
    due = date(first, 1, 31)
    if given.declared_on is None or given.declared_on <= due:
        return given.declared_on is not None
    monday = due + timedelta(days=7 - due.weekday())
    if due.weekday() >= _SATURDAY and given.declared_on <= monday:
        msg = f"declared_on: {due} is a weekend, found {given.declared_on}"
        raise OutOfScopeError(msg)
    return False


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
