"""What comes off the income levies just above the non-taxable limit (地方税法附則第3条の3)."""

from collections.abc import Iterator
from fractions import Fraction

from conformance.rules.core import InForce, OutOfScopeError
from conformance.rules.fixed_amounts import TAX_UNIT
from conformance.rules.rounding import ceil_to, floor_to

Levies = tuple[Fraction, Fraction]


def limit(dependents: int, law: InForce) -> int:
    """Return the income up to which no income levy is due."""
    more = law.integer("limit_dependents") if dependents else 0
    return law.integer("limit_base") * (dependents + 1) + law.integer("limit_flat") + more


def left(income: int, limit_: int, levies: Levies) -> tuple[int, int]:
    """Return the levies of city and prefecture (cut to 100 yen) that leave at least the limit.

    What is missing after both levies comes off them in proportion to each other. The law does not
    say how the parts are rounded; where that changes a levy, the facts are out of scope.
    """
    found = set(_readings(income, limit_, levies))
    if len(found) > 1:
        msg = f"total_income_amounts: the levies depend on how parts are rounded: {sorted(found)}"
        raise OutOfScopeError(msg)
    return found.pop()


def _readings(income: int, limit_: int, levies: Levies) -> Iterator[tuple[int, int]]:
    cut = tuple(Fraction(_hundreds(levy)) for levy in levies)
    for city, pref in {levies, (cut[0], cut[1])}:
        missing = max(limit_ - (income - city - pref), Fraction(0))
        total = city + pref
        off = [missing * levy / total if total else Fraction(0) for levy in (city, pref)]
        for rounded in (floor_to, ceil_to):
            yield (_hundreds(city - rounded(off[0])), _hundreds(pref - rounded(off[1])))


def _hundreds(levy: Fraction) -> int:
    return max(floor_to(levy, TAX_UNIT), 0)
