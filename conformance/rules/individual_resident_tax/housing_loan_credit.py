"""The credit for a housing loan that the income tax could not take up."""

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year
from conformance.rules.rounding import ceil_to, percent_of
from conformance.rules.scope import within

_LAW = "地方税法附則第5条の4(2026年3月31日までは附則第5条の4の2)・第61条"


@value
class Given:
    """The year, the kind of city, the day of moving in, the purchase, and the income tax (yen).

    The basic deduction is the one of the income tax, after its special increase. The extended
    contract is a 特別特例取得: bought at 10 % by the contract days that let 2022 count as 2021.
    """

    fiscal_year: Year
    city_type: Literal["general_city", "designated_city"]
    residence_start: date
    specific_acquisition: bool
    loan_credit: NonNegativeInt
    income_tax_before: NonNegativeInt
    income_tax_taxable: NonNegativeInt
    income_tax_basic_deduction: NonNegativeInt
    extended_contract: bool = False


@value
class Output:
    """The whole credit and the shares of city and prefecture (yen)."""

    total: int
    city: int
    pref: int


@rule("individual_resident_tax", "housing-loan-credit", law=_LAW)
def housing_loan_credit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the smaller of what is left and a share of the taxable income, up to the cap.

    From fiscal year 2026, who moved in from 2016 to 2025 adds to the taxable income what the basic
    deduction of the income tax exceeds 480,000 yen by (附則第5条の4第1項・第5項).
    A purchase taxed at 8 or 10 % has the higher share from April 2014 to 2021, one under an
    extended contract in 2022, too (附則第61条). Each share of the credit is rounded up to a yen, so
    they may exceed the whole by one. Out of scope: moving in before 2009, after 2030 or not before
    the fiscal year's income, fiscal years after the last for which the income tax has the credit
    (租税特別措置法第41条第1項: its tenth year; the thirteenth for purchases at 10 % from October
    2019 and homes taken from 2022), and a credit that is not whole yen.
    """
    in_force = law.on(given.residence_start)
    moved_in = given.residence_start.year
    within("fiscal_year", given.fiscal_year, moved_in + 1, moved_in + _years(given, in_force))
    percent, cap = _limits(given, in_force)
    income = given.income_tax_taxable + _added(given, in_force)
    left = max(given.loan_credit - given.income_tax_before, 0)
    why(
        f"控除可能額{given.loan_credit}円のうち所得税で引ききれない額は{left}円。",
        f"Of {given.loan_credit} yen, the income tax leaves {left} yen.",
        law=_LAW,
    )
    total = _whole(min(Fraction(left), percent_of(income, percent), Fraction(cap)))
    city_share = Fraction(in_force.integer(f"{given.city_type}_fifths"), 5)
    city, pref = ceil_to(total * city_share), ceil_to(total * (1 - city_share))
    why(
        f"課税総所得金額等{income}円の{percent}%({cap}円限度)との小さい方は{total}円、"
        f"市{city}円・県{pref}円。",
        f"With {percent} % of the income of {income} yen, at most {cap}: {total} yen; city {city}, "
        f"prefecture {pref} yen.",
        law=_LAW,
    )
    return Output(total, city, pref)


def _years(given: Given, law: InForce) -> int:
    """Return for how many years the income tax may have the credit; an upper limit."""
    specific = given.specific_acquisition and "specific_credit_years" in law
    return law.integer("specific_credit_years" if specific else "credit_years")


def _limits(given: Given, law: InForce) -> tuple[int, int]:
    prefix = ""
    if given.specific_acquisition and "specific_percent" in law:
        prefix = "specific_"
    elif given.specific_acquisition and given.extended_contract and "extended_percent" in law:
        prefix = "extended_"
    return law.integer(f"{prefix}percent"), law.integer(f"{prefix}cap")


def _added(given: Given, law: InForce) -> int:
    if "deduction_before" not in law or given.fiscal_year < law.integer("added_from_fiscal_year"):
        return 0
    return max(given.income_tax_basic_deduction - law.integer("deduction_before"), 0)


def _whole(amount: Fraction) -> int:
    if amount.denominator != 1:
        msg = f"income_tax_taxable: the rule does not round the credit of {float(amount)} yen"
        raise OutOfScopeError(msg)
    return int(amount)
