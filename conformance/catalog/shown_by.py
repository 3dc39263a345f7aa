"""The ways in which rows show what a rule gives: those a rule states, and those of its own items.

An item that `follows` from others of its row is shown by any function that adds such a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import Filled, values_of
from conformance.catalog.models.derive import Const
from conformance.catalog.models.operations import Create
from conformance.catalog.models.shown import Entering, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Follows, RecordGroup


def shown_by(spec: Specification, rule: str) -> tuple[Shown, ...]:
    """Return the ways in which the outcome of a rule can be seen in rows."""
    return (*spec.rules[rule].shown, *_followed(spec, rule))


def _followed(spec: Specification, rule: str) -> Iterator[Shown]:
    for group in spec.records.values():
        alike: dict[str, list[Follows]] = {}
        for one in group.follows:
            if one.rule == rule:
                alike.setdefault(f"{one.given} {one.when}", []).append(one)
        for follows in alike.values():
            for function in spec.functions.values():
                found = function.operation
                if isinstance(found, Create) and found.record == group.key:
                    yield from _entered(group, function.key, found, follows)


def _entered(
    group: RecordGroup, function: str, operation: Create, follows: list[Follows]
) -> Iterator[Shown]:
    given, when = follows[0].given, follows[0].when.root
    facts: dict[str, str] = {}
    for fact, item in given.items():
        if isinstance(item, str):
            facts.setdefault(item, fact)  # of two facts that one item tells the second is left open
    wanted = {k: values_of(w)[0] for k, w in when.items() if not isinstance(w, Filled)}
    fixed = {k: v for k, v in operation.sets.items() if k in wanted}
    if any(wanted[k] != v for k, v in fixed.items()):
        return
    sets: dict[str, Scalar] = {k: v for k, v in wanted.items() if k not in fixed}
    if not {*facts, *sets} <= {*operation.inputs} or any(one.item in facts for one in follows):
        return
    number = group.history.number if group.history else None
    yield Shown(
        steps=(
            Entering(
                function=function,
                facts=facts,
                sets=dict(sets),
                outputs={f.item: f.output for f in follows if f.item in operation.inputs},
            ),
        ),
        group=group.key,
        where={k: k for k in group.primary_key if k != number},
        outputs={f.output: f.item for f in follows},
        given={
            fact: binding.const
            for fact, binding in given.items()
            if isinstance(binding, Const) and not isinstance(binding.const, tuple)
        },
    )
