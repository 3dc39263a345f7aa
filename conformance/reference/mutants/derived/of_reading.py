"""Faults derived for functions that look: searches, batches, restricted views, calculations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Update
from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.derived.of_rules import of_output
from conformance.reference.mutants.faults.access import ProtectionIgnored, ShownToRole
from conformance.reference.mutants.faults.looking import (
    FirstMarked,
    MatchesAnywhere,
    RangeMissed,
    SecondLeftOut,
)
from conformance.reference.mutants.faults.output import RowsLost, RowsRepeated
from conformance.reference.mutants.faults.select import (
    BoundaryMissed,
    ConditionIgnored,
    SearchIgnores,
)
from conformance.reference.mutants.faults.whole import (
    EverybodyProtected,
    RefusalHidden,
    SeenAsBefore,
    WriteLost,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Batch, Calculate, Restrict, Search, SearchBy
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.reference.mutants.derived.derived import Deriving

_ROLES = ("clerk", "other_department", "other_municipality")
_NAMES = frozenset({"text", "kana"})


def of_search(spec: Specification, operation: Search) -> Deriving:
    """Yield what a search can do wrong."""
    group = spec.records[operation.record]
    yield DerivedFault("dropped", "last-row", RowsLost(kind="rows_lost"))
    yield DerivedFault("wrong_value", "row-twice", RowsRepeated(kind="rows_repeated"))
    for by in operation.by:
        ignores = SearchIgnores(kind="search_ignores", item=by.item)
        yield DerivedFault("accepts_wrong", f"ignores-{by.item}", ignores)
        if by.match == "range":
            for end in ("from", "to"):
                missed = RangeMissed(kind="range_missed", item=by.item, end=end)
                yield DerivedFault("off_by_one", f"{end}-{by.item}", missed)
        elif _may_be_part(group.item(by.item), by):
            anywhere = MatchesAnywhere(kind="matches_anywhere", item=by.item)
            yield DerivedFault("accepts_wrong", f"anywhere-{by.item}", anywhere)
    if operation.past and group.history is not None:
        stem = [key for key in group.primary_key if key != group.history.number]
        alone = SecondLeftOut(kind="second_left_out", by=stem, where="selected")
        yield DerivedFault("dropped", "past", alone)
    elif _is_changed(spec, operation):
        yield from _stale(group)


def of_batch(spec: Specification, operation: Batch) -> Deriving:
    """Yield what a batch can do wrong."""
    yield DerivedFault("dropped", "last-row", RowsLost(kind="rows_lost"))
    yield DerivedFault("dropped", "first-row", RowsLost(kind="rows_lost", which="first"))
    yield DerivedFault("wrong_value", "row-twice", RowsRepeated(kind="rows_repeated"))
    for item in dict.fromkeys(condition.item for condition in operation.when):
        ignored = ConditionIgnored(kind="condition_ignored", item=item)
        yield DerivedFault("accepts_wrong", f"ignores-{item}", ignored)
    for condition in operation.when:
        if isinstance(condition.value, BusinessDate | int):
            missed = BoundaryMissed(kind="boundary_missed", item=condition.item)
            yield DerivedFault("off_by_one", f"{condition.op}-{condition.item}", missed)
    if operation.sets:
        yield DerivedFault("lost_update", "marks", WriteLost(kind="write_lost"))
        yield DerivedFault("lost_update", "all-but-first", FirstMarked(kind="first_marked"))
    yield from _stale(spec.records[operation.record])


def of_restrict(spec: Specification, operation: Restrict) -> Deriving:
    """Yield what a restricted view can do wrong."""
    del spec
    yield DerivedFault("leak", "everything", ProtectionIgnored(kind="protection_ignored"))
    for role in _ROLES:
        if role in operation.unless:
            continue
        yield DerivedFault("leak", role, ShownToRole(kind="shown_to_role", role=role))
        for item in dict.fromkeys((operation.hides[0], operation.hides[-1])):
            shown = ShownToRole(kind="shown_to_role", role=role, item=item)
            yield DerivedFault("leak", f"{role}-{item}", shown)
    yield DerivedFault("refuses_right", "hides", EverybodyProtected(kind="everybody_protected"))
    yield DerivedFault(
        "accepts_wrong", "unknown", RefusalHidden(kind="refusal_hidden", code="C0404")
    )


def of_calculate(spec: Specification, operation: Calculate) -> Deriving:
    """Yield what a function that applies a rule can do wrong."""
    yield from of_output(spec.rules[operation.rule], operation.where)


def _may_be_part(item: Item, by: SearchBy) -> bool:
    """Say whether what is sought can stand within another value: numbers are all as long."""
    return by.match == "prefix" or (by.match == "exact" and item.type in _NAMES)


def _is_changed(spec: Specification, operation: Search) -> bool:
    """Say whether a function changes what a search looks for, or shows of the row itself."""
    group = spec.records[operation.record]
    shown = (key for key in operation.shows if group.item(key).ref is None)
    sought = {*(by.item for by in operation.by), *shown}
    updates = (f.operation for f in spec.functions.values() if isinstance(f.operation, Update))
    return any(one.record == operation.record and sought & {*one.inputs} for one in updates)


def _stale(group: RecordGroup) -> Iterator[DerivedFault]:
    if group.history is not None and group.view is None:
        stem = [key for key in group.primary_key if key != group.history.number]
        yield DerivedFault("stale_read", "first", SeenAsBefore(kind="seen_as_before", by=stem))
