"""Cash held when assistance begins (手持金)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.rounding import floor_to, percent_of

_LAW: Final = "課長通知第10（保護開始時の手持金）"


@value
class Given:
    """The minimum cost of a month without medical and care aid, and cash with deposits (yen)."""

    minimum_cost: Yen
    cash: Yen


@value
class Output:
    """Yen that may be kept, and yen that count as income of the first month."""

    kept: int
    counted: int


@rule("public_assistance", "cash-on-hand", law=_LAW)
def cash_on_hand(given: Given, law: Parameters, why: Why) -> Output:
    """Return the cash up to half of the minimum cost (fractions cut off) and what exceeds it."""
    cost, cash = given.minimum_cost, given.cash
    percent = latest(law).integer("ratio_percent")
    limit = floor_to(percent_of(cost, percent))
    why(
        f"最低生活費{cost}円の{percent}％（円未満切捨て）は{limit}円。",
        f"{percent} percent of the minimum cost of {cost} yen are {limit} yen.",
        law=_LAW,
    )
    kept = min(cash, limit)
    why(
        f"手持金{cash}円のうち{kept}円を容認し、{cash - kept}円を収入として認定する。",
        f"Of {cash} yen {kept} may be kept, {cash - kept} count as income.",
        law=_LAW,
    )
    return Output(kept, cash - kept)
