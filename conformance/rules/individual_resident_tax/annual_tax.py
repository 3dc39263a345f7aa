"""The income levies and the whole tax of a year."""

from fractions import Fraction
from typing import Final, Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import BASE_UNIT
from conformance.rules.individual_resident_tax import _adjustment, _near_limit
from conformance.rules.individual_resident_tax._in_force import Year, law_of
from conformance.rules.individual_resident_tax._per_capita import per_capita
from conformance.rules.rounding import floor_to, percent_of

_BASE_LAW, _RATE_LAW = "地方税法第20条の4の2第1項", "地方税法第35条・第314条の3"
_LIMIT_LAW = "地方税法附則第3条の3第2項・第5項"
# 附則第5条の8 to 第5条の12: the flat reduction (定額減税) of this year needs facts not asked for.
_REDUCED: Final = 2024


@value
class Given:
    """The year, the kind of city, incomes, deductions and credits (yen), exemptions, dependants.

    The dependants are those of the non-taxable limit, the spouse included.
    """

    fiscal_year: Year
    city_type: Literal["general_city", "designated_city"]
    total_income_amounts: int
    deductions: NonNegativeInt
    human_diff: NonNegativeInt
    total_income: int
    city_credits: NonNegativeInt = 0
    pref_credits: NonNegativeInt = 0
    per_capita_exempt: bool = False
    income_levy_exempt: bool = False
    pref_surcharge: NonNegativeInt = 0
    dependents: NonNegativeInt = 0


@value
class Output:
    """The taxable income, the five taxes and their sum (yen)."""

    taxable_income: int
    city_income_levy: int
    pref_income_levy: int
    city_per_capita: int
    pref_per_capita: int
    forest_tax: int
    annual_total: int


@rule(
    "individual_resident_tax",
    "annual-tax",
    law="地方税法第35条・第37条・第314条の3・第314条の6・第20条の4の2",
)
def annual_tax(given: Given, law: Parameters, why: Why) -> Output:
    """Return the taxes of the year without income taxed separately.

    The taxable income is cut to 1,000 yen and shown even when the income levy is not due; each
    levy is cut to 100 yen after the credits, never below 0. Where the income less both levies
    falls below the non-taxable limit, what is missing comes off them (附則第3条の3第2項・第5項).
    Fiscal year 2024, with its flat reduction, is out of scope; so is what is left of it in 2025,
    where a dependant of somebody with more than 10 million yen may be the spouse (附則第5条の12),
    a total income below its amounts after losses, and no per-capita levy of who owes an income levy
    (第295条第3項: the limit is for who owes that levy alone).
    """
    if given.fiscal_year == _REDUCED:
        msg = f"fiscal_year: expected a year without the flat reduction, found {_REDUCED}"
        raise OutOfScopeError(msg)
    in_force = law_of(law, given.fiscal_year)
    if given.total_income_amounts > given.total_income:
        msg = f"total_income_amounts: expected {given.total_income} at most"
        raise OutOfScopeError(msg)
    _hold_no_spouse_credit(given, in_force)
    taxable = floor_to(max(given.total_income_amounts - given.deductions, 0), BASE_UNIT)
    why(
        f"課税総所得金額は{taxable}円(千円未満切捨て)。",
        f"Taxable income: {taxable} yen, cut to 1,000 yen.",
        law=_BASE_LAW,
    )
    city, pref = _levies(given, taxable, in_force, why)
    if given.per_capita_exempt and city + pref:
        msg = "per_capita_exempt: expected no income levy of who is exempt (第295条第1項・第3項)"
        raise OutOfScopeError(msg)
    flat = per_capita(
        in_force,
        why,
        exempt=given.per_capita_exempt,
        house_only=False,
        surcharges=(0, given.pref_surcharge),
    )
    total = city + pref + flat.total
    why(f"年税額は{total}円。", f"The tax of the year is {total} yen.", law=_RATE_LAW)
    return Output(taxable, city, pref, flat.city, flat.pref, flat.forest, total)


def _hold_no_spouse_credit(given: Given, law: InForce) -> None:
    """Hold that no credit for a spouse who gives no deduction is due: nobody says who they are."""
    if "spouse_credit_above" not in law or not given.dependents:
        return
    above, most = law.integer("spouse_credit_above"), law.integer("spouse_credit_most")
    if above < given.total_income <= most:
        msg = "dependents: a spouse among them brings a credit of 10,000 yen (附則第5条の12)"
        raise OutOfScopeError(msg)


def _levies(given: Given, taxable: int, law: InForce, why: Why) -> tuple[int, int]:
    if given.income_levy_exempt:
        why("所得割は非課税。", "The income levy is not due.", law="地方税法附則第3条の3")
        return 0, 0
    prefix = "designated_" if given.city_type == "designated_city" else ""
    credit = _credit(given, taxable, law, prefix, why)
    levies = (
        _levy(taxable, law.integer(f"{prefix}city_rate"), credit.city + given.city_credits),
        _levy(taxable, law.integer(f"{prefix}pref_rate"), credit.pref + given.pref_credits),
    )
    limit = _near_limit.limit(given.dependents, law)
    city, pref = _near_limit.left(given.total_income_amounts, limit, levies)
    if given.total_income_amounts - sum(levies) < limit:
        why(
            f"総所得金額等から所得割を引くと限度額{limit}円を下回るので、その差を按分して引く。",
            f"The income less the levies is below the limit of {limit} yen: the difference comes "
            "off both in proportion.",
            law=_LIMIT_LAW,
        )
    why(
        f"税額控除後の所得割は市{city}円・県{pref}円(百円未満切捨て)。",
        f"Income levies after credits: city {city}, prefecture {pref} yen, cut to 100 yen.",
        law=_RATE_LAW,
    )
    return city, pref


def _credit(
    given: Given, taxable: int, law: InForce, prefix: str, why: Why
) -> _adjustment.Adjustment:
    limit = "adjustment_income_limit"
    if limit in law and given.total_income > law.integer(limit):
        return _adjustment.Adjustment(0, 0)
    shares = _adjustment.Shares(
        law.integer(f"adjustment_{prefix}city"),
        law.integer(f"adjustment_{prefix}pref"),
        law.integer("adjustment_turning"),
        law.integer("adjustment_least"),
    )
    return _adjustment.adjustment(taxable, given.human_diff, shares, why)


def _levy(taxable: int, percent: int, credits_: int) -> Fraction:
    return max(percent_of(taxable, percent) - credits_, Fraction(0))
