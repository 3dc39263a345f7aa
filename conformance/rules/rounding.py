"""Named roundings of money: what a provision says of a fraction (端数).

Amounts are exact before rounding: whole numbers, `Fraction` or `Decimal`, never binary floats.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

Amount = int | Fraction | Decimal
"""An exact amount of money, usually yen."""

_HALF = Fraction(1, 2)


def floor_to(amount: Amount, unit: int = 1) -> int:
    """Return `amount` without what is less than `unit` yen (端数単位未満切捨て).

    A negative amount falls away from zero. `ValueError` when `unit` is below 1.
    """
    return floor(Fraction(amount) / _checked(unit)) * unit


def half_up_to(amount: Amount, unit: int = 1) -> int:
    """Return `amount` rounded to `unit` yen, half a unit upwards (50銭以上切上げ, 四捨五入)."""
    return floor(Fraction(amount) / _checked(unit) + _HALF) * unit


def ceil_to(amount: Amount, unit: int = 1) -> int:
    """Return the smallest multiple of `unit` yen that is not below `amount` (端数切上げ)."""
    return -floor_to(-Fraction(amount), unit)


def percent_of(amount: Amount, percent: Amount) -> Fraction:
    """Return `percent` hundredths of `amount`, exactly."""
    return Fraction(amount) * Fraction(percent) / 100


def _checked(unit: int) -> int:
    if unit < 1:
        msg = f"expected a unit of 1 yen or more, found {unit}"
        raise ValueError(msg)
    return unit
