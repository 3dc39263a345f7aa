"""What follows the result of an HPV test (HPV検査単独法)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

Next = Literal["routine", "follow_up", "detailed_exam"]

_LAW: Final = "がん予防重点健康教育及びがん検診実施のための指針（令和6年2月14日改正）"
_LAST_YEAR: Final = 9000
_MILESTONE: Final = 5


@value
class Given:
    """The result, the triage, the fiscal year and age then, the municipality's basis."""

    hpv: Literal["negative", "positive"]
    triage_cytology: Literal["NILM", "ASCUS_or_worse"] | None
    fiscal_year: int
    fy_end_age: int
    hpv_basis: Literal["five_years", "milestone_age"]


@value
class Output:
    """The next step and its fiscal year; none when it is to be at once."""

    next: Next
    next_fy: int | None


@rule("health_management", "hpv-test-next-step", law=_LAW)
def hpv_test_next_step(given: Given, law: Parameters, why: Why) -> Output:
    """Return the next screening, a follow-up next year, or a detailed examination at once.

    A negative result leads to the next screening in five years or at the next age divisible by
    five. A positive one without triage, ages for which the test is no screening, and years before
    2024, are out of scope.
    """
    year = within("fiscal_year", given.fiscal_year, 1, _LAST_YEAR)
    in_force = law.on(date(year, 4, 1))
    within("fy_end_age", given.fy_end_age, in_force.integer("from_age"))
    why(
        f"{year}年度のHPV検査は{given.hpv}、トリアージは{given.triage_cytology or 'なし'}。",
        f"The test of {year} is {given.hpv}, triage {given.triage_cytology or 'none'}.",
        law=_LAW,
    )
    made = _step(given, in_force)
    why(
        f"次は{made.next}（{made.next_fy or '速やかに'}）。",
        f"Next: {made.next} ({made.next_fy or 'at once'}).",
        law=_LAW,
    )
    return made


def _step(given: Given, in_force: InForce) -> Output:
    routine, follow_up = (in_force.integer(name) for name in ("routine_years", "follow_up_years"))
    if given.hpv == "negative":
        return Output("routine", given.fiscal_year + _years_to_next(given, routine))
    if given.triage_cytology is None:
        msg = "triage_cytology: expected the result of triage after a positive test, found none"
        raise OutOfScopeError(msg)
    if given.triage_cytology == "NILM":
        return Output("follow_up", given.fiscal_year + follow_up)
    return Output("detailed_exam", None)


def _years_to_next(given: Given, routine: int) -> int:
    if given.hpv_basis == "five_years":
        return routine
    return _MILESTONE - given.fy_end_age % _MILESTONE
