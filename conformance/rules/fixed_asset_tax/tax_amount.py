"""The fixed asset tax and the city planning tax of a year."""

from decimal import Decimal
from fractions import Fraction

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import BASE_UNIT, TAX_UNIT
from conformance.rules.inputs import Measure, Yen, latest
from conformance.rules.rounding import floor_to, percent_of


@value
class Given:
    """Bases above the threshold, reductions (yen) and rates (per cent) of both taxes."""

    land_base: Yen
    house_base: Yen
    depreciable_base: Yen
    cp_land_base: Yen
    cp_house_base: Yen
    fixed_reduction: Yen
    cp_reduction: Yen
    fixed_rate: Measure
    cp_rate: Measure


@value
class Output:
    """Rounded bases, taxes and their sum (yen)."""

    fixed_base: int
    fixed_tax: int
    cp_base: int
    cp_tax: int
    total: int


@rule("fixed_asset_tax", "tax-amount", law="地方税法第350条・第702条の4・第20条の4の2")
def tax_amount(given: Given, law: Parameters, why: Why) -> Output:
    """Return both taxes: bases added up and cut to 1,000 yen once, reduced, cut to 100 yen.

    A reduction larger than the tax leaves 0. Depreciable assets bear no city planning tax. Out of
    scope: a city planning rate above the limit.
    """
    limit = latest(law).decimal("cp_limit_rate")
    if given.cp_rate > limit:
        msg = f"cp_rate: expected {limit} % or less (地方税法第702条の4), found {given.cp_rate}"
        raise OutOfScopeError(msg)
    fixed_base = floor_to(given.land_base + given.house_base + given.depreciable_base, BASE_UNIT)
    cp_base = floor_to(given.cp_land_base + given.cp_house_base, BASE_UNIT)
    why(
        f"課税標準額は千円未満を切り捨てて固定資産税{fixed_base}円、都市計画税{cp_base}円。",
        f"Bases cut to 1,000 yen: fixed asset tax {fixed_base}, city planning tax {cp_base} yen.",
        law="地方税法第20条の4の2第1項",
    )
    fixed_tax = _tax(fixed_base, given.fixed_rate, given.fixed_reduction)
    cp_tax = _tax(cp_base, given.cp_rate, given.cp_reduction)
    why(
        f"税率を乗じ軽減額を引いて百円未満を切り捨て、{fixed_tax}円と{cp_tax}円。",
        f"At their rates, less reductions, cut to 100 yen: {fixed_tax} and {cp_tax} yen.",
        law="地方税法第350条・第702条の4・第20条の4の2第3項",
    )
    return Output(fixed_base, fixed_tax, cp_base, cp_tax, fixed_tax + cp_tax)


def _tax(base: int, rate: Decimal, reduction: int) -> int:
    return floor_to(max(percent_of(base, rate) - reduction, Fraction(0)), TAX_UNIT)
