"""What a lawful request holds beyond what types, references and guards say: as the text tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.models.guards import OrderGuard, ValueGuard
from conformance.contract.comparing import is_after
from conformance.contract.rule_inputs import BoundRule, derivations, output_of
from conformance.population import seeds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.base import Scalar
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Update
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9:]{8})?)?")
_FIRST: Final = "0000-01-01T09:00:00"
_SIZES: Final = {"year_month": 7, "date": 10, "datetime": 19}


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
    group, pairs = spec.records[operation.record], tuple(_ordered(operation))
    derived: Mapping[str, Json] = {}
    if any({*pair} & operation.derives.keys() for pair in pairs):
        found = derivations(spec, operation, {**made, **operation.sets}, day)
        derived = found.values if found else {}
    for earlier, later in pairs:
        known = {**made, **derived}
        if _comes_after(known.get(earlier), known.get(later)):
            gives_way, stays = (
                (later, earlier) if earlier in {*fixed, *derived} else (earlier, later)
            )
            made[gives_way] = _as_told(group, gives_way, known[stays])
    for item in lawful.by_today:
        if _comes_after(made.get(item), day.isoformat()):
            made[item] = _as_told(group, item, day.isoformat())
    for item, other in lawful.same.items():
        made[item] = _as_told(group, item, made.get(other))
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


def _comes_after(first: Json, last: Json) -> bool:
    """Say whether a value lies after another, a day not after the month it lies in."""
    if isinstance(first, str) and isinstance(last, str):
        size = min(len(first), len(last)) if _is_time(first) and _is_time(last) else None
        return first[:size] > last[:size]
    return is_after(first, last)


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def _as_told(group: RecordGroup, item: str, value: Json) -> Json:
    """Return a value as an item holds it: the day of a month, the month of a day."""
    kind = next((one.type for one in group.items if one.key == item), None)
    if not isinstance(value, str) or not _is_time(value) or kind not in _SIZES:
        return value
    return f"{value}{_FIRST[len(value) :]}"[: _SIZES[kind]]
