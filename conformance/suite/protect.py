"""A protected person 支援措置対象者 for a case: the rows that put the protection in force."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_item
from conformance.population.rows import Placed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.trial import Trial

_BEFORE = timedelta(days=30)  # in force for a month already


def protection_for(
    trial: Trial,
    person: Json,
    *,
    group: str | None = None,
    subject: str | None = None,
    active: Mapping[str, Json] | None = None,
) -> list[Placed]:
    """Return the rows by which `person` is protected on the trial's day, with what they need."""
    protection = trial.spec.head.protection
    record = group or (protection.group if protection else None)
    named = subject or (protection.subject if protection else None)
    if record is None or named is None:
        return []
    fixed: Row = {named: person, **(active or {})}
    if protection is not None and record == protection.group:
        fixed = {**protection.active, **fixed}
        if protection.from_item is not None:
            fixed[protection.from_item] = (trial.day - _BEFORE).isoformat()
        if protection.until_item is not None:
            fixed[protection.until_item] = None
    model = trial.group(record)
    row = trial.builder.row(trial.spec, model, f"protection of {person}", fixed=fixed)
    placed = Placed(trial.domain, record, row, tuple(fixed))
    return [*trial.builder.world(trial.spec, model, row), placed]


def person_of(trial: Trial, record: str, row: Mapping[str, Json]) -> Json:
    """Return the number of the person a row is about; None when the group names no person."""
    name = person_item(trial.spec, trial.group(record))
    return None if name is None else row.get(name)
