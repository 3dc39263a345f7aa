"""What an existing row says beside what a change concerns: it stays, whatever is changed.

A row with nothing but what must stand shows no loss. Filled are the items of which the catalogue
says that they last (`lasts`): contact, account, note and number items that nothing derives from
another; and the marks by which the row protects whom it is about. Left out is what may follow a
change by itself: names after a name, places after a place (`together`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.active import ways
from conformance.catalog.models.operations import Restrict
from conformance.population.people.roles import of_others

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import Row


def lasting(group: RecordGroup, changed: Collection[str]) -> tuple[str, ...]:
    """Return the optional items of a row that no change of others touches."""
    of_foreigners = of_others(group, foreign=False)
    others = of_others(group, foreign=True) if of_foreigners & {*changed} else of_foreigners
    moved = {i for family in group.together.families if {*family} & {*changed} for i in family}
    return tuple(item for item in group.lasts if item not in {*changed, *others, *moved})


def names_or_places(group: RecordGroup) -> frozenset[str]:
    """Return the items that say names or places: other registers may lawfully take them over."""
    return frozenset({*group.together.names, *group.together.places})


def protecting(spec: Specification, group: RecordGroup, changed: Collection[str]) -> Row:
    """Return the marks by which a row of the group protects; nothing where a change is of one."""
    subject, marks = next(_measures(spec, group), ("", {}))
    concerned = {subject, *marks}.intersection(changed) or set(marks).intersection(
        group.primary_key
    )
    return {} if concerned else marks


def _measures(spec: Specification, group: RecordGroup) -> Iterator[tuple[str, Row]]:
    """Yield whom a row of the group protects, by item, and the usual marks of it."""
    stated = spec.head.protection
    if stated is not None and stated.group == group.key:
        yield stated.subject, cast("Row", ways(stated.active)[0])
    for function in spec.functions.values():
        operation = function.operation
        if isinstance(operation, Restrict) and operation.protected_by == group.key:
            yield operation.subject, cast("Row", ways(operation.active)[0])
