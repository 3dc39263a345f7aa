"""Who is protected on a business date, by the rows of measures that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.active import is_active
from conformance.catalog.protection import accompanied, in_force

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import Marks
    from conformance.contract.state import Place, State
    from conformance.findings import Json


def is_protected(state: State, by: Place, person: Json, subject: str, active: Marks) -> bool:
    """Return whether a current row of a group protects a person on the business date."""
    return person is not None and any(
        (kept.row.get(subject) == person or _accompanies(state, by, person, kept.row))
        and is_active(active, kept.row)
        and _is_in_force(state, by, kept.row)
        for kept in state.current(by)
    )


def _accompanies(state: State, by: Place, person: Json, measure: Mapping[str, Json]) -> bool:
    """Return whether a person is named as a companion in a measure."""
    stated = state.spec(by[0]).head.protection
    if stated is None or stated.group != by[1] or stated.companions is None:
        return False
    rows = (kept.row for kept in state.current((by[0], stated.companions.group)))
    return any(
        all(measure.get(item) == value for item, value in named.items())
        for named in accompanied(stated.companions, rows, person)
    )


def _is_in_force(state: State, at: Place, row: Mapping[str, Json]) -> bool:
    stated, today = state.spec(at[0]).head.protection, state.day.isoformat()
    if stated is None or stated.group != at[1]:
        return True
    return in_force(stated, row, today)
