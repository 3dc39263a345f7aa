"""A row beside the one that a call names: all of its key but one item is the same, and it stays.

A change that reaches more rows than the one named, since it goes by part of the key alone, shows on
the other term, year, child or decision of the same person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.population import seeds
from conformance.population.rows import Placed, key_of
from conformance.suite.differing import differing
from conformance.suite.elsewhere import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row, RowBuilder
    from conformance.suite.trial import Trial

_TRIES: Final = 4  # small numbers of two rows are often the same


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another row of a group, with the rows it needs, and what of it a call must not change."""

    group: RecordGroup
    row: Row
    placed: tuple[Placed, ...]
    stays: Row

    def hold(self, trial: Trial, where: str) -> None:
        """Hold that nothing of what the call changes was changed here."""
        found = trial.only_row(self.group.key, key_of(self.group, self.row))
        trial.same(self.stays, found, where, cause=f"{trial.case.requirement.id}:neighbour")


def neighbour(
    trial: Trial,
    builder: RowBuilder,
    group: RecordGroup,
    *,
    row: Row,
    changes: Mapping[str, Json],
    stranger: bool = False,
) -> Neighbour | None:
    """Return a row beside one that will be changed; None where no such row can be stored or read.

    It is another in all that the changes will write. `stranger`: nothing of its key is the same, so
    that it stands in the way of no second row of the same person.
    """
    if builder.entered or not alone(trial):
        return None
    for name, shared in _apart(trial, group, row):
        fixed = {} if stranger else shared
        made = builder.row(trial.spec, group, name, [k for k in changes if _has(group, k)], fixed)
        if key_of(group, made) == key_of(group, row):
            continue
        made |= {k: _other(trial, group, made, k, v) for k, v in changes.items() if k in made}
        stays = {k: made[k] for k, v in changes.items() if k in made and made[k] != v}
        world = builder.world(trial.spec, group, made)
        placed = (*world, Placed(trial.domain, group.key, made))
        return Neighbour(group, made, placed, stays) if stays else None
    return None


def _apart(trial: Trial, group: RecordGroup, row: Row) -> Iterator[tuple[str, Row]]:
    """Yield names of rows with all of the key of a row but one item; which one, the seed says."""
    key = key_of(group, row)
    first = seeds.number(trial.seed, trial.case.id, "neighbour") % len(key)
    names = [*list(key)[first:], *list(key)[:first]]
    for attempt in range(_TRIES):
        for name in names:
            shared = {k: v for k, v in key.items() if k != name}
            yield f"neighbour {attempt}", shared


def _other(trial: Trial, group: RecordGroup, made: Row, key: str, sent: Json) -> Json:
    item = group.item(key)
    fixed = item.ref is not None or key in group.primary_key
    return made[key] if fixed else differing(trial, item, made[key], sent)


def _has(group: RecordGroup, key: str) -> bool:
    return any(item.key == key for item in group.items)
