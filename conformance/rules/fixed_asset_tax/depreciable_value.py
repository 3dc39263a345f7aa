"""The value of a depreciable asset in a fiscal year."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, cast

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import first_year_after
from conformance.rules.inputs import Count, FiscalYear, Yen
from conformance.rules.rounding import floor_to, percent_of

_LAW: Final = "固定資産評価基準第3章第1節"
_THOUSANDTHS: Final = 1000  # 小数第4位以下切捨て


@value
class Given:
    """What the asset cost (yen), when it was acquired, its useful life (years), the fiscal year."""

    acquisition_cost: Yen
    acquired_on: date
    useful_life: Count
    fiscal_year: FiscalYear


@value
class Output:
    """The value (yen); 0 where the asset was not yet there."""

    value: int


@rule("fixed_asset_tax", "depreciable-value", law="固定資産評価基準第3章")
def depreciable_value(given: Given, law: Parameters, why: Why) -> Output:
    """Return the cost written down year by year, each cut to a yen, to 5 % of the cost at least.

    In the first year half the rate (cut to thousandths) comes off, later the whole rate. Acquired
    on 1 January counts as acquired in December. Out of scope: a useful life without a rate.
    """
    stated = law.on(date(given.fiscal_year, 4, 1))
    first = first_year_after(given.acquired_on)
    if given.fiscal_year < first:
        why(
            f"{given.acquired_on}取得の資産は{given.fiscal_year}年度の賦課期日にまだない。",
            f"Acquired on {given.acquired_on}: not there on the base date of {given.fiscal_year}.",
            law=_LAW,
        )
        return Output(0)
    rate = _rate(stated, given.useful_life)
    least = floor_to(percent_of(given.acquisition_cost, stated.integer("min_percent")))
    carried = law.reads("yearly_fraction", "carried")
    years = given.fiscal_year - first
    written = _written_down(given.acquisition_cost, rate, years, least, carried=carried)
    why(
        f"耐用年数{given.useful_life}年の減価率{rate}で{first}年度から減価すると{written}円。",
        f"At a rate of {rate} ({given.useful_life} years) from fiscal {first}: {written} yen.",
        law=_LAW,
    )
    why(
        f"取得価額の5%の{least}円を下限とし{max(written, least)}円。",
        f"Not below {least} yen: {max(written, least)} yen.",
        law=_LAW,
    )
    return Output(max(written, least))


def _rate(stated: InForce, life: int) -> Decimal:
    rates = cast("dict[str, float]", stated.raw("rates"))
    if str(life) not in rates:
        msg = f"useful_life: expected one of {', '.join(rates)}, found {life}"
        raise OutOfScopeError(msg)
    return Decimal(str(rates[str(life)]))


def _written_down(cost: int, rate: Decimal, years: int, least: int, *, carried: bool) -> int:
    """Return the value after `years` later years; once below `least` it falls no further.

    Each year is cut to a yen, unless fractions are carried on to the next.
    """
    first = Fraction(floor_to((1 - Fraction(rate) / 2) * _THOUSANDTHS), _THOUSANDTHS)
    found = cost * first if carried else Fraction(floor_to(cost * first))
    for _ in range(years):
        if found <= least:
            break
        found *= 1 - Fraction(rate)
        found = found if carried else Fraction(floor_to(found))
    return floor_to(found)
