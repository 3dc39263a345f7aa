"""What a package exports of people that its own functions entered: the rows as they stand there."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, cast

from conformance.contract.after_event import newest
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.population.people.items import parts
from conformance.population.people.roles import FOREIGN
from conformance.population.rows import PlacedRow, key_of
from conformance.surfaces.mapping.causes import no_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row

_PEOPLE = 2
_RARE: Final = "\U00020bb7"
"""A character of names beyond the first plane (JIS X 0213, 行政事務標準文字), no variant of another
there: whoever writes a file in a character set without it loses it."""
_NAMES: Final = frozenset({"name", "surname"})


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
    lines = list(csv.DictReader(io.StringIO(content, newline="")))
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
    """Let rows be entered, with all that the functions take; return their keys.

    One of them has a name that a narrower character set cannot hold; where a package takes no such
    name, which is for other cases to say, all have plain ones.
    """
    try:
        return _entered_as(trial, group, _RARE)
    except UntestedError:
        if not _family_names(group):
            raise
        return _entered_as(trial, group, "")


def _entered_as(trial: Trial, group: RecordGroup, rare: str) -> list[Row]:
    full, world = trial.builder.full, trial.builder.world
    rows = [full(trial.spec, group, f"exported{rare} {n}") for n in range(_PEOPLE)]
    rows[0] |= {k: _with_rare(rows[0][k], rare) for k in _family_names(group) if rows[0].get(k)}
    keys = [key_of(group, row) for row in rows]
    placed = [
        PlacedRow(trial.domain, group.key, row, tuple(key))
        for row, key in zip(rows, keys, strict=True)
    ]
    trial.begin([*placed, *(w for row in rows for w in world(trial.spec, group, row))])
    return keys


def _family_names(group: RecordGroup) -> list[str]:
    """Return the items of a group that hold a Japanese name, which begins with the family's."""
    if group.about in FOREIGN:
        return []
    return [key for key, part in parts(group).items() if part in _NAMES]


def _with_rare(value: Json, rare: str) -> str:
    """Return a name whose first character is a rare one."""
    return f"{rare}{str(value)[len(rare) :]}"


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
