"""Which municipality insures somebody who moved into facilities (住所地特例)."""

from datetime import date
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.rules.special_residence import ResidenceMove, responsible_after_each

_SINCE: Final = date(2018, 4, 1)
"""The inputs name no day; the facilities since the care hospitals (介護医療院) began are meant."""

_LAW = "介護保険法第13条"


@value
class Given:
    """All moves, oldest first."""

    moves: tuple[ResidenceMove, ...]


@value
class Output:
    """The insurer, and whether it is another municipality than that of the address."""

    insurer: Code
    exception: bool


@rule("long_term_care_insurance", "insurer-by-facility", law=_LAW)
def insurer_by_facility(given: Given, law: Parameters, why: Why) -> Output:
    """Return the municipality of the last home before facilities of the special rule.

    A move into such a facility keeps the insurer, any other place makes its municipality the
    insurer (介護保険法第13条). No moves, a facility without an insurer before it, and a kind of
    place that the catalogue does not name are out of scope.
    """
    within("moves", len(given.moves), 1)
    in_force = law.on(_SINCE)
    keeps, changes = in_force.texts("target"), in_force.texts("not_target")
    insurers = list(responsible_after_each(given.moves, keeps, changes))
    for move, insurer in zip(given.moves, insurers, strict=True):
        why(
            f"{move.municipality}の{move.place}へ移り、保険者は{insurer}。",
            f"Moved to {move.place} in {move.municipality}: insured by {insurer}.",
            law=_LAW,
        )
    return Output(insurers[-1], exception=insurers[-1] != given.moves[-1].municipality)
