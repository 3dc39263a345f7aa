"""The share of the per-household amount that a single insured person left behind pays."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法施行令第29条の7、地方税法第703条の4"
Kind = Literal["specific", "continuing", "none"]


@value
class Given:
    """The specific month (of the day before the loss), the month asked, who remains."""

    specific_month: YearMonth
    month: YearMonth
    insured_count: int
    specific_member_remains: bool


@value
class Output:
    """The kind of household and the percentage of the per-household amount."""

    kind: Kind
    flat_rate_percent: int


@rule("national_health_insurance", "specific-household-flat-rate", law=_LAW)
def specific_household_flat_rate(given: Given, law: Parameters, why: Why) -> Output:
    """Return half for 60 months, three quarters until the 96th, the whole otherwise.

    The specific month is the first. Only one insured person may be left, beside the one who left.
    """
    now = law.on(given.month)
    within("insured_count", given.insured_count, 0)
    number = given.specific_month.months_until(given.month) + 1
    why(
        f"{given.month}は特定月{given.specific_month}から{number}か月目、被保険者"
        f"{given.insured_count}人。",
        f"{given.month} is month {number} from {given.specific_month}; "
        f"{given.insured_count} insured.",
        law=_LAW,
    )
    kind: Kind = "none"
    if given.insured_count == 1 and given.specific_member_remains:
        kind = _kind(number, now.integer("specific_months"), now.integer("continuing_months"))
    percent = 100 if kind == "none" else now.integer(f"{kind}_percent")
    why(f"区分は{kind}、平等割は{percent}％。", f"{kind}: {percent} percent.", law=_LAW)
    return Output(kind, percent)


def _kind(number: int, specific: int, continuing: int) -> Kind:
    if 1 <= number <= specific:
        return "specific"
    return "continuing" if specific < number <= continuing else "none"
