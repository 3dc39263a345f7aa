"""The monthly allowance by income: full, partial or none (児童扶養手当法第5条・第9条)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from conformance.rules.core import OutOfScopeError
from conformance.rules.rounding import half_up_to
from conformance.rules.scope import within

if TYPE_CHECKING:
    from conformance.rules.core import InForce

Category = Literal["1", "2", "3"]

FULL: Final = "1"
PARTIAL: Final = "2"
SUSPENDED: Final = "3"

_UNIT: Final = 10


class RecipientHousehold(NamedTuple):
    """Whose income decides, how many depend on them, how many children are paid for."""

    assessed_income: int
    dependants: int
    elderly_dependants: int
    special_dependants: int
    child_count: int


class IncomeLimits(NamedTuple):
    """The income from which the allowance is partial, and from which there is none (yen)."""

    full: int
    partial: int


class AllowanceRate(NamedTuple):
    """The category and the yen a month: first child, second child, all further ones."""

    category: Category
    base: int
    second: int
    third: int

    @property
    def total(self) -> int:
        """The sum of the three."""
        return self.base + self.second + self.third


def check(household: RecipientHousehold) -> None:
    """Refuse negative counts and more special dependants than there are (`OutOfScopeError`)."""
    for name, found in household._asdict().items():
        within(name, found, 0)
    special = household.elderly_dependants + household.special_dependants
    if special > household.dependants:
        msg = (
            f"dependants: expected {special} or more, the elderly and special ones among them, "
            f"found {household.dependants}"
        )
        raise OutOfScopeError(msg)


def limits(household: RecipientHousehold, law: InForce) -> IncomeLimits:
    """Return both limits with the additions for dependants."""
    added = (
        law.integer("per_dependant") * household.dependants
        + law.integer("per_elderly") * household.elderly_dependants
        + law.integer("per_special") * household.special_dependants
    )
    return IncomeLimits(law.integer("limit_full") + added, law.integer("limit_partial") + added)


def rate(household: RecipientHousehold, law: InForce) -> AllowanceRate:
    """Return the monthly amounts under the parameters in force (`OutOfScopeError`)."""
    check(household)
    bounds = limits(household, law)
    excess = household.assessed_income - bounds.full
    least = law.integer("least_reduction")
    if household.assessed_income >= bounds.partial:
        return AllowanceRate(SUSPENDED, 0, 0, 0)
    amounts = law.integers("full")
    category: Category = FULL
    if excess >= 0:
        category = PARTIAL
        amounts = tuple(
            full - _reduction(excess, each, least)
            for full, each in zip(amounts, _coefficients(law), strict=True)
        )
    children = household.child_count
    heads = (min(children, 1), int(children > 1), max(0, children - 2))
    base, second, third = (yen * head for yen, head in zip(amounts, heads, strict=True))
    return AllowanceRate(category, base, second, third)


def _reduction(excess: int, coefficient: Decimal, least: int) -> int:
    """Return what is taken off: under 5 yen is dropped, 5 and more go up to 10, and 10 more."""
    return half_up_to(excess * coefficient, _UNIT) + least


def _coefficients(law: InForce) -> tuple[Decimal, ...]:
    """Return the coefficients as they are written, never as binary fractions."""
    return tuple(Decimal(str(found)) for found in cast("list[float]", law.raw("coef")))
