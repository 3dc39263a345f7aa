"""The reduction of the per-capita amount for low incomes."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.judged_income import base_amount, judged_income, tier
from conformance.rules.scope import fiscal_year_months

_LAW: Final = "高齢者の医療の確保に関する法律施行令第18条第5項(令和7年度までは第4項)・附則第3条"
_SEVEN: Final = 7


@value
class CountedPerson:
    """A person whose income counts (yen): insured, or the head of the household who is not."""

    role: Literal["insured", "head"]
    income: int
    pension_income_65: int
    earner: bool


@value
class Given:
    """The fiscal year and the people judged."""

    fiscal_year: int
    people: tuple[CountedPerson, ...]


@value
class Output:
    """The income judged (yen), the tier (7, 5, 2, 0), the reductions of the parts in percent."""

    judged_income: int
    tier: int
    medical_percent: int
    childcare_percent: int


@rule("late_elderly_medical_care", "per-capita-reduction", law=_LAW)
def per_capita_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return the tier by the household's income and what it takes off each part.

    Only the insured count as heads; without one: out of scope. Up to fiscal 2025 there was no part
    for children.
    """
    april, _ = fiscal_year_months(given.fiscal_year)
    now, people = law.on(april), given.people
    heads = sum(person.role == "insured" for person in people)
    if not heads:
        msg = f"people: expected an insured person, found {[p.role for p in people]}"
        raise OutOfScopeError(msg)
    judged, base = judged_income(people, now), base_amount(people, now)
    limits = now.integer("per_head_5"), now.integer("per_head_2")
    found = tier(judged, base, heads, limits)
    why(
        f"判定所得{judged}円、被保険者{heads}人、基準額{base}円。",
        f"Income judged {judged} yen, {heads} insured, base {base} yen.",
        law=_LAW,
    )
    medical = now.integer("tier7_medical") if found == _SEVEN else found * 10
    childcare = now.integer("tier7_childcare")
    if childcare and found != _SEVEN:
        childcare = found * 10
    why(
        f"1人当たり{limits[0]}円・{limits[1]}円を加えた基準により{found}割区分、医療分{medical}％、"
        f"子ども分{childcare}％。",
        f"With {limits[0]} and {limits[1]} yen a head: tier {found}, medical {medical} percent, "
        f"children {childcare} percent.",
        law=_LAW,
    )
    return Output(judged, found, medical, childcare)
