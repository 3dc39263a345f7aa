"""The base of commercial and similar land after burden adjustment (負担調整)."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import within

_YEARS: Final = (2006, 2026)
_LAW: Final = "地方税法附則第18条第1項から第5項まで"


@value
class Given:
    """The fiscal year (2006 to 2026), the value and last year's base (yen)."""

    fiscal_year: int
    value: Annotated[int, Field(ge=1)]
    prev_base: Yen


@value
class Output:
    """The base of the year (yen)."""

    base: int


@rule("fixed_asset_tax", "burden-adjustment-commercial", law="地方税法附則第18条")
def burden_adjustment_commercial(given: Given, law: Parameters, why: Why) -> Output:
    """Return 70 % of the value, last year's base, or that raised by a step towards 60 %.

    Above 70 % the base falls to it; from 60 to 70 % it stays; below it rises by 5 % of the value
    (2.5 % in fiscal 2022), to 60 % at most and 20 % at least. In fiscal 2021 it stays below 60 %,
    too; land below 20 % is out of scope in that year.
    """
    stated = law.on(date(within("fiscal_year", given.fiscal_year, *_YEARS), 4, 1))
    level = Fraction(100 * given.prev_base, given.value)
    why(
        f"負担水準は{given.prev_base}円÷{given.value}円={float(level):.2f}%。",
        f"Burden level {float(level):.2f} % ({given.prev_base} of {given.value} yen).",
        law=_LAW,
    )
    base = _base(given, level, stated)
    why(f"課税標準額は{base}円。", f"The base is {base} yen.", law=_LAW)
    return Output(base)


def _base(given: Given, level: Fraction, stated: InForce) -> int:
    cap, keep_from, floor = (stated.integer(name) for name in ("cap", "keep_from", "floor"))
    if level > cap:
        return floor_to(percent_of(given.value, cap))
    if level >= keep_from:
        return given.prev_base
    step = stated.decimal("step")
    if not step and level < floor:
        msg = f"prev_base: below the floor in the year of the freeze, found {given.prev_base}"
        raise OutOfScopeError(msg)
    raised = given.prev_base + percent_of(given.value, step)
    least, most = percent_of(given.value, floor), percent_of(given.value, keep_from)
    return floor_to(min(max(raised, least), most))
