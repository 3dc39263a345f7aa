"""Splitting an amount over months or terms: equal shares cut to a unit, the rest to the first."""

from dataclasses import dataclass
from fractions import Fraction

from conformance.rules.rounding import floor_to

_MAY = 5


@dataclass(frozen=True, slots=True)
class Split:
    """The first share and each later one; `other` is 0 where there is but one share."""

    first: int
    other: int


def split(amount: int, count: int, unit: int) -> Split:
    """Return `amount` over `count` shares (yen); together they give `amount` exactly."""
    other = floor_to(Fraction(amount, count), unit) if count > 1 else 0
    return Split(amount - other * (count - 1), other)


def months_until_may(first_month: int) -> int:
    """Return how many months lie from `first_month` to May of the next year, both included."""
    return (_MAY - first_month) % 12 + 1
