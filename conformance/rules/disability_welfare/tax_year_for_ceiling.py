"""Which year's tax decides the ceiling of a month."""

from typing import Final

from conformance.rules.calendar import fiscal_year
from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW: Final = "障害者総合支援法施行令第17条・第35条・第43条の2、児童福祉法施行令第24条"
_APRIL: Final = 4


@value
class Given:
    """The month of the service."""

    service_month: YearMonth


@value
class Output:
    """The fiscal year of the tax and the calendar year of the income behind it."""

    tax_fiscal_year: int
    income_year: int


@rule("disability_welfare", "tax-year-for-ceiling", law=_LAW)
def tax_year_for_ceiling(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month's own fiscal year, from April to June the one before."""
    month = roomy("service_month", given.service_month)
    early = _APRIL <= month.month < law.on(month).integer("switch_month")
    year = fiscal_year(month) - early
    why(
        f"{month}は{fiscal_year(month)}年度で、"
        f"{'前年度' if early else 'その年度'}分の税で判定する。",
        f"{month} is decided by the tax of {'the year before' if early else 'its own year'}, "
        f"{year}.",
        law=_LAW,
    )
    why(
        f"{year}年度の税は{year - 1}年の所得による。",
        f"The tax of {year} rests on the income of {year - 1}.",
        law=_LAW,
    )
    return Output(year, year - 1)
