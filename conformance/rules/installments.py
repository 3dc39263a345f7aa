"""Splitting an annual charge into installments (期割), the rest going to the first.

Source: 地方税法第20条の4の2第6項 and the ordinances, which fix the unit and the due dates.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from conformance.rules.core import value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within

if TYPE_CHECKING:
    from conformance.rules.core import Why


@value
class Given:
    """The amount to split (yen), the number of due dates, the unit of rounding (yen)."""

    annual_amount: int
    periods: int
    unit: int


@value
class Output:
    """The amounts of the installments, first to last (yen)."""

    amounts: tuple[int, ...]


def split(given: Given, why: Why, law: str) -> Output:
    """Return equal installments cut to the unit, the first taking all that is left."""
    annual = within("annual_amount", given.annual_amount, 0)
    periods = within("periods", given.periods, 1)
    unit = within("unit", given.unit, 1)
    later = floor_to(Fraction(annual, periods), unit)
    why(
        f"{annual}円を{periods}で割り{unit}円未満を切り捨てた{later}円を第2期以降の額とする。",
        f"{annual} yen over {periods} installments, cut to {unit} yen: {later} yen each.",
        law=law,
    )
    first = annual - later * (periods - 1)
    why(f"残り{first}円を第1期の額とする。", f"The rest, {first} yen, falls on the first.", law=law)
    return Output((first, *[later] * (periods - 1)))
