"""What a lawful request holds beyond what types, references and guards say: as the text tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.guards import OrderGuard, ValueGuard
from conformance.contract.comparing import is_after
from conformance.contract.rule_inputs import BoundRule, output_of
from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Update
    from conformance.findings import Json
    from conformance.population.rows import Row


def agreed_rules(operation: Create | Update) -> list[BoundRule]:
    """Return the rules that say what a lawful request holds."""
    return [BoundRule(one.rule, one.given) for one in operation.lawful.as_rule.values()]


def values_of(operation: Create | Update) -> dict[str, tuple[Scalar, ...]]:
    """Return the values that inputs have in a lawful request, where only some are lawful."""
    guarded = {g.input: g.of for g in operation.guards if isinstance(g, ValueGuard)}
    return {**guarded, **operation.lawful.of}


def drawn(operation: Create | Update, seed: int, name: str, facts: Mapping[str, Json]) -> Row:
    """Return values for a request, one of the lawful ones each; those of the facts stay."""
    return {
        item: seeds.pick(values, seed, name, item)
        for item, values in values_of(operation).items()
        if item not in facts
    }


def is_told_of(operation: Create | Update, facts: Mapping[str, Json]) -> bool:
    """Say whether the requirement tells of the values that facts give."""
    told = values_of(operation)
    return all(facts[item] in values for item, values in told.items() if item in facts)


def agreeing(
    spec: Specification,
    operation: Create | Update,
    inputs: Row,
    fixed: Collection[str],
    day: date,
) -> Row | None:
    """Return a request whose items agree with each other; None where a rule says nothing of it.

    Of two in order the one that is not `fixed` gives way.
    """
    lawful, made = operation.lawful, dict(inputs)
    for earlier, later in _ordered(operation):
        _put_in_order(made, earlier, later, fixed)
    for item, other in lawful.same.items():
        made[item] = made.get(other)
    for item, one in lawful.as_rule.items():
        row = {**made, **operation.sets}
        output = output_of(spec, BoundRule(one.rule, one.given), row, day)
        if output is None or one.output not in output:
            return None
        made[item] = output[one.output]
    for item, parts in lawful.sums.items():
        made[item] = sum(n for part in parts if isinstance(n := made.get(part), int))
    return made


def _ordered(operation: Create | Update) -> Iterator[tuple[str, str]]:
    yield from operation.lawful.order
    for guard in operation.guards:
        if isinstance(guard, OrderGuard):
            yield guard.earlier, guard.later


def _put_in_order(made: Row, earlier: str, later: str, fixed: Collection[str]) -> None:
    first, last = made.get(earlier), made.get(later)
    if not is_after(first, last):
        return
    if earlier in fixed:
        made[later] = first
    else:
        made[earlier] = last
