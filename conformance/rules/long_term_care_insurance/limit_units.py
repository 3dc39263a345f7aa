"""The monthly limit of units, and who pays what of the services used."""

from datetime import date
from decimal import Decimal
from typing import Final, cast

from pydantic import NonNegativeInt

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._benefit import CopayRatio, benefit_of
from conformance.rules.rounding import floor_to

_SINCE: Final = date(2019, 10, 1)
"""The inputs name no month; the limits since the revision of October 2019 are meant."""

_LAW = "介護保険法第43条・第55条、同法施行規則第68条、平成12年厚生省告示第33号"


@value
class Given:
    """The levels in force in the month, units used, yen for a unit, tenths paid by the person."""

    levels_in_month: tuple[Code, ...]
    units_used: NonNegativeInt
    unit_price: Decimal
    copay_ratio: CopayRatio


@value
class Output:
    """Units of the limit and beyond it; yen insured, borne by the insurance, the person, beyond."""

    limit_units: int
    over_units: int
    insured_cost: int
    benefit: int
    copay: int
    over_cost: int


@rule("long_term_care_insurance", "limit-units", law=_LAW)
def limit_units(given: Given, law: Parameters, why: Why) -> Output:
    """Return the division of a month's cost.

    The largest limit of the month's levels holds; cost and benefit lose fractions of a yen, the
    person pays the difference and everything beyond the limit. A month without a level, a level
    without a limit and a negative price are out of scope.
    """
    limits = cast("dict[str, int]", law.on(_SINCE).raw("limits"))
    limit = _largest(given.levels_in_month, limits)
    within_limit = min(given.units_used, limit)
    over = given.units_used - within_limit
    why(
        f"区分{'・'.join(given.levels_in_month)}の限度は{limit}単位で、超過は{over}単位。",
        f"Levels {', '.join(given.levels_in_month)}: limit {limit} units, {over} beyond it.",
        law=_LAW,
    )
    if given.unit_price < 0:
        msg = f"unit_price: expected 0 yen or more, found {given.unit_price}"
        raise OutOfScopeError(msg)
    cost, over_cost = (floor_to(units * given.unit_price) for units in (within_limit, over))
    benefit = benefit_of(cost, given.copay_ratio)
    why(
        f"{within_limit}単位×{given.unit_price}円の円未満切捨てで{cost}円、給付{benefit}円、"
        f"利用者負担{cost - benefit}円。超過分は{over_cost}円。",
        f"{within_limit} units at {given.unit_price} yen: {cost} yen, of which {benefit} by the "
        f"insurance and {cost - benefit} by the person; {over_cost} yen beyond the limit.",
        law=_LAW,
    )
    return Output(limit, over, cost, benefit, cost - benefit, over_cost)


def _largest(levels: tuple[str, ...], limits: dict[str, int]) -> int:
    unknown = [level for level in levels if level not in limits]
    if unknown or not levels:
        msg = f"levels_in_month: expected levels among {sorted(limits)}, found {list(levels)}"
        raise OutOfScopeError(msg)
    return max(limits[level] for level in levels)
