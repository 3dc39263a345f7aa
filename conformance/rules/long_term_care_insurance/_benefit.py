"""The insurance's part of a cost, and of a cost within what is left of a limit."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Why, value
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import not_before

CopayRatio = Literal[1, 2, 3]
"""Tenths that the insured person pays."""

_RATIO_SINCE: Final = {2: date(2015, 8, 1), 3: date(2018, 8, 1)}
"""From when two and three tenths are paid (平成26年法律第83号・平成29年法律第52号附則第1条)."""


@value
class Cost:
    """A cost in yen under its Japanese name, and the tenths of it that the person pays."""

    name: str
    yen: int
    copay_ratio: CopayRatio


def paid_then(name: str, day: date, ratio: CopayRatio) -> None:
    """Refuse a day on which nobody paid so many tenths yet (`OutOfScopeError`)."""
    not_before(name, day, _RATIO_SINCE.get(ratio, day))


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
