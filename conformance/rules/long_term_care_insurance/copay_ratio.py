"""How many tenths of a service's cost the insured person pays."""

from datetime import date
from typing import Final, Literal

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._benefit import CopayRatio

_SINCE: Final = date(2018, 8, 1)
"""The inputs name no day; the limits since three tenths began are meant."""

_LAW = "介護保険法施行令第22条の2・第29条の2"


@value
class Given:
    """Category, assistance, tax, own income, and the income and number of those of 65 or over."""

    insured_class: Literal["1", "2"]
    welfare_recipient: bool
    self_taxed: bool
    total_income: NonNegativeInt
    household_sum: NonNegativeInt
    household_65plus: NonNegativeInt


@value
class Output:
    """Tenths: 1, 2 or 3."""

    ratio: CopayRatio


@rule(
    "long_term_care_insurance",
    "copay-ratio",
    law="介護保険法第49条の2・第59条の2、同法施行令第22条の2・第29条の2",
)
def copay_ratio(given: Given, law: Parameters, why: Why) -> Output:
    """Return 3 or 2 when both the own and the household's income reach the limits, else 1.

    The second category, public assistance, untaxed persons and an own income below the first limit
    are always 1 (介護保険法施行令第22条の2・第29条の2). A household of nobody of 65 or over, where
    its size matters, is out of scope: the person counts.
    """
    in_force = law.on(_SINCE)
    if _always_one(given, in_force, why):
        return Output(1)
    if given.household_65plus == 0:
        msg = "household_65plus: expected 1 or more, the insured person included; found 0"
        raise OutOfScopeError(msg)
    size = "single" if given.household_65plus == 1 else "multi"
    three, two = (in_force.integer(f"{name}_{size}") for name in ("three", "two"))
    why(
        f"65歳以上は{given.household_65plus}人で、年金収入等の合計{given.household_sum}円を"
        f"3割の{three}円、2割の{two}円と比べる。",
        f"{given.household_65plus} of 65 or over; their {given.household_sum} yen against {three} "
        f"for three tenths and {two} for two.",
        law=_LAW,
    )
    rich = given.total_income >= in_force.integer("three_income")
    ratio: CopayRatio = (
        3 if rich and given.household_sum >= three else 2 if given.household_sum >= two else 1
    )
    why(f"負担割合は{ratio}割。", f"{ratio} tenths.", law=_LAW)
    return Output(ratio)


def _always_one(given: Given, in_force: InForce, why: Why) -> bool:
    least = in_force.integer("two_income")
    one = (
        given.insured_class == "2"
        or given.welfare_recipient
        or not given.self_taxed
        or given.total_income < least
    )
    why(
        f"第{given.insured_class}号、生活保護{'あり' if given.welfare_recipient else 'なし'}、"
        f"住民税{'課税' if given.self_taxed else '非課税'}、合計所得{given.total_income}円"
        f"（{least}円未満は1割）。",
        f"Category {given.insured_class}, assistance {given.welfare_recipient}, taxed "
        f"{given.self_taxed}, total income {given.total_income} yen (below {least}: one tenth).",
        law=_LAW,
    )
    return one
