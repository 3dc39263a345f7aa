"""Which municipality stays responsible for somebody who moved into a facility (居住地特例)."""

from collections.abc import Collection, Iterator
from typing import Final

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.scope import within
from conformance.rules.special_residence import ResidenceMove, responsible_after_each

_LAW: Final = "障害者総合支援法第19条第3項・第4項・附則第18条第2項、同法施行規則第2条の3"
_CHILD_FACILITY: Final = "child_facility"
_HOME: Final = "home"


@value
class Given:
    """The places, oldest first, and where the guardian lived on the eve of the 18th birthday.

    `guardian_municipality_at_18`: the residence of who was the guardian on the day before the day
    on which 18 is attained; None for who came of age at home.
    """

    moves: tuple[ResidenceMove, ...]
    guardian_municipality_at_18: Code | None


@value
class Output:
    """The municipality responsible, and whether it is another than that of the last place."""

    responsible: str
    special: bool


@rule("disability_welfare", "residence-special", law=_LAW)
def residence_special(given: Given, law: Parameters, why: Why) -> Output:
    """Return the municipality of the last place that is no facility of the list.

    Facilities one after another keep it. Who goes on from a facility for children into one of the
    list belongs to the guardian's municipality. A person who begins in a facility of the list, who
    is still in one for children, and places of an unknown kind are out of scope.
    """
    within("moves", len(given.moves), 1)
    now = latest(law)
    facilities, homes = now.texts("target"), now.texts("not_target")
    lived = tuple(_lived(given, facilities))
    responsible = list(responsible_after_each(lived, facilities, homes))[-1]
    present = given.moves[-1].municipality
    elsewhere = responsible != present
    why(
        f"特定施設でない最後の居住地は{responsible}、現住地は{present}。",
        f"The last residence outside such facilities is {responsible}, the present one {present}.",
        law=_LAW,
    )
    why(
        f"{responsible}が支給決定し、居住地特例に{'当たる' if elsewhere else '当たらない'}。",
        f"{responsible} decides; {'a' if elsewhere else 'no'} special residence.",
        law=_LAW,
    )
    return Output(responsible, elsewhere)


def _lived(given: Given, facilities: Collection[str]) -> Iterator[ResidenceMove]:
    """Yield the moves with each facility for children as a home where the guardian lived."""
    for move, following in zip(given.moves, (*given.moves[1:], None), strict=True):
        if move.place != _CHILD_FACILITY:
            yield move
            continue
        if following is None:
            msg = "moves: expected a place after the facility for children, found none"
            raise OutOfScopeError(msg)
        guardian = given.guardian_municipality_at_18
        if following.place in facilities and guardian is None:
            msg = "guardian_municipality_at_18: expected where the guardian lived, found none"
            raise OutOfScopeError(msg)
        yield ResidenceMove(guardian or move.municipality, _HOME)
