"""Who may vote by post."""

from typing import Literal, cast

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within


@value
class Given:
    """The certificate, the part of the body, the grade (0: 特別項症; care insurance: the level)."""

    holder: Literal["disability_card", "war_injury_card", "care_insurance"]
    part: Literal["lower_limb_trunk", "internal", "immune_liver", "other"] | None
    grade: int


@value
class Output:
    """Whether eligible."""

    eligible: bool


@rule(
    "electoral_roll",
    "postal-vote-eligibility",
    law="公職選挙法第49条第2項、公職選挙法施行令第59条の2",
)
def postal_vote_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return eligibility by certificate, part and grade; of care levels only the highest.

    The liver on a war injury card is given as internal.
    """
    grade = within("grade", given.grade, 0)
    if given.holder == "war_injury_card" and given.part == "immune_liver":
        msg = "part: expected internal for the liver on a war injury card, found immune_liver"
        raise OutOfScopeError(msg)
    grades = _grades(given, law.on(LATEST))
    why(
        f"{given.holder}・{given.part or '部位なし'}で対象となる級等は{grades or 'なし'}。",
        f"{given.holder}, {given.part or 'no part'}: grades {grades or 'none'} qualify.",
        law="公職選挙法施行令第59条の2",
    )
    eligible = grade in grades
    why(
        f"{grade}は対象{'である' if eligible else 'でない'}。",
        f"Grade {grade} {'qualifies' if eligible else 'does not qualify'}.",
    )
    return Output(eligible)


def _grades(given: Given, now: InForce) -> tuple[int, ...]:
    if given.holder == "care_insurance":
        return (now.integer("care_level"),)
    by_part = cast("dict[str, list[int]]", now.raw(given.holder))
    return tuple(by_part.get(given.part or "other", ()))
