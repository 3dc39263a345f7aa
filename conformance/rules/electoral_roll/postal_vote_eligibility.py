"""Who may vote by post."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within

_GRADES: Final = {
    ("disability_card", "lower_limb_trunk"): (1, 2),
    ("disability_card", "internal"): (1, 3),
    ("disability_card", "immune_liver"): (1, 2, 3),
    ("war_injury_card", "lower_limb_trunk"): (0, 1, 2),
    ("war_injury_card", "internal"): (0, 1, 2, 3),
}
"""公職選挙法施行令第59条の2; 0 is the special grade (特別項症)."""


@value
class Given:
    """The certificate, the part of the body, the grade (care insurance: the level)."""

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
    if given.holder == "care_insurance":
        grades: tuple[int, ...] = (law.on(LATEST).integer("care_level"),)
    else:
        grades = _GRADES.get((given.holder, given.part or "other"), ())
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
