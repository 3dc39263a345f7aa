"""What becomes of a register when its domicile moves."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.moved_domicile import RegisteredPerson, moving_on

_LAW: Final = "戸籍法第108条・戸籍法施行規則第37条"


@value
class Given:
    """The municipalities before and after, the filing, and the persons in their order."""

    from_city: Code
    to_city: Code
    filed_on: date
    members: tuple[RegisteredPerson, ...]


@value
class Output:
    """Whether a register is made, what becomes of the old one, who moves on, and from when."""

    new_koseki: bool
    old_state: Literal["live", "removed"]
    carried: tuple[str, ...]
    effective_on: date


@rule("family_register", "honseki-transfer", law=_LAW)
def honseki_transfer(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what happens on the day of filing.

    Within one municipality only the place changes. Elsewhere a new register takes those who were
    not removed, in their order; a removed head is no member there. Nobody left: out of scope.
    """
    moves = given.from_city != given.to_city
    why(
        f"{given.from_city}から{given.to_city}への{'管外' if moves else '管内'}転籍で、"
        f"{given.filed_on}に効力が生じる。",
        f"From {given.from_city} to {given.to_city}, effective on {given.filed_on}.",
        law="戸籍法第108条",
    )
    kept = moving_on(given.members)
    carried = kept if moves else ()
    why(
        f"新しい戸籍に移る者は{len(carried)}人。",
        f"{len(carried)} persons move on.",
        law="戸籍法施行規則第37条",
    )
    return Output(moves, "removed" if moves else "live", carried, given.filed_on)
