"""What is paid for buying welfare equipment in a fiscal year."""

import datetime as dt

from pydantic import NonNegativeInt

from conformance.rules.calendar import fiscal_year
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._benefit import (
    CopayRatio,
    Cost,
    covered_and_paid,
    paid_then,
)
from conformance.rules.scope import not_before

_LAW = "介護保険法第44条、同法施行規則第72条"


@value
class Purchase:
    """An earlier purchase: its day and cost in yen."""

    date: dt.date
    cost: NonNegativeInt


@value
class Given:
    """The day and cost of the purchase, those before it, and the tenths the person pays."""

    purchase_date: dt.date
    cost: NonNegativeInt
    prior: tuple[Purchase, ...]
    copay_ratio: CopayRatio


@value
class Output:
    """Yen left of the limit, covered of the cost, and paid."""

    remaining: int
    covered: int
    benefit: int


@rule(
    "long_term_care_insurance",
    "welfare-tool-limit",
    law="介護保険法第44条・第56条、同法施行規則第72条・第91条、平成12年厚生省告示第34号",
)
def welfare_tool_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return what is left of the year's limit and what of the cost is paid.

    The year runs from 1 April to 31 March; purchases of other years do not count
    (介護保険法施行規則第72条). Out of scope: a purchase after this one among the earlier ones, and
    two or three tenths on a day on which nobody paid them yet.
    """
    limit = law.on(given.purchase_date).integer("limit")
    paid_then("purchase_date", given.purchase_date, given.copay_ratio)
    year = fiscal_year(given.purchase_date)
    for each in given.prior:
        not_before("purchase_date", given.purchase_date, each.date)
    used = sum(each.cost for each in given.prior if fiscal_year(each.date) == year)
    remaining = max(0, limit - used)
    why(
        f"{year}年度の限度額{limit}円から購入済みの{used}円を除き、残りは{remaining}円。",
        f"Of {limit} yen for fiscal year {year}, {used} are used and {remaining} left.",
        law=_LAW,
    )
    cost = Cost("購入費", given.cost, given.copay_ratio)
    covered, benefit = covered_and_paid(cost, remaining, why, _LAW)
    return Output(remaining, covered, benefit)
