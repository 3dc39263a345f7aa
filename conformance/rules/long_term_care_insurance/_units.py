"""The units to which an ordinance rounds premiums."""

from typing import Final

from conformance.rules.core import OutOfScopeError

_UNITS: Final = (1, 10, 100, 1000)
"""Units found in the ordinances (市町村介護保険条例); nobody rounds to 99 yen."""


def check_unit(name: str, unit: int) -> int:
    """Return a unit that is a power of ten up to a thousand yen (`OutOfScopeError`)."""
    if unit not in _UNITS:
        msg = f"{name}: expected one of {', '.join(map(str, _UNITS))} yen, found {unit}"
        raise OutOfScopeError(msg)
    return unit
