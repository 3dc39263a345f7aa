"""The insurance's part of a cost."""

from typing import Literal

from conformance.rules.rounding import floor_to, percent_of

CopayRatio = Literal[1, 2, 3]
"""Tenths that the insured person pays."""


def benefit_of(cost: int, ratio: CopayRatio) -> int:
    """Return nine, eight or seven tenths of `cost`, without fractions of a yen."""
    return floor_to(percent_of(cost, 100 - 10 * ratio))
