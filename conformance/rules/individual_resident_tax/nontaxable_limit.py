"""The incomes up to which neither per-capita levy nor income levy is due."""

from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of

_PER_CAPITA, _INCOME = "地方税法第295条第3項", "地方税法附則第3条の3"


@value
class Given:
    """The year, the class of municipality, incomes (yen), dependants, amounts of the ordinance."""

    fiscal_year: Year
    grade: Literal[1, 2, 3]
    total_income: int
    total_income_amounts: int
    dependents: NonNegativeInt
    ordinance_base: NonNegativeInt | None = None
    ordinance_add: NonNegativeInt | None = None
    domiciled_on_tax_date: bool = True


@value
class Output:
    """Whether the per-capita levy and whether the income levy is not due."""

    per_capita_exempt: bool
    income_levy_exempt: bool


@rule("individual_resident_tax", "nontaxable-limit", law=f"{_PER_CAPITA}・附則第3条の3")
def nontaxable_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return both exemptions; an income equal to a limit is within it.

    The per-capita limit follows the ordinance, or the State's amounts times the class of the
    municipality (`grade_tenths`); the limit of the income levy knows neither. The flat 100,000 yen
    (from 2021) is never multiplied. The per-capita limit is for who has a domicile in Japan and
    owes that levy alone (第295条第3項). Out of scope: within it alone, by an ordinance above the
    State's amounts; and a total income below its amounts after losses brought forward.
    """
    if given.total_income_amounts > given.total_income:
        msg = f"total_income_amounts: expected {given.total_income} at most"
        raise OutOfScopeError(msg)
    in_force = law_of(law, given.fiscal_year)
    per_capita = _per_capita_limit(given, in_force)
    why(
        f"扶養{given.dependents}人の均等割非課税限度額は{per_capita}円、"
        f"合計所得金額は{given.total_income}円。",
        f"With {given.dependents} dependants the per-capita limit is {per_capita} yen, total "
        f"income {given.total_income} yen.",
        law=_PER_CAPITA,
    )
    income = _limit(
        given,
        in_force,
        in_force.integer("base"),
        in_force.integer("add_dependents_income"),
    )
    why(
        f"所得割非課税限度額は{income}円、総所得金額等は{given.total_income_amounts}円。",
        f"The limit of the income levy is {income} yen, income {given.total_income_amounts} yen.",
        law=_INCOME,
    )
    if not given.domiciled_on_tax_date:
        why("国内に住所を有しない。", "No domicile in Japan.", law=_PER_CAPITA)
    per_capita_exempt = given.domiciled_on_tax_date and given.total_income <= per_capita
    income_exempt = given.total_income_amounts <= income
    if per_capita_exempt and not income_exempt:
        msg = f"ordinance_base: the limit {per_capita} is above that of the income levy, {income}"
        raise OutOfScopeError(msg)
    return Output(per_capita_exempt, income_exempt)


def _per_capita_limit(given: Given, law: InForce) -> int:
    tenths = law.integers("grade_tenths")[given.grade - 1]
    base, add = given.ordinance_base, given.ordinance_add
    return _limit(
        given,
        law,
        law.integer("base") * tenths // 10 if base is None else base,
        law.integer("add_dependents_per_capita") * tenths // 10 if add is None else add,
    )


def _limit(given: Given, law: InForce, base: int, add: int) -> int:
    extra = add if given.dependents else 0
    return base * (given.dependents + 1) + law.integer("add_flat") + extra
