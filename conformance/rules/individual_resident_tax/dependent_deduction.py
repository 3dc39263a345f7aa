"""The deduction for a dependant, and the special one for relatives of 19 to 22."""

from datetime import date
from typing import Literal

from conformance.rules.ages import age_at_end_of_day
from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, income_year_end, law_of
from conformance.rules.individual_resident_tax._tables import rows

_LAW = "地方税法第34条・第314条の2"
"""Up to each total income of the relative, the special deduction (第314条の2第1項)."""


@value
class Given:
    """The year, the relative's birth and total income (yen), living together, living abroad."""

    fiscal_year: Year
    birth_date: date
    total_income: int
    living_with_lineal_elder: bool = False
    nonresident: bool = False
    nonresident_reason: Literal["none", "study", "disabled", "remittance"] = "none"


@value
class Output:
    """The category and the deduction (yen)."""

    category: Code
    deduction: int


@rule("individual_resident_tax", "dependent-deduction", law=f"{_LAW}、第292条")
def dependent_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return category and deduction for fiscal years 2012 to 2027, by the age on 31 December.

    Above the limit of income there is none, but from 2026 a falling special deduction from 19 to
    22. From 2024 a relative of 30 to 69 abroad counts only as student, disabled or supported. A
    person born after that day is out of scope.
    """
    day = income_year_end(given.fiscal_year)
    if given.birth_date > day:
        msg = f"birth_date: expected a day on or before {day}, found {given.birth_date}"
        raise OutOfScopeError(msg)
    age = age_at_end_of_day(given.birth_date, day)
    why(f"{day}現在{age}歳。", f"Aged {age} on {day}.", law="年齢計算ニ関スル法律")
    in_force = law_of(law, given.fiscal_year)
    found = _decided(given, age, in_force)
    why(
        f"合計所得金額{given.total_income}円、扶養親族の上限{in_force.integer('income_limit')}円。",
        f"Total income {given.total_income} yen, limit {in_force.integer('income_limit')} yen.",
        law="地方税法第292条",
    )
    why(
        f"区分は{found.category}、控除額は{found.deduction}円。",
        f"Category {found.category}, deduction {found.deduction} yen.",
        law=_LAW,
    )
    return found


def _decided(given: Given, age: int, law: InForce) -> Output:
    general = law.integer("general")
    if _excluded_abroad(given, age, law):
        return Output("none", 0)
    if given.total_income <= law.integer("income_limit"):
        name = _category(age, law, together=given.living_with_lineal_elder)
        amounts = {"young": 0, "general": general}
        return Output(name, amounts[name] if name in amounts else law.integer(name))
    special = "specific_relative_limit" in law and _of_specific_age(age, law)
    if special and given.total_income <= law.integer("specific_relative_limit"):
        rest = (yen for limit, yen in rows(law, "specific_relative") if given.total_income <= limit)
        return Output("specific_relative", next(rest))
    return Output("none", 0)


def _excluded_abroad(given: Given, age: int, law: InForce) -> bool:
    return (
        given.nonresident
        and "nonresident_30_69_restricted" in law
        and law.integer("abroad_from") <= age < law.integer("abroad_below")
        and given.nonresident_reason == "none"
    )


def _of_specific_age(age: int, law: InForce) -> bool:
    return law.integer("specific_from") <= age < law.integer("specific_below")


def _category(age: int, law: InForce, *, together: bool) -> str:
    if age < law.integer("young_below"):
        return "young"
    if _of_specific_age(age, law):
        return "specific"
    if age < law.integer("elderly_from"):
        return "general"
    return "elderly_living_together" if together else "elderly"
