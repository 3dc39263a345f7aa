"""In which order a register names its persons."""

from datetime import date
from itertools import pairwise
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_RANK: Final = {"head": 0, "spouse": 1, "child": 2}
_LAW: Final = "戸籍法第14条"


@value
class RegisterMember:
    """A person; `joined_on` is None for those the register began with."""

    name: str
    role: Literal["head", "spouse", "child"]
    birth_date: date
    joined_on: date | None


@value
class Given:
    """The persons in any order."""

    members: tuple[RegisterMember, ...]


@value
class Output:
    """The names in the order of the register."""

    order: tuple[str, ...]


@rule("family_register", "member-order", law=_LAW)
def member_order(given: Given, _law: Parameters, why: Why) -> Output:
    """Return head, spouse, children by birth, then whoever joined later, by the day of joining.

    Two children of one day, or two who joined on one day, have no order by these facts: out of
    scope.
    """
    ordered = sorted(given.members, key=_place)
    for one, other in pairwise(ordered):
        if _place(one) == _place(other):
            msg = f"members: expected an order, found {one.name} and {other.name} on one place"
            raise OutOfScopeError(msg)
    later = sum(each.joined_on is not None for each in ordered)
    why(
        f"編製のときの{len(ordered) - later}人を筆頭者・配偶者・子の順に並べる。",
        f"{len(ordered) - later} persons of the beginning: head, spouse, children.",
        law=_LAW,
    )
    why(
        f"後から入った{later}人を入った順に末尾に並べる。",
        f"{later} persons who joined later follow in that order.",
        law="戸籍法第14条第3項",
    )
    return Output(tuple(each.name for each in ordered))


def _place(member: RegisterMember) -> tuple[date, int, date]:
    if member.joined_on is not None:
        return (member.joined_on, 0, date.min)
    birth = member.birth_date if member.role == "child" else date.min
    return (date.min, _RANK[member.role], birth)
