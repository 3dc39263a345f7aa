"""Whether a household of people from 70 to 74 earns like the active (現役並み所得)."""

from datetime import date
from typing import Final

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST

_LAW: Final = "国民健康保険法施行令第27条の2"


@value
class Elder:
    """An insured person from 70 on: the birth and three kinds of income (yen)."""

    birth_date: date
    taxable_income: int
    proviso_income: int
    gross_receipts: int


@value
class Given:
    """The insured from 70 on; the receipts of those who left for the elderly's insurance."""

    elders: tuple[Elder, ...]
    specific_gross_receipts: tuple[int, ...]


@value
class Output:
    """The share of the costs they pay, in percent."""

    percent: int


@rule("national_health_insurance", "elder-active-income", law=_LAW)
def elder_active_income(given: Given, law: Parameters, why: Why) -> Output:
    """Return 30 percent when a taxable income reaches the limit and no exception lowers it.

    Exceptions: proviso incomes up to a sum; receipts below the limit for one or for several, also
    of one person with those who left. Every person of 70 to 74 was born after 1 January 1945.
    """
    if not given.elders:
        msg = "elders: expected an insured person from 70 on, found none"
        raise OutOfScopeError(msg)
    now = law.on(LATEST)
    highest = max(elder.taxable_income for elder in given.elders)
    limit = now.integer("taxable")
    why(
        f"課税所得の最高は{highest}円（基準{limit}円）。",
        f"The highest taxable income is {highest} yen (limit {limit}).",
        law=_LAW,
    )
    active = highest >= limit and not _excepted(given, now, why)
    percent = now.integer("active_percent" if active else "ordinary_percent")
    why(f"負担割合は{percent}％。", f"{percent} percent.", law=_LAW)
    return Output(percent)


def _excepted(given: Given, now: InForce, why: Why) -> bool:
    proviso = sum(elder.proviso_income for elder in given.elders)
    gross = sum(elder.gross_receipts for elder in given.elders)
    others = given.specific_gross_receipts
    why(
        f"旧ただし書所得の合計{proviso}円、収入の合計{gross}円、特定同一世帯所属者{sum(others)}円。",
        f"Proviso incomes {proviso}, receipts {gross}, of those who left {sum(others)} yen.",
        law=_LAW,
    )
    several = now.integer("gross_multiple")
    if proviso <= now.integer("proviso_total"):
        return True
    if len(given.elders) > 1:
        return gross < several
    together = bool(others) and gross + sum(others) < several
    return gross < now.integer("gross_single") or together
