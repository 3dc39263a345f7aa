"""Lay official facts over hand-written entries: ids and hand-written fields stay, facts win."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Raw = dict[str, object]
"""An entry as its YAML holds it."""

What = Literal["added", "changed", "turned_official", "not_in_workbook"]


@dataclass(frozen=True, slots=True)
class Change:
    """What an import did to one entry; `fields` as `name: old → new`."""

    file: str
    key: str
    what: What
    fields: tuple[str, ...] = ()


def overlay(existing: Raw | None, facts: Mapping[str, object], kept: frozenset[str]) -> Raw:
    """Return the entry with the facts laid over it.

    A fact of None removes its field. Fields in `kept` belong to the editor: a fact fills them only
    where nothing stands. Fields without a fact stay as they are.
    """
    merged = dict(existing or {})
    for name, value in facts.items():
        if name in kept and name in merged:
            continue
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    return merged


def find(entries: Iterable[Raw], facts: Mapping[str, object], names: tuple[str, ...]) -> Raw | None:
    """Return the entry that is meant: the first equal in the first of `names` that decides."""
    known = list(entries)
    for name in names:
        wanted = facts.get(name)
        if wanted is None:
            continue
        for entry in known:
            if entry.get(name) == wanted:
                return entry
    return None


def compare(file: str, key: str, old: Raw | None, new: Raw) -> tuple[Change, ...]:
    """Return what happened to an entry; nothing when it is as before.

    Parts that are compared on their own (items, parameters) are left out here.
    """
    if old is None:
        return (Change(file, key, "added"),)
    names = [name for name in {**old, **new} if not _is_parts(new.get(name, old.get(name)))]
    fields = tuple(
        f"{name}: {old.get(name)} → {new.get(name)}"
        for name in names
        if name != "official" and old.get(name) != new.get(name)
    )
    if "official" in new and "official" not in old:
        return (Change(file, key, "turned_official", fields),)
    moved = ("official",) if old.get("official") != new.get("official") else ()
    return (Change(file, key, "changed", (*fields, *moved)),) if fields or moved else ()


def rows(value: object) -> list[Raw]:
    """Return the entries of a YAML list; none when the file or field is absent."""
    return [dict(entry) for entry in value] if isinstance(value, list) else []


def _is_parts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
