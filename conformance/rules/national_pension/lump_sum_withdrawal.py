"""The lump sum paid to foreigners who leave."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from pydantic import NonNegativeInt

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_YEARS: Final = 2
_STEP: Final = 6
"""Months come in steps of six (国民年金法附則第9条の3の2第3項)."""

_LAW = "国民年金法附則第9条の3の2"


@value
class Given:
    """Months by part paid, the last of them, the days of loss, departure and claim, and rights."""

    paid_months: NonNegativeInt
    quarter_exempt_months: NonNegativeInt
    half_exempt_months: NonNegativeInt
    three_quarter_exempt_months: NonNegativeInt
    last_paid_month: YearMonth
    lost_on: date
    departed_on: date
    claim_date: date
    japanese: bool
    qualified: bool
    had_disability_right: bool


@value
class Output:
    """The number multiplied with, and yen."""

    multiplier: int
    amount: int


@rule("national_pension", "lump-sum-withdrawal", law=_LAW)
def lump_sum_withdrawal(given: Given, law: Parameters, why: Why) -> Output:
    """Return half the premium of the last paid month's year times the months in steps of six.

    Claimed within two years of the loss, or of the departure when that came no earlier
    (国民年金法附則第9条の3の2). A claim not after the departure is out of scope.
    """
    not_before("claim_date", given.claim_date, given.departed_on + timedelta(days=1))
    last_day = last_day_of_term(max(given.lost_on, given.departed_on), _YEARS)
    excluded = given.japanese or given.qualified or given.had_disability_right
    late = given.claim_date > last_day
    why(
        f"請求は{last_day}までで、{given.claim_date}の請求は期限{'後' if late else '内'}。"
        f"国籍・受給資格・障害の受給権により除かれる者で{'ある' if excluded else 'ない'}。",
        f"Until {last_day}, claimed on {given.claim_date}: {'late' if late else 'in time'}; "
        f"excluded by nationality or rights: {excluded}.",
        law=_LAW,
    )
    months = floor_to(_months(given), _STEP)
    if excluded or late or months == 0:
        why("支給しない。", "Nothing is paid.", law=_LAW)
        return Output(0, 0)
    in_force = law.on(given.last_paid_month)
    number = min(months, in_force.integer("max"))
    monthly = in_force.integer("monthly")
    amount = floor_to(Fraction(monthly, 2) * number)
    why(
        f"{given.last_paid_month}の属する年度の{monthly}円×1/2×{number}＝{amount}円。",
        f"{monthly} yen of {given.last_paid_month}'s year, halved, times {number}: {amount} yen.",
        law=_LAW,
    )
    return Output(number, amount)


def _months(given: Given) -> Fraction:
    """Return the months, each by the part that was paid."""
    return (
        given.paid_months
        + Fraction(3, 4) * given.quarter_exempt_months
        + Fraction(1, 2) * given.half_exempt_months
        + Fraction(1, 4) * given.three_quarter_exempt_months
    )
