"""From when until when the certificates of burden are valid."""

from datetime import date
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The certificate (share of cost, or limit of food and room), and the day it goes by."""

    kind: Literal["ratio", "limit"]
    base_date: date


@value
class Output:
    """The first and the last day."""

    valid_from: date
    valid_to: date


@rule(
    "long_term_care_insurance",
    "burden-card-period",
    law="介護保険法施行規則第28条の2・第83条の6",
)
def burden_card_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the period: until the first 31 July on or after its first day.

    The certificate of share runs from the day it applies, that of limits from the first day of the
    month of application (介護保険法施行規則第28条の2・第83条の6).
    """
    year_end = law.on(given.base_date).text("year_end")
    first = given.base_date
    if given.kind == "limit":
        first = YearMonth.of(first).first_day
    why(
        f"{'負担割合証は適用開始日' if given.kind == 'ratio' else '負担限度額認定証は申請月の初日'}"
        f"の{first}から。",
        f"Valid from {first}, "
        f"{'the day it applies' if given.kind == 'ratio' else 'the first of its month'}.",
        law="介護保険法施行規則第28条の2・第83条の6",
    )
    last = date.fromisoformat(f"{first.year:04}-{year_end}")
    if last < first:
        last = last.replace(year=last.year + 1)
    why(f"その日以後最初の7月31日は{last}。", f"The first 31 July from then is {last}.")
    return Output(first, last)
