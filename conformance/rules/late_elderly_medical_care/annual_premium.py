"""A person's premium of a fiscal year."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import fiscal_year_months, within

_LAW: Final = "高齢者の医療の確保に関する法律第104条、同法施行令第18条"
_YEAR: Final = 12
_UNIT: Final = 100


@value
class PremiumPartRates:
    """The rates of a part: yen a person and percent of income."""

    per_capita: int
    income_rate: Decimal


@value
class PremiumRates:
    """The rates of the medical part and of the part for children."""

    medical: PremiumPartRates
    childcare: PremiumPartRates


@value
class Given:
    """The year, the rates, the income (yen), reductions (percent), months, and two statuses."""

    fiscal_year: int
    rates: PremiumRates
    base_income: int
    medical_reduction_percent: int
    childcare_reduction_percent: int
    former_dependent: bool
    months: int
    fy2024_lower_cap: bool


@value
class Output:
    """The two parts and their total (yen)."""

    medical: int
    childcare: int
    total: int


@rule("late_elderly_medical_care", "annual-premium", law=_LAW)
def annual_premium(given: Given, law: Parameters, why: Why) -> Output:
    """Return each part: added up exactly, under its limit, by months, cut to 100 yen.

    A former dependent pays no income levy. The limit of the part for children is 0 up to 2025.
    """
    _check(given)
    april, _ = fiscal_year_months(given.fiscal_year)
    now, rates = law.on(april), given.rates
    name = "medical_lower" if given.fy2024_lower_cap else "medical"
    medical = _year(given, rates.medical, given.medical_reduction_percent)
    childcare = _year(given, rates.childcare, given.childcare_reduction_percent)
    held = (
        min(medical, Fraction(now.integer(name))),
        min(childcare, Fraction(now.integer("childcare"))),
    )
    why(
        f"医療分{float(medical):.2f}円（限度額{now.integer(name)}円）、子ども分"
        f"{float(childcare):.2f}円（限度額{now.integer('childcare')}円）。",
        f"Medical {float(medical):.2f} yen (limit {now.integer(name)}), children "
        f"{float(childcare):.2f} yen (limit {now.integer('childcare')}).",
        law=_LAW,
    )
    first, second = (floor_to(part * given.months / _YEAR, _UNIT) for part in held)
    why(
        f"{given.months}か月分の100円未満を切り捨て、医療分{first}円、子ども分{second}円。",
        f"{given.months} months, cut to 100 yen: {first} and {second} yen.",
        law=_LAW,
    )
    return Output(first, second, first + second)


def _year(given: Given, rates: PremiumPartRates, reduction: int) -> Fraction:
    levy = (
        Fraction(0) if given.former_dependent else percent_of(given.base_income, rates.income_rate)
    )
    return percent_of(rates.per_capita, 100 - reduction) + levy


def _check(given: Given) -> None:
    within("base_income", given.base_income, 0)
    within("medical_reduction_percent", given.medical_reduction_percent, 0, 100)
    within("childcare_reduction_percent", given.childcare_reduction_percent, 0, 100)
    within("months", given.months, 0, _YEAR)
    for rates in (given.rates.medical, given.rates.childcare):
        within("rates.per_capita", rates.per_capita, 0)
        within("rates.income_rate", rates.income_rate, 0, 100)
