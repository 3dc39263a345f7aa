"""The order of the members of a household on its certificate."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._member_places import (
    HEAD,
    Families,
    Member,
    place_of,
)

_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 5.2"


@value
class Given:
    """The members of one household, in any order."""

    members: tuple[Member, ...]


@value
class Output:
    """The members' numbers in the order of the certificate."""

    order: tuple[str, ...]


@rule("resident_register", "household-member-order", law=_SOURCE)
def household_member_order(given: Given, _law: Parameters, why: Why) -> Output:
    """Return every member once: head, then the fixed order, then those who joined, by turn.

    Who has a turn (`joined_seq`) is placed by it whatever the relationship, and makes no family of
    those who were there before: the existing order stays. Out of scope: two heads, a head who
    joined later, one turn for two, a relationship that 5.2 does not place (third degree and beyond,
    a relative's family, the spouse's child), a grandchild or a child's spouse whose child of the
    head is not ordered with them. Orders a clerk has set are not judged by this.
    """
    heads = [each for each in given.members if each.relation == HEAD]
    _check(given.members, heads)
    others = [each for each in given.members if each.relation != HEAD]
    ordered = [*heads, *_from_the_start(others, why), *_joined(others, why)]
    return Output(tuple(each.atena for each in ordered))


def _check(members: tuple[Member, ...], heads: list[Member]) -> None:
    """Refuse what 5.2 leaves open: it puts the head first and those who joined later last."""
    if len(heads) > 1 or any(each.joined_seq is not None for each in heads):
        msg = f"members: expected one {HEAD}, there from the start, found {heads}"
        raise OutOfScopeError(msg)
    turns = [each.joined_seq for each in members if each.joined_seq is not None]
    if len(set(turns)) != len(turns):
        msg = f"members: expected each joined_seq once, found {sorted(turns)}"
        raise OutOfScopeError(msg)


def _from_the_start(members: list[Member], why: Why) -> list[Member]:
    present = [each for each in members if each.joined_seq is None]
    families = Families.of(present)
    ordered = sorted(present, key=lambda each: place_of(each, families))
    shown = "、".join(each.relation for each in ordered) or "なし"
    why(
        f"世帯主に続けて、定めの順（配偶者、子、子の家族、父母、兄弟姉妹、祖父母、配偶者側、縁故者、同居人）"
        f"に並べる：{shown}。",
        f"After the head, in the fixed order: {shown}.",
        law=_SOURCE,
    )
    return ordered


def _joined(members: list[Member], why: Why) -> list[Member]:
    joined = [each for each in members if each.joined_seq is not None]
    ordered = sorted(joined, key=lambda each: each.joined_seq or 0)
    if ordered:
        shown = "、".join(each.relation for each in ordered)
        why(
            f"後から入った者は入った順に末尾に置く：{shown}。",
            f"Those who joined later stand last, in the order of joining: {shown}.",
            law=_SOURCE,
        )
    return ordered
