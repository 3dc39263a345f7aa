"""The classes of age that change the charge of a fiscal year, and the months of the care part."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.charged_span import MonthSpan
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法施行令第29条の7第4項・第6項、介護保険法第9条、年齢計算ニ関スル法律"
_SCHOOL, _GROWN, _CARE, _FIRST_CLASS = 6, 18, 40, 65


@value
class Given:
    """The birth and the fiscal year."""

    birth_date: date
    fiscal_year: int


@value
class Output:
    """Whether below school age, whether exempt from the children's amount, months of care."""

    preschool: bool
    childcare_per_capita_exempt: bool
    care2_months: int


@rule("national_health_insurance", "age-classes-in-fiscal-year", law=_LAW)
def age_classes_in_fiscal_year(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the classes by the day an age is attained, the day before the birthday.

    Care is charged from the month 40 is attained to the one before 65 is. Born after the fiscal
    year: out of scope.
    """
    april, march = fiscal_year_months(given.fiscal_year)
    if given.birth_date > march.last_day:
        msg = f"birth_date: expected a day up to {march.last_day}, found {given.birth_date}"
        raise OutOfScopeError(msg)
    days = {age: attains(given.birth_date, age) for age in (_SCHOOL, _GROWN, _CARE, _FIRST_CLASS)}
    for age, ja in ((_SCHOOL, "未就学児"), (_GROWN, "18歳年度末までの者")):
        holds = days[age] >= april.first_day
        why(
            f"{age}歳に達する日は{days[age]}のため、{ja}に{'当たる' if holds else '当たらない'}。",
            f"Attains {age} on {days[age]}, {'in or after' if holds else 'before'} the year.",
            law="年齢計算ニ関スル法律",
        )
    care = MonthSpan(
        max(april, YearMonth.of(days[_CARE])),
        min(march, YearMonth.of(days[_FIRST_CLASS]).plus(-1)),
    ).months
    why(
        f"40歳到達日{days[_CARE]}の月から65歳到達日{days[_FIRST_CLASS]}の前月まで、年度内は{care}か月。",
        f"40 on {days[_CARE]}, 65 on {days[_FIRST_CLASS]}: {care} months of care in the year.",
        law="介護保険法第9条",
    )
    return Output(days[_SCHOOL] >= april.first_day, days[_GROWN] >= april.first_day, care)
