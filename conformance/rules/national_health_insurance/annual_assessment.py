"""The charge of a household insured all year."""

from fractions import Fraction
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_health_insurance._caps import Part
from conformance.rules.national_health_insurance._rates import (
    Amounts,
    InsuredPerson,
    Rates,
    capped,
    charged_parts,
    check_rates,
    heads_left,
    person_amount,
    preschool_share,
    rates_of,
    remaining,
)
from conformance.rules.scope import fiscal_year_months, within

_LAW: Final = "国民健康保険法施行令第29条の7第2項から第6項まで、地方税法第703条の4・第703条の5"


@value
class InsuredMember:
    """An insured person: the income after the basic deduction (yen) and the class of age."""

    base_income: int
    age_class: Literal["preschool", "child", "adult", "care2"]


@value
class Given:
    """The fiscal year, the reduction, the rates, the insured persons, the unit of rounding."""

    fiscal_year: int
    reduction_percent: int
    rates: Rates
    members: tuple[InsuredMember, ...]
    rounding_unit: int


@rule("national_health_insurance", "annual-assessment", law=_LAW)
def annual_assessment(given: Given, law: Parameters, why: Why) -> Amounts:
    """Return the four parts and their total.

    Each part is added up exactly, held under its limit and cut to the unit once. The part for care
    is charged on those of 40 to 64 only, the part for children from fiscal 2026 and per adult only.
    Who is below school age pays half of the per-capita amounts from fiscal 2022.
    """
    _check(given)
    april, _ = fiscal_year_months(given.fiscal_year)
    now = law.on(april)
    parts = charged_parts(now)
    why(
        f"均等割と平等割を{given.reduction_percent}％軽減し、被保険者{len(given.members)}人について"
        "区分ごとに端数を出さずに合計する。",
        f"Per-capita and per-household amounts less {given.reduction_percent} percent, added up "
        f"exactly over {len(given.members)} insured persons.",
        law=_LAW,
    )
    preschool = preschool_share(now)
    exact = {part: _part(given, part, preschool) for part in parts}
    return capped(exact, now, dict.fromkeys(parts, Fraction(1)), given.rounding_unit, why)


def _check(given: Given) -> None:
    within("reduction_percent", given.reduction_percent, 0, 100)
    within("rounding_unit", given.rounding_unit, 1)
    check_rates(given.rates)
    for member in given.members:
        within("members.base_income", member.base_income, 0)


def _part(given: Given, part: Part, preschool: Fraction) -> Fraction:
    charged = [m for m in given.members if part != "care" or m.age_class == "care2"]
    if not charged:
        return Fraction(0)
    people = sum((_person(given, part, m, preschool) for m in charged), Fraction(0))
    return people + remaining(rates_of(given.rates, part).per_household, given.reduction_percent)


def _person(given: Given, part: Part, member: InsuredMember, preschool: Fraction) -> Fraction:
    kind = member.age_class
    person = InsuredPerson(member.base_income, kind in {"adult", "care2"}, kind == "preschool")
    left = heads_left(part, person, given.reduction_percent, preschool)
    return person_amount(rates_of(given.rates, part), person, left)
