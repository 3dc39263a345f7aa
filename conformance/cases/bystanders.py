"""Rows that a call has nothing to do with still stand after it, though it only had to read.

What calculates, finds, shows, sends or writes out changes nothing; what is received or done in a
batch takes no row of another group away. A group that holds rows is read when the case begins and
again when all else was right. A case that arranges none of its own may get one to stand by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.cases.elsewhere import alone, filed
from conformance.cases.registry import checks
from conformance.cases.whole_group import rows_of, standing, where
from conformance.findings import FindingError, UntestedError
from conformance.messages.worded import worded
from conformance.population import seeds
from conformance.population.rows import PlacedRow
from conformance.surfaces.reach import stores

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from conformance.cases.elsewhere import Place
    from conformance.cases.registry import Spares
    from conformance.cases.trial import Trial


@dataclass(frozen=True, slots=True)
class Watched:
    """A group as it stood when a case began; `same`: it must not gain rows either."""

    place: Place
    rows: Counter[str]
    same: bool


def watch(trial: Trial) -> list[Watched]:
    """Return the group that is looked at again, as it stands; none where that shows nothing."""
    registered = checks().get(trial.case.check)  # none while a run is rehearsed
    spares = None if registered is None else registered.spares
    api = trial.profile.surfaces.api
    if spares is None or api is None or not alone(trial) or not stores(api) or api.read_only:
        return []
    try:
        places = sorted(_places(trial, trial.arranged, spares))
        if not places and spares.stores_one:
            places = sorted(_places(trial, _beside(trial, spares), spares))
        if not places:
            return []
        place = seeds.pick(places, trial.seed, trial.case.id, "bystander")
        rows = standing(trial, place, ())
    except (FindingError, UntestedError):
        return []  # what cannot be arranged or read here is for other cases to say
    return [Watched(place, rows, spares.rows == "all")] if rows else []


def hold_standing(trial: Trial) -> None:
    """Hold that what is watched stands as it did when the case began."""
    for one in trial.watched:
        now = standing(trial, one.place, ())
        lost, more = one.rows - now, now - one.rows
        if lost or (one.same and more):
            raise trial.deviation(
                worded("F-READING-CHANGED"),
                expected=rows_of(lost),
                found=rows_of(more),
                where=where(trial, one.place),
            )


def _places(trial: Trial, rows: Iterable[PlacedRow], spares: Spares) -> set[Place]:
    """Return the groups of rows that functions file, without those that the call works on."""
    places = {(one.domain, one.group) for one in rows if one.domain == trial.domain}
    known = {(trial.domain, group) for group in filed(trial.spec)}
    return (places & known) - _own(trial, spares)


def _own(trial: Trial, spares: Spares) -> set[Place]:
    """Return the groups that the call may write to."""
    if spares.rows == "all":
        return set()
    function = trial.spec.functions.get(trial.key)
    operation = function.operation if function is not None else None
    linkage = trial.spec.linkages.get(str(getattr(operation, "linkage", trial.key)))
    names = {str(getattr(operation, "record", "")), *(linkage.data if linkage else ())}
    return {(trial.domain, name) for name in names}


def _beside(trial: Trial, spares: Spares) -> list[PlacedRow]:
    """Store a row of a group of the domain, with what it needs, and return them."""
    groups = sorted(filed(trial.spec) - {group for _, group in _own(trial, spares)})
    if not groups:
        return []
    group = trial.group(seeds.pick(groups, trial.seed, trial.case.id, "beside"))
    row = trial.builder.row(trial.spec, group, "bystander")
    world = trial.builder.world(trial.spec, group, row)
    rows = [*world, PlacedRow(trial.domain, group.key, row)]
    trial.add(rows)
    return rows
