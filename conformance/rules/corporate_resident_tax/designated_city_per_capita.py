"""The per-capita levy in a designated city, ward by ward."""

from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.corporate_resident_tax._per_capita import MONTHS, by_months, yearly
from conformance.rules.inputs import Count, Yen, latest

_LAW: Final = "地方税法第312条・第737条"


@value
class Ward:
    """The employees in a ward and the months an office stood there."""

    employees: Count
    months: Annotated[int, Field(ge=1, le=MONTHS)]


@value
class Given:
    """The capital (yen) and the wards with offices."""

    capital: Yen
    wards: tuple[Ward, ...]


@value
class Output:
    """The levies of all wards together (yen)."""

    total: int


@rule("corporate_resident_tax", "designated-city-per-capita", law=_LAW)
def designated_city_per_capita(given: Given, law: Parameters, why: Why) -> Output:
    """Return the sum over wards, each a city with its own employees, months and rounding."""
    stated = latest(law)
    total = 0
    for number, ward in enumerate(given.wards, 1):
        annual = yearly(given.capital, ward.employees, stated)
        amount = by_months(annual, ward.months)
        total += amount
        why(
            f"{number}番目の区は{ward.employees}人・{ward.months}月で{amount}円(年額{annual}円)。",
            f"Ward {number}: {ward.employees} people, {ward.months} months, {amount} yen.",
            law=_LAW,
        )
    why(f"全区の合計は{total}円。", f"All wards: {total} yen.", law="地方税法第737条")
    return Output(total)
