"""The premium of a year by stage, and for the months of a part of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, cast

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._units import check_unit
from conformance.rules.rounding import Amount, ceil_to, floor_to, half_up_to
from conformance.rules.scope import within

_NINTH_PLAN: Final = date(2024, 4, 1)
"""The inputs name no year; the ratios since the ninth plan period (第9期) are meant."""

_MONTHS_OF_YEAR: Final = 12
_ROUND: Final = {"floor": floor_to, "half_up": half_up_to, "ceil": ceil_to}


@value
class Given:
    """The base amount in yen, the stage, the months, and the ordinance's unit and rounding."""

    base_annual: NonNegativeInt
    stage: int
    months: int
    round_unit: int
    round_mode: Literal["floor", "half_up", "ceil"]


@value
class Output:
    """Yen for twelve months, and for the months due."""

    full_annual: int
    prorated: int


@rule(
    "long_term_care_insurance",
    "annual-premium",
    law="介護保険法第129条・第124条の2、同法施行令第38条・第39条",
)
def annual_premium(given: Given, law: Parameters, why: Why) -> Output:
    """Return base times ratio, rounded, and months/12 of that, rounded the same way.

    Stages 1 to 3 have the ratios after the public reduction (介護保険法第124条の2). A stage outside
    1 to 13, months outside 0 to 12 and a unit that is no power of ten are out of scope.
    """
    ratios = cast("list[float]", law.on(_NINTH_PLAN).raw("ratios"))
    stage = within("stage", given.stage, 1, len(ratios))
    months = within("months", given.months, 0, _MONTHS_OF_YEAR)
    check_unit("round_unit", given.round_unit)
    ratio = Decimal(str(ratios[stage - 1]))  # as written: a binary float is not 0.285
    exact = Fraction(given.base_annual * ratio)
    full = _rounded(given, exact)
    monthly_of = exact if law.reads("monthly_base", "exact") else Fraction(full)
    why(
        f"{given.base_annual}円×{ratio}（第{stage}段階）を{given.round_unit}円単位で"
        f"端数処理（{given.round_mode}）し、年額{full}円。",
        f"{given.base_annual} yen times {ratio} (stage {stage}), rounded to {given.round_unit} yen "
        f"({given.round_mode}): {full} yen a year.",
        law="介護保険法施行令第38条・第39条",
    )
    prorated = _rounded(given, monthly_of * months / _MONTHS_OF_YEAR) if months < 12 else full  # noqa: PLR2004 - months of a year
    why(
        f"{months}か月分は{prorated}円。",
        f"{prorated} yen for {months} months.",
        law="市町村介護保険条例（月割）",
    )
    return Output(full, prorated)


def _rounded(given: Given, amount: Amount) -> int:
    return _ROUND[given.round_mode](amount, given.round_unit)
