"""A row beside the one that a call names: all of its key but one item is the same, and it stays.

A change that reaches more rows than the one named, since it goes by part of the key alone, shows on
the other term, year, child or decision of the same person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.cases.elsewhere import alone
from conformance.population.aligned import taken
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.differing import differing_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row, RowBuilder

_TRIES: Final = 4  # small numbers of two rows are often the same


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another row of a group, with the rows it needs, and what of it a call must not change."""

    group: RecordGroup
    row: Row
    placed: tuple[PlacedRow, ...]
    stays: Row

    def hold(self, trial: Trial, where: str) -> None:
        """Hold that nothing of what the call changes was changed here."""
        found = trial.only_row(self.group.key, key_of(self.group, self.row))
        trial.same(self.stays, found, where, cause=f"{trial.case.requirement.id}:neighbour")


def neighbours(
    trial: Trial, builder: RowBuilder, group: RecordGroup, row: Row, changes: Mapping[str, Json]
) -> list[Neighbour]:
    """Return rows beside one that will be changed, each with another value of one item of the key.

    They are other in all that the changes will write. Empty where such rows cannot be stored or
    read.
    """
    key = key_of(group, row)
    apart = [{k: v for k, v in key.items() if k != name} for name in key]
    found = (_made(trial, builder, group, key, fixed, changes) for fixed in apart)
    return [one for one in found if one is not None]


def stranger(
    trial: Trial,
    builder: RowBuilder,
    group: RecordGroup,
    row: Row,
    changes: Mapping[str, Json],
    alike: Mapping[str, Json],
) -> Neighbour | None:
    """Return a row under another key, alike in some items, that stands in nobody's way."""
    return _made(trial, builder, group, key_of(group, row), dict(alike), changes)


def _made(
    trial: Trial,
    builder: RowBuilder,
    group: RecordGroup,
    key: Row,
    fixed: Row,
    changes: Mapping[str, Json],
) -> Neighbour | None:
    if builder.entered or not alone(trial):
        return None
    known = [item.key for item in group.items if item.key in changes]
    for attempt in range(_TRIES):
        name = f"neighbour {attempt} of {list(fixed)}"
        row = builder.row(trial.spec, group, name, known, fixed)
        if key_of(group, row) == key:
            continue
        row |= {k: _other(trial, group, row, k, changes[k]) for k in known}
        stays = {k: row[k] for k in known if row[k] != changes[k]}
        placed = (*builder.world(trial.spec, group, row), PlacedRow(trial.domain, group.key, row))
        lawful = stays and not taken(builder, trial.arranged, placed)
        return Neighbour(group, row, placed, stays) if lawful else None
    return None


def _other(trial: Trial, group: RecordGroup, row: Row, key: str, sent: Json) -> Json:
    item = group.item(key)
    if item.ref is not None or item.code_list is not None or key in group.primary_key:
        return row[key]  # another state would not go with the rest of the row
    if not item.required and sent is not None:
        return None  # what has not happened to this row yet
    return differing_value(trial, item, row[key], sent)
