"""Rows that met the conditions of a batch once and, in their newest row, no longer do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.views import holder_of
from conformance.worlds.crowd import takes_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


def with_earlier(
    trial: Trial, group: RecordGroup, row: Row, met: Mapping[str, Json]
) -> tuple[Row, ...]:
    """Return a row as the second of its history, after one with the values that are met.

    The row alone where no past is kept, where its end would have to be told, where a case cannot
    store what it likes, or where the two would lie in different groups that a view shows: who was
    Japanese and is a foreigner has two records, not one with a past.
    """
    past = group.history
    if group.view is not None and not _of_one_group(trial, group, row, met):
        return (row,)
    dated = past is None or past.until is not None or past.since is not None
    if past is None or dated or not takes_many(trial):
        return (row,)
    marks: tuple[Row, Row] = ({past.number: 1}, {past.number: 2})
    if past.latest is not None:
        marks = {**marks[0], past.latest: False}, {**marks[1], past.latest: True}
    return {**row, **met, **marks[0]}, {**row, **marks[1]}


def _of_one_group(trial: Trial, view: RecordGroup, row: Row, met: Mapping[str, Json]) -> bool:
    return holder_of(trial.spec, view, row) == holder_of(trial.spec, view, {**row, **met})
