"""The charge of a household whose members were insured for a part of the year."""

from fractions import Fraction
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
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
from conformance.rules.rounding import percent_of
from conformance.rules.scope import fiscal_year_months, within

_LAW: Final = "国民健康保険法施行令第29条の7、国民健康保険条例・税条例の月割規定"
_YEAR: Final = 12


@value
class ProratedMember:
    """An insured person: income after the basic deduction (yen), class of age, months charged."""

    base_income: int
    age_class: Literal["preschool", "child", "adult"]
    months: int
    care_months: int


@value
class Given:
    """What the annual charge needs, with months, the share of a specific household, the limit."""

    fiscal_year: int
    reduction_percent: int
    rates: Rates
    members: tuple[ProratedMember, ...]
    household_months: int
    care_household_months: int
    flat_rate_percent: int
    cap_rule: Literal["after_proration", "prorated"]
    rounding_unit: int


@rule("national_health_insurance", "prorated-assessment", law=_LAW)
def prorated_assessment(given: Given, law: Parameters, why: Why) -> Amounts:
    """Return the four parts and their total, each person's amounts times months in twelfths.

    Parts are added up exactly, held under the limit (of the year, or of the household's months)
    and cut to the unit once. The share of a specific household concerns every part but that for
    care (令第29条の7第2項第8号・第3項第7号・第5項第9号). Months that contradict each other are
    out of scope.
    """
    _check(given)
    april, _ = fiscal_year_months(given.fiscal_year)
    now = law.on(april)
    parts = charged_parts(now)
    why(
        f"各人の所得割と均等割を月数で、平等割を{given.household_months}か月（介護分"
        f"{given.care_household_months}か月）で月割し、軽減は{given.reduction_percent}％とする。",
        f"Each person's amounts by months, the household's by {given.household_months} (care "
        f"{given.care_household_months}), reduced by {given.reduction_percent} percent.",
        law=_LAW,
    )
    preschool = preschool_share(now)
    exact = {part: _part(given, part, preschool) for part in parts}
    shares = {part: _cap_share(given, part) for part in parts}
    return capped(exact, now, shares, given.rounding_unit, why)


def _part(given: Given, part: Part, preschool: Fraction) -> Fraction:
    people = sum((_person(given, part, one, preschool) for one in given.members), Fraction(0))
    whole = remaining(rates_of(given.rates, part).per_household, given.reduction_percent)
    household = whole * _twelfths(given, part)
    if part != "care":
        household = percent_of(household, given.flat_rate_percent)
    return people + household


def _person(given: Given, part: Part, member: ProratedMember, preschool: Fraction) -> Fraction:
    kind = member.age_class
    person = InsuredPerson(member.base_income, kind == "adult", kind == "preschool")
    months = member.care_months if part == "care" else member.months
    left = heads_left(part, person, given.reduction_percent, preschool)
    amount = person_amount(rates_of(given.rates, part), person, left)
    return amount * Fraction(months, _YEAR)


def _twelfths(given: Given, part: Part) -> Fraction:
    months = given.care_household_months if part == "care" else given.household_months
    return Fraction(months, _YEAR)


def _cap_share(given: Given, part: Part) -> Fraction:
    return _twelfths(given, part) if given.cap_rule == "prorated" else Fraction(1)


def _check(given: Given) -> None:
    for name, percent in (
        ("reduction_percent", given.reduction_percent),
        ("flat_rate_percent", given.flat_rate_percent),
    ):
        within(name, percent, 0, 100)
    within("rounding_unit", given.rounding_unit, 1)
    check_rates(given.rates)
    for member in given.members:
        _check_member(member)
    most = max((m.months for m in given.members), default=0)
    most_care = max((m.care_months for m in given.members), default=0)
    within("household_months", given.household_months, most, _YEAR)
    within("care_household_months", given.care_household_months, most_care, _YEAR)


def _check_member(member: ProratedMember) -> None:
    within("members.base_income", member.base_income, 0)
    within("members.months", member.months, 0, _YEAR)
    within("members.care_months", member.care_months, 0, member.months)
    if member.care_months and member.age_class != "adult":
        msg = f"members.care_months: expected 0 of a {member.age_class}, found {member.care_months}"
        raise OutOfScopeError(msg)
