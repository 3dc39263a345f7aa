"""The reduction for siblings: half for the second child, nothing for the third."""

from datetime import date
from typing import Final

from conformance.rules.child_childcare_support._siblings import (
    before_school,
    check_born,
    place_of,
)
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法施行令第13条・第14条"
_UNIT: Final = 10


@value
class SiblingInCare:
    """A child of the household, and whether it attends a facility that counts."""

    birth_date: date
    in_facility: bool


@value
class Given:
    """The month, the children, whose fee it is (from 0), the base and fee before (yen)."""

    month: YearMonth
    children: tuple[SiblingInCare, ...]
    target: int
    tax_base: int
    special_household: bool
    base_fee: int


@value
class Output:
    """The child's place, the per cent to be paid, the fee (yen)."""

    order: int
    rate: int
    fee: int


@rule("child_childcare_support", "sibling-reduction", law=f"{_LAW}、同法施行規則第28条の2")
def sibling_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the child's place among siblings and the reduced fee, cut to ten yen.

    Below 57,700 yen (special households 77,101) all children count, else only those before school
    in a facility. A target that is not in a facility or in school, a child born after the month
    and negative amounts are out of scope.
    """
    check_born(given.children, given.month)
    in_force = law.on(given.month)
    base = within("tax_base", given.tax_base, 0)
    special = given.special_household and base < in_force.integer("special_below")
    everyone = special or base < in_force.integer("all_below")
    place_of(given.target, given.children, _counted(given, everyone=False))
    order = place_of(given.target, given.children, _counted(given, everyone=everyone))
    why(
        f"{'年齢にかかわらず' if everyone else '就学前で施設を利用する子だけを'}数え第{order}子。",
        f"Child {order}, counting {'all' if everyone else 'those before school in a facility'}.",
        law="子ども・子育て支援法施行令第13条・第14条",
    )
    rates = in_force.integers("special_rates" if special else "rates")
    rate = rates[min(order, len(rates)) - 1]
    fee = floor_to(percent_of(within("base_fee", given.base_fee, 0), rate), _UNIT)
    why(
        f"{given.base_fee}円の100分の{rate}の10円未満を切り捨て{fee}円。",
        f"{rate} per cent of {given.base_fee} yen, cut to ten yen: {fee} yen.",
        law=_LAW,
    )
    return Output(order, rate, fee)


def _counted(given: Given, *, everyone: bool) -> list[int]:
    return [
        place
        for place, child in enumerate(given.children)
        if everyone or (child.in_facility and before_school(child, given.month))
    ]
