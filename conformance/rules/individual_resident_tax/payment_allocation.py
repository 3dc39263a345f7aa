"""A payment goes to the tax first, then to the late charge."""

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "地方税法第20条の9の4"


@value
class Given:
    """The tax, the late charge and the amount paid (yen)."""

    principal: NonNegativeInt
    late_charge: NonNegativeInt
    amount: NonNegativeInt


@value
class Output:
    """What goes to the tax, to the late charge, and what is too much (yen)."""

    to_principal: int
    to_late_charge: int
    surplus: int


@rule("individual_resident_tax", "payment-allocation", law=_LAW)
def payment_allocation(given: Given, _law: Parameters, why: Why) -> Output:
    """Return how the amount is used; the three parts add up to it."""
    principal = min(given.amount, given.principal)
    why(
        f"納付額{given.amount}円のうち本税に{principal}円。",
        f"Of {given.amount} yen, {principal} yen go to the tax.",
        law=_LAW,
    )
    late = min(given.amount - principal, given.late_charge)
    surplus = given.amount - principal - late
    why(
        f"残りのうち延滞金に{late}円、過誤納は{surplus}円。",
        f"{late} yen go to the late charge, {surplus} yen are too much.",
        law=_LAW,
    )
    return Output(principal, late, surplus)
