"""The place of each member of a household in the fixed order (世帯員の記載順位).

Source: 住民記録システム標準仕様書 第1.0版 5.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from conformance.rules.core import OutOfScopeError, value
from conformance.rules.resident_register._check_digits import Digits

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD: Final = "世帯主"
_SPOUSES: Final = ("夫", "妻", "夫（未届）", "妻（未届）")
_CHILDREN: Final = ("子", "子（子の夫）", "子（子の妻）")
_CHILDS_SPOUSES: Final = (*(f"子の{spouse}" for spouse in _SPOUSES), *_CHILDREN[1:])
_GRANDCHILD: Final = "子の子"
_PARENTS: Final = ("父", "母")
_SIBLINGS: Final = ("兄", "姉", "弟", "妹")
_GRANDPARENTS: Final = tuple(f"{a}の{b}" for a in _PARENTS for b in _PARENTS)
_OF_SPOUSE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _SPOUSES))})の(.+)")

_CHILD_ALONE, _CHILD_WITH_FAMILY = 2, 3
_LINEAGE: Final = (_PARENTS, _SIBLINGS, _GRANDPARENTS)
_FIRST_OF_HEADS_LINEAGE, _FIRST_OF_SPOUSES_LINEAGE = 4, 7
_OTHERS: Final = {"縁故者": 10, "同居人": 11}
_LEAD, _LEADS_SPOUSE, _LEADS_CHILD = 0, 1, 2

AgeKey = tuple[date, int]
Place = tuple[int, AgeKey, int, bool, AgeKey]
"""Rank of the group, age of the family's lead, place in the family, 筆頭者 first, own age."""
_NO_LEAD: Final[AgeKey] = (date.min, 0)


@value
class Member:
    """A member: number, relationship as written, birth.

    `family_of` is the number of the child whose family the member belongs to, `hittosha` whether
    the member heads a family register, `joined_seq` the turn of one who joined later.
    """

    atena: Digits
    relation: str
    birth_date: date
    family_of: Digits | None = None
    hittosha: bool | None = None
    joined_seq: int | None = None


def by_age(member: Member) -> AgeKey:
    """Return the key of the order of age (年齢順): elder first, of the same day by number."""
    return member.birth_date, int(member.atena)


@dataclass(frozen=True, slots=True)
class Families:
    """The children that lead a family (家族を伴う子), by number, and the other members."""

    children: dict[str, Member]
    accompanied: frozenset[str]

    @classmethod
    def of(cls, members: Iterable[Member]) -> Families:
        """Return the families among the members that are ordered together."""
        present = tuple(members)
        children = {each.atena: each for each in present if _is_child(each)}
        followers = (each for each in present if not _is_child(each))
        return cls(children, frozenset(each.family_of for each in followers if each.family_of))

    def lead_of(self, member: Member) -> Member:
        """Return the child whose family the member belongs to (`OutOfScopeError`: none is here)."""
        lead = self.children.get(member.family_of or "")
        if lead is None:
            msg = (
                f"members: {member.relation} needs family_of, the number of a 子 among the members "
                f"ordered with it; found {member.family_of!r}"
            )
            raise OutOfScopeError(msg)
        return lead


def place_of(member: Member, families: Families) -> Place:
    """Return the sort key of a member; `OutOfScopeError` for a relationship 5.2 does not place."""
    if _is_child(member):
        rank = _CHILD_WITH_FAMILY if member.atena in families.accompanied else _CHILD_ALONE
        return rank, by_age(member), _LEAD, False, by_age(member)
    in_family = _place_in_family(member.relation)
    if in_family is not None:
        lead = families.lead_of(member)
        return _CHILD_WITH_FAMILY, by_age(lead), in_family, False, by_age(member)
    rank, registers_count = _rank_outside_families(member.relation)
    return rank, _NO_LEAD, _LEAD, registers_count and not member.hittosha, by_age(member)


def _is_child(member: Member) -> bool:
    """Say whether the member is a child in its own right, not the spouse in another's family."""
    return member.relation in _CHILDREN and member.family_of in (None, member.atena)


def _place_in_family(relation: str) -> int | None:
    if relation == _GRANDCHILD:
        return _LEADS_CHILD
    return _LEADS_SPOUSE if relation in _CHILDS_SPOUSES else None


def _rank_outside_families(relation: str) -> tuple[int, bool]:
    """Return the rank, and whether a 筆頭者 goes first within it."""
    if relation == HEAD or relation in _SPOUSES:
        return int(relation != HEAD), False
    if relation in _OTHERS:
        return _OTHERS[relation], False
    of_spouse = _OF_SPOUSE.fullmatch(relation)
    first = _FIRST_OF_SPOUSES_LINEAGE if of_spouse else _FIRST_OF_HEADS_LINEAGE
    kin = of_spouse[1] if of_spouse else relation
    for step, group in enumerate(_LINEAGE):
        if kin in group:
            return first + step, group is not _SIBLINGS
    msg = f"members: 標準仕様書 5.2 gives relationship {relation!r} no single place"
    raise OutOfScopeError(msg)
