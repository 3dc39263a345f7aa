"""A copy held against what stands: where rows are made by functions, they hold what these gave.

A register that is told of a move in gives numbers itself, leaves a former surname blank and keeps
no order of members. What a copy must print then is what stands, not what the case drew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.checks.forms.expected import CopyRows, expected_print
from conformance.checks.forms.lawful_copy import copy_of
from conformance.contract.after_event import newest
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.population.people.numbers import principal
from conformance.population.rows import PlacedRow, key_of, known
from conformance.surfaces.mapping.unheld import is_unheld
from conformance.surfaces.reach import reach_of
from conformance.worlds.as_it_is.causes import not_reached

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import RecordGroup
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import Json
    from conformance.population.rows import Row


def begin_copy(
    trial: Trial, copy: CopyToIssue, placed: Iterable[PlacedRow] | None = None
) -> CopyToIssue:
    """Store the rows of a copy (or others); return it with what it must print of what stands.

    `UntestedError`: nothing that tells where the person is stands any more, and was to be told.
    """
    wanted = copy.placed if placed is None else list(placed)
    if not trial.builder.entered:
        trial.begin(wanted)
        return copy
    # who is protected may be hidden from whoever asks: read first what is hidden then
    trial.begin(one for one in wanted if one in copy.placed)
    group = trial.group(copy.binding.record)
    rows = [replace(one, row=_standing(trial, one)) for one in copy.placed]
    row = _standing(trial, PlacedRow(trial.domain, group.key, copy.row))
    row = _with_the_person(trial, group, copy.row, row, rows)
    rows = [replace(one, row=row) if _is_it(one, group, row) else one for one in rows]
    register = CopyRows(trial.spec, group, row, rows, trial.day)
    print_ = expected_print(register, copy.form, copy.binding)
    chosen = copy.body["inputs"]
    inputs: Row = chosen if isinstance(chosen, dict) else {}
    found = replace(
        copy, row=row, placed=rows, expected={**inputs, **print_.exact}, laws=print_.laws
    )
    trial.add(one for one in wanted if one not in copy.placed)
    if copy.whereabouts and not found.whereabouts:
        raise UntestedError(not_reached(trial.domain, group.key, copy.whereabouts))
    return found


def _is_it(one: PlacedRow, group: RecordGroup, row: Row) -> bool:
    return one.group == group.key and key_of(group, one.row) == key_of(group, row)


def _with_the_person(
    trial: Trial, group: RecordGroup, drawn: Row, row: Row, rows: Iterable[PlacedRow]
) -> Row:
    """Return a row with what the package keeps once, in another row about the same person.

    A register of seals may hold neither name nor address: it prints those of the resident record.
    Only items for which the profile says that the group itself has no field.
    """
    api, person = trial.profile.surfaces.api, principal(group)
    if api is None or api.mapping is None or person is None:
        return row
    scopes = (f"{trial.domain}/{group.key}", trial.domain, "*")
    lacks = [k for k in drawn if k not in row and is_unheld(api.mapping, k, scopes)]
    found: Row = {}
    for one in rows:
        spec = trial.specification(one.domain)
        other = principal(spec.records[one.group]) if spec else None
        if one.group != group.key and other is not None and one.row.get(other) == drawn.get(person):
            stands = _read(trial, one)
            found |= {k: stands[k] for k in lacks if stands.get(k) is not None}
    return {**found, **row}


def begun(trial: Trial) -> CopyToIssue:
    """Return a lawful copy of the form under test, whose rows are stored."""
    return begin_copy(trial, copy_of(trial))


def _standing(trial: Trial, one: PlacedRow) -> Row:
    """Return a row as it stands; of one that nobody can read, only by what it is known."""
    return one.row if one.domain != trial.domain else _read(trial, one)


def _read(trial: Trial, one: PlacedRow) -> Row:
    spec = trial.specification(one.domain)
    group = (spec or trial.spec).records[one.group]
    own: dict[str, Json] = key_of(group, one.row)
    api = trial.profile.surfaces.api
    if api is None or not reach_of(api)(Call.on("query", one.domain, one.group)):
        return own
    rows = trial.interface.query(one.domain, one.group, own)
    return {**own, **known(group, newest(group, rows) or {})}
