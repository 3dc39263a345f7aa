"""The value of a house in a fiscal year."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._revaluation import base_year
from conformance.rules.inputs import FiscalYear, Measure, Yen
from conformance.rules.rounding import floor_to

_LAW: Final = "固定資産評価基準第2章"
_LEAST_AGING: Final = Decimal("0.2")


@value
class Given:
    """The year, last year's value (yen), points, rates, yen a point, whether extended."""

    fiscal_year: FiscalYear
    prev_value: Yen
    points: Yen
    correction_rate: Measure
    aging_rate: Measure
    point_price: Measure
    extended: bool


@value
class Output:
    """The value (yen)."""

    value: int


@rule("fixed_asset_tax", "house-value", law="固定資産評価基準第2章・経過措置")
def house_value(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the computed value of an extended house, else the lower one in a revaluation year.

    Between revaluations the value stays as it is unless the house was extended. The rate for age
    is 0.2 at least; the product is cut to a yen.
    """
    revalued = base_year(given.fiscal_year) == given.fiscal_year
    if not revalued and not given.extended:
        why(
            f"{given.fiscal_year}年度は据置年度で、増築もない。",
            f"Fiscal {given.fiscal_year} keeps the values; nothing was extended.",
            law="地方税法第349条第2項・第3項",
        )
        why(f"前年度の{given.prev_value}円とする。", f"It stays {given.prev_value} yen.", law=_LAW)
        return Output(given.prev_value)
    computed = _computed(given)
    why(
        f"再建築費評点数等から計算した額は{computed}円。",
        f"Computed from points and rates: {computed} yen.",
        law=_LAW,
    )
    found = computed if given.extended else min(computed, given.prev_value)
    why(
        f"{'増築があるので計算値' if given.extended else '前年度を上回らない額'}の{found}円。",
        f"{'Extended: as computed' if given.extended else 'Not above last year'}: {found} yen.",
        law="固定資産評価基準 経過措置",
    )
    return Output(found)


def _computed(given: Given) -> int:
    aging = max(given.aging_rate, _LEAST_AGING)
    rates = Fraction(given.correction_rate) * Fraction(aging) * Fraction(given.point_price)
    return floor_to(given.points * rates)
