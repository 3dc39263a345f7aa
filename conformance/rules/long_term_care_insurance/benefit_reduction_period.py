"""For how long and to what rate benefits are cut after premiums became time-barred."""

from datetime import date
from fractions import Fraction
from typing import Final

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._benefit import CopayRatio
from conformance.rules.rounding import floor_to

_SINCE: Final = date(2018, 8, 1)
"""The inputs name no day; the rates since three tenths began are meant."""

_LAW = "介護保険法第69条、同法施行令第33条・第34条、同法施行規則第111条"
_MONTHS: Final = 12
_THREE_TENTHS: Final = 3


@value
class Given:
    """Months time-barred and months paid in ten years, and the tenths the person pays."""

    extinct_months: NonNegativeInt
    paid_months: NonNegativeInt
    copay_ratio: CopayRatio


@value
class Output:
    """Months of reduction and the rate of benefit meanwhile, in percent."""

    reduction_months: int
    reduced_rate: int | None


@rule("long_term_care_insurance", "benefit-reduction-period", law=_LAW)
def benefit_reduction_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return half the time-barred years times their share of all years, in whole months.

    Both spans are years without what lies beyond three decimals (介護保険法施行規則第111条第4項).
    Meanwhile 70 percent are paid, 60 to those who pay three tenths (介護保険法第69条). No whole
    month: nothing is reduced.
    """
    in_force = law.on(_SINCE)
    decimals = in_force.integer("year_decimals")
    barred, paid = (_years(each, decimals) for each in (given.extinct_months, given.paid_months))
    months = floor_to(barred * barred / (barred + paid) / 2 * _MONTHS) if barred else 0
    why(
        f"徴収権消滅期間{float(barred)}年、納付済期間{float(paid)}年により減額期間は{months}か月。",
        f"{float(barred)} years time-barred, {float(paid)} paid: reduced for {months} months.",
        law=_LAW,
    )
    if months == 0:
        return Output(0, None)
    three = given.copay_ratio == _THREE_TENTHS
    rate = in_force.integer("rate_three" if three else "rate_normal")
    why(
        f"負担割合{given.copay_ratio}割のため給付率は{rate}%。",
        f"Who pays {given.copay_ratio} tenths gets {rate} percent.",
        law="介護保険法第69条第3項から第5項まで",
    )
    return Output(months, rate)


def _years(months: int, decimals: int) -> Fraction:
    """Return the months as years, cut after the decimals."""
    scale = 10**decimals
    return Fraction(months * scale // _MONTHS, scale)
