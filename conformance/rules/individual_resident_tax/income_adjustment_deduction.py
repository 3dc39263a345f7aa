"""The adjustment of income for families with children and for pensioners who work."""

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.rounding import ceil_to, percent_of

_LAW = "租税特別措置法第41条の3の11"


@value
class Given:
    """Salary, employment income and pension income (yen), and whether the family qualifies."""

    salary_revenue: NonNegativeInt
    salary_income: NonNegativeInt
    pension_income: NonNegativeInt
    qualifies: bool


@value
class Output:
    """Both adjustments and the employment income after them (yen)."""

    child_adjustment: int
    pension_adjustment: int
    adjusted_salary_income: int


@rule(
    "individual_resident_tax",
    "income-adjustment-deduction",
    law=f"{_LAW}、地方税法第313条第2項",
)
def income_adjustment_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return both adjustments, from fiscal year 2021; what remains is never below 0."""
    in_force = latest(law)
    child = _child(given, in_force)
    why(
        f"給与収入{given.salary_revenue}円、子ども等の要件{'あり' if given.qualifies else 'なし'}。"
        f"控除は{child}円(1円未満切上げ)。",
        f"Salary {given.salary_revenue} yen, qualifies: {given.qualifies}. Adjustment {child} yen.",
        law=f"{_LAW}第1項",
    )
    pension = _pension(given, in_force.integer("pair_cap"))
    why(
        f"給与所得{given.salary_income}円と年金の雑所得{given.pension_income}円。控除は{pension}円。",
        f"Employment {given.salary_income}, pensions {given.pension_income} yen: {pension} yen.",
        law=f"{_LAW}第2項",
    )
    return Output(child, pension, max(given.salary_income - child - pension, 0))


def _child(given: Given, law: InForce) -> int:
    above = min(given.salary_revenue, law.integer("cap")) - law.integer("over")
    if not given.qualifies or above <= 0:
        return 0
    return ceil_to(percent_of(above, law.integer("percent")))


def _pension(given: Given, cap: int) -> int:
    if not (given.salary_income and given.pension_income):
        return 0
    return max(min(given.salary_income, cap) + min(given.pension_income, cap) - cap, 0)
