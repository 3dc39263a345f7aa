"""The per-capita levies of both municipalities when the only office moves between them."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax import per_capita_proration as proration
from conformance.rules.inputs import Yen

_LAW: Final = "地方税法第312条第4項"


@value
class Given:
    """Both yearly amounts (yen), the period, the last day here and the first day there."""

    annual_old: Yen
    annual_new: Yen
    period_from: date
    period_to: date
    old_office_to: date
    new_office_from: date


@value
class Output:
    """Months and amounts (yen) of the old and the new municipality."""

    old_months: int
    old_amount: int
    new_months: int
    new_amount: int


@rule("corporate_resident_tax", "office-move-both", law=_LAW)
def office_move_both(given: Given, law: Parameters, why: Why) -> Output:
    """Return what each levies for its own months; together they need not make the period.

    Each counts by itself, one month at least. Out of scope: an office outside the period.
    """
    why(
        f"旧市町村は{given.old_office_to}まで、新市町村は{given.new_office_from}から数える。",
        f"The old one counts to {given.old_office_to}, the new one from {given.new_office_from}.",
        law=_LAW,
    )
    period = (given.period_from, given.period_to)
    old = proration.Given(given.annual_old, *period, office_to=given.old_office_to)
    new = proration.Given(given.annual_new, *period, office_from=given.new_office_from)
    left = proration.per_capita_proration(old, law, why)
    joined = proration.per_capita_proration(new, law, why)
    return Output(left.months, left.amount, joined.months, joined.amount)
