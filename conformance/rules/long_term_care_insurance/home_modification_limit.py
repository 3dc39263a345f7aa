"""What is paid for adapting a home, and when the limit begins anew."""

from datetime import date
from typing import Final, cast

from pydantic import NonNegativeInt

from conformance.rules.core import (
    Code,
    InForce,
    OutOfScopeError,
    Parameters,
    Why,
    rule,
    value,
)
from conformance.rules.long_term_care_insurance._benefit import CopayRatio, Cost, covered_and_paid

_SINCE: Final = date(2000, 4, 1)
"""The inputs name no day; the limit has not changed since the Act came into force."""

_LAW = "介護保険法第45条、同法施行規則第76条、平成12年厚生省告示第35号"


@value
class Given:
    """Levels at the first works and now, yen used so far, and what begins the limit anew."""

    first_level: Code
    current_level: Code
    used_amount: NonNegativeInt
    moved: bool
    reset_used: bool
    cost: NonNegativeInt
    copay_ratio: CopayRatio


@value
class Output:
    """Yen left of the limit, covered of the cost, and paid."""

    remaining: int
    covered: int
    benefit: int


@rule(
    "long_term_care_insurance",
    "home-modification-limit",
    law="介護保険法第45条・第57条、同法施行規則第76条・第95条、平成12年厚生省告示第35号",
)
def home_modification_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is left of the limit for one home and what of the cost is paid.

    The limit begins anew in another home, and once in a home when needed care rose three steps or
    more since the first works (介護保険法施行規則第76条). A level without a step is out of scope.
    """
    in_force = law.on(_SINCE)
    limit = in_force.integer("limit")
    anew = given.moved or (_rose(given, in_force) and not given.reset_used)
    remaining = limit if anew else max(0, limit - given.used_amount)
    why(
        f"限度額{limit}円を{'改めて用い' if anew else f'使用済みの{given.used_amount}円を除き'}、"
        f"残りは{remaining}円。",
        f"Limit {limit} yen, {'anew' if anew else f'less {given.used_amount} used'}: {remaining}.",
        law=_LAW,
    )
    cost = Cost("改修費", given.cost, given.copay_ratio)
    covered, benefit = covered_and_paid(cost, remaining, why, _LAW)
    return Output(remaining, covered, benefit)


def _rose(given: Given, in_force: InForce) -> bool:
    steps = cast("dict[str, int]", in_force.raw("stage"))
    for name, level in (("first_level", given.first_level), ("current_level", given.current_level)):
        if level not in steps:
            msg = f"{name}: expected one of {sorted(steps)}, found {level!r}"
            raise OutOfScopeError(msg)
    rise = steps[given.current_level] - steps[given.first_level]
    return rise >= in_force.integer("step_for_reset")
