"""Whether a student's premium is put off."""

from datetime import date

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._application_months import (
    APRIL,
    RETROACTIVE_MONTHS,
    cycle_of,
    income_year,
    reaches,
)
from conformance.values.year_month import YearMonth

_LAW = "国民年金法第90条の3、同法施行令第6条の9"


@value
class Given:
    """The application, the month, yen of income and deductions, dependents, and enrolment."""

    application_date: date
    target_month: YearMonth
    income: int
    dependents: NonNegativeInt
    deductions: NonNegativeInt
    enrolled: bool


@value
class Output:
    """Whether it is approved, the student's year, and the year of income."""

    approved: bool
    cycle_from: YearMonth
    cycle_to: YearMonth
    income_year: int


@rule("national_pension", "student-special", law=_LAW)
def student_special(given: Given, law: Parameters, why: Why) -> Output:
    """Return the approval: enrolled, in reach, and the own income within the limit.

    The year runs from April to March; nobody else's income counts (国民年金法第90条の3). The limit
    is the one in force in the month asked for.
    """
    in_force = law.on(given.target_month)
    limit = in_force.integer("base") + in_force.integer("general") * given.dependents
    net = given.income - given.deductions
    start, end = cycle_of(given.target_month, APRIL)
    in_reach = reaches(given.application_date, given.target_month, APRIL, RETROACTIVE_MONTHS)
    why(
        f"{given.application_date}の申請で{given.target_month}は対象の"
        f"{'内' if in_reach else '外'}、{'在学中' if given.enrolled else '在学していない'}。",
        f"Applied on {given.application_date}: {given.target_month} is "
        f"{'in' if in_reach else 'out of'} reach; enrolled: {given.enrolled}.",
        law=_LAW,
    )
    approved = given.enrolled and in_reach and net <= limit
    why(
        f"{income_year(start)}年の所得から控除を引いた{net}円と限度{limit}円により"
        f"{'承認' if approved else '不承認'}。",
        f"Income of {income_year(start)} less deductions {net} yen, limit {limit}: "
        f"{'approved' if approved else 'not approved'}.",
        law="国民年金法施行令第6条の9",
    )
    return Output(approved, start, end, income_year(start))
