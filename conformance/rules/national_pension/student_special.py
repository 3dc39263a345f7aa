"""Whether a student's premium is put off."""

from datetime import date

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.national_pension._application_months import (
    APRIL,
    RETROACTIVE_MONTHS,
    cycle_of,
    income_year,
    reaches,
)
from conformance.values.year_month import YearMonth

_LAW = (
    "国民年金法第90条の3、同法施行令第6条の8・第6条の9・第6条の12、同法施行規則第77条の4・第77条の7"
)


@value
class Given:
    """The application, the month, yen of income and deductions, dependents, and enrolment.

    `dependents` are all of them. Other grounds: a status of 第90条第1項第3号, assistance to the
    household other than livelihood assistance (第2号), a disaster, unemployment or violence.
    """

    application_date: date
    target_month: YearMonth
    income: int
    dependents: NonNegativeInt
    deductions: NonNegativeInt
    enrolled: bool
    elderly_dependents: NonNegativeInt = 0
    specific_dependents: NonNegativeInt = 0
    special_status: bool = False
    household_aid: bool = False
    special_reason: bool = False


@value
class Output:
    """Whether it is approved, the student's year, and the year of income."""

    approved: bool
    cycle_from: YearMonth
    cycle_to: YearMonth
    income_year: int


@rule("national_pension", "student-special", law=_LAW)
def student_special(given: Given, law: Parameters, why: Why) -> Output:
    """Return the approval: enrolled in the month, in reach, and on one of the grounds.

    The year runs from April to March; nobody else's income counts (国民年金法第90条の3). The limits
    are those in force in the month asked for.
    """
    start, end = cycle_of(given.target_month, APRIL)
    in_reach = reaches(given.application_date, given.target_month, APRIL, RETROACTIVE_MONTHS)
    why(
        f"{given.application_date}の申請で{given.target_month}は対象の"
        f"{'内' if in_reach else '外'}、{'在学中' if given.enrolled else '在学していない'}。",
        f"Applied on {given.application_date}: {given.target_month} is "
        f"{'in' if in_reach else 'out of'} reach; enrolled: {given.enrolled}.",
        law=_LAW,
    )
    ground = _ground(given, law.on(given.target_month), why)
    approved = given.enrolled and in_reach and ground
    why(
        f"{income_year(start)}年の所得により{'承認' if approved else '不承認'}。",
        f"By the income of {income_year(start)}: {'approved' if approved else 'not approved'}.",
        law=_LAW,
    )
    return Output(approved, start, end, income_year(start))


def _ground(given: Given, in_force: InForce, why: Why) -> bool:
    """Say whether any of the three grounds of 第90条の3第1項 holds."""
    limit, net = _limit(given, in_force), given.income - given.deductions
    status = given.special_status and given.income <= in_force.integer("special_limit")
    why(
        f"所得から控除を引いた{net}円と限度{limit}円、障害者・寡婦等で所得が限度以下で"
        f"{'ある' if status else 'ない'}、扶助{'あり' if given.household_aid else 'なし'}、"
        f"災害・失業等{'あり' if given.special_reason else 'なし'}。",
        f"Income less deductions {net} yen, limit {limit}; by status: {status}, assistance: "
        f"{given.household_aid}, special reason: {given.special_reason}.",
        law="国民年金法第90条の3第1項、同法施行令第6条の8・第6条の9",
    )
    return net <= limit or status or given.household_aid or given.special_reason


def _limit(given: Given, in_force: InForce) -> int:
    old, specific = given.elderly_dependents, given.specific_dependents
    general = given.dependents - old - specific
    if general < 0:
        msg = f"dependents: expected old and specific ones among them, found {given.dependents}"
        raise OutOfScopeError(msg)
    return (
        in_force.integer("base")
        + general * in_force.integer("general")
        + old * in_force.integer("elderly")
        + specific * in_force.integer("specific")
    )
