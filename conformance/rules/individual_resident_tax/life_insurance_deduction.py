"""The deduction for life insurance premiums, under new and old contracts."""

from fractions import Fraction

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.individual_resident_tax._tables import rows
from conformance.rules.rounding import ceil_to

_LAW = "地方税法第34条第1項第5号・第314条の2第1項第5号"


@value
class Given:
    """The premiums paid (yen): general, care and pension, under new and old contracts."""

    general_new: NonNegativeInt
    general_old: NonNegativeInt
    care: NonNegativeInt
    pension_new: NonNegativeInt
    pension_old: NonNegativeInt


@value
class Output:
    """The three deductions and what is deducted in all (yen)."""

    general: int
    care: int
    pension: int
    total: int


@rule("individual_resident_tax", "life-insurance-deduction", law=_LAW)
def life_insurance_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the deductions from fiscal year 2013; parts of a yen are rounded up.

    General and pension premiums take the best of new alone, old alone, and both up to the cap of
    the new contracts.
    """
    in_force = latest(law)
    general = _best(given.general_new, given.general_old, in_force)
    care = _new(given.care, in_force)
    pension = _best(given.pension_new, given.pension_old, in_force)
    why(
        f"一般{general}円、介護医療{care}円、個人年金{pension}円。",
        f"General {general}, care {care}, pension {pension} yen.",
        law=_LAW,
    )
    total = min(general + care + pension, in_force.integer("total_cap"))
    why(
        f"合計は{in_force.integer('total_cap')}円を限度に{total}円。",
        f"In all, up to {in_force.integer('total_cap')} yen: {total} yen.",
        law=_LAW,
    )
    return Output(general, care, pension, total)


def _best(new: int, old: int, law: InForce) -> int:
    by_new, by_old = _new(new, law), _by(rows(law, "old"), old, law.integer("old_cap"))
    return max(by_new, by_old, min(by_new + by_old, law.integer("new_cap")))


def _new(paid: int, law: InForce) -> int:
    return _by(rows(law, "new"), paid, law.integer("new_cap"))


def _by(lines: list[list[int]], paid: int, cap: int) -> int:
    """Return what the lines give: up to each premium a part of it, and an amount."""
    for limit, part, plus in lines:
        if paid <= limit:
            return ceil_to(Fraction(paid, part) + plus)
    return cap
