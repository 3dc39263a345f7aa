"""Which months an application for exemption reaches, and which year's income is examined."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._application_months import (
    JULY,
    cycle_of,
    income_year,
    reaches,
)
from conformance.values.year_month import YearMonth

_LAW = "国民年金法第90条・第102条第4項"


@value
class Given:
    """The day of application and the month asked for."""

    application_date: date
    target_month: YearMonth


@value
class Output:
    """Whether the month may be asked for, its exemption year, and the year of income."""

    claimable: bool
    cycle_from: YearMonth
    cycle_to: YearMonth
    income_year: int


@rule(
    "national_pension",
    "exemption-window",
    law="国民年金法第90条・第102条第4項、同法施行規則第77条・第77条の2",
)
def exemption_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the month lies from 25 months back to the exemption year's end.

    Exemption years run from July to June; the income is that of the year before the one in which
    they begin (国民年金法第90条第1項第1号). The month before those is out of scope in the first
    days of a month, when closed days may have moved its end.
    """
    back = law.on(given.application_date).integer("retroactive_months")
    start, end = cycle_of(given.target_month, JULY)
    claimable = reaches(given.application_date, given.target_month, JULY, back)
    why(
        f"{given.application_date}の申請は{back}か月前から免除年度末までを対象とし、"
        f"{given.target_month}は申請{'できる' if claimable else 'できない'}。",
        f"Applied on {given.application_date}, {back} months back to the exemption year's end: "
        f"{given.target_month} {'may' if claimable else 'may not'} be asked for.",
        law=_LAW,
    )
    why(
        f"免除年度は{start}から{end}までで、{income_year(start)}年の所得を見る。",
        f"Exemption year {start} to {end}, income of {income_year(start)}.",
        law="国民年金法第90条第1項第1号",
    )
    return Output(claimable, start, end, income_year(start))
