"""Whom a number of persons stands for: its last digit is a role, the role says an age."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.population.people.items import parts
from conformance.population.people.numbers import principal
from conformance.population.tables import table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup

RoleKey = Literal[
    "head",
    "spouse",
    "infant",
    "pupil",
    "youth",
    "elder_60",
    "elder_65",
    "elder_75",
    "foreigner",
    "foreign_child",
]
FOREIGN = frozenset({"foreigner", "foreign_child"})
"""Roles of foreigners."""

HEADS = ("head", "elder_60", "elder_65", "elder_75", "foreigner")
"""Roles of heads of households."""

BESIDE = {
    "head": "spouse",
    "spouse": "head",
    "infant": "pupil",
    "pupil": "infant",
    "youth": "pupil",
    "foreigner": "foreign_child",
    "foreign_child": "foreigner",
}
"""Who lives with whom."""

STRANGERS = ("加害者", "相手方", "旧所有者", "名寄せ先", "納税管理人", "代表者", "宛先")
"""What numbers of people of another household are called."""


_FOREIGN_PARTS = frozenset({"name_roman", "category", "foreign_since"})
_JAPANESE_PARTS = frozenset({"surname", "given_name", "old_surname", "origin"})
_JAPANESE_ALONE = frozenset({"surname_kana", "given_name_kana"}) | _JAPANESE_PARTS - {"origin"}


class PersonRole(BaseModel):
    """A part that people play; `ages`: years they have lived, both included."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    digit: int
    ages: tuple[int, int]
    law: str
    called: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def roles() -> Mapping[str, PersonRole]:
    """Return every role by its key."""
    data = table(Path(__file__).with_name("roles.yaml"))
    return TypeAdapter(dict[str, PersonRole]).validate_python(data, strict=False)


def role_of(group: RecordGroup, item: Item) -> str:
    """Return the role of the person whose number an item of a group holds."""
    if item.key == principal(group) and group.about is not None:
        return group.about
    for key, role in roles().items():
        if any(name in item.name_ja for name in role.called):
            return key
    return "head"


def role_at(digit: int) -> str:
    """Return the role of the people whose numbers end in a digit."""
    return next((key for key, role in roles().items() if role.digit == digit), "head")


def head_of(role: str) -> str:
    """Return the role of the head of the household that somebody in a role lives in."""
    if role in HEADS:
        return role
    return "foreigner" if role == "foreign_child" else "head"


def says_foreign(spec: Specification, group: RecordGroup, row: Mapping[str, object]) -> bool:
    """Return whether a row says that whom it is about is a foreigner.

    Nobody but a foreigner has a 通称 (住民基本台帳法施行令第30条の16).
    """
    origin = next((key for key, part in parts(group).items() if part == "origin"), None)
    for item in group.items:
        listed = spec.codes.get(item.code_list or "") if item.key in row else None
        said = listed.values.get(str(row[item.key]), "") if listed else ""
        if said == "通称" or (item.key == origin and "外国人" in said):
            return True
    return False


def is_foreign_only(
    group: RecordGroup, wanted: Collection[str], fixed: Mapping[str, object]
) -> bool:
    """Return whether a row with the wanted items is that of a foreigner, by what it is to say.

    Not where the kind of resident, or what only Japanese have, is fixed or wanted beside it.
    """
    named = parts(group)
    asked = {named[key] for key in wanted if key in named}
    given = {named[key] for key in fixed if key in named}
    japanese = _JAPANESE_PARTS - {"origin"}
    return bool(asked & _FOREIGN_PARTS) and not (asked & japanese or given & _JAPANESE_PARTS)


def of_others(group: RecordGroup, *, foreign: bool) -> frozenset[str]:
    """Return the items that a foreigner has no value of, or a Japanese: none where all are one."""
    kinds = (_FOREIGN_PARTS, _JAPANESE_ALONE)
    named = {item.key: parts(group).get(item.key) for item in group.items if not item.required}
    foreigners, others = ({key for key, part in named.items() if part in kind} for kind in kinds)
    japanese = group.about is not None and group.about not in FOREIGN
    if not foreigners or not (others or japanese):
        return frozenset()
    return frozenset(others if foreign else foreigners)


def as_foreigner(spec: Specification, group: RecordGroup) -> dict[str, str]:
    """Return what a row says of whom it is about to make them a foreigner."""
    for key, part in parts(group).items():
        listed = spec.codes.get(group.item(key).code_list or "") if part == "origin" else None
        for code, text in listed.values.items() if listed else ():
            if "外国人" in text:
                return {key: code}
    return {}
