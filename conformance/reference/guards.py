"""The guards of a writing function: roles, references, order of dates, rules that refuse."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.guards import OrderGuard, RefGuard, RoleGuard, RuleGuard, ValueGuard
from conformance.reference import oracle
from conformance.reference.refusals import RefusalReason, refuse, refuse_any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.derive import Binding
    from conformance.catalog.models.guards import Guard
    from conformance.catalog.models.records import RecordGroup, Ref
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


def check_role(call: FunctionCall, guards: tuple[Guard, ...]) -> None:
    """Refuse an actor whose role may not run the function."""
    for guard in guards:
        outside = isinstance(guard, RoleGuard) and call.actor.role not in guard.allow
        if outside and call.behaviour.guards(guard):
            raise refuse(guard.error)


def check_guards(
    call: FunctionCall, group: RecordGroup, guards: tuple[Guard, ...], row: Row
) -> None:
    """Refuse a row that a guard of the function stands against."""
    refuse_any(
        reason
        for guard in guards
        if call.behaviour.guards(guard) and (reason := _broken(guard, call, group, row)) is not None
    )


def facts(given: Mapping[str, Binding], row: Mapping[str, Json], today: str) -> Row:
    """Return a rule's given as bound to items, constants and the business date."""
    return {name: _bound(binding, row, today) for name, binding in given.items()}


def _bound(binding: Binding, row: Mapping[str, Json], today: str) -> Json:
    if isinstance(binding, Const):
        fixed = binding.const
        return cast("Json", list(fixed) if isinstance(fixed, tuple) else fixed)
    if isinstance(binding, BusinessDate):
        return today
    return row.get(binding)


@singledispatch
def _broken(
    guard: object, call: FunctionCall, group: RecordGroup, row: Row
) -> RefusalReason | None:
    """Roles are checked before anything is read; nothing is left to break here."""
    del guard, call, group, row
    return None


@_broken.register(RefGuard)
def _reference(
    guard: RefGuard, call: FunctionCall, group: RecordGroup, row: Row
) -> RefusalReason | None:
    ref, value = group.item(guard.input).ref, row.get(guard.input)
    if ref is None or value is None or _exists(call, ref, value):
        return None
    return RefusalReason(guard.error, guard.input)


@_broken.register(OrderGuard)
def _order(
    guard: OrderGuard, call: FunctionCall, group: RecordGroup, row: Row
) -> RefusalReason | None:
    del call, group
    first, last = row.get(guard.earlier), row.get(guard.later)
    if first is None or last is None or not _after(first, last):
        return None
    return RefusalReason(guard.error, guard.earlier)


@_broken.register(RuleGuard)
def _rule(
    guard: RuleGuard, call: FunctionCall, group: RecordGroup, row: Row
) -> RefusalReason | None:
    del group
    given = facts(guard.given, row, call.sandbox.today)
    output = oracle.derive(call.spec, guard.rule, given, call.conduct)
    return RefusalReason(guard.error) if output.get(guard.output) == guard.refuse_when else None


@_broken.register(ValueGuard)
def _value(
    guard: ValueGuard, call: FunctionCall, group: RecordGroup, row: Row
) -> RefusalReason | None:
    del call, group
    if row.get(guard.input) in guard.of:
        return None
    return RefusalReason(guard.error, guard.input)


def _exists(call: FunctionCall, ref: Ref, value: Json) -> bool:
    """Say whether a referred row stands; a system that holds no rows here cannot be asked."""
    target = call.catalogue.get(ref.domain)
    if target is None:
        return True
    groups = [target.records[name] for name in ref.groups if name in target.records]
    tables = [call.sandbox.table(ref.domain, group) for group in groups]
    if ref.domain != call.spec.domain and not any(table.rows for table in tables):
        return True
    return any(row.get(ref.item) == value for table in tables for row in table.rows)


def _after(first: Json, last: Json) -> bool:
    if isinstance(first, int) and isinstance(last, int):
        return first > last
    return str(first) > str(last)
