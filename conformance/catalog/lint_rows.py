"""What a record group says of its rows must make sense: items, codes and rules it names exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import Bounds, values_of
from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.operations import Cancel, Create, Update

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from conformance.catalog.lint_operations import Problem
    from conformance.catalog.models.conditions import Value, When
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Follows, Item, Period, RecordGroup, View

SPANNING = frozenset({"date", "datetime", "year_month", "year", "integer"})
"""Types whose values have an order in time."""

_WRITING = (Create, Update, Cancel)

_NUMBERS = frozenset({"integer", "decimal"})
_KINDS = {"flag": bool, "integer": int}


def row_problems(spec: Specification, group: RecordGroup) -> Iterator[Problem]:
    """Yield where in the group, what was found there, and what would be right."""
    for item in group.items:
        if item.required_when is not None:
            yield from when_problems(spec, group, f"{item.key}.required_when", item.required_when)
    for number, period in enumerate(group.periods):
        yield from _period(spec, group, f"periods[{number}]", period)
    if group.history is not None:
        past = group.history
        named = (past.number, past.latest, past.since, past.until)
        yield from unknown(group, "history", [name for name in named if name])
    for name, told in (("lasts", (group.lasts,)), ("together", group.together.families)):
        yield from unknown(group, name, [item for family in told for item in family])
    yield from _lasting(group)
    for follows in group.follows:
        yield from _follows(spec, group, f"follows.{follows.item}", follows)
    if group.view is not None:
        yield from _view(spec, group, group.view)


def _lasting(group: RecordGroup) -> Iterator[Problem]:
    """Yield items said to last that every change may concern: keys, and what must be sent."""
    bound = {*group.primary_key, *(item.key for item in group.items if item.required)}
    free = [item.key for item in group.items if item.key not in bound]
    yield from (("lasts", item, free) for item in group.lasts if item in bound)


def _view(spec: Specification, group: RecordGroup, view: View) -> Iterator[Problem]:
    """Yield what a view cannot show, and functions that would write into it."""
    for name in view.of:
        shown = spec.records.get(name)
        if shown is None or shown.view is not None:
            yield "view.of", name, [one.key for one in spec.records.values() if not one.view]
            continue
        known = {item.key for item in shown.items}
        for item in group.items:
            if not known.intersection(view.takes.get(item.key, (item.key,))):
                yield f"view.of.{name}", item.key, sorted(known)
    if view.one is not None:
        yield from when_problems(spec, group, "view.one.when", view.one.when)
        yield from unknown(group, "view.one.day", [view.one.day])
    for function in spec.functions.values():
        operation = function.operation
        if isinstance(operation, _WRITING) and operation.record == group.key:
            yield f"view ({function.key})", group.key, view.of


def unknown(group: RecordGroup, where: str, named: Iterable[str]) -> Iterator[Problem]:
    """Yield the names that are no items of the group."""
    known = [item.key for item in group.items]
    for name in named:
        if name not in known:
            yield where, name, known


def when_problems(
    spec: Specification, group: RecordGroup, where: str, when: When
) -> Iterator[Problem]:
    """Yield the items and values of a condition that the group cannot have."""
    yield from unknown(group, where, when.items)
    known = {item.key: item for item in group.items}
    for name, wanted in when.root.items():
        for value in values_of(wanted) if name in known else ():
            yield from value_problems(spec, known[name], f"{where}.{name}", value)
        if isinstance(wanted, Bounds) and name in known and known[name].type not in _NUMBERS:
            yield f"{where}.{name}", known[name].type, _NUMBERS


def value_problems(spec: Specification, item: Item, where: str, value: Value) -> Iterator[Problem]:
    """Yield a value that the item cannot have."""
    kind = _KINDS.get(item.type, str)
    if type(value) is not kind:
        yield where, str(value), [f"a value of kind {kind.__name__}"]
        return
    listed = spec.codes.get(item.code_list) if item.code_list else None
    if listed is not None and not listed.open_values and value not in listed.values:
        yield where, str(value), tuple(listed.values)


def _period(
    spec: Specification, group: RecordGroup, where: str, period: Period
) -> Iterator[Problem]:
    ends = (period.since, period.until)
    yield from unknown(group, where, (*ends, *period.per))
    yield from when_problems(spec, group, where, period.when)
    types = sorted({item.type for item in group.items if item.key in ends})
    if len(types) > 1 or not SPANNING.issuperset(types):
        yield f"{where} (both of one type)", ", ".join(types), SPANNING


def _follows(
    spec: Specification, group: RecordGroup, where: str, follows: Follows
) -> Iterator[Problem]:
    yield from unknown(group, where, (follows.item,))
    yield from when_problems(spec, group, f"{where}.when", follows.when)
    rule = spec.rules.get(follows.rule)
    if rule is None:
        yield f"{where}.rule", follows.rule, tuple(spec.rules)
        return
    yield from _known(f"{where}.output", (follows.output,), rule.output)
    yield from _known(f"{where}.given", follows.given, rule.inputs)
    for binding in follows.given.values():
        if isinstance(binding, BusinessDate):  # a row may be older than the export
            yield f"{where}.given", "business_date", ("an item", "const")
        elif not isinstance(binding, Const):
            yield from unknown(group, f"{where}.given", (binding,))


def _known(where: str, named: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    for name in named:
        if name not in known:
            yield where, name, known
