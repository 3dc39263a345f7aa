"""What an employer withholds month by month."""

from typing import Annotated

from pydantic import Field, NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.individual_resident_tax._monthly_split import Split, months_until_may, split

_LAW = "地方税法第321条の5第1項"


@value
class Given:
    """The tax to withhold (yen), the month it begins, the per-capita and forest taxes (yen)."""

    annual_tax: NonNegativeInt
    first_month: Annotated[int, Field(ge=1, le=12)]
    per_capita_total: NonNegativeInt


@value
class Output:
    """The months until May, the amount of the first and of each later month (yen)."""

    months: int
    first_amount: int
    other_amount: int


@rule("individual_resident_tax", "special-collection-monthly", law=f"{_LAW}、施行令(端数計算)")
def special_collection_monthly(given: Given, law: Parameters, why: Why) -> Output:
    """Return equal amounts cut to 100 yen, the first with the rest; one month takes all.

    A tax not above the per-capita and forest taxes is withheld in the first month alone.
    """
    months = months_until_may(given.first_month)
    why(
        f"{given.first_month}月から翌年5月まで{months}か月。",
        f"{months} months from month {given.first_month} to May.",
        law=_LAW,
    )
    shares = Split(given.annual_tax, 0)
    if given.annual_tax > given.per_capita_total:
        shares = split(given.annual_tax, months, latest(law).integer("unit"))
    why(
        f"{given.annual_tax}円(均等割等{given.per_capita_total}円)を割り、"
        f"最初の月{shares.first}円、他の月{shares.other}円。",
        f"{given.annual_tax} yen: {shares.first} in the first month, {shares.other} in the others.",
        law=_LAW,
    )
    return Output(months, shares.first, shares.other)
