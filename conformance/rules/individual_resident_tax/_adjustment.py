"""The adjustment credit (調整控除): a share of the differences of personal deductions."""

from dataclasses import dataclass

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.rounding import percent_of

LAW = "地方税法第37条・第314条の6"


@dataclass(frozen=True, slots=True)
class Shares:
    """The percentages of city and prefecture, where the base turns, and its least (yen)."""

    city: int
    pref: int
    turning: int
    least: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The credits of city and prefecture (whole yen)."""

    city: int
    pref: int


def adjustment(taxable: int, difference: int, shares: Shares, why: Why) -> Adjustment:
    """Return both credits; above the turning point of income the base falls, to its least.

    No taxable income, no credit. The law has no rounding: differences and taxable incomes come in
    thousands, so the credits are whole yen; `OutOfScopeError` where they would not be.
    """
    base = 0
    if taxable > shares.turning:
        base = max(difference - (taxable - shares.turning), shares.least)
    elif taxable > 0:
        base = min(difference, taxable)
    found = Adjustment(_whole(base, shares.city), _whole(base, shares.pref))
    why(
        f"課税所得{taxable}円、人的控除差{difference}円から基礎額{base}円、"
        f"調整控除は市{found.city}円・県{found.pref}円。",
        f"Taxable {taxable} yen and differences of {difference} yen give a base of {base} yen: "
        f"city {found.city}, prefecture {found.pref} yen.",
        law=LAW,
    )
    return found


def _whole(base: int, percent: int) -> int:
    found = percent_of(base, percent)
    if found.denominator != 1:
        msg = f"human_diff: expected an amount in hundreds of yen; {percent} % of {base} is no yen"
        raise OutOfScopeError(msg)
    return int(found)
