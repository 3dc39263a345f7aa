"""Digit strings and their weighted sums, as check digits use them."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import StringConstraints

if TYPE_CHECKING:
    from collections.abc import Iterable

MODULUS: Final = 11

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]+$")]
"""One or more half-width digits."""


def weighted_sum(digits: Iterable[str], weights: Iterable[int]) -> int:
    """Return the sum of digit times weight, the weights taken in turn and repeated."""
    return sum(int(digit) * weight for digit, weight in zip(digits, cycle(weights), strict=False))
