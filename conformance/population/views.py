"""Rows of a view as rows of the groups it shows: a view is never loaded, only read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.roles import FOREIGN, says_foreign
from conformance.population.rows import PlacedRow, RowBuilder, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row


def beneath(placed: Iterable[PlacedRow], builder: RowBuilder) -> list[PlacedRow]:
    """Return the rows with those of a view told by the rows it shows.

    A row that stands in a group that the view shows takes over what the view's row says; where none
    stands, one is made.
    """
    rows = list(placed)
    found: list[PlacedRow] = []
    told: list[PlacedRow] = []
    for one in rows:
        spec = builder.specification(one.domain)
        group = spec.records.get(one.group) if spec else None
        if spec is None or group is None or group.view is None:
            found.append(one)
        else:
            told.append(_told(spec, group, one, builder))
    return _with(found, told, builder)


def _with(found: list[PlacedRow], told: list[PlacedRow], builder: RowBuilder) -> list[PlacedRow]:
    standing: dict[tuple[str, str, str], int] = {}
    for number, one in enumerate(found):
        standing.setdefault(_at(one, builder), number)  # the first is what will be stored
    for one in told:
        at = _at(one, builder)
        if at in standing:
            other = found[standing[at]]
            row = {**other.row, **one.row}
            found[standing[at]] = replace(other, row=row, matters=_both(other, one))
        else:
            standing[at] = len(found)
            found.append(one)
    return found


def _both(one: PlacedRow, other: PlacedRow) -> tuple[str, ...] | None:
    """Return the items that matter of a row in either of two places; None: all of them do."""
    if one.matters is None or other.matters is None:
        return None
    return tuple(dict.fromkeys((*one.matters, *other.matters)))


def _at(one: PlacedRow, builder: RowBuilder) -> tuple[str, str, str]:
    spec = builder.specification(one.domain)
    group = spec.records[one.group] if spec else None
    return one.domain, one.group, str(key_of(group, one.row) if group else one.row)


def _told(
    spec: Specification, group: RecordGroup, one: PlacedRow, builder: RowBuilder
) -> PlacedRow:
    """Return the row of the group that a view's row shows."""
    name = holder_of(spec, group, one.row)
    holder = spec.records[name]
    fixed = _taken(group, holder, one.row)
    row = builder.row(spec, holder, f"shown {key_of(group, one.row)}", fixed, fixed)
    return PlacedRow(one.domain, name, row, one.matters)


def _taken(group: RecordGroup, holder: RecordGroup, row: Row) -> Row:
    """Return what a view's row says, by the items of the group that holds it."""
    held = {item.key for item in holder.items}
    takes = group.view.takes if group.view else {}
    found: Row = {}
    for key, value in row.items():
        at = next((name for name in takes.get(key, (key,)) if name in held), None)
        if at is not None:
            found[at] = value
    return found


def holder_of(spec: Specification, group: RecordGroup, row: Row) -> str:
    """Return the group that holds a view's row: that of foreigners where it says so."""
    names = group.view.of if group.view else ()
    foreign = [name for name in names if spec.records[name].about in FOREIGN]
    return foreign[0] if foreign and says_foreign(spec, group, row) else names[0]
