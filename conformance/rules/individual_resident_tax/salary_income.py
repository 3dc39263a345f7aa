"""Employment income: the salary less the deduction that the table of the Income Tax Act gives."""

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of
from conformance.rules.rounding import floor_to, percent_of

_LAW = "所得税法第28条・別表第五"
_NEW_MINIMUM = 650_000
_NEW_MINIMUM_BELOW = 1_900_000
_PLAIN_BELOW = 1_619_000
_FIXED = (
    (1_620_000, 1_069_000),
    (1_622_000, 1_070_000),
    (1_624_000, 1_072_000),
    (1_628_000, 1_074_000),
)
"""Below each revenue, the income of the table's fixed lines."""

_TENTHS = ((1_800_000, 24, -100_000), (3_600_000, 28, 80_000), (6_600_000, 32, 440_000))
"""Below each revenue: a quarter cut to 1,000 yen times tenths, less an amount."""

_PERCENT_BELOW, _MOST_DEDUCTED = 8_500_000, 1_950_000


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
    minimum = law_of(law, given.fiscal_year).integer("minimum_deduction")
    revenue = given.salary_revenue
    why(
        f"{given.fiscal_year}年度の給与所得控除の最低保障額は{minimum}円。",
        f"The least deduction of fiscal year {given.fiscal_year} is {minimum} yen.",
        law=_LAW,
    )
    income = _plain(revenue, minimum)
    if income is None:
        income = _by_table(revenue)
    why(
        f"給与収入{revenue}円の給与所得は{income}円。",
        f"{revenue} yen give {income} yen.",
        law=_LAW,
    )
    return Output(income)


def _plain(revenue: int, minimum: int) -> int | None:
    """Return the revenue less the least deduction, where the table says no more than that."""
    below = _NEW_MINIMUM_BELOW if minimum >= _NEW_MINIMUM else _PLAIN_BELOW
    if revenue >= below:
        return None
    return 0 if revenue < minimum + 1_000 else revenue - minimum


def _by_table(revenue: int) -> int:
    for below, fixed in _FIXED:
        if revenue < below:
            return fixed
    quarter = floor_to(revenue // 4, 1_000)
    for below, tenths, less in _TENTHS:
        if revenue < below:
            return quarter * tenths // 10 - less
    if revenue < _PERCENT_BELOW:
        return floor_to(percent_of(revenue, 90) - 1_100_000)
    return revenue - _MOST_DEDUCTED
