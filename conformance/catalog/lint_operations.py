"""What an operation refers to must exist: items of its record and form, inputs of its rules."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from conformance.catalog.form_sources import item_at
from conformance.catalog.lint_marks import mark_problems
from conformance.catalog.models import operations as op
from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.guards import OrderGuard, RefGuard, RuleGuard, ValueGuard
from conformance.catalog.worked import worked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification

Problem = tuple[str, str, "Collection[str]"]
"""Where in the operation, what was found there, what exists."""


def operation_problems(spec: Specification, operation: op.Operation) -> Iterator[Problem]:
    """Yield the references of an operation that do not resolve."""
    yield from _problems(operation, spec)


@singledispatch
def _problems(operation: object, spec: Specification) -> Iterator[Problem]:
    """Operations without references have no problems."""
    del operation, spec
    yield from ()


@_problems.register(op.Create)
def _create(operation: op.Create, spec: Specification) -> Iterator[Problem]:
    yield from _write(operation, spec)
    group = spec.records.get(operation.record)
    if group is None:
        return
    number = group.history.number if group.history else None
    given = {*operation.inputs, *operation.sets, *operation.derives}
    for item in group.items:
        if item.required and item.key not in given and item.key != number:
            yield "inputs (missing required item)", item.key, sorted(given)


@_problems.register(op.Update)
def _update(operation: op.Update, spec: Specification) -> Iterator[Problem]:
    yield from _write(operation, spec)


@_problems.register(op.Cancel)
def _cancel(operation: op.Cancel, spec: Specification) -> Iterator[Problem]:
    yield from _items(spec, operation.record, "marks", operation.marks)
    yield from _codes(spec, operation.record, operation.marks)


@_problems.register(op.Search)
def _search(operation: op.Search, spec: Specification) -> Iterator[Problem]:
    yield from _items(spec, operation.record, "by", [by.item for by in operation.by])
    yield from _items(spec, operation.record, "shows", operation.shows)
    group = spec.records.get(operation.record)
    if operation.past and group is not None and group.history is None:
        yield (
            "past (group with a history)",
            operation.record,
            [key for key, one in spec.records.items() if one.history is not None],
        )


@_problems.register(op.Issue)
def _issue(operation: op.Issue, spec: Specification) -> Iterator[Problem]:
    group = spec.records.get(operation.record)
    for path in operation.shows.values():
        if group is not None and item_at(spec, group, path) is None:
            yield "shows", path, [item.key for item in group.items]
    if group is None:
        yield from _items(spec, operation.record, "shows", ())
    yield from _form_items(spec, operation.form, (*operation.shows, *operation.omits))


@_problems.register(op.Calculate)
def _calculate(operation: op.Calculate, spec: Specification) -> Iterator[Problem]:
    if operation.rule not in spec.rules:
        yield "rule", operation.rule, tuple(spec.rules)
        return
    rule = spec.rules[operation.rule]
    for name in operation.where:
        if name not in rule.inputs:
            yield "where", name, tuple(rule.inputs)
    if not any(worked(rule, operation.where)):
        yield "where (a worked example has it)", operation.rule, ()


@_problems.register(op.Restrict)
def _restrict(operation: op.Restrict, spec: Specification) -> Iterator[Problem]:
    yield from _items(spec, operation.record, "hides", operation.hides)
    yield from _items(
        spec, operation.protected_by, "protection", (operation.subject, *operation.active)
    )
    if operation.protected_by in spec.records:
        yield from mark_problems(spec, spec.records[operation.protected_by], operation.active)


@_problems.register(op.Audit)
def _audit(operation: op.Audit, spec: Specification) -> Iterator[Problem]:
    yield from _items(spec, operation.record, "record", ())
    if operation.form is not None:
        yield from _form_items(spec, operation.form, ())


@_problems.register(op.Batch)
def _batch(operation: op.Batch, spec: Specification) -> Iterator[Problem]:
    named = (*(c.item for c in operation.when), *operation.alike, *operation.sets)
    yield from _items(spec, operation.record, "when", named)
    told = {item: value for item, value in operation.alike.items() if value is not None}
    yield from _codes(spec, operation.record, {**told, **operation.sets})
    for one in operation.when:
        if not isinstance(one.value, BusinessDate):
            yield from _codes(spec, operation.record, {one.item: one.value})


@_problems.register(op.Link)
def _link(operation: op.Link, spec: Specification) -> Iterator[Problem]:
    if operation.linkage not in spec.linkages:
        yield "linkage", operation.linkage, tuple(spec.linkages)


@_problems.register(op.Export)
def _export(operation: op.Export, spec: Specification) -> Iterator[Problem]:
    for record in operation.records:
        yield from _items(spec, record, "records", ())


@_problems.register(op.Absent)
def _absent(operation: op.Absent, spec: Specification) -> Iterator[Problem]:
    for probe in operation.probes:
        if isinstance(probe, op.DeleteProbe):
            yield from _items(spec, probe.record, "probes", ())
        elif isinstance(probe, op.CodeProbe):
            yield from _items(spec, probe.record, "probes", (probe.item,))
        else:
            yield from _form_items(spec, probe.form, ())


def _write(operation: op.Create | op.Update, spec: Specification) -> Iterator[Problem]:
    named = (*operation.inputs, *operation.sets, *operation.derives)
    yield from _items(spec, operation.record, "inputs", named)
    yield from _codes(spec, operation.record, operation.sets)
    yield from _lawful(operation, spec)
    for item, derive in operation.derives.items():
        yield from _rule(spec, f"derives.{item}", derive.rule, derive.output, derive.given)
    for guard in operation.guards:
        if isinstance(guard, RuleGuard):
            yield from _rule(spec, "guards", guard.rule, guard.output, guard.given)
        elif isinstance(guard, ValueGuard):
            yield from _items(spec, operation.record, "guards", (guard.input,))
            yield from _codes(spec, operation.record, {guard.input: guard.of})
        elif isinstance(guard, RefGuard):
            yield from _ref_guard(spec, operation, guard)
        elif isinstance(guard, OrderGuard):
            yield from _items(spec, operation.record, "guards", (guard.earlier, guard.later))
            yield from _end_of_validity(spec, operation.record, guard)


def _lawful(operation: op.Create | op.Update, spec: Specification) -> Iterator[Problem]:
    """Yield what a lawful request is told to hold and cannot: no input, or none of its codes."""
    lawful = operation.lawful
    given = (*operation.inputs, *operation.sets, *operation.derives)
    for item in lawful.named:
        if item not in given:
            yield "lawful (an input)", item, operation.inputs
    told = {item: tuple(v for v in of if v is not None) for item, of in lawful.of.items()}
    yield from _codes(spec, operation.record, {item: of for item, of in told.items() if of})
    for item, one in lawful.as_rule.items():
        yield from _rule(spec, f"lawful.as_rule.{item}", one.rule, one.output, one.given)
    if isinstance(operation, op.Update):
        yield from _items(spec, operation.record, "lawful.row", operation.lawful.row)
        yield from _codes(spec, operation.record, operation.lawful.row)


def _codes(
    spec: Specification, record: str, stated: Mapping[str, Scalar | tuple[Scalar, ...]]
) -> Iterator[Problem]:
    """Yield each value that is none of its item's codes; null empties the item."""
    group = spec.records.get(record)
    told = {item: value for item, value in stated.items() if value is not None}
    for at, found, codes in mark_problems(spec, group, told) if group else ():
        yield at.replace("active.", "value of "), found, codes


def _end_of_validity(spec: Specification, record: str, guard: OrderGuard) -> Iterator[Problem]:
    """Yield a guard that orders the end of validity: the package sets it, nobody enters it."""
    group = spec.records.get(record)
    until = group.history.until if group and group.history else None
    if group and until in {guard.earlier, guard.later}:
        others = [item.key for item in group.items if item.key != until]
        yield "guards (not the end of validity)", str(until), others


def _ref_guard(
    spec: Specification, operation: op.Create | op.Update, guard: RefGuard
) -> Iterator[Problem]:
    group = spec.records.get(operation.record)
    refs = {i.key for i in group.items if i.ref is not None} if group else set()
    if guard.input not in refs:
        yield "guards (item with a ref)", guard.input, refs


def _rule(
    spec: Specification, where: str, rule: str, output: str, given: Iterable[str]
) -> Iterator[Problem]:
    if rule not in spec.rules:
        yield f"{where}.rule", rule, tuple(spec.rules)
        return
    if output not in spec.rules[rule].output:
        yield f"{where}.output", output, tuple(spec.rules[rule].output)
    for name in given:
        if name not in spec.rules[rule].inputs:
            yield f"{where}.given", name, tuple(spec.rules[rule].inputs)


def _items(spec: Specification, record: str, where: str, named: Iterable[str]) -> Iterator[Problem]:
    if record not in spec.records:
        yield "record", record, tuple(spec.records)
        return
    known = {item.key for item in spec.records[record].items}
    for name in named:
        if name not in known:
            yield where, name, known


def _form_items(spec: Specification, form: str, named: Iterable[str]) -> Iterator[Problem]:
    if form not in spec.forms:
        yield "form", form, tuple(spec.forms)
        return
    known = {item.key for item in spec.forms[form].items}
    for name in named:
        if name not in known:
            yield "form items", name, known
