"""The reduction for those who were dependent on another's insurance before."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before, within
from conformance.values.year_month import YearMonth

_LAW: Final = (
    "高齢者の医療の確保に関する法律第99条第2項、同法施行令第18条第6項(令和7年度までは第5項)"
)


@value
class Given:
    """The acquisition, the month asked, the reduction for low incomes (percent)."""

    acquired_on: date
    month: YearMonth
    low_income_percent: int


@value
class Output:
    """Whether the income levy is charged, the reduction of the per-capita amount (percent)."""

    income_levy_charged: bool
    per_capita_percent: int


@rule("late_elderly_medical_care", "former-dependent-reduction", law=_LAW)
def former_dependent_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return half or the greater reduction for 24 months from that of the acquisition.

    The income levy is never charged. Months before the acquisition are out of scope.
    """
    first, low = YearMonth.of(given.acquired_on), given.low_income_percent
    not_before("month", given.month.first_day, first.first_day)
    within("low_income_percent", low, 0, 100)
    now, number = law.on(given.month), first.months_until(given.month) + 1
    why(
        f"{given.month}は取得月{first}から{number}か月目（{now.integer('months')}か月まで）。",
        f"{given.month} is month {number} of {now.integer('months')} from {first}.",
        law=_LAW,
    )
    percent = max(low, now.integer("percent")) if number <= now.integer("months") else low
    why(
        f"所得割を課さず、均等割を{percent}％軽減する。",
        f"No income levy; the per-capita amount is reduced by {percent} percent.",
        law=_LAW,
    )
    return Output(income_levy_charged=False, per_capita_percent=percent)
