"""Numbers that look random but follow from seed, names and row number alone, by whole columns.

Splittable: the number of a row does not depend on how many rows are made, or in what order.
"""

from __future__ import annotations

import polars as pl

from conformance.population import seeds

_STEP = 0x9E3779B97F4A7C15  # the golden ratio in 64 bits, odd, as in splitmix64
_MIX = 0xD6E8FEB86659FD93  # an odd multiplier that spreads every bit upwards
_HALF = 2**32


def draw_numbers(numbers: pl.Series, seed: int, *names: object) -> pl.Series:
    """Return one 31-bit number per entry of `numbers`, drawn under the seed and the names.

    The products wrap at 64 bits; that is what mixes.
    """
    salt = seeds.number(seed, *names)
    mixed = (numbers.cast(pl.UInt64) + salt) * _STEP
    mixed = (mixed ^ (mixed // _HALF)) * _MIX
    mixed = (mixed ^ (mixed // _HALF)) * _STEP
    return mixed // 2**33


def below(numbers: pl.Series, bound: int, seed: int, *names: object) -> pl.Series:
    """Return one number from 0 to `bound` - 1 per entry of `numbers`."""
    return draw_numbers(numbers, seed, *names) % bound
