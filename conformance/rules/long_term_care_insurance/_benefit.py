"""The insurance's part of a cost, and of a cost within what is left of a limit."""

from typing import Literal

from conformance.rules.core import Why, value
from conformance.rules.rounding import floor_to, percent_of

CopayRatio = Literal[1, 2, 3]
"""Tenths that the insured person pays."""


@value
class Cost:
    """A cost in yen under its Japanese name, and the tenths of it that the person pays."""

    name: str
    yen: int
    copay_ratio: CopayRatio


def benefit_of(cost: int, ratio: CopayRatio) -> int:
    """Return nine, eight or seven tenths of `cost`, without fractions of a yen."""
    return floor_to(percent_of(cost, 100 - 10 * ratio))


def covered_and_paid(cost: Cost, remaining: int, why: Why, law: str) -> tuple[int, int]:
    """Return the yen of a cost that are covered, `remaining` at most, and what is paid of them."""
    covered = min(cost.yen, remaining)
    benefit = benefit_of(covered, cost.copay_ratio)
    why(
        f"{cost.name}{cost.yen}円のうち{covered}円を対象に{benefit}円を支給する。",
        f"Of {cost.yen} yen {covered} are covered and {benefit} paid.",
        law=law,
    )
    return covered, benefit
