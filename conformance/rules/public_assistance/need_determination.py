"""Whether a household needs assistance when it applies (要否判定)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.public_assistance._basic_deduction import Place, basic_deduction
from conformance.rules.rounding import floor_to, percent_of

_LAW: Final = "生活保護法第8条、次官通知第10、局長通知第10-1"


@value
class Given:
    """The minimum cost, earnings with the earner's place, expenses and other income (yen)."""

    minimum_cost: Yen
    earned: Yen
    order: Place
    expenses: Yen
    other_income: Yen


@value
class Output:
    """Seventy per cent of the basic deduction, the income counted (yen), the decision."""

    basic_deduction_70: int
    counted_income: int
    needed: bool


@rule("public_assistance", "need-determination", law=_LAW)
def need_determination(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the income counted is below the minimum cost; equal is not below.

    Only seventy per cent of the basic deduction counts (fractions of a yen cut off), no other
    deduction; earnings after it and the expenses are never below 0.
    """
    now = latest(law)
    basic = basic_deduction(now, given.earned, given.order)
    part = floor_to(percent_of(basic, now.integer("ratio_percent")))
    counted = max(given.earned - part - given.expenses, 0) + given.other_income
    why(
        f"基礎控除{basic}円の{now.integer('ratio_percent')}％は{part}円、収入充当額は{counted}円。",
        f"Of the basic deduction of {basic} yen {part} count; income counted {counted} yen.",
        law=_LAW,
    )
    needed = counted < given.minimum_cost
    why(
        f"最低生活費{given.minimum_cost}円に"
        f"{'満たず保護を要する' if needed else '満ちるため要しない'}。",
        f"{'Below' if needed else 'Not below'} the minimum cost of {given.minimum_cost} yen.",
        law="生活保護法第8条",
    )
    return Output(part, counted, needed)
