"""The deductions for a spouse."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, income_year_end, law_of
from conformance.rules.individual_resident_tax._tables import rows

_LAW = "地方税法第34条・第314条の2第1項第10号・第10号の2"

Category = Literal["none", "spouse", "elderly_spouse", "special"]


@value
class Given:
    """The year, both total incomes (yen) and the spouse's birth."""

    fiscal_year: Year
    taxpayer_income: int
    spouse_income: int
    spouse_birth_date: date


@value
class Output:
    """The category and the deduction (yen)."""

    category: Category
    deduction: int


@rule("individual_resident_tax", "spouse-deduction", law=_LAW)
def spouse_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return category and deduction for the fiscal years 2021 to 2027.

    Incomes equal to a limit are within it. 70 is attained by 31 December, the day before a
    birthday on 1 January.
    """
    in_force = law_of(law, given.fiscal_year)
    limit = in_force.integer("spouse_income_limit")
    why(
        f"納税義務者の合計所得金額{given.taxpayer_income}円、配偶者{given.spouse_income}円"
        f"(配偶者控除の上限{limit}円)。",
        f"Incomes: taxpayer {given.taxpayer_income}, spouse {given.spouse_income} yen (limit "
        f"{limit}).",
        law=_LAW,
    )
    found = _decided(given, in_force)
    why(
        f"区分{found.category}、控除額{found.deduction}円。",
        f"Category {found.category}, deduction {found.deduction} yen.",
        law=_LAW,
    )
    return found


def _decided(given: Given, law: InForce) -> Output:
    none = Output("none", 0)
    if given.taxpayer_income > law.integer("taxpayer_limit"):
        return none
    column = sum(given.taxpayer_income > step for step in law.integers("taxpayer_steps"))
    if given.spouse_income <= law.integer("spouse_income_limit"):
        day = income_year_end(given.fiscal_year)
        if attains(given.spouse_birth_date, law.integer("elderly_from")) <= day:
            return Output("elderly_spouse", law.integers("elderly_spouse")[column])
        return Output("spouse", law.integers("spouse")[column])
    if given.spouse_income > law.integer("special_limit"):
        return none
    row = next(row for row in rows(law, "special") if given.spouse_income <= row[0])
    return Output("special", row[column + 1])
