"""Check-digit sums that python-stdnum does not have."""

from __future__ import annotations

from itertools import cycle


def weighted_sum(body: str, weights: tuple[int, ...]) -> int:
    """Return the sum of digits times weights; the weights repeat from the lowest digit on."""
    return sum(
        int(digit) * weight for digit, weight in zip(reversed(body), cycle(weights), strict=False)
    )


def eleven_minus(body: str, weights: tuple[int, ...]) -> str:
    """Return the last digit of 11 minus the weighted sum modulo 11."""
    return str((11 - weighted_sum(body, weights) % 11) % 10)
