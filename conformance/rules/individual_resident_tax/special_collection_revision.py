"""The monthly amounts after the tax changed within the year."""

from typing import Annotated

from pydantic import Field, NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.individual_resident_tax._monthly_split import months_until_may, split

_LAW = "地方税法第321条の6"


@value
class Given:
    """The new tax of the year and what was withheld already (yen), and the month of the change."""

    new_annual_tax: NonNegativeInt
    collected: NonNegativeInt
    first_month: Annotated[int, Field(ge=1, le=12)]


@value
class Output:
    """The first and each later amount, and what was withheld too much (yen)."""

    first_amount: int
    other_amount: int
    overpaid: int


@rule("individual_resident_tax", "special-collection-revision", law=_LAW)
def special_collection_revision(given: Given, law: Parameters, why: Why) -> Output:
    """Return the rest split until May, cut to 100 yen, the first month with what is left over.

    Where more was withheld than is due now, nothing is withheld and the excess is shown. One
    remaining month takes all.
    """
    rest = given.new_annual_tax - given.collected
    why(
        f"変更後{given.new_annual_tax}円から徴収済み{given.collected}円を引いた残りは{rest}円。",
        f"{given.new_annual_tax} yen less {given.collected} already withheld leaves {rest} yen.",
        law=_LAW,
    )
    months = months_until_may(given.first_month)
    shares = split(max(rest, 0), months, latest(law).integer("unit"))
    why(
        f"{months}か月に分け、最初の月{shares.first}円、他の月{shares.other}円、"
        f"過納額{max(-rest, 0)}円。",
        f"Over {months} months: {shares.first} first, {shares.other} in the others, "
        f"{max(-rest, 0)} yen too much.",
        law=_LAW,
    )
    return Output(shares.first, shares.other, max(-rest, 0))
