"""What changed between two specifications of a domain, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from conformance.catalog.load import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.base import Entry
    from conformance.catalog.models.domain import Specification

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that is not the same; `fields` are the changed ones of an entry in both."""

    what: What
    kind: str
    key: str
    title: str
    fields: tuple[str, ...] = ()
    where: str = ""


def compare(before: Specification, after: Specification) -> tuple[Change, ...]:
    """Return what changed, by file, then removed, added and changed entries in their order."""
    return tuple(
        change
        for kind in KINDS
        for change in _changes(kind, getattr(before, kind), getattr(after, kind), (before, after))
    )


def _changes(
    kind: str,
    old: Mapping[str, Entry],
    new: Mapping[str, Entry],
    specs: tuple[Specification, Specification],
) -> Iterator[Change]:
    before, after = specs
    for key, entry in old.items():
        if key not in new:
            yield Change("removed", kind, key, _title(entry), where=before.where(kind, key))
    for key, entry in new.items():
        where = after.where(kind, key)
        if key not in old:
            yield Change("added", kind, key, _title(entry), where=where)
        elif entry != old[key]:
            yield Change("changed", kind, key, _title(entry), _fields(old[key], entry), where)


def _fields(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return the fields that differ, under the names the file has; a list item by its key."""
    found: list[str] = []
    for name, info in type(new).model_fields.items():
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            found += _inside(info.alias or name, one, other)
    return tuple(found)


def _inside(name: str, old: object, new: object) -> list[str]:
    left, right = _keyed(old), _keyed(new)
    if left is None or right is None:
        return [name]
    keys = [*left, *(key for key in right if key not in left)]
    differing = [f"{name}.{key}" for key in keys if left.get(key) != right.get(key)]
    return differing or [name]  # only the order changed


def _keyed(value: object) -> dict[str, object] | None:
    if not isinstance(value, tuple) or not all(hasattr(one, "key") for one in value):
        return None
    return {one.key: one for one in value}


def _title(entry: Entry) -> str:
    found = getattr(entry, "title_ja", None) or getattr(entry, "name_ja", "")
    return str(found)
