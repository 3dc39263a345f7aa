"""What a rule says of where its outcome is shown must exist: functions, items, facts, outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create, Update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.lint_operations import Problem
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule
    from conformance.catalog.models.shown import Entering


def shown_problems(spec: Specification, rule: Rule) -> Iterator[Problem]:
    """Yield where in a rule's `shown`, what was found there, and what would be right."""
    for way in rule.shown:
        sent: set[str] = set()
        for step in way.steps:
            yield from _step(spec, rule, step, sent)
        group = spec.records.get(way.group)
        items = {item.key for item in group.items} if group else set[str]()
        if group is None:
            yield "shown.group", way.group, spec.records
        yield from _among("shown.where", way.where, items)
        yield from _among("shown.where", way.where.values(), sent)
        yield from _among("shown.outputs", way.outputs, rule.output)
        yield from _among("shown.outputs", way.outputs.values(), items)
        yield from _among("shown.given", way.given, rule.inputs)


def _step(spec: Specification, rule: Rule, step: Entering, sent: set[str]) -> Iterator[Problem]:
    function = spec.functions.get(step.function)
    operation = function.operation if function else None
    if not isinstance(operation, Create | Update):
        known = [k for k, f in spec.functions.items() if isinstance(f.operation, Create | Update)]
        yield "shown.steps.function", step.function, known
        return
    named = (*step.facts, *step.same, *step.outputs, *step.sets)
    yield from _among("shown.steps", named, operation.inputs)
    yield from _among("shown.steps.same", step.same.values(), sent)
    yield from _among("shown.steps.facts", step.facts.values(), rule.inputs)
    yield from _among("shown.steps.codes", step.codes, rule.inputs)
    yield from _among("shown.steps.outputs", step.outputs.values(), rule.output)
    lists = {item.key: item.code_list for item in spec.records[operation.record].items}
    for item, fact in step.facts.items():
        listed = spec.codes.get(lists.get(item) or "")
        if fact in step.codes and listed is not None:
            yield from _among("shown.steps.codes", step.codes[fact].values(), listed.values)
    sent |= {*operation.inputs}


def _among(where: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    options = set(known)
    for name in names:
        if name not in options:
            yield where, name, options
