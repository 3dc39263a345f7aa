"""A protected person where rows are made by functions: who stands is read before they are hidden.

A package without a test facility enters people by its own events. It may keep less of them than
was drawn, and may hide them from whoever asks once a measure is in force. So people come first and
are read back; the marks that did not reach the package are given up; then the measures follow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.contract.after_event import newest
from conformance.findings import UntestedError
from conformance.population.rows import key_of, known
from conformance.worlds.as_it_is.causes import not_reached

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.cases.trial import Trial
    from conformance.population.canaries import Canary
    from conformance.population.rows import PlacedRow, Row


def enter(
    trial: Trial,
    rows: Sequence[PlacedRow],
    measures: Sequence[PlacedRow],
    canaries: Sequence[Canary],
    day: date,
) -> tuple[Row, tuple[Canary, ...]]:
    """Enter people, then what protects them; return the first row as it stands, and its marks.

    Raises:
        UntestedError: the package keeps none of the marks of that row.
    """
    own = rows[0]
    trial.begin((replace(one, matters=()) for one in rows), day)
    marked = {(one.domain, one.group) for one in canaries}
    stands = [_read(trial, one) for one in rows if (one.domain, one.group) in marked]
    values = {str(value) for row in stands for value in row.values()}
    kept = tuple(one for one in canaries if one.value in values)
    row = _read(trial, own)
    held = {str(value) for value in row.values()}
    if not any(one.value in held for one in kept):
        items = [one.item for one in canaries if one.group == own.group]
        raise UntestedError(not_reached(own.domain, own.group, items))
    trial.add(measures)
    return row, kept


def _read(trial: Trial, one: PlacedRow) -> Row:
    """Return a row as it stands; of another domain, as it was to stand."""
    if one.domain != trial.domain:
        return one.row
    group = trial.group(one.group)
    key = key_of(group, one.row)
    return {
        **key,
        **known(group, newest(group, trial.interface.query(one.domain, one.group, key)) or {}),
    }
