"""The basic deduction (基礎控除) from earnings, by the table in force since August 2013."""

from typing import Annotated

from pydantic import Field

from conformance.rules.core import InForce
from conformance.rules.rounding import floor_to, percent_of

Place = Annotated[int, Field(ge=1)]
"""An earner's place in the household: 1 earns most."""


def basic_deduction(now: InForce, income: int, order: int) -> int:
    """Return the yen deducted from a month's earnings of the `order`-th earner.

    The full income up to 15,000 yen; then by bands. From the second earner on 85 per cent of the
    first one's amount, at least 15,000 yen (the table's amounts leave no fraction of a yen).
    """
    if income <= now.integer("full_until"):
        return income
    first = _first_earner(now, income)
    if order == 1:
        return first
    share = floor_to(percent_of(first, now.integer("second_rate_percent")))
    return max(share, now.integer("second_floor"))


def _first_earner(now: InForce, income: int) -> int:
    """Return the amount for an income above the one deducted in full."""
    first_band, step_from = now.integer("first_band"), now.integer("step_from")
    if income < first_band:
        return now.integer("full_until")
    if income < step_from:
        return first_band
    amount = now.integer("step_amount")
    steps = (income - step_from) // now.integer("step_width")
    return first_band + amount + steps * amount
