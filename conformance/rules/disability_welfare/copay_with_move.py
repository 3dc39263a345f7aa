"""What a user pays in a month in which another municipality becomes responsible."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.rounding import floor_to, percent_of

_LAW: Final = "障害者総合支援法第29条第3項、児童福祉法第21条の5の3"


@value
class Given:
    """The costs and the monthly ceiling in each municipality, in yen."""

    cost_before: Yen
    ceiling_before: Yen
    cost_after: Yen
    ceiling_after: Yen


@value
class Output:
    """Yen paid in each municipality and in all."""

    copay_before: int
    copay_after: int
    total: int


@rule("disability_welfare", "copay-with-move", law=_LAW)
def copay_with_move(given: Given, law: Parameters, why: Why) -> Output:
    """Return a tenth of the costs (fractions cut off) up to each municipality's whole ceiling.

    Ceilings are neither divided by days nor shared, so the total may exceed both.
    """
    percent = latest(law).integer("rate_percent")
    before = min(floor_to(percent_of(given.cost_before, percent)), given.ceiling_before)
    after = min(floor_to(percent_of(given.cost_after, percent)), given.ceiling_after)
    why(
        f"転出前は費用{given.cost_before}円の{percent}％と上限{given.ceiling_before}円の低い方"
        f"{before}円。",
        f"Before: {percent} percent of {given.cost_before} yen, up to {given.ceiling_before}: "
        f"{before} yen.",
        law=_LAW,
    )
    why(
        f"転入後は費用{given.cost_after}円の{percent}％と上限{given.ceiling_after}円の低い方"
        f"{after}円。",
        f"After: {percent} percent of {given.cost_after} yen, up to {given.ceiling_after}: "
        f"{after} yen.",
        law=_LAW,
    )
    return Output(before, after, before + after)
