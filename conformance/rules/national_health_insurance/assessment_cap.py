"""The limit of one part of the charge and what lies above it."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_health_insurance._caps import cap
from conformance.rules.scope import fiscal_year_months, within

_LAW: Final = "国民健康保険法施行令第29条の7第2項から第5項まで、地方税法施行令第56条の88の2"


@value
class Given:
    """The fiscal year, the part, its amount before the limit (yen)."""

    fiscal_year: int
    part: Literal["medical", "support", "care", "childcare"]
    amount: int


@value
class Output:
    """The amount after the limit and what was cut off (yen)."""

    capped: int
    over: int


@rule("national_health_insurance", "assessment-cap", law=_LAW)
def assessment_cap(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amount up to the part's own limit; there is no limit of the total."""
    april, _ = fiscal_year_months(given.fiscal_year)
    amount = within("amount", given.amount, 0)
    limit = cap(law.on(april), given.part)
    why(
        f"{given.fiscal_year}年度の{given.part}の限度額は{limit}円。",
        f"The limit of {given.part} in fiscal {given.fiscal_year} is {limit} yen.",
        law=_LAW,
    )
    held = min(amount, limit)
    why(
        f"{amount}円のうち{held}円を賦課し、{amount - held}円は超過額。",
        f"Of {amount} yen {held} are charged, {amount - held} lie above.",
        law=_LAW,
    )
    return Output(held, amount - held)
