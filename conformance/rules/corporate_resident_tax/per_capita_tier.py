"""The yearly per-capita levy (均等割の年額)."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax._per_capita import yearly
from conformance.rules.inputs import Count, Yen, latest

_LAW: Final = "地方税法第312条第1項・第2項"


@value
class Given:
    """Whether capital decides, capital (yen), employees in the city, the ordinance's factor."""

    kind: Literal["capital_based", "flat"]
    capital: Yen
    employees: Count
    multiplier: Annotated[Decimal, Field(gt=0)] | None = None


@value
class Output:
    """The yearly amount (yen)."""

    annual: int


@rule("corporate_resident_tax", "per-capita-tier", law="地方税法第312条")
def per_capita_tier(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amount by capital and employees, the least one for who has no capital to go by.

    Both limits belong to the lower tier. The ordinance may raise it up to 1.2 times. Out of scope:
    a higher factor, and one that gives no whole yen.
    """
    stated = latest(law)
    factor = Decimal(1) if given.multiplier is None else given.multiplier
    limit = stated.decimal("limit_multiplier")
    flat = given.kind == "flat"
    standard = yearly(0, 0, stated) if flat else yearly(given.capital, given.employees, stated)
    why(
        f"資本金等{given.capital}円・従業者{given.employees}人の標準税率は{standard}円"
        f"{'(基準額によらない)' if flat else ''}。",
        f"The standard amount is {standard} yen ({given.capital} yen, {given.employees} people).",
        law=_LAW,
    )
    annual = standard * Fraction(factor)
    if factor > limit or annual.denominator != 1:
        msg = f"multiplier: expected up to {limit} and whole yen, found {factor} of {standard}"
        raise OutOfScopeError(msg)
    why(f"条例の倍率{factor}で{annual}円。", f"Times {factor}: {annual} yen.", law=_LAW)
    return Output(int(annual))
