"""Export files: the differential, applied to the older full export, gives the newer one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.records import Item, RecordGroup
from conformance.checks.files.outcome import (
    hold_not_sampled,
    joined,
    no_column,
    surface_of,
    whole,
)
from conformance.findings import Cause, FindingError, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.findings import finding
from conformance.tables.guard import guarded
from conformance.tables.mapped.place import export_in
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Literal

    from conformance.cases.case import Case
    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Finding
    from conformance.surfaces.differential_section import Differential
    from conformance.surfaces.profile import Profile
    from conformance.tables.differential import DifferentialSide, ExportChange

    Side = Literal["before", "changes"] | None

_CHECK = "files/differential"


@generates(RecordGroup)
def cases(_spec: Specification, _subject: object) -> Iterator[Draft]:
    """One case for each group."""
    yield Draft("file-differential", _CHECK)


def in_full_only(case: Case, profile: Profile) -> Cause | None:
    """Return why a case on differentials is no concern: the product exports in full only."""
    files = profile.surfaces.files
    if case.check != _CHECK or files is None or files.differential is not None:
        return None
    return _NOT_USED


@check(
    _CHECK,
    polarity="value",
    surface="files",
    ja="前回の全件に差分を当てると今回の全件になる",
    en="the differential, applied to the older full export, gives the newer one",
    needs=(),
)
def file_differential(trial: Trial) -> None:
    """By primary key, what changed is told, and nothing else; all files were read whole."""
    from conformance.tables.differential import judge_differential

    section = surface_of(trial).differential
    if section is None:
        raise UntestedError(_NOT_USED)
    hold_not_sampled(trial)
    change = _change(trial, section)
    with guarded(change.after.table.export.name):
        extent = judge_differential(change)
    if not extent.unread:  # what stands in a line that was not read is not known to be absent
        _none_wrong(trial, change, section)
    whole(extent)


def _change(trial: Trial, section: Differential) -> ExportChange:
    """Return the files of the group under test; `UntestedError` when one cannot be judged."""
    from conformance.tables.differential import ExportChange

    group = trial.group(trial.key)
    mark = (_marked_by(group, section.mark), section.mark_value) if section.mark else None
    return ExportChange(
        before=_side(trial, "before", trial.folder / section.before, group),
        after=_side(trial, "", trial.files, group),
        told=_side(trial, "directory", trial.folder / section.directory, _with(group, mark)),
        mark=mark,
        deleted=_deleted(trial, section, group),
        removals=section.deletions != "absent",
    )


def _side(
    trial: Trial, switch: str, directory: Path | None, group: RecordGroup
) -> DifferentialSide:
    """Return the group's file in a directory that a switch of the profile names."""
    from conformance.tables.differential import DifferentialSide
    from conformance.tables.table import Table

    surface, own = surface_of(trial), group
    if surface.mapping is not None:  # registers joined to it need not lie in the same place
        side = {"before": "before", "directory": "changes"}.get(switch)
        mapping = surface.mapping.alone(trial.domain, group.key, cast("Side", side))
        surface = surface.model_copy(update={"mapping": mapping})
        own = _compared(group, mapping.mapped(trial.domain, group.key))
    try:
        export = export_in(directory, trial.domain, group, trial.spec.codes, surface)
    except UntestedError as error:
        place = f"surfaces.files.differential.{switch}" if switch else "surfaces.files.directory"
        cause = error.cause
        said = replace(cause, ja=f"{place}：{cause.ja}", en=f"{place}: {cause.en}")
        raise UntestedError(said) from error
    table = Table(export, surface, own)
    if lacking := table.missing([*own.primary_key, *(item.key for item in own.items)]):
        raise UntestedError(no_column(lacking, table.lacking()))
    return DifferentialSide(table, Tallies(most=surface.evidence_rows))


def _compared(group: RecordGroup, mapped: Collection[str]) -> RecordGroup:
    """Return the group with the items that the vendor's file has, its key and its mark."""
    kept = [one for one in group.items if one.key in {*mapped, *group.primary_key}]
    return group.model_copy(update={"items": tuple(kept)})


def _deleted(trial: Trial, section: Differential, group: RecordGroup) -> DifferentialSide | None:
    """Return the file of removed keys; None where there is none: then no row was removed."""
    if section.deleted is None:
        return None
    items = tuple(item for item in group.items if item.key in group.primary_key)
    only_keys = group.model_copy(update={"items": items})
    try:
        return _side(trial, "deleted", trial.folder / section.deleted, only_keys)
    except UntestedError as error:
        if error.cause.code == "U-NO-FILE":
            return None
        raise


def _marked_by(group: RecordGroup, mark: str) -> str:
    """Return the key of the item that a mark names; the mark where it is a column of its own."""
    named = (item.key for item in group.items if mark in {item.key, item.name_ja})
    return next(named, mark)


def _with(group: RecordGroup, mark: tuple[str, str] | None) -> RecordGroup:
    """Return the group with the column of the mark, the last one where it is none of its items."""
    if mark is None or any(item.key == mark[0] for item in group.items):
        return group
    column = Item.model_construct(key=mark[0], name_ja=mark[0], romaji=mark[0], type="text")
    return group.model_copy(update={"items": (*group.items, column)})


def _none_wrong(trial: Trial, change: ExportChange, section: Differential) -> None:
    """Hold that nothing was counted; each file is named with the last folder it lies in."""
    sides = (
        ("", change.after),
        (section.directory, change.told),
        (section.deleted or "", change.deleted),
        (section.before, change.before),
    )
    found = [one for place, side in sides if side and (one := _finding(trial, place, side))]
    if found:
        raise FindingError(joined(found))


def _finding(trial: Trial, place: str, side: DifferentialSide) -> Finding | None:
    from conformance.tables.unapplied import SUBJECT

    name = Path(place).name
    folder = f"{name}/" if name else ""
    parts = [f"{folder}{part.name}" for part in side.table.export.parts]
    cause = f"{trial.case.requirement.id}/file-differential"
    return finding(side.tallies.of(SUBJECT), parts, cause)


_NOT_USED = make_cause("N-DIFFERENTIAL")
