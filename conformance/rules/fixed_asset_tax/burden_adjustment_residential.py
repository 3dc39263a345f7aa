"""The base of residential land after burden adjustment (負担調整)."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import within

_YEARS: Final = (2014, 2026)
_LAW: Final = "地方税法附則第18条第1項・第3項"


@value
class Given:
    """The fiscal year (2014 to 2026), the base by the special rule and last year's base (yen)."""

    fiscal_year: int
    special_value: Yen
    prev_base: Yen


@value
class Output:
    """The base of the year (yen)."""

    base: int


@rule("fixed_asset_tax", "burden-adjustment-residential", law="地方税法附則第18条")
def burden_adjustment_residential(given: Given, law: Parameters, why: Why) -> Output:
    """Return last year's base raised by a step of the special value, within its floor and cap.

    From the special value on it is the special value itself. In fiscal 2021 a lower base stays;
    land below the floor is out of scope in that year.
    """
    stated = law.on(date(within("fiscal_year", given.fiscal_year, *_YEARS), 4, 1))
    special, previous = given.special_value, given.prev_base
    why(
        f"本則課税標準額{special}円、前年度課税標準額{previous}円。",
        f"Special value {special} yen, last year's base {previous} yen.",
        law=_LAW,
    )
    if previous >= special:
        why("本則課税標準額とする。", "The special value is the base.", law=_LAW)
        return Output(special)
    if "freeze" in stated:
        return Output(_kept(special, previous, stated.integer("floor"), why))
    raised = previous + percent_of(special, stated.integer("step"))
    least = percent_of(special, stated.integer("floor"))
    most = percent_of(special, stated.integer("cap"))
    base = floor_to(min(max(raised, least), most))
    why(
        f"前年度に本則の{stated.integer('step')}%を加え、上限と下限の範囲で{base}円。",
        f"Last year's plus {stated.integer('step')} %, within floor and cap: {base} yen.",
        law=_LAW,
    )
    return Output(base)


def _kept(special: int, previous: int, floor: int, why: Why) -> int:
    if previous < percent_of(special, floor):
        msg = f"prev_base: below the floor in the year of the freeze, found {previous}"
        raise OutOfScopeError(msg)
    why("令和3年度は前年度の額に据え置く。", "In fiscal 2021 the base stays.", law=_LAW)
    return previous
