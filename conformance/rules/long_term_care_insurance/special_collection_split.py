"""How a year's premium is deducted from six pension payments."""

from datetime import date
from fractions import Fraction
from typing import Final

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within

_PAYMENTS: Final = 3
_SINCE: Final = date(2002, 10, 1)
"""The inputs name no day; the unit is that of the ordinance read."""


@value
class Given:
    """The year's premium, last February's amount and the unit of amounts, in yen."""

    annual_premium: NonNegativeInt
    feb_amount: NonNegativeInt
    unit: int


@value
class Output:
    """Yen for each payment, and yen to refund."""

    apr: int
    jun: int
    aug: int
    oct: int
    dec: int
    feb: int
    refund: int


@rule(
    "long_term_care_insurance",
    "special-collection-split",
    law="介護保険法第136条・第140条、同法施行規則第149条・第158条",
)
def special_collection_split(given: Given, law: Parameters, why: Why) -> Output:
    """Return the provisional and the final amounts.

    April, June and August repeat February's amount; the rest of the year's premium goes to October,
    December and February in thirds, what is below the unit to October. Nothing is left or too much
    was taken: the final amounts are 0 and the excess is refunded (介護保険法第136条・第140条).
    Another unit than the ordinance's hundred yen (同法施行規則第149条) is out of scope.
    """
    hundred = law.on(_SINCE).integer("unit_default")
    unit, provisional = within("unit", given.unit, hundred, hundred), given.feb_amount
    rest = given.annual_premium - _PAYMENTS * provisional
    why(
        f"4・6・8月は前年度2月と同じ{provisional}円を仮徴収し、残りは{rest}円。",
        f"{provisional} yen each in April, June and August, as last February; {rest} yen remain.",
        law="介護保険法第140条",
    )
    later = max(0, floor_to(Fraction(rest, _PAYMENTS), unit))
    october = max(0, rest - 2 * later)
    refund = max(0, -rest)
    why(
        f"10月{october}円、12月・2月{later}円、還付{refund}円（端数は10月に寄せる）。",
        f"October {october}, December and February {later}, refund {refund} yen; what is below the "
        "unit goes to October.",
        law="介護保険法第136条第2項、同法施行規則第149条",
    )
    return Output(provisional, provisional, provisional, october, later, later, refund)
