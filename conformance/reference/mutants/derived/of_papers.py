"""Faults derived for what leaves the package: forms, linkages, exports, the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.operations import Create, Update
from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.faults.access import AuditSilent
from conformance.reference.mutants.faults.issuing import IssuedAnyway
from conformance.reference.mutants.faults.link import KnownKept, StopsAtWrong
from conformance.reference.mutants.faults.output import (
    ItemNotPrinted,
    PrintsToAddressee,
    RowsLost,
    RowsRepeated,
)
from conformance.reference.mutants.faults.settled import surely_settled
from conformance.reference.mutants.faults.whole import (
    NotProvided,
    RefusalUnlogged,
    TurnedAway,
    WriteLost,
)
from conformance.reference.mutants.faults.write import ItemDropped
from conformance.reference.mutants.forms.suited import tells_where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Audit, Export
    from conformance.catalog.models.requirements import Form, Linkage
    from conformance.reference.mutants.derived.derived import Deriving

_OTHERS: tuple[Literal["other_party", "third_party"], ...] = ("other_party", "third_party")


def of_form(spec: Specification, form: Form, at: str | None = None) -> Deriving:
    """Yield what a form can do wrong; `at` its place, where a function that issues it is broken."""
    if binding_of(spec, form) is None:
        return
    yield DerivedFault("dropped", "form", NotProvided(kind="not_provided"), at)
    yield DerivedFault("refuses_right", "form", TurnedAway(kind="always_refused"), at)
    for item in [i.key for i in form.items if i.key in surely_settled(form)][:1]:
        yield DerivedFault("dropped", item, ItemNotPrinted(kind="item_not_printed", item=item), at)
    if at is not None:
        return
    if tells_where(spec, form):
        for one in _OTHERS:
            told = PrintsToAddressee(kind="prints_to_addressee", addressee=one)
            yield DerivedFault("leak", one, told)
    for stands in form.refuses:
        anyway = IssuedAnyway(kind="issued_anyway", precondition=stands.key)
        yield DerivedFault("accepts_wrong", stands.key, anyway)


def of_linkage(spec: Specification, linkage: Linkage, at: str | None = None) -> Deriving:
    """Yield what a linkage can do wrong, out and in."""
    groups = [spec.records[name] for name in linkage.data if name in spec.records]
    if not groups:
        return
    yield DerivedFault("refuses_right", "all", TurnedAway(kind="always_refused"), at)
    if linkage.provider == spec.domain:
        yield DerivedFault("dropped", "last-row", RowsLost(kind="rows_lost"), at)
        yield DerivedFault("wrong_value", "row-twice", RowsRepeated(kind="rows_repeated"), at)
    if linkage.consumer == spec.domain:
        yield DerivedFault("lost_update", "received", WriteLost(kind="write_lost"), at)
        yield DerivedFault("lost_update", "known", KnownKept(kind="known_kept"), at)
        yield DerivedFault("lost_update", "after-wrong", StopsAtWrong(kind="stops_at_wrong"), at)


def of_export(spec: Specification, operation: Export) -> Deriving:
    """Yield what an export of groups can do wrong: a row lost, one twice, a value not in it."""
    for name in operation.records:
        at = f"{spec.domain}/record/{name}"
        yield DerivedFault(
            "dropped", f"{name}-first-row", RowsLost(kind="rows_lost", which="first"), at
        )
        yield DerivedFault(
            "wrong_value", f"{name}-row-twice", RowsRepeated(kind="rows_repeated"), at
        )


def of_record(spec: Specification, name: str) -> Deriving:
    """Yield what a package can do wrong that holds a group: an item it has no room for."""
    group = spec.records[name]
    if group.view is not None:
        return
    free = [item for item in group.items if item.key not in group.primary_key]
    for item in (free[:1] + free[-1:])[:2]:
        dropped = ItemDropped(kind="item_dropped", item=item.key)
        yield DerivedFault("dropped", f"item-{item.key}", dropped)


def of_audit(spec: Specification, operation: Audit) -> Deriving:
    """Yield that an action leaves no entry, or one that lacks who did it."""
    for at, action in _places(spec, operation):
        if operation.action == "refused":
            yield DerivedFault(
                "missing_audit", "entry", RefusalUnlogged(kind="refusal_unlogged"), at
            )
        else:
            silent = AuditSilent(kind="audit_silent", action=action)
            yield DerivedFault("missing_audit", "entry", silent, at)
        for part in ("actor", "at"):
            vague = AuditSilent(kind="audit_silent", action=action, loses=part)
            yield DerivedFault("missing_audit", part, vague, at)


def _places(spec: Specification, operation: Audit) -> Iterator[tuple[str, str]]:
    """Yield where the entry of the action is written, and its name there."""
    kinds = {"create": Create, "refused": Create, "update": Update}
    if operation.action in kinds:
        kind = kinds[operation.action]
        for function in spec.functions.values():
            found = function.operation
            if isinstance(found, kind) and found.record == operation.record:
                action = "update" if kind is Update else "create"
                yield f"{spec.domain}/function/{function.key}", action
                return
    elif operation.action == "issue":
        if operation.form is not None:
            yield f"{spec.domain}/form/{operation.form}", "issue"
    else:
        yield f"{spec.domain}/record/{operation.record}", operation.action
