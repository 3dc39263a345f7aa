"""What a package exports of people that its own functions entered: the rows as they stand there."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

from conformance.contract.after_event import newest
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.population.rows import Placed, key_of
from conformance.surfaces.mapping.causes import no_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row
    from conformance.suite.trial import Trial

_PEOPLE = 2


def hold_exported(trial: Trial, group: RecordGroup, written: Callable[[Json], str]) -> None:
    """Hold that each row stands in the export once, with the values that an enquiry shows.

    Functions make of a row what they make of it, so that what stands is read first. Of an API of
    the vendor's own the columns that there are are judged.

    Raises:
        UntestedError: P-NO-FIELD, an item that the package holds has no column, or all have none.
    """
    keys = _entered(trial, group)
    stand = [_stands(trial, group, key) for key in keys]
    reply = trial.accepted(trial.interface.export(trial.domain, [group.key]))
    content = str(reply.rows[0].get("content", "")) if reply.rows else ""
    lines = list(csv.DictReader(io.StringIO(content)))
    columns = set(lines[0]) if lines else set()
    for row in stand:
        shown = [k for k, v in row.items() if k in columns and _judged(v)]
        wanted: Row = {k: written(row[k]) for k in shown}
        found: list[Row] = [{k: line[k] for k in shown} for line in lines]
        if found.count(wanted) != 1:
            raise _altered(trial, wanted, found, f"{reply.exchange.path} → {group.key}")
    held = {k for row in stand for k, v in row.items() if v is not None}
    if not columns or held - columns:
        raise UntestedError(no_field(sorted(held - columns) or [i.key for i in group.items]))


def _entered(trial: Trial, group: RecordGroup) -> list[Row]:
    """Let rows be entered, with all that the functions take; return their keys."""
    full, world = trial.builder.full, trial.builder.world
    rows = [full(trial.spec, group, f"exported {n}") for n in range(_PEOPLE)]
    keys = [key_of(group, row) for row in rows]
    placed = [
        Placed(trial.domain, group.key, row, tuple(key))
        for row, key in zip(rows, keys, strict=True)
    ]
    trial.begin([*placed, *(w for row in rows for w in world(trial.spec, group, row))])
    return keys


def _stands(trial: Trial, group: RecordGroup, key: Row) -> Row:
    """Return the row as an enquiry shows it (`UntestedError`: it shows none)."""
    row = newest(group, trial.interface.query(trial.domain, group.key, key))
    if row is None:
        raise UntestedError(no_field(sorted(key)))
    return dict(row)


def _judged(value: Json) -> bool:
    """Return whether a value is judged; how a flag is written in a file of one's own is open."""
    return value is not None and not isinstance(value, bool)


def _altered(trial: Trial, wanted: Row, found: list[Row], where: str) -> FindingError:
    return trial.deviation(
        worded("F-EXPORT", form="rows"),
        expected=cast("Json", wanted),
        found=cast("Json", found[:3]),
        where=where,
    )
