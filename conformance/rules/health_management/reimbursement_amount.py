"""What is paid back for a service outside the contract (償還払い)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "各市区町村の予防接種費用助成要綱・妊婦健康診査費助成要綱"


@value
class Given:
    """What was paid, the cap, the person's own share (yen), and whether that is waived."""

    actual_cost: int
    cap_amount: int
    copay: int
    exempt: bool


@value
class Output:
    """The amount paid back (yen)."""

    paid_amount: int


@rule("health_management", "reimbursement-amount", law=_LAW)
def reimbursement_amount(given: Given, law: Parameters, why: Why) -> Output:
    """Return the smaller of cost and cap, less the person's own share, never below 0.

    Negative amounts are out of scope.
    """
    cost, cap, copay = (
        within(name, getattr(given, name), 0) for name in ("actual_cost", "cap_amount", "copay")
    )
    if law.reads("own_share", "before_cap"):
        paid = min(cap, max(0, cost - (0 if given.exempt else copay)))
        why(
            f"実費から自己負担額を引き、上限額で切って{paid}円。",
            f"The cost less the own share, at most the cap: {paid} yen.",
            law=_LAW,
        )
        return Output(paid)
    limited = min(cost, cap)
    why(
        f"実費{cost}円と上限額{cap}円の小さい方は{limited}円。",
        f"The smaller of the cost of {cost} and the cap of {cap} is {limited} yen.",
        law=_LAW,
    )
    share = 0 if given.exempt else copay
    paid = max(0, limited - share)
    why(
        f"自己負担額{share}円を引き、支給額は{paid}円。",
        f"Less the own share of {share} yen: {paid} yen.",
        law=_LAW,
    )
    return Output(paid)
