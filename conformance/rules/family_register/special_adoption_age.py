"""The ages for a special adoption (特別養子縁組)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.family_register._ages import age_on
from conformance.rules.scope import not_before

Reason = Literal["child_too_old", "child_18_at_decision", "adopter_age"]
_LAW: Final = "民法第817条の4・第817条の5"


@value
class Given:
    """The births, the petition and the final decision, and an earlier upbringing."""

    child_birth: date
    petition_on: date
    decision_on: date
    adopter_birth: date
    spouse_birth: date
    raised_before_15_and_unavoidable: bool


@value
class Output:
    """Whether the ages fit, and every reason why not."""

    acceptable: bool
    reasons: tuple[Reason, ...]


@rule("family_register", "special-adoption-age", law=_LAW)
def special_adoption_age(given: Given, law: Parameters, why: Why) -> Output:
    """Return the reasons in their order; ages count from the birthday.

    The child's age at the petition does not matter where the adopters raised the child before
    and could not petition earlier. One adopter must be of the higher age, the other of the lower.
    """
    now = law.on(given.petition_on)
    decided = not_before("decision_on", given.decision_on, given.petition_on)
    at_petition = age_on("petition_on", given.child_birth, given.petition_on)
    at_decision = age_on("decision_on", given.child_birth, decided)
    younger, older = sorted(
        age_on("decision_on", birth, decided) for birth in (given.adopter_birth, given.spouse_birth)
    )
    why(
        f"子は請求の日に{at_petition}歳、確定の日に{at_decision}歳。",
        f"The child is {at_petition} at the petition and {at_decision} at the decision.",
        law="民法第817条の5",
    )
    why(
        f"養親は確定の日に{older}歳と{younger}歳。",
        f"The adopters are {older} and {younger} at the decision.",
        law="民法第817条の4",
    )
    late = at_petition >= now.integer("petition_under")
    found: tuple[tuple[Reason, bool], ...] = (
        ("child_too_old", late and not given.raised_before_15_and_unavoidable),
        ("child_18_at_decision", at_decision >= now.integer("decision_under")),
        (
            "adopter_age",
            older < now.integer("adopter_min") or younger < now.integer("spouse_min"),
        ),
    )
    reasons = tuple(reason for reason, holds in found if holds)
    return Output(not reasons, reasons)
