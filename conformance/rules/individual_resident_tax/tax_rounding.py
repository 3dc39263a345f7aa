"""The legal fractions of bases, taxes and accessory charges."""

from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.fixed_amounts import fixed_charge, interest_base
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.rounding import floor_to

_LAW = "地方税法第20条の4の2"


@value
class Given:
    """What the amount is, and the amount (yen)."""

    kind: Literal["tax_base", "late_base", "tax", "disposal_fee", "late_charge", "refund_interest"]
    amount: NonNegativeInt


@value
class Output:
    """The amount after rounding (yen)."""

    result: int


@rule("individual_resident_tax", "tax-rounding", law=_LAW)
def tax_rounding(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amount without its fraction; small bases and charges fall to 0 altogether."""
    in_force = latest(law)
    match given.kind:
        case "tax_base":
            result = floor_to(given.amount, in_force.integer("tax_base"))
        case "tax" | "disposal_fee":
            result = floor_to(given.amount, in_force.integer("tax"))
        case "late_base":
            result = interest_base(given.amount)
        case "late_charge" | "refund_interest":
            result = fixed_charge(given.amount)
    why(f"種類は{given.kind}。", f"The amount is a {given.kind}.", law=_LAW)
    why(
        f"{given.amount}円の端数処理後は{result}円。",
        f"{given.amount} yen become {result} yen.",
        law=_LAW,
    )
    return Output(result)
