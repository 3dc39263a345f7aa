"""Who is protected on a business date, by the rows of measures that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.active import holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.base import Marks
    from conformance.contract.state import Place, State
    from conformance.findings import Json


def is_protected(state: State, by: Place, person: Json, subject: str, active: Marks) -> bool:
    """Return whether a current row of a group protects a person on the business date."""
    return person is not None and any(
        kept.row.get(subject) == person
        and holds(active, kept.row)
        and _is_in_force(state, by, kept.row)
        for kept in state.current(by)
    )


def _is_in_force(state: State, at: Place, row: Mapping[str, Json]) -> bool:
    stated, today = state.spec(at[0]).head.protection, state.day.isoformat()
    if stated is None or stated.group != at[1]:
        return True
    start = row.get(stated.from_item) if stated.from_item else None
    end = row.get(stated.until_item) if stated.until_item else None
    return (start is None or str(start) <= today) and (end is None or today <= str(end))
