"""Miscellaneous income from public pensions."""

from datetime import date

from pydantic import NonNegativeInt

from conformance.rules.ages import attains
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, income_year_end, law_of
from conformance.rules.individual_resident_tax._tables import rows
from conformance.rules.rounding import floor_to, percent_of

_LAW = "所得税法第35条・租税特別措置法第41条の15の3"


@value
class Given:
    """The fiscal year, the birth and the pensions of the year before (yen)."""

    fiscal_year: Year
    birth_date: date
    pension_revenue: NonNegativeInt


@value
class Output:
    """Whether the person is 65 at the end of the year, and the income (yen)."""

    age_65_or_over: bool
    pension_income: int


@rule("individual_resident_tax", "pension-income", law=f"地方税法第313条第2項、{_LAW}")
def pension_income(given: Given, law: Parameters, why: Why) -> Output:
    """Return the income where other income is at most ten million yen, from fiscal year 2021.

    65 is attained by 31 December: born on 1 January, the day before the birthday. Less than a yen
    is cut off (租税特別措置法第41条の15の3、年齢計算ニ関スル法律).
    """
    year_end = income_year_end(given.fiscal_year)
    in_force = law_of(law, given.fiscal_year)
    age = in_force.integer("old_age")
    old = attains(given.birth_date, age) <= year_end
    why(
        f"{year_end}現在{age}歳{'以上' if old else '未満'}。",
        f"{age} {'attained' if old else 'not attained'} by {year_end}.",
        law="年齢計算ニ関スル法律",
    )
    group = "over65" if old else "under65"
    least = in_force.integer(f"min_{group}")
    income = _income(given.pension_revenue, group, in_force)
    why(
        f"公的年金等の収入{given.pension_revenue}円(最低控除額{least}円)の雑所得は{income}円。",
        f"Pensions of {given.pension_revenue} yen (least deduction {least}) give {income} yen.",
        law=_LAW,
    )
    return Output(old, income)


def _income(revenue: int, group: str, law: InForce) -> int:
    """Return the income: below each line's revenue a percentage, less an amount."""
    if revenue < law.integer(f"min_below_{group}"):
        return max(revenue - law.integer(f"min_{group}"), 0)
    for below, percent, less in rows(law, "lines"):
        if revenue < below:
            return floor_to(percent_of(revenue, percent) - less)
    return revenue - law.integer("most_deducted")
