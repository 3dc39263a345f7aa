"""What a household gets back of its payments of a month above the base amount."""

from fractions import Fraction
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.rounding import ceil_to, floor_to

_LAW: Final = "障害者総合支援法第76条の2、同法施行令第43条の5、児童福祉法第21条の5の12"


@value
class Given:
    """Yen paid in the month by kind, and the base amount of the household."""

    disability: Yen
    child: Yen
    ltc_net: Yen
    device: Yen
    base_amount: Yen


@value
class Output:
    """Yen paid in all, refunded in all, and refunded for disability services."""

    household_total: int
    refund_total: int
    refund_disability: int


@rule("disability_welfare", "high-cost-total", law=_LAW)
def high_cost_total(given: Given, law: Parameters, why: Why) -> Output:
    """Return what exceeds the base amount, shared by what was paid (cut to yen, or as read)."""
    total = given.disability + given.child + given.ltc_net + given.device
    refund = max(total - given.base_amount, 0)
    why(
        f"世帯の負担の合計{total}円が基準額{given.base_amount}円を超える{refund}円を支給する。",
        f"Of {total} yen paid, {refund} above the base amount of {given.base_amount} are refunded.",
        law=_LAW,
    )
    cut = ceil_to if law.reads("share_fraction", "up") else floor_to
    share = cut(Fraction(refund * given.disability, total)) if total else 0
    why(
        f"障害福祉サービスの負担{given.disability}円に応じた按分は{share}円。",
        f"The share of {given.disability} yen for services is {share} yen.",
        law=_LAW,
    )
    return Output(total, refund, share)
