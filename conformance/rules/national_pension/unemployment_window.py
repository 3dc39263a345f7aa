"""For which months unemployment lets income be left aside."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW = "国民年金法第90条第1項第4号、同法施行規則第77条の7"


@value
class Given:
    """The day of unemployment: the day after leaving the job."""

    unemployed_on: date


@value
class Output:
    """The first and the last month."""

    from_month: YearMonth
    to_month: YearMonth


@rule(
    "national_pension",
    "unemployment-window",
    law="国民年金法第90条第1項(天災その他の事由)、同法施行規則第77条の7",
)
def unemployment_window(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from the one before to June of the second year after.

    国民年金法施行規則第77条の7第2号: unemployed in the month's year or the year before, for
    January to June in the two years before. That it begins a month early is how it is applied.
    """
    first = YearMonth.of(given.unemployed_on).plus(-1)
    last = YearMonth(given.unemployed_on.year + 2, 6)
    why(
        f"{given.unemployed_on}の失業は、前月の{first}から翌々年6月の{last}まで特例となる。",
        f"Unemployed on {given.unemployed_on}: {first} to {last}.",
        law=_LAW,
    )
    return Output(first, last)
