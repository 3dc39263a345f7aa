"""The basic deduction, which falls with very high incomes."""

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, law_of

_LAW = "地方税法第314条の2第2項"
_NAMES = ("u24m", "u24_5m", "u25m")
"""The amounts up to each of the `steps`."""
"""Up to each total income, the parameter that holds the deduction."""


@value
class Given:
    """The fiscal year and the total income (yen)."""

    fiscal_year: Year
    total_income: int


@value
class Output:
    """The deduction (yen)."""

    deduction: int


@rule("individual_resident_tax", "basic-deduction", law=_LAW)
def basic_deduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the deduction: by income from fiscal year 2021, before that one amount for all.

    An income equal to a step is below it.
    """
    deduction = _deduction(given.total_income, law_of(law, given.fiscal_year))
    why(
        f"{given.fiscal_year}年度、合計所得金額は{given.total_income}円。",
        f"Fiscal year {given.fiscal_year}, total income {given.total_income} yen.",
        law=_LAW,
    )
    why(f"基礎控除額は{deduction}円。", f"The basic deduction is {deduction} yen.", law=_LAW)
    return Output(deduction)


def _deduction(income: int, law: InForce) -> int:
    if "steps" not in law:
        return law.integer("flat")
    steps = zip(law.integers("steps"), _NAMES, strict=True)
    return next((law.integer(name) for limit, name in steps if income <= limit), 0)
