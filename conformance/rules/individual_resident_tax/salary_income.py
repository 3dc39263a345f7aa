"""Employment income: the salary less the deduction that the table of the Income Tax Act gives."""

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of
from conformance.rules.individual_resident_tax._tables import rows
from conformance.rules.rounding import floor_to, percent_of

_LAW = "所得税法第28条・別表第五"


@value
class Given:
    """The fiscal year and the salary of the year before (yen)."""

    fiscal_year: Year
    salary_revenue: NonNegativeInt


@value
class Output:
    """The employment income (yen), before the adjustment of income."""

    salary_income: int


@rule("individual_resident_tax", "salary-income", law=f"地方税法第313条第2項、{_LAW}")
def salary_income(given: Given, law: Parameters, why: Why) -> Output:
    """Return the income for the fiscal years 2021 to 2026; other years are out of scope.

    From 3.6 million yen on the lines are the same in all these years (所得税法別表第五).
    """
    in_force = law_of(law, given.fiscal_year)
    minimum = in_force.integer("minimum_deduction")
    revenue = given.salary_revenue
    why(
        f"{given.fiscal_year}年度の給与所得控除の最低保障額は{minimum}円。",
        f"The least deduction of fiscal year {given.fiscal_year} is {minimum} yen.",
        law=_LAW,
    )
    income = _plain(revenue, in_force)
    if income is None:
        income = _by_table(revenue, in_force)
    why(
        f"給与収入{revenue}円の給与所得は{income}円。",
        f"{revenue} yen give {income} yen.",
        law=_LAW,
    )
    return Output(income)


def _plain(revenue: int, law: InForce) -> int | None:
    """Return the revenue less the least deduction, where the table says no more than that."""
    minimum = law.integer("minimum_deduction")
    if revenue >= law.integer("minimum_below"):
        return None
    return 0 if revenue < minimum + 1_000 else revenue - minimum


def _by_table(revenue: int, law: InForce) -> int:
    """Return what the table gives.

    Below each revenue of `fixed` an income, of `tenths` a quarter cut to 1,000 yen times tenths,
    less an amount, and of `percent` a percentage, less an amount.
    """
    for below, fixed in rows(law, "fixed"):
        if revenue < below:
            return fixed
    quarter = floor_to(revenue // 4, 1_000)
    for below, tenths, less in rows(law, "tenths"):
        if revenue < below:
            return quarter * tenths // 10 - less
    for below, percent, less in rows(law, "percent"):
        if revenue < below:
            return floor_to(percent_of(revenue, percent) - less)
    return revenue - law.integer("most_deducted")
