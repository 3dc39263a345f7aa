"""Batches: the rows that meet every condition, and what is recorded on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Batch
from conformance.population.rows import key_of
from conformance.reference.operations.registry import runs
from conformance.reference.operations.writing import succeed

if TYPE_CHECKING:
    from conformance.catalog.models.operations import Condition
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall

_DAY_LENGTH = len("YYYY-MM-DD")


@runs(Batch)
def batch(call: FunctionCall, operation: Batch) -> list[Row]:
    """Return the keys of the rows for which all conditions hold; apply what is to be set."""
    group = call.group(operation.record)
    table = call.table(operation.record)
    rows = call.behaviour.seen(table.current(), table.query({}))
    selected = call.behaviour.selected([r for r in rows if _meets_all(call, operation, r)])
    if operation.sets:
        for row in call.behaviour.marked(selected):
            succeed(call, operation.record, row, dict(operation.sets))
    return [key_of(group, row) for row in selected]


def _meets_all(call: FunctionCall, operation: Batch, row: Row) -> bool:
    return all(_meets(call, condition, row.get(condition.item)) for condition in operation.when)


def _meets(call: FunctionCall, condition: Condition, stored: Json) -> bool:
    today = isinstance(condition.value, BusinessDate)
    limit: Json = (
        call.sandbox.today if isinstance(condition.value, BusinessDate) else condition.value
    )
    met = _holds(condition.op, stored, limit, same_precision=today)
    return call.behaviour.meets(condition, stored, limit, met=met)


def _holds(comparison: str, stored: Json, limit: Json, *, same_precision: bool) -> bool:
    if same_precision and isinstance(stored, str):
        stored, limit = stored[:_DAY_LENGTH], str(limit)[: len(stored)]
    if comparison == "equals":
        return stored == limit
    if comparison == "not_equals":
        return stored != limit
    if stored is None or limit is None:
        return False
    order = _order(stored, limit)
    return {
        "before": order < 0,
        "after": order > 0,
        "on_or_before": order <= 0,
        "on_or_after": order >= 0,
    }[comparison]


def _order(stored: Json, limit: Json) -> int:
    """Return -1, 0 or 1 as the stored value lies before, at or after the limit."""
    if isinstance(stored, int) and isinstance(limit, int):
        return (stored > limit) - (stored < limit)
    return (str(stored) > str(limit)) - (str(stored) < str(limit))
