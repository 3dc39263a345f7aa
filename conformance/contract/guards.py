"""Why a package must refuse a request, by what the catalogue says of the function."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.models.guards import OrderGuard, RefGuard, RoleGuard, RuleGuard, ValueGuard
from conformance.contract.call import CLERK
from conformance.contract.comparing import is_after
from conformance.contract.reply import Refusal
from conformance.contract.rule_inputs import BoundRule, output_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import Guard
    from conformance.catalog.models.operations import Cancel, Create, Operation, Update
    from conformance.catalog.models.records import Item, RecordGroup, Ref
    from conformance.contract.state import State
    from conformance.findings import Json
    from conformance.population.rows import Row

    Writing = Create | Update | Cancel


RULE_IS_SILENT = "E0004"
"""The reason to refuse facts of which a rule says nothing: they contradict each other."""


class GuardRefusedError(Exception):
    """A correct package refuses the request, for this reason."""

    def __init__(self, code: str, item: str | None = None) -> None:
        super().__init__(f"{code} {item or ''}".strip())
        self.refusal = Refusal(code, item)


def role_of(operation: Operation) -> str:
    """Return a role that may run a function."""
    guards = getattr(operation, "guards", ())
    allowed = (guard.allow[0] for guard in guards if isinstance(guard, RoleGuard))
    return next(allowed, CLERK)


def check_role(operation: Writing, role: str) -> None:
    """Refuse a role that may not run the function."""
    for guard in operation.guards:
        if isinstance(guard, RoleGuard) and role not in guard.allow:
            raise GuardRefusedError(guard.error)


def check_inputs(spec: Specification, items: Iterable[Item], inputs: Mapping[str, Json]) -> None:
    """Refuse inputs without a value where one is required, and codes that are not of their list."""
    for item in items:
        value = inputs.get(item.key)
        if value in (None, ""):
            raise GuardRefusedError("E0001", item.key)
        codes = spec.codes[item.code_list] if item.code_list else None
        if codes is not None and not codes.open_values and value not in codes.values:
            raise GuardRefusedError("C0422", item.key)


def check_guards(
    state: State, spec: Specification, guards: Iterable[Guard], group: RecordGroup, row: Row
) -> None:
    """Refuse the row of a group that would be stored where a guard stands against it."""
    for guard in guards:
        if isinstance(guard, RefGuard):
            if _is_dangling(guard, state, spec, group, row):
                raise GuardRefusedError(guard.error, guard.input)
        elif code := objection(guard, spec, row, state.day):
            raise GuardRefusedError(code)


def passes(spec: Specification, operation: Writing, row: Mapping[str, Json], day: date) -> bool:
    """Return whether no guard on order or by a rule stands against a row on a business date."""
    return not any(objection(guard, spec, row, day) for guard in operation.guards)


@singledispatch
def objection(guard: Guard, spec: Specification, row: Mapping[str, Json], day: date) -> str | None:
    """Return the code with which a guard stands against a row: by its values alone, as a rule.

    Whether a reference leads to a row, and who makes the request, is asked elsewhere.
    """
    del guard, spec, row, day
    return None


@objection.register(OrderGuard)
def _disordered(
    guard: OrderGuard, spec: Specification, row: Mapping[str, Json], day: date
) -> str | None:
    del spec, day
    return guard.error if is_after(row.get(guard.earlier), row.get(guard.later)) else None


@objection.register(RuleGuard)
def _ruled_out(
    guard: RuleGuard, spec: Specification, row: Mapping[str, Json], day: date
) -> str | None:
    output = output_of(spec, BoundRule(guard.rule, guard.given), row, day)
    if output is None:
        return RULE_IS_SILENT
    return guard.error if output.get(guard.output) == guard.refuse_when else None


@objection.register(ValueGuard)
def _of_another_value(
    guard: ValueGuard, spec: Specification, row: Mapping[str, Json], day: date
) -> str | None:
    del spec, day
    return None if row.get(guard.input) in guard.of else guard.error


def _is_dangling(
    guard: RefGuard, state: State, spec: Specification, group: RecordGroup, row: Row
) -> bool:
    ref, value = group.item(guard.input).ref, row.get(guard.input)
    return ref is not None and value is not None and not _stands(state, spec.domain, ref, value)


def _stands(state: State, domain: str, ref: Ref, value: Json) -> bool:
    """Return whether a referred row stands; of another domain without rows nothing can be said."""
    known = [kept.row for name in ref.groups for kept in state.at((ref.domain, name))]
    if not known and ref.domain != domain:
        return True
    return any(row.get(ref.item) == value for row in known)
