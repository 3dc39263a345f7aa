"""What a view shows of a row of a group that it brings together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.catalog.models.records import Prevails, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

    Key = tuple[Json, ...]


def shown_by(group: RecordGroup, row: Row) -> Row:
    """Return what a view shows of a row: its own items, each from the first that is filled."""
    takes = group.view.takes if group.view else {}
    shown: Row = {}
    for item in group.items:
        held = [key for key in takes.get(item.key, (item.key,)) if key in row]
        if held:
            shown[item.key] = next((row[key] for key in held if row[key]), row[held[-1]])
    return shown


def key_in(group: RecordGroup, row: Row) -> Key:
    """Return what tells whom a row of a view is about, whichever group holds it."""
    return tuple(key_of(group, row).values())


def holders(group: RecordGroup, tables: Sequence[Sequence[Row]]) -> Mapping[Key, int]:
    """Return which of the tables a view shows, by the keys that several of them hold.

    Args:
        group: the view.
        tables: what it would show of each group, in the order in which it names them.
    """
    prevails = group.view.one if group.view else None
    if prevails is None:
        return {}
    newest: dict[Key, dict[int, Row]] = {}
    for number, rows in enumerate(tables):
        for row in rows:
            standing = newest.setdefault(key_in(group, row), {})
            if number not in standing or _no(group, row) >= _no(group, standing[number]):
                standing[number] = row
    return {key: _shown(prevails, some) for key, some in newest.items() if len(some) > 1}


def _shown(prevails: Prevails, newest: Mapping[int, Row]) -> int:
    in_force = [number for number, row in newest.items() if prevails.when.holds(row)]
    left = in_force or list(newest)
    return max(left, key=lambda number: (str(newest[number].get(prevails.day) or ""), -number))


def _no(group: RecordGroup, row: Row) -> int:
    found = row.get(group.history.number) if group.history else 0
    return found if isinstance(found, int) else 0
