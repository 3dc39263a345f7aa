"""The refund of long-term care costs to people who used services before 65."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.scope import within

_LAW: Final = "障害者総合支援法第76条の2第1項、同法施行令第43条の4・第43条の5"
_HIGHEST: Final = 6


@value
class Given:
    """What held at 65 and holds now; yen paid for care and refunded by the insurance.

    `has_decision`: services for people with disabilities are still granted to the person, which
    makes no difference (同法施行令第43条の5第6項).
    """

    continuous_5years: bool
    nontaxed_at_65: bool
    support_level_at_65: int
    used_ltc_before_65: bool
    nontaxed_now: bool
    ltc_copay: Yen
    ltc_high_cost: Yen
    has_decision: bool = False


@value
class Output:
    """Whether the person is eligible, and the yen refunded."""

    eligible: bool
    refund: int


@rule("disability_welfare", "new-high-cost", law=_LAW)
def new_high_cost(given: Given, law: Parameters, why: Why) -> Output:
    """Return the whole rest of what was paid, if every condition holds; else nothing.

    Whether services are still granted makes no difference. A refund by the insurance above what was
    paid is out of scope.
    """
    level = within("support_level_at_65", given.support_level_at_65, 0, _HIGHEST)
    if given.ltc_high_cost > given.ltc_copay:
        msg = f"ltc_high_cost: expected up to {given.ltc_copay}, found {given.ltc_high_cost}"
        raise OutOfScopeError(msg)
    eligible = (
        given.continuous_5years
        and given.nontaxed_at_65
        and level >= latest(law).integer("min_level")
        and not given.used_ltc_before_65
        and given.nontaxed_now
    )
    why(
        f"5年継続{_mark(given.continuous_5years)}、65歳時に非課税{_mark(given.nontaxed_at_65)}・"
        f"区分{level}・介護保険の利用{_mark(given.used_ltc_before_65)}、現在非課税"
        f"{_mark(given.nontaxed_now)}（支給決定の有無は問わない）。",
        f"Level {level} at 65: {'every' if eligible else 'not every'} condition holds.",
        law=_LAW,
    )
    refund = given.ltc_copay - given.ltc_high_cost if eligible else 0
    why(f"支給額は{refund}円。", f"Refunded: {refund} yen.", law=_LAW)
    return Output(eligible, refund)


def _mark(yes: bool) -> str:
    return "○" if yes else "×"
