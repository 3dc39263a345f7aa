"""The per-capita levy (均等割): its yearly amount by size and its share by months."""

from fractions import Fraction
from typing import Final, cast

from conformance.rules.core import InForce
from conformance.rules.fixed_amounts import TAX_UNIT
from conformance.rules.rounding import floor_to

MONTHS: Final = 12
"""Months of a year; also the most an accounting period has."""


def yearly(capital: int, employees: int, law: InForce) -> int:
    """Return the standard yearly amount (yen): `tiers` hold a limit and both amounts.

    A tier reaches up to its limit, the limit included (the last has none); up to `few` employees
    bear the first amount, more the second (地方税法第312条第1項).
    """
    tiers = cast("list[list[int | None]]", law.raw("tiers"))
    tier = next(tier for tier in tiers if tier[0] is None or capital <= tier[0])
    return cast("int", tier[1] if employees <= law.integer("few") else tier[2])


def by_months(annual: int, months: int) -> int:
    """Return the share of `annual` for months, cut to 100 yen (地方税法第312条第4項)."""
    return floor_to(Fraction(annual * months, MONTHS), TAX_UNIT)
