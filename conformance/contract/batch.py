"""Batches: the current rows that meet every condition, and what is recorded on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Batch
from conformance.contract.comparing import is_after
from conformance.contract.history import succeed
from conformance.contract.run import does

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from conformance.catalog.models.operations import Condition
    from conformance.contract.run import FunctionRun
    from conformance.contract.state import State, Stored
    from conformance.findings import Json

_DAY = len("YYYY-MM-DD")


@does(Batch)
def batch(run: FunctionRun, operation: Batch) -> State:
    """Return the state with what the batch sets recorded on the rows that it selects."""
    state, place = run.state, run.place(operation.record)
    for kept in selected(state, run.call.domain, operation) if operation.sets else ():
        state = succeed(state, place, kept, operation.sets, adds=run.adds)
    return state


def selected(state: State, domain: str, operation: Batch) -> list[Stored]:
    """Return the rows that a batch selects: the current ones that meet every condition."""
    rows = state.current((domain, operation.record))
    return [kept for kept in rows if meets_all(operation.when, kept.row, state.day)]


def meets_all(conditions: Iterable[Condition], row: Mapping[str, Json], day: date) -> bool:
    """Return whether a row meets every condition of a batch on a business date."""
    return all(_meets(one, row.get(one.item), day) for one in conditions)


def _meets(one: Condition, stored: Json, day: date) -> bool:
    limit: Json = day.isoformat() if isinstance(one.value, BusinessDate) else one.value
    if isinstance(one.value, BusinessDate) and isinstance(stored, str):
        stored = stored[:_DAY]
        limit = day.isoformat()[: len(stored)]  # a month is compared with the month of the day
    if one.op in {"equals", "not_equals"}:
        return (stored == limit) is (one.op == "equals")
    if stored is None or limit is None:
        return False
    before, after = is_after(limit, stored), is_after(stored, limit)
    return {
        "before": before,
        "after": after,
        "on_or_before": not after,
        "on_or_after": not before,
    }[one.op]
