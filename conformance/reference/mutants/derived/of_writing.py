"""Faults derived for functions that write: create, update, cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.models.guards import OrderGuard, RefGuard, RoleGuard, RuleGuard, ValueGuard
from conformance.population.item_values import bad_values
from conformance.reference.mutants.derived.derived import DerivedFault
from conformance.reference.mutants.faults.whole import LimitMoved, RefusalHidden, WriteLost
from conformance.reference.mutants.faults.write import (
    CheckSkipped,
    DuplicateAccepted,
    GuardIgnored,
    ItemDropped,
    OtherReason,
    PastOverwritten,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import ErrorCode, Guard
    from conformance.catalog.models.operations import Cancel, Create, Update
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.reference.mutants.derived.derived import Deriving

_FORM: tuple[ErrorCode, ...] = ("E0002", "E0003", "C0422")
_INSTEAD: ErrorCode = "C0409"  # nothing that is wrong in a value is a second row


def of_create(spec: Specification, operation: Create) -> Deriving:
    """Yield what a function that adds rows can do wrong."""
    group = spec.records[operation.record]
    yield DerivedFault("dropped", "write", WriteLost(kind="write_lost"))
    yield from _of_values(spec, operation, group)
    if {*_stem(group)} <= {*operation.inputs, *operation.sets}:
        yield DerivedFault(
            "accepts_wrong", "duplicate", DuplicateAccepted(kind="duplicate_accepted")
        )
    needed = [i for i in _inputs(operation, group) if i.required or i.key in group.primary_key]
    for item in needed[:1]:
        skipped = CheckSkipped(kind="check_skipped", code="E0001", item=item.key)
        yield DerivedFault("accepts_wrong", f"missing-{item.key}", skipped)
    for item in needed[-1:]:
        other = OtherReason(kind="other_reason", code="E0001", instead=_INSTEAD, item=item.key)
        yield DerivedFault("wrong_reason", f"missing-{item.key}", other)


def of_update(spec: Specification, operation: Update) -> Deriving:
    """Yield what a function that changes rows can do wrong."""
    group = spec.records[operation.record]
    yield DerivedFault("lost_update", "write", WriteLost(kind="write_lost"))
    yield from _of_values(spec, operation, group)
    yield from _of_standing(group)


def of_cancel(spec: Specification, operation: Cancel) -> Deriving:
    """Yield what a function that takes rows out of force can do wrong."""
    yield DerivedFault("lost_update", "write", WriteLost(kind="write_lost"))
    yield DerivedFault(
        "accepts_wrong", "unknown", RefusalHidden(kind="refusal_hidden", code="C0404")
    )
    del spec, operation


def _of_standing(group: RecordGroup) -> Deriving:
    yield DerivedFault(
        "accepts_wrong", "unknown", RefusalHidden(kind="refusal_hidden", code="C0404")
    )
    if group.history is not None:
        yield DerivedFault("missing_history", "past", PastOverwritten(kind="past_overwritten"))


def _of_values(spec: Specification, operation: Create | Update, group: RecordGroup) -> Deriving:
    """Yield faults of the values sent: one lost, a wrong one taken or told wrongly, a guard."""
    plain = [i for i in _inputs(operation, group) if _is_plain(operation, group, i)]
    if plain:
        lost = plain[-1]
        dropped = ItemDropped(kind="item_dropped", item=lost.key)
        yield DerivedFault("lost_update", f"item-{lost.key}", dropped)
    wrong: dict[ErrorCode, list[Item]] = {code: [] for code in _FORM}
    for item in _inputs(operation, group):
        for bad in bad_values(item, spec.codes):
            wrong[cast("ErrorCode", bad.code)].append(item)
    for code, items in wrong.items():
        for item in items[:1]:
            skipped = CheckSkipped(kind="check_skipped", code=code, item=item.key)
            yield DerivedFault("accepts_wrong", f"{code.lower()}-{item.key}", skipped)
        for item in items[-1:]:
            other = OtherReason(kind="other_reason", code=code, instead=_INSTEAD, item=item.key)
            yield DerivedFault("wrong_reason", f"{code.lower()}-{item.key}", other)
    yield from _of_limits(wrong["E0003"])
    for guard in operation.guards:
        yield from _of_guard(spec, group, guard)


def _of_limits(items: list[Item]) -> Iterator[DerivedFault]:
    for item in items[len(items) // 2 :][:1]:
        limit = item.len or item.max_len or 1
        moved = LimitMoved(kind="limit_moved", item=item.key, limit=limit, by=1)
        yield DerivedFault("off_by_one", f"limit-{item.key}", moved)


def _of_guard(spec: Specification, group: RecordGroup, guard: Guard) -> Iterator[DerivedFault]:
    """Yield that a guard is not looked at, where this package alone can tell that it is broken."""
    if isinstance(guard, RefGuard):
        ref = group.item(guard.input).ref
        on = guard.input if ref is not None and ref.domain == spec.domain else None
    elif isinstance(guard, OrderGuard):
        on = guard.earlier
    elif isinstance(guard, ValueGuard):
        on = guard.input
    elif isinstance(guard, RuleGuard):
        examples = spec.rules[guard.rule].examples
        refusing = any(e.expect.get(guard.output) == guard.refuse_when for e in examples)
        on = guard.rule if refusing else None
    else:
        on = "role"
    if on is not None:
        named = None if isinstance(guard, RoleGuard) else on
        ignored = GuardIgnored(kind="guard_ignored", guard=guard.kind, on=named)
        yield DerivedFault("accepts_wrong", f"{guard.kind}-{on}", ignored)


def _inputs(operation: Create | Update, group: RecordGroup) -> list[Item]:
    return [group.item(key) for key in operation.inputs]


def _stem(group: RecordGroup) -> list[str]:
    number = group.history.number if group.history else None
    return [key for key in group.primary_key if key != number]


def _is_plain(operation: Create | Update, group: RecordGroup, item: Item) -> bool:
    """Say whether what is sent for an item must stand in the row, and nothing else sets it."""
    moved = {*operation.of_filing, *operation.sets, *operation.derives, *group.primary_key}
    return item.key not in moved
