"""What a final return leaves to pay or to refund."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen

_LAW: Final = "地方税法第321条の8、施行令第9条の4・第48条の12"


@value
class Given:
    """The fixed levies and those of the interim return (yen)."""

    levy: Yen
    per_capita: Yen
    interim_levy: Yen
    interim_per_capita: Yen


@value
class Output:
    """What is paid and what is refunded (yen); one of them is 0."""

    payable: int
    refund: int


@rule("corporate_resident_tax", "final-balance", law="地方税法第321条の8")
def final_balance(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the difference of both sums; a surplus of one levy first covers the other."""
    due, paid = given.levy + given.per_capita, given.interim_levy + given.interim_per_capita
    why(
        f"確定税額の合計{due}円、中間分の合計{paid}円。",
        f"Fixed: {due} yen; interim: {paid} yen.",
        law=_LAW,
    )
    made = Output(max(due - paid, 0), max(paid - due, 0))
    why(
        f"通算して納付額{made.payable}円、還付額{made.refund}円。",
        f"To pay {made.payable} yen, to refund {made.refund} yen.",
        law=_LAW,
    )
    return made
