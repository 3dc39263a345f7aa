"""The tax on retirement pay, taxed apart from other income."""

from fractions import Fraction

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import BASE_UNIT, TAX_UNIT
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.rounding import floor_to, percent_of

_LAW, _INCOME_LAW = "地方税法第50条の2・第328条", "所得税法第30条"


@value
class Given:
    """The retirement pay (yen), the months of service, and whether an officer retires."""

    payment: NonNegativeInt
    service_months: NonNegativeInt
    is_officer: bool


@value
class Output:
    """The deduction, the taxable amount and both taxes (yen)."""

    deduction: int
    taxable: int
    city_tax: int
    pref_tax: int


@rule("individual_resident_tax", "retirement-separate-tax", law=f"{_LAW}以下")
def retirement_separate_tax(given: Given, law: Parameters, why: Why) -> Output:
    """Return the taxes on pay due from 2022.

    Years begun count in full. What remains is halved, but not for officers of at most five years,
    nor above the limit for others of at most five years. Taxable amounts are cut to 1,000 yen,
    taxes to 100 yen; designated cities have the same rates. The addition for disablement is not
    included.
    """
    years = -(-given.service_months // 12)
    in_force = latest(law)
    deduction = _deduction(years, in_force)
    why(
        f"勤続{given.service_months}月は{years}年、退職所得控除額は{deduction}円。",
        f"{given.service_months} months count as {years} years: deduction {deduction} yen.",
        law=_INCOME_LAW,
    )
    rest = max(given.payment - deduction, 0)
    taxable = floor_to(_income(rest, years, in_force, officer=given.is_officer), BASE_UNIT)
    why(
        f"控除後の残額{rest}円から課税退職所得金額は{taxable}円。",
        f"{rest} yen remain, {taxable} yen are taxable.",
        law=_INCOME_LAW,
    )
    city = floor_to(percent_of(taxable, in_force.integer("city_rate")), TAX_UNIT)
    pref = floor_to(percent_of(taxable, in_force.integer("pref_rate")), TAX_UNIT)
    why(f"市{city}円・県{pref}円。", f"City {city} yen, prefecture {pref} yen.", law=_LAW)
    return Output(deduction, taxable, city, pref)


def _deduction(years: int, law: InForce) -> int:
    long, per_year = law.integer("long_years"), law.integer("per_year")
    if years <= long:
        return max(per_year * years, law.integer("least"))
    return per_year * long + law.integer("per_later_year") * (years - long)


def _income(rest: int, years: int, law: InForce, *, officer: bool) -> Fraction:
    full_above = law.integer("short_term_no_half_over")
    if years > law.integer("short_years"):
        return Fraction(rest, 2)
    if officer:
        return Fraction(rest)
    return Fraction(min(rest, full_above), 2) + max(rest - full_above, 0)
