"""Inputs that may be null are null where facts leave them out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance


def with_nulls(kind: object, given: object) -> object:
    """Return facts with null for every input left out that may be null, also inside lists."""
    members = get_args(kind)
    if isinstance(given, (list, tuple)) and get_origin(kind) is tuple:
        return [with_nulls(members[0], entry) for entry in given]
    if isinstance(given, dict) and dataclasses.is_dataclass(kind):
        hints, needed = _members(cast("type[DataclassInstance]", kind))
        absent = {name: None for name in needed if name not in given}
        known = {n: with_nulls(hints.get(n), value) for n, value in given.items()}
        return {**known, **absent}
    return given


_MEMBERS: dict[object, tuple[Mapping[str, object], tuple[str, ...]]] = {}


def _members(kind: type[DataclassInstance]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Return the types of a value class's members, and those that may be null and have no other."""
    if kind not in _MEMBERS:
        hints = get_type_hints(kind)
        needed = [f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING]
        _MEMBERS[kind] = hints, tuple(name for name in needed if _may_be_null(hints[name]))
    return _MEMBERS[kind]


def _may_be_null(hint: object) -> bool:
    return type(None) in get_args(hint)
