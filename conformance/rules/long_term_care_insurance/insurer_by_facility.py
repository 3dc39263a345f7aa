"""Which municipality insures somebody who moved into facilities (住所地特例)."""

from datetime import date
from typing import Final

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_SINCE: Final = date(2018, 4, 1)
"""The inputs name no day; the facilities since the care hospitals (介護医療院) began are meant."""

_LAW = "介護保険法第13条"


@value
class Move:
    """A move: the municipality moved to and the kind of place."""

    municipality: Code
    place: Code


@value
class Given:
    """All moves, oldest first."""

    moves: tuple[Move, ...]


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
    in_force = law.on(_SINCE)
    keeps, changes = in_force.texts("target"), in_force.texts("not_target")
    insurer: str | None = None
    for move in given.moves:
        insurer = _after(move, insurer, keeps, changes)
        why(
            f"{move.municipality}の{move.place}へ移り、保険者は{insurer}。",
            f"Moved to {move.place} in {move.municipality}: insured by {insurer}.",
            law=_LAW,
        )
    if insurer is None:
        msg = "moves: expected one move or more, found none"
        raise OutOfScopeError(msg)
    return Output(insurer, exception=insurer != given.moves[-1].municipality)


def _after(
    move: Move, insurer: str | None, keeps: tuple[str, ...], changes: tuple[str, ...]
) -> str:
    if move.place in changes:
        return move.municipality
    if move.place not in keeps:
        msg = f"moves.place: expected one of {sorted((*keeps, *changes))}, found {move.place!r}"
        raise OutOfScopeError(msg)
    if insurer is None:
        msg = f"moves: expected a home before {move.place!r}, found it first"
        raise OutOfScopeError(msg)
    return insurer
