"""What a function works out from the day on which it is called: the day of processing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.operations import Create
from conformance.population.once import once_per_object

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row


def from_the_day(operation: Create) -> frozenset[str]:
    """Return the items that a function which adds rows derives from the business date."""
    return frozenset(
        item
        for item, rule in operation.derives.items()
        if any(isinstance(one, BusinessDate) for one in rule.given.values())
    )


def entered_on(
    spec: Specification, group: RecordGroup, row: Row, fixed: Collection[str], day: date
) -> Row:
    """Return a row as the functions that add such rows leave it, entered on a day.

    Items that a case fixes stay as they are.
    """
    items = _by_all(spec).get(group.key, frozenset())
    return row | {item: day.isoformat() for item in items if item in row and item not in fixed}


@once_per_object
def _by_all(spec: Specification) -> dict[str, frozenset[str]]:
    """Return by group the items that every function which adds rows derives from its day.

    A view shows what the groups it is of hold.
    """
    found: dict[str, frozenset[str]] = {}
    for function in spec.functions.values():
        one = function.operation
        if isinstance(one, Create):
            own = from_the_day(one)
            found[one.record] = found.get(one.record, own) & own
    for group in spec.records.values():
        if group.view is not None:
            shown = [found.get(key, frozenset[str]()) for key in group.view.of]
            found[group.key] = frozenset.intersection(*shown)
    return found
