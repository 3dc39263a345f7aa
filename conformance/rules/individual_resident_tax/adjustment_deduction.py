"""The adjustment credit after the transfer of tax sources in 2007."""

from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._adjustment import LAW, Shares, adjustment
from conformance.rules.individual_resident_tax._in_force import latest


@value
class Given:
    """The kind of city, the taxable income, the differences and the total income (yen)."""

    city_type: Literal["general_city", "designated_city"]
    taxable_income: NonNegativeInt
    human_diff: NonNegativeInt
    total_income: int


@value
class Output:
    """The credits of city and prefecture (yen)."""

    city: int
    pref: int


@rule("individual_resident_tax", "adjustment-deduction", law=LAW)
def adjustment_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return both credits, from fiscal year 2021; above the limit of total income there is none."""
    in_force = latest(law)
    limit = in_force.integer("income_limit")
    if given.total_income > limit:
        why(
            f"合計所得金額{given.total_income}円が{limit}円を超える。",
            f"A total income of {given.total_income} yen exceeds {limit} yen.",
            law=LAW,
        )
        return Output(0, 0)
    prefix = "designated_" if given.city_type == "designated_city" else ""
    shares = Shares(
        in_force.integer(f"{prefix}city"),
        in_force.integer(f"{prefix}pref"),
        in_force.integer("turning"),
        in_force.integer("least"),
    )
    found = adjustment(given.taxable_income, given.human_diff, shares, why)
    return Output(found.city, found.pref)
