"""What is charged in addition and what is paid back when fees change afterwards."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "子ども・子育て支援法第27条、市区町村の負担額規則"


@value
class FeeMonth:
    """A month's fee before and after the change, and what was paid (yen)."""

    month: YearMonth
    old_fee: int
    new_fee: int
    paid: int


@value
class Given:
    """The months for which the new fee holds."""

    months: tuple[FeeMonth, ...]


@value
class Output:
    """The sum charged in addition and the sum to pay back or set off (yen)."""

    additional: int
    refund: int


@rule("child_childcare_support", "retroactive-fee-difference", law=_LAW)
def retroactive_fee_difference(given: Given, _law: Parameters, why: Why) -> Output:
    """Return both sums, month by month and without setting one off against the other.

    An increase counts whole, whatever was paid; only what was paid above the new fee comes back.
    Negative amounts are out of scope.
    """
    for each in given.months:
        for name in ("old_fee", "new_fee", "paid"):
            within(name, getattr(each, name), 0)
    additional = sum(max(0, each.new_fee - each.old_fee) for each in given.months)
    refund = sum(max(0, each.paid - each.new_fee) for each in given.months)
    why(
        f"新旧の負担額の差の合計は{additional}円。",
        f"The increases come to {additional} yen.",
        law=_LAW,
    )
    why(
        f"収納済額が新負担額を上回る額の合計は{refund}円。",
        f"What was paid above the new fees comes to {refund} yen.",
        law=_LAW,
    )
    return Output(additional, refund)
