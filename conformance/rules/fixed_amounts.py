"""Legal fractions of local taxes (地方税法第20条の4の2): bases and amounts that are fixed."""

from conformance.rules.rounding import Amount, floor_to

BASE_UNIT = 1_000
"""The unit of a tax base and of the base of late charges (第1項・第2項)."""

TAX_UNIT = 100
"""The unit of a fixed amount of tax and of accessory charges (第3項・第5項)."""

_LEAST_BASE = 2_000
_LEAST_CHARGE = 1_000


def interest_base(amount: int) -> int:
    """Return the base of late charges: 0 below 2,000 yen, else cut to 1,000 yen (第2項)."""
    return 0 if amount < _LEAST_BASE else floor_to(amount, BASE_UNIT)


def fixed_charge(amount: Amount) -> int:
    """Return a fixed late charge or interest: 0 below 1,000 yen, else cut to 100 yen (第5項)."""
    return 0 if amount < _LEAST_CHARGE else floor_to(amount, TAX_UNIT)
