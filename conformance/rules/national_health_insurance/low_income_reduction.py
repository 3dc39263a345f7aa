"""The reduction of per-capita and per-household amounts for low incomes."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.judged_income import base_amount, judged_income, tier
from conformance.rules.scope import fiscal_year_months

_LAW: Final = "国民健康保険法施行令第29条の7第6項(令和7年度までは第5項)、地方税法第703条の5"


@value
class IncomeEarner:
    """A person whose income counts (yen); a head not insured does not count as a head."""

    role: Literal["insured", "fictive_head", "specific"]
    income: int
    pension_income_65: int
    earner: bool


@value
class Given:
    """The fiscal year, the people judged, whether all their incomes are known."""

    fiscal_year: int
    people: tuple[IncomeEarner, ...]
    income_known: bool


@value
class Output:
    """The income judged (yen), the heads counted, the reduction in percent."""

    judged_income: int
    headcount: int
    reduction_percent: int


@rule("national_health_insurance", "low-income-reduction", law=_LAW)
def low_income_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return 70, 50, 20 or 0 percent; 0 while anybody's income is unknown.

    A household without an insured person is charged nothing: out of scope. Municipalities that
    take 6 and 4 or 5 and 3 tenths instead (第6項第4号・第5号) are out of its scope, too.
    """
    april, _ = fiscal_year_months(given.fiscal_year)
    now, people = law.on(april), given.people
    if not any(person.role == "insured" for person in people):
        msg = f"people: expected an insured person, found {[p.role for p in people]}"
        raise OutOfScopeError(msg)
    judged, base = judged_income(people, now), base_amount(people, now)
    heads = sum(person.role != "fictive_head" for person in people)
    why(
        f"判定所得{judged}円、人数{heads}人、基準額{base}円。",
        f"Income judged {judged} yen, {heads} heads, base {base} yen.",
        law=_LAW,
    )
    limits = now.integer("per_head_50"), now.integer("per_head_20")
    percent = tier(judged, base, heads, limits) * 10 if given.income_known else 0
    why(
        f"1人当たり{limits[0]}円・{limits[1]}円を加えた基準により{percent}％を軽減する。"
        if given.income_known
        else "所得の判明しない者がいるため軽減しない。",
        f"With {limits[0]} and {limits[1]} yen a head: {percent} percent less."
        if given.income_known
        else "An income is unknown: no reduction.",
        law=_LAW,
    )
    return Output(judged, heads, percent)
