"""Lay official facts over hand-written entries: ids and hand-written fields stay, facts win."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Raw = dict[str, object]
"""An entry as its YAML holds it."""


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


def rows(value: object) -> list[Raw]:
    """Return the entries of a YAML list; none when the file or field is absent."""
    return [dict(entry) for entry in value] if isinstance(value, list) else []
