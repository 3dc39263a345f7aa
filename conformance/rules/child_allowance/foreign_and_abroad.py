"""Whether a payee and a child qualify by where they live; nationality plays no part."""

from datetime import date
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before


@value
class Given:
    """Where payee and child live, why the child is abroad, since when, and the day judged."""

    subject: Literal["child", "sibling"]
    nationality: Literal["JP", "foreign"]
    payee_registered: bool
    child_registered: bool
    abroad_reason: Literal["none", "study", "other"]
    months_in_japan_before: NonNegativeInt
    with_parents_abroad: bool
    departure_date: date
    judge_date: date
    residence_equivalent: bool = False


@value
class Output:
    """Whether eligible, and the first reason that decides."""

    eligible: bool
    reason: Literal[
        "domestic",
        "study_abroad",
        "payee_no_address",
        "child_abroad",
        "residence_history",
        "with_parents",
        "over_3_years",
        "over_4_years",
    ]


@rule(
    "child_allowance",
    "foreign-and-abroad",
    law="児童手当法第3条第1項・第4条・第6条第2項第2号、同法施行規則第1条・第1条の3の2第3項",
)
def foreign_and_abroad(given: Given, law: Parameters, why: Why) -> Output:
    """Return eligibility by residence and the first reason that decides it.

    A child abroad qualifies only as a student, after more than 36 months in Japan, away from its
    parents and through the three years (a sibling: four) counted from the day after the departure
    (児童手当法施行規則第1条・第1条の3の2第3項, 民法第140条・第143条). Who has no address in Japan
    is out of scope before the departure.
    """
    why(
        f"国籍（{given.nationality}）は判定に用いない。",
        f"Nationality ({given.nationality}) plays no part.",
        law="児童手当法第4条",
    )
    if not given.payee_registered:
        why(
            "受給者が国内の当該市町村に住所を有しないため、対象外。",
            "The payee has no address in the municipality: not eligible.",
            law="児童手当法第4条第1項",
        )
        return Output(eligible=False, reason="payee_no_address")
    if given.child_registered:
        why(
            "児童（兄姉等）が国内に住所を有するため、対象。",
            "The child has an address in Japan: eligible.",
            law="児童手当法第3条第1項",
        )
        return Output(eligible=True, reason="domestic")
    return _abroad(given, law, why)


def _abroad(given: Given, law: Parameters, why: Why) -> Output:
    """Decide for a child without an address in Japan."""
    not_before("judge_date", given.judge_date, given.departure_date)
    provision = (
        "児童手当法施行規則第1条"
        if given.subject == "child"
        else "児童手当法施行規則第1条の3の2第3項"
    )
    if given.abroad_reason != "study":
        why(
            "国外居住の理由が留学でないため、対象外。",
            "Abroad for a reason other than study: not eligible.",
            law=provision,
        )
        return Output(eligible=False, reason="child_abroad")
    lived = given.months_in_japan_before
    needed = law.on(given.judge_date).integer("months_in_japan_over")
    enough = lived > needed or given.residence_equivalent
    why(
        f"留学前の国内居住は{lived}か月（要件は{needed}か月超、準ずる者と認め"
        f"{'た' if given.residence_equivalent else 'ていない'}）で、"
        f"{'足りる' if enough else '足りないため、対象外'}。",
        f"Lived {lived} months in Japan before; more than {needed} are needed, or the like.",
        law=provision,
    )
    if not enough:
        return Output(eligible=False, reason="residence_history")
    if given.with_parents_abroad:
        why(
            "国外で父母等と同居しているため、対象外。",
            "Lives with the parents abroad: not eligible.",
            law=provision,
        )
        return Output(eligible=False, reason="with_parents")
    return _within_years(given, law, why, provision)


def _within_years(given: Given, law: Parameters, why: Why, provision: str) -> Output:
    """Decide by the years since the child ceased to have an address in Japan."""
    years = law.on(given.judge_date).integer(f"study_years_{given.subject}")
    last_day = last_day_of_term(next_day("departure_date", given.departure_date), years)
    within = given.judge_date <= last_day
    why(
        f"{given.departure_date}の翌日から起算した{years}年の満了日{last_day}に対し判定日は{given.judge_date}で、"
        f"期間{'内のため、対象' if within else '経過後のため、対象外'}。",
        f"Judged on {given.judge_date}, {'by' if within else 'after'} {last_day}, {years} years "
        f"after {given.departure_date}: {'eligible' if within else 'not eligible'}.",
        law=f"{provision}、児童手当法第24条、民法第140条・第143条",
    )
    if within:
        return Output(eligible=True, reason="study_abroad")
    return Output(
        eligible=False, reason="over_3_years" if given.subject == "child" else "over_4_years"
    )
