"""Which municipality stays responsible for somebody who moved into a facility (居住地特例)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.scope import within
from conformance.rules.special_residence import Move, responsible_after_each

_LAW: Final = "障害者総合支援法第19条第3項・第4項"


@value
class Given:
    """The places, oldest first."""

    moves: tuple[Move, ...]


@value
class Output:
    """The municipality responsible, and whether it is another than that of the last place."""

    responsible: str
    special: bool


@rule("disability_welfare", "residence-special", law=_LAW)
def residence_special(given: Given, law: Parameters, why: Why) -> Output:
    """Return the municipality of the last place that is no facility of the list.

    Facilities one after another keep it. A person who begins in such a facility, and places of an
    unknown kind, are out of scope.
    """
    within("moves", len(given.moves), 1)
    now = latest(law)
    facilities, homes = now.texts("target"), now.texts("not_target")
    responsible = list(responsible_after_each(given.moves, facilities, homes))[-1]
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
