"""The monthly amount per child and in total, before and after the reform of October 2024."""

from collections.abc import Sequence
from datetime import date

from conformance.rules.child_allowance._age_limits import fiscal_year_last_month
from conformance.rules.child_allowance._monthly_rates import RateBasis, check_band, rate
from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Child:
    """A child of the payee; `counted` is False in a facility or without the needed care."""

    birth_date: date
    counted: bool


@value
class Given:
    """The month paid for, the income band (used up to 2024-09 only) and the children."""

    month: YearMonth
    income_band: Code | None
    children: tuple[Child, ...]


@value
class Output:
    """Yen per child in the order given, and their sum."""

    amounts: tuple[int, ...]
    total: int


@rule(
    "child_allowance",
    "monthly-amount",
    law="児童手当法第6条（令和6年10月1日施行後及び施行前）、同法施行規則第1条の3の2",
)
def monthly_amount(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month's amount for each child and the sum.

    Counted children born before the month are numbered by birth date, equal dates in the order
    given; the number decides the rate, age decides whether and how much is paid (児童手当法第6条).
    A child not counted gets nothing. Months before 2012-06, and up to 2024-09 without a known
    income band, are out of scope.
    """
    month, in_force = given.month, law.on(given.month)
    count_age = in_force.integer("count_until_age_fy_end")
    check_band(month, given.income_band)
    order = _birth_order(given.children, month, count_age)
    why(
        f"{month}分は、{count_age}歳年度末までの{len(order)}人を出生順に数える。",
        f"For {month}, {len(order)} children up to the fiscal year of age {count_age} "
        "are counted in order of birth.",
        law="児童手当法第6条",
    )
    amounts = [0] * len(given.children)
    for number, place in enumerate(order, start=1):
        claim = RateBasis(month, given.children[place].birth_date, number, given.income_band)
        found = rate(claim, in_force)
        amounts[place] = found.yen
        why(
            f"第{number}子（{claim.birth_date}生）は{found.ja}のため月額{found.yen}円。",
            f"Child {number} (born {claim.birth_date}): {found.en}, {found.yen} yen a month.",
            law="児童手当法第6条第1項",
        )
    total = sum(amounts)
    why(f"児童別の額の合計は{total}円。", f"The amounts add up to {total} yen.")
    return Output(tuple(amounts), total)


def _birth_order(children: Sequence[Child], month: YearMonth, count_age: int) -> list[int]:
    """Return the places of the counted children, eldest first (the sort keeps ties in order)."""
    counted = [
        place
        for place, child in enumerate(children)
        if child.counted
        and YearMonth.of(child.birth_date) < month
        and month <= fiscal_year_last_month(child.birth_date, count_age)
    ]
    return sorted(counted, key=lambda place: children[place].birth_date)
