"""How an overpayment is set off against what is still due."""

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class PaidMonth:
    """A month with what was paid and what was due, in yen."""

    month: YearMonth
    paid: NonNegativeInt
    due: NonNegativeInt


@value
class Given:
    """The months corrected, whether payment goes on, and the next regular payment in yen."""

    months: tuple[PaidMonth, ...]
    continuing: bool
    next_payment_due: NonNegativeInt


@value
class Output:
    """Yen overpaid, set off, left to set off or reclaim, and paid next."""

    overpaid: int
    offset: int
    balance: int
    next_payment: int


@rule("child_allowance", "overpayment-offset", law="児童手当法第13条")
def overpayment_offset(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the overpayment, the part set off as advance payment, the rest and the next payment.

    Overpaid and unpaid months are summed apart and set off in total; while payment goes on, the
    next regular payment serves too (児童手当法第13条). Whole yen, nothing is rounded. The months'
    order does not matter.
    """
    overpaid = sum(max(each.paid - each.due, 0) for each in given.months)
    unpaid = sum(max(each.due - each.paid, 0) for each in given.months)
    why(
        f"過払いの合計は{overpaid}円、未払いの合計は{unpaid}円。",
        f"Overpaid {overpaid} yen, unpaid {unpaid} yen in total.",
        law="児童手当法第13条",
    )
    available = unpaid + (given.next_payment_due if given.continuing else 0)
    why(
        f"受給が続{'くため次回定例支払を加え' if given.continuing else 'かないため未払額だけで'}、"
        f"充当の限度は{available}円。",
        f"Payment {'goes on' if given.continuing else 'has ended'}: "
        f"up to {available} yen may be set off.",
        law="児童手当法第13条",
    )
    offset = min(overpaid, available)
    why(
        f"{offset}円を内払とみなし、残り{overpaid - offset}円、支払額は{available - offset}円。",
        f"{offset} yen are set off, {overpaid - offset} yen remain, {available - offset} yen "
        "are paid.",
        law="児童手当法第13条",
    )
    return Output(overpaid, offset, overpaid - offset, available - offset)
