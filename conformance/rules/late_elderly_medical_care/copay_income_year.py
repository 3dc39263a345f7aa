"""The year whose income decides the share of the costs."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "高齢者の医療の確保に関する法律施行令第7条"


@value
class Given:
    """The day of the service."""

    service_date: date


@value
class Output:
    """The calendar year of the income and the fiscal year of the residents' tax on it."""

    income_year: int
    tax_fiscal_year: int


@rule("late_elderly_medical_care", "copay-income-year", law=_LAW)
def copay_income_year(given: Given, law: Parameters, why: Why) -> Output:
    """Return last year's income from August on, that of the year before up to July."""
    day = given.service_date
    switch = law.on(day).integer("switch_month")
    tax_year = day.year if day.month >= switch else day.year - 1
    later = tax_year == day.year
    why(
        f"{day}の診療は{switch}月{'以後' if later else 'より前'}のため、{tax_year - 1}年の所得"
        f"（{tax_year}年度の住民税）で判定する。",
        f"A service on {day}, {'from' if later else 'before'} month {switch}: judged by the income "
        f"of {tax_year - 1}, taxed in fiscal {tax_year}.",
        law=_LAW,
    )
    return Output(tax_year - 1, tax_year)
