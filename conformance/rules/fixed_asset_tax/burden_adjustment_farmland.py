"""The base of ordinary farmland after burden adjustment (負担調整)."""

from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.rounding import floor_to

_LAW: Final = "地方税法附則第19条"
_BANDS: Final = ((90, "k90"), (80, "k80"), (70, "k70"), (0, "k0"))


@value
class Given:
    """The value and last year's base (yen)."""

    value: Annotated[int, Field(ge=1)]
    prev_base: Yen


@value
class Output:
    """The base of the year (yen)."""

    base: int


@rule("fixed_asset_tax", "burden-adjustment-farmland", law="地方税法附則第19条")
def burden_adjustment_farmland(given: Given, law: Parameters, why: Why) -> Output:
    """Return last year's base times the factor of its burden level, up to the value.

    From 90 % 1.025, from 80 % 1.05, from 70 % 1.075, below 1.1; cut to a yen. Any year up to fiscal
    2026 but 2021, when the tax stayed as it was.
    """
    level = Fraction(100 * given.prev_base, given.value)
    factor = latest(law).decimal(next(name for least, name in _BANDS if level >= least))
    why(
        f"負担水準{float(level):.2f}%により調整率{factor}。",
        f"At a burden level of {float(level):.2f} % the factor is {factor}.",
        law=_LAW,
    )
    base = min(floor_to(given.prev_base * Fraction(factor)), given.value)
    why(
        f"前年度{given.prev_base}円に乗じ、価格{given.value}円を上限として{base}円。",
        f"{given.prev_base} yen times the factor, at most {given.value} yen: {base} yen.",
        law=_LAW,
    )
    return Output(base)
