"""The rates of a municipality and what a household's charge consists of, before limits."""

from decimal import Decimal
from fractions import Fraction

from conformance.rules.core import InForce, Why, value
from conformance.rules.national_health_insurance._caps import (
    CAPS_LAW,
    PARTS,
    Part,
    cap,
)
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import within


@value
class PartRates:
    """The rates of a part: percent of income, yen a person, yen a household."""

    income_rate: Decimal
    per_capita: int
    per_household: int


@value
class ChildcareRates:
    """The rates of the part for children, with what adults pay in addition (yen)."""

    income_rate: Decimal
    per_capita: int
    per_capita_18plus: int
    per_household: int


@value
class Rates:
    """The rates of the four parts."""

    medical: PartRates
    support: PartRates
    care: PartRates
    childcare: ChildcareRates


@value
class Amounts:
    """The annual amounts of the four parts and their total (yen)."""

    medical: int
    support: int
    care: int
    childcare: int
    total: int


def rates_of(rates: Rates, part: Part) -> PartRates | ChildcareRates:
    """Return the rates of a part."""
    by_part: dict[Part, PartRates | ChildcareRates] = {
        "medical": rates.medical,
        "support": rates.support,
        "care": rates.care,
        "childcare": rates.childcare,
    }
    return by_part[part]


def charged_parts(now: InForce) -> tuple[Part, ...]:
    """Return the parts charged in a fiscal year: that for children once it has a limit."""
    return tuple(p for p in PARTS if p != "childcare" or cap(now, p))


def check_rates(rates: Rates) -> None:
    """Refuse negative rates (`OutOfScopeError`)."""
    for part in PARTS:
        found = rates_of(rates, part)
        within(f"rates.{part}.income_rate", found.income_rate, 0, 100)
        for name, yen in (("per_capita", found.per_capita), ("per_household", found.per_household)):
            within(f"rates.{part}.{name}", yen, 0)


@value
class InsuredPerson:
    """What an insured person is charged by: income after the basic deduction (yen) and age."""

    base_income: int
    grown: bool
    preschool: bool


def preschool_share(now: InForce) -> Fraction:
    """Return what is left of the per-capita amounts of who is below school age: half from 2022."""
    return Fraction(now.integer("preschool_percent"), 100)


def remaining(yen: int, reduction_percent: int) -> Fraction:
    """Return what is left of an amount after the reduction for low incomes, exactly."""
    return percent_of(yen, 100 - reduction_percent)


def person_amount(
    found: PartRates | ChildcareRates, person: InsuredPerson, left: Fraction
) -> Fraction:
    """Return the income levy and the per-capita amount of a person for a year, exactly.

    `left` is the share of the per-capita amount that the reductions leave.
    """
    heads = _per_capita(found, grown=person.grown) * left
    return percent_of(person.base_income, found.income_rate) + heads


def heads_left(
    part: Part, person: InsuredPerson, reduction_percent: int, preschool: Fraction
) -> Fraction:
    """Return the share of a per-capita amount that is left after both reductions.

    Below school age the share `preschool` of two parts is left (令第29条の7第5項第6号・第7号).
    """
    halved = person.preschool and part in {"medical", "support"}
    return percent_of(1, 100 - reduction_percent) * (preschool if halved else 1)


def capped(
    exact: dict[Part, Fraction], now: InForce, shares: dict[Part, Fraction], unit: int, why: Why
) -> Amounts:
    """Return the parts with their limits (times their shares) applied and cut to `unit`."""
    found: dict[Part, int] = dict.fromkeys(PARTS, 0)
    for part, amount in exact.items():
        limit = cap(now, part) * shares[part]
        found[part] = floor_to(min(amount, limit), unit)
        why(
            f"{part}は{float(amount):.2f}円、限度額{float(limit):.2f}円、{unit}円未満切捨てで"
            f"{found[part]}円。",
            f"{part}: {float(amount):.2f} yen, limit {float(limit):.2f} yen, cut to {unit} yen: "
            f"{found[part]} yen.",
            law=CAPS_LAW,
        )
    return Amounts(**found, total=sum(found.values()))


def _per_capita(rates: PartRates | ChildcareRates, *, grown: bool) -> int:
    """Return the yen a person pays; the part for children is paid by grown persons alone."""
    if isinstance(rates, ChildcareRates):
        return rates.per_capita + rates.per_capita_18plus if grown else 0
    return rates.per_capita
