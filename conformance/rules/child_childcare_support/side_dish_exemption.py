"""Whether a child is exempt from the charge for side dishes (副食費)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar import add_years
from conformance.rules.child_childcare_support._age_limits import (
    end_of_under_three,
    school_start,
)
from conformance.rules.child_childcare_support._siblings import (
    before_school,
    check_born,
    place_of,
)
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "特定教育・保育施設等の運営に関する基準第13条第4項第3号"
_THIRD: Final = 3


@value
class HouseholdChild:
    """A child of the household, and whether it attends a facility that counts."""

    birth_date: date
    in_facility: bool


@value
class Given:
    """The class, the month, the children, who is meant (from 0), the base (yen)."""

    rec_class: Literal["1", "2"]
    month: YearMonth
    children: tuple[HouseholdChild, ...]
    target: int
    tax_base: int
    special_household: bool


@value
class Output:
    """The child's place and whether it is exempt."""

    order: int
    exempt: bool


@rule("child_childcare_support", "side-dish-exemption", law=_LAW)
def side_dish_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the income is low enough or the child is a third one.

    Class 1 counts children up to the third grade and those before school in a facility, class 2
    only the latter. A target that is not counted, one in school, and one of class 2 before the
    first 31 March from age 3 (its fee holds the side dishes) are out of scope.
    """
    check_born(given.children, given.month)
    in_force = law.on(given.month)
    grades = in_force.integer("grades")
    counted = [place for place, child in enumerate(given.children) if _counts(child, given, grades)]
    order = place_of(given.target, given.children, counted)
    _check_charged(given)
    why(
        f"{given.rec_class}号の数え方により第{order}子。",
        f"Child {order} as class {given.rec_class} counts.",
        law=_LAW,
    )
    limit = _limit(given, in_force)
    exempt = within("tax_base", given.tax_base, 0) < limit or order >= _THIRD
    why(
        f"算定基準額{given.tax_base}円（基準{limit}円）と順位により"
        f"免除{'する' if exempt else 'しない'}。",
        f"A base of {given.tax_base} against {limit} yen, child {order}: "
        f"{'exempt' if exempt else 'charged'}.",
        law=_LAW,
    )
    return Output(order, exempt)


def _limit(given: Given, in_force: InForce) -> int:
    lower = given.rec_class == "2" and not given.special_household
    return in_force.integer("childcare_below" if lower else "education_below")


def _counts(child: HouseholdChild, given: Given, grades: int) -> bool:
    """Say whether the child counts; of class 1 also in school, until the end of `grades`."""
    if before_school(child, given.month):
        return child.in_facility
    leaves = add_years(school_start(child.birth_date), grades)
    return given.rec_class == "1" and given.month.first_day < leaves


def _check_charged(given: Given) -> None:
    target = given.children[given.target]
    if not before_school(target, given.month):
        msg = f"target: expected a child before school in {given.month}, found {given.target}"
        raise OutOfScopeError(msg)
    ends = end_of_under_three(target.birth_date)
    if given.rec_class == "2" and given.month.first_day <= ends:
        msg = f"month: expected one after {ends}, from when side dishes are charged apart"
        raise OutOfScopeError(f"{msg}, found {given.month}")
