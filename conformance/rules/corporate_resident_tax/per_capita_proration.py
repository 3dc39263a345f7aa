"""The per-capita levy by the months an office was held (均等割の月割)."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax._accounting_period import months_held, months_of
from conformance.rules.corporate_resident_tax._per_capita import by_months
from conformance.rules.inputs import Yen

_LAW: Final = "地方税法第312条第4項"


@value
class Given:
    """The yearly amount (yen), the period, the office's first and last day (None: throughout)."""

    annual: Yen
    period_from: date
    period_to: date
    office_from: date | None = None
    office_to: date | None = None


@value
class Output:
    """The months that count and the amount (yen)."""

    months: int
    amount: int


@rule("corporate_resident_tax", "per-capita-proration", law="地方税法第312条第4項・第20条の4の2")
def per_capita_proration(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the whole months of the office within the period, one at least, and their share.

    Days of opening and closing count. Out of scope: a period of more than twelve months, and an
    office that never stood in it.
    """
    months_of(given.period_from, given.period_to)
    first = max(given.period_from, given.office_from or given.period_from)
    last = min(given.period_to, given.office_to or given.period_to)
    months = months_held(first, last)
    why(
        f"事務所等を有していたのは{first}から{last}までの{months}月(端数切捨て、最低1月)。",
        f"An office from {first} to {last}: {months} whole months, one at least.",
        law=_LAW,
    )
    amount = by_months(given.annual, months)
    why(
        f"年額{given.annual}円×{months}÷12の百円未満を切り捨てて{amount}円。",
        f"{given.annual} yen × {months} / 12, cut to 100 yen: {amount} yen.",
        law="地方税法第20条の4の2第3項",
    )
    return Output(months, amount)
