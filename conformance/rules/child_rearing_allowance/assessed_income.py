"""The income that is compared with the limits: additions and deductions."""

from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.rounding import half_up_to, percent_of
from conformance.rules.scope import LATEST, within

_PARENTS: Final = ("mother", "father")


@value
class Given:
    """Whose income it is, its parts (yen) and what may be deducted."""

    role: Literal["mother", "father", "caregiver", "obligor"]
    gross_income: int
    salary_pension_income: int
    child_support: int
    disability: int
    special_disability: int
    single_parent_type: Literal["none", "widow", "single_parent"]
    other_deductions: int
    nontaxable_pension: int


@value
class Output:
    """The part of the child support that counts and the assessed income (yen)."""

    child_support_counted: int
    assessed_income: int


@rule(
    "child_rearing_allowance", "assessed-income", law="児童扶養手当法施行令第3条・第4条・第6条の7"
)
def assessed_income(given: Given, law: Parameters, why: Why) -> Output:
    """Return the assessed income for incomes of 2020 and later, never below 0.

    Eight tenths of the child support (half a yen upwards) count for a mother or father only; the
    deductions for widows and single parents for a caregiver or obligor only.
    """
    _check(given)
    parent = given.role in _PARENTS
    in_force = law.on(LATEST)
    support = _support(given, in_force) if parent else 0
    why(
        f"養育費は{support}円を所得とみなす。",
        f"Of the child support {support} yen count.",
        law="児童扶養手当法施行令第3条",
    )
    most = in_force.integer("salary_pension_deduction_max")
    salary = min(most, given.salary_pension_income + given.nontaxable_pension)
    gross = given.gross_income + given.nontaxable_pension - salary + support
    deductions = _deductions(given, in_force)
    single = 0 if parent else _single(given, in_force)
    found = max(0, gross - deductions - single)
    why(
        f"給与・年金の控除{salary}円後の所得{gross}円から{deductions}円、寡婦・ひとり親の{single}円を"
        f"引き{found}円（負なら0円）。",
        f"{gross} yen after {salary} yen for salary and pensions, less {deductions} and {single} "
        f"yen: {found} yen, never below 0.",
        law="児童扶養手当法施行令第4条・第6条の7",
    )
    return Output(support, found)


def _check(given: Given) -> None:
    for name in (
        "salary_pension_income",
        "child_support",
        "disability",
        "special_disability",
        "other_deductions",
        "nontaxable_pension",
    ):
        within(name, getattr(given, name), 0)


def _support(given: Given, law: InForce) -> int:
    return half_up_to(percent_of(given.child_support, law.integer("child_support_percent")))


def _deductions(given: Given, law: InForce) -> int:
    return (
        law.integer("flat")
        + law.integer("disability") * given.disability
        + law.integer("special_disability") * given.special_disability
        + given.other_deductions
    )


def _single(given: Given, law: InForce) -> int:
    kind = given.single_parent_type
    return 0 if kind == "none" else law.integer(kind)
