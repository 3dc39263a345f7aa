"""Record groups: the package holds every item of the group with its type and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.records import RecordGroup
from conformance.population.rows import PlacedRow, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification


@generates(RecordGroup)
def cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """All items at once, through the interface."""
    yield Draft("holds-every-item", "record/holds")


@check(
    "record/holds",
    polarity="present",
    compares="items",
    ja="すべての項目を値を損なわずに持つ",
    en="holds every item without loss",
    needs=("load", "query"),
)
def holds(trial: Trial) -> None:
    """A row with all items filled is read back equal, item by item.

    What only a Japanese or only a foreigner has is filled in a row of each.
    """
    group = trial.group(trial.key)
    for row in trial.builder.fulls(trial.spec, group, "full"):
        world = trial.builder.world(trial.spec, group, row)
        trial.begin([PlacedRow(trial.domain, group.key, row), *world])
        found = trial.only_row(group.key, key_of(group, row))
        trial.same(row, found, f"records/{group.key}")
