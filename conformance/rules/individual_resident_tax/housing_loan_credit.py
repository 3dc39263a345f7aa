"""The credit for a housing loan that the income tax could not take up."""

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import ceil_to, percent_of

_LAW = "地方税法附則第5条の4の2"
_CITY_SHARE = {"general_city": Fraction(3, 5), "designated_city": Fraction(4, 5)}


@value
class Given:
    """The kind of city, the day of moving in, the purchase, and the income tax (yen)."""

    city_type: Literal["general_city", "designated_city"]
    residence_start: date
    specific_acquisition: bool
    loan_credit: NonNegativeInt
    income_tax_before: NonNegativeInt
    income_tax_taxable: NonNegativeInt


@value
class Output:
    """The whole credit and the shares of city and prefecture (yen)."""

    total: int
    city: int
    pref: int


@rule("individual_resident_tax", "housing-loan-credit", law=_LAW)
def housing_loan_credit(given: Given, law: Parameters, why: Why) -> Output:
    """Return the smaller of what is left and a share of the taxable income, up to the cap.

    A purchase taxed at 8 or 10 % has the higher share from April 2014 to 2021. Each share of the
    credit is rounded up to a yen, so they may exceed the whole by one. Moving in before 2009 or
    after 2025 is out of scope, as is a credit that is not whole yen.
    """
    percent, cap = _limits(given, law.on(given.residence_start))
    left = max(given.loan_credit - given.income_tax_before, 0)
    why(
        f"控除可能額{given.loan_credit}円のうち所得税で引ききれない額は{left}円。",
        f"Of {given.loan_credit} yen, the income tax leaves {left} yen.",
        law=_LAW,
    )
    total = _whole(
        min(Fraction(left), percent_of(given.income_tax_taxable, percent), Fraction(cap))
    )
    city_share = _CITY_SHARE[given.city_type]
    city, pref = ceil_to(total * city_share), ceil_to(total * (1 - city_share))
    why(
        f"課税総所得金額等の{percent}%({cap}円限度)との小さい方は{total}円、市{city}円・県{pref}円。",
        f"With {percent} % of the taxable income, at most {cap}: {total} yen; city {city}, "
        f"prefecture {pref} yen.",
        law=_LAW,
    )
    return Output(total, city, pref)


def _limits(given: Given, law: InForce) -> tuple[int, int]:
    specific = given.specific_acquisition and "specific_percent" in law
    prefix = "specific_" if specific else ""
    return law.integer(f"{prefix}percent"), law.integer(f"{prefix}cap")


def _whole(amount: Fraction) -> int:
    if amount.denominator != 1:
        msg = f"income_tax_taxable: the rule does not round the credit of {float(amount)} yen"
        raise OutOfScopeError(msg)
    return int(amount)
