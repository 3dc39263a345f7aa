"""The household's base for the fee: the income levies of those who count (算定基準額)."""

from fractions import Fraction
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "子ども・子育て支援法施行令第4条第2項第2号、同法施行規則第21条・第21条の2"
_TO_SIX_PER_CENT: Final = Fraction(6, 8)
"""A designated city levies 8 per cent, other municipalities 6."""


@value
class TaxedMember:
    """A person's income levy before tax credits (yen), and what decides whether it counts."""

    role: Literal["father", "mother", "grandparent"]
    levy: int
    designated_city: bool
    levy_recalculated: int | None
    excluded: bool
    main_earner: bool


@value
class Given:
    """The members of the household."""

    members: tuple[TaxedMember, ...]


@value
class Output:
    """The base (yen)."""

    tax_base: int


@rule("child_childcare_support", "household-tax-base", law=_LAW)
def household_tax_base(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the sum of the levies of the parents and of a grandparent who is the main earner.

    A parent excluded (violence, divorce) does not count. A levy of a designated city is the one
    recalculated at 6 per cent, or six eighths of it; where that leaves a fraction of a yen, the
    practice is not settled and the case out of scope, as is a negative levy.
    """
    counted = [member for member in given.members if _counts(member)]
    why(
        f"{len(given.members)}人のうち{len(counted)}人の所得割額を合算する。",
        f"The levies of {len(counted)} of {len(given.members)} members count.",
        law="子ども・子育て支援法施行令第4条第2項第2号",
    )
    base = sum(_levy(member) for member in counted)
    why(
        f"指定都市の額を他の市町村の税率に直した合計は{base}円。",
        f"With levies of designated cities at the common rate they come to {base} yen.",
        law="子ども・子育て支援法施行規則第21条の2",
    )
    return Output(base)


def _counts(member: TaxedMember) -> bool:
    return not member.excluded and (member.role != "grandparent" or member.main_earner)


def _levy(member: TaxedMember) -> int:
    levy = within("levy", member.levy, 0)
    if not member.designated_city:
        return levy
    if member.levy_recalculated is not None:
        return within("levy_recalculated", member.levy_recalculated, 0)
    return _whole(levy * _TO_SIX_PER_CENT)


def _whole(converted: Fraction) -> int:
    if converted.denominator != 1:
        msg = f"levy: expected six eighths of it in whole yen, found {converted}"
        raise OutOfScopeError(msg)
    return converted.numerator
