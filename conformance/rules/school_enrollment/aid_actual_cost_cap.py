"""School aid for actual costs, up to a limit."""

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within


@value
class Given:
    """What the guardian paid and the limit (yen)."""

    actual_cost: int
    cap_amount: int


@value
class Output:
    """The amount paid (yen)."""

    amount: int


@rule("school_enrollment", "aid-actual-cost-cap", law="各市区町村就学援助要綱")
def aid_actual_cost_cap(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the lesser of cost and limit; nothing for no cost."""
    cost = within("actual_cost", given.actual_cost, 0)
    cap = within("cap_amount", given.cap_amount, 0)
    why(
        f"実費{cost}円と上限{cap}円の小さい方を支給する。",
        f"The lesser of {cost} yen and the limit of {cap} yen is paid.",
        law="各市区町村就学援助要綱",
    )
    why(f"支給額は{min(cost, cap)}円。", f"Paid: {min(cost, cap)} yen.")
    return Output(min(cost, cap))
