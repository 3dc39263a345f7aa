"""Linkages: current rows go out, good rows come in, wrong rows are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.reference.refusals import RefusalReason
from conformance.reference.validate import malformed, missing_items

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Linkage
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import GroupTable, Sandbox


def groups_of(spec: Specification, linkage: Linkage) -> list[RecordGroup]:
    """Return the groups of the domain whose rows the linkage carries."""
    return [spec.records[name] for name in linkage.data if name in spec.records]


def send(
    spec: Specification, linkage: Linkage, sandbox: Sandbox, behaviour: Behaviour
) -> list[Row]:
    """Return every current row of the linkage's groups with the name of its group."""
    rows: list[Row] = [
        {"group": group.key, "row": row}
        for group in groups_of(spec, linkage)
        for row in _handed_out(sandbox.table(spec.domain, group), behaviour)
    ]
    return behaviour.selected(rows)


def receive(
    spec: Specification,
    linkage: Linkage,
    sandbox: Sandbox,
    rows: list[Row],
    behaviour: Behaviour,
) -> Row:
    """Store the good rows; return their number and the reasons the others were not stored for."""
    known = {group.key: group for group in groups_of(spec, linkage)}
    errors: list[Json] = []
    accepted = 0
    good: list[Row] = []
    for index, entry in enumerate(rows):
        group, row = known.get(str(entry.get("group"))), entry.get("row")
        reasons = _reasons(spec, group, row, behaviour)
        if group is None or reasons:
            errors.extend({"index": index, "code": r.code, "item": r.item} for r in reasons)
            continue
        table = sandbox.table(spec.domain, group)
        accepted += 1
        if errors and not behaviour.taken_after_wrong():
            continue
        before, good = good, [*good, cast("Row", row)]
        if not behaviour.taken_in(cast("Row", row), before):
            continue
        if behaviour.taken_again() or table.find(cast("Row", row)) is None:
            _take(table, behaviour.stored(cast("Row", row)), behaviour)
    return {"accepted": accepted, "errors": errors}


def _reasons(
    spec: Specification, group: RecordGroup | None, row: Json, behaviour: Behaviour
) -> list[RefusalReason]:
    if group is None:
        return [RefusalReason("C0404")]
    if not isinstance(row, dict):
        return [RefusalReason("E0002")]
    needed = [i for i in group.items if i.required or i.key in group.primary_key]
    found = [*missing_items(needed, row), *malformed(group.items, row, spec.codes)]
    return behaviour.reasons(row, found)


def _handed_out(table: GroupTable, behaviour: Behaviour) -> list[Row]:
    return behaviour.sent(table.current(), table.query({}))


def _take(table: GroupTable, row: Row, behaviour: Behaviour) -> None:
    """Store a row; one sent again under the same primary key takes its place."""
    if not behaviour.keeps():
        return
    same = table.query({key: row.get(key) for key in table.group.primary_key})
    if same:
        table.replace(same[-1], row)
    else:
        table.add(row)
