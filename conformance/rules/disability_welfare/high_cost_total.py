"""What a household gets back of its payments of a month above the base amount."""

from fractions import Fraction
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.rounding import ceil_to, floor_to
from conformance.rules.scope import within

_LAW: Final = (
    "障害者総合支援法第76条の2、同法施行令第43条の5・第43条の6、児童福祉法第21条の5の12、"
    "同法施行令第25条の5"
)


@value
class Given:
    """Yen paid in the month by kind, and the base amount of the household.

    `child`: with what was paid for devices that a child with granted day services uses.
    """

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
    """Return what exceeds the base amount, shared by what was paid (cut to yen, or as read).

    The share of the Act counts services, long-term care and devices alike; the rest is for
    children's services. Long-term care or devices beside a lower base amount (untaxed people, and
    施行令第43条の5第3項, which works otherwise) and a higher one, which no ceiling reaches, are out
    of scope.
    """
    most = latest(law).integer("base_amount")
    if within("base_amount", given.base_amount, 0, most) < most:
        within("ltc_net", given.ltc_net, 0, 0)
        within("device", given.device, 0, 0)
    total = given.disability + given.child + given.ltc_net + given.device
    refund = max(total - given.base_amount, 0)
    why(
        f"世帯の負担の合計{total}円が基準額{given.base_amount}円を超える{refund}円を支給する。",
        f"Of {total} yen paid, {refund} above the base amount of {given.base_amount} are refunded.",
        law=_LAW,
    )
    cut = ceil_to if law.reads("share_fraction", "up") else floor_to
    own = total - given.child
    share = cut(Fraction(refund * own, total)) if total else 0
    why(
        f"障害福祉サービス・介護保険・補装具の負担{own}円に応じた按分は{share}円。",
        f"The share of {own} yen for services, care and devices is {share} yen.",
        law=_LAW,
    )
    return Output(total, refund, share)
