"""The reduced income of people who lost their work against their will."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.calendar import fiscal_year_end
from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import LATEST, next_day, not_before, within
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法施行令第29条の7の2、地方税法第703条の5の2"
_AGE: Final = 65
_YEAR: Final = 12
_FIRST_LEFT: Final = date(2010, 3, 31)
"""Whose first month is that in which the measure came into force (2010-04-01)."""


@value
class Given:
    """The birth, the day and reason of leaving work, last year's employment income (yen)."""

    birth_date: date
    left_on: date
    reason_code: Code
    salary_income: int


@value
class Output:
    """Whether the measure applies, its months, the employment income counted (yen)."""

    eligible: bool
    from_month: YearMonth | None
    to_month: YearMonth | None
    counted_salary_income: int


@rule("national_health_insurance", "involuntary-unemployment", law=_LAW)
def involuntary_unemployment(given: Given, law: Parameters, why: Why) -> Output:
    """Return 30 percent of the income, to the end of the fiscal year after the one of leaving.

    Who left before attaining 65 for one of nine reasons; the year is that of the day after leaving.
    Months before April 2010 had no such measure: leaving before 31 March 2010 is out of scope.
    """
    now = law.on(LATEST)
    left = not_before("left_on", given.left_on, max(given.birth_date, _FIRST_LEFT))
    income = within("salary_income", given.salary_income, 0)
    limit = attains(given.birth_date, _AGE)
    eligible = left < limit and given.reason_code in now.texts("reasons")
    why(
        f"離職日{left}、65歳到達日{limit}、離職理由{given.reason_code}により"
        f"{'該当する' if eligible else '該当しない'}。",
        f"Left on {left} for reason {given.reason_code}, 65 attained on {limit}: "
        f"{'eligible' if eligible else 'not eligible'}.",
        law=_LAW,
    )
    if not eligible:
        return Output(eligible=False, from_month=None, to_month=None, counted_salary_income=income)
    start = next_day("left_on", left)
    first, last = YearMonth.of(start), YearMonth.of(fiscal_year_end(start)).plus(_YEAR)
    percent = now.integer("percent")
    counted = floor_to(percent_of(income, percent))
    why(
        f"{first}から{last}まで、給与所得を100分の{percent}の{counted}円として算定する。",
        f"From {first} to {last} employment income counts as {counted} yen.",
        law=_LAW,
    )
    return Output(eligible=True, from_month=first, to_month=last, counted_salary_income=counted)
