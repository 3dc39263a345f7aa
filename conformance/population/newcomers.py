"""The world before somebody is entered in it: nothing of theirs stands, and nothing names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.numbers import is_person, principal
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow

    Find = Callable[[str], Specification | None]


def before_entry(
    world: Iterable[PlacedRow], entered: Iterable[PlacedRow], find: Find
) -> list[PlacedRow]:
    """Return the rows that can stand before others are entered.

    The others are left out. A household that stands is without its head until they are entered;
    what a row must have stays.
    """
    coming = list(entered)
    keys = {_key(one, find) for one in coming}
    known = [one for one in world if _key(one, find) not in keys]
    people = _made_known(coming, find) - _made_known(known, find)
    return [_unnamed(one, people, find) for one in known]


def at_entry(
    entered: Iterable[PlacedRow], world: Iterable[PlacedRow], find: Find
) -> list[PlacedRow]:
    """Return rows as they can be when they are entered.

    What is kept of somebody once they are entered, their number say, is not named yet; what a row
    must have stays. `world`: all that the rows refer to.
    """
    coming = list(entered)
    people = _made_known(coming, find)
    later = [one for one in world if _must_name(one, people, find)]
    return [_before(one, later, find) for one in coming]


def _must_name(placed: PlacedRow, people: set[Json], find: Find) -> bool:
    group = _group(placed, find)
    named = (i.key for i in group.items if is_person(i) and i.ref is not None and i.required)
    return any(placed.row.get(key) in people for key in named)


def _before(placed: PlacedRow, later: list[PlacedRow], find: Find) -> PlacedRow:
    group = _group(placed, find)
    open_ = {
        item.key: None
        for item in group.items
        if item.ref is not None and not item.required and item.key not in group.primary_key
        for one in later
        if (one.domain, one.group) in {(item.ref.domain, name) for name in item.ref.groups}
        and one.row.get(item.ref.item) == placed.row.get(item.key)
    }
    return replace(placed, row={**placed.row, **open_}) if open_ else placed


def _unnamed(placed: PlacedRow, people: set[Json], find: Find) -> PlacedRow:
    group = _group(placed, find)
    optional = (i.key for i in group.items if is_person(i) and not i.required)
    named = {k for k in optional if k not in group.primary_key and placed.row.get(k) in people}
    return replace(placed, row={**placed.row, **dict.fromkeys(named)}) if named else placed


def _made_known(placed: Iterable[PlacedRow], find: Find) -> set[Json]:
    """Return the numbers of the people whom rows make known: those of a register itself."""
    found: set[Json] = set()
    for one in placed:
        group = _group(one, find)
        own = principal(group)
        if own is not None and group.item(own).ref is None:
            found.add(one.row.get(own))
    return found


def _key(placed: PlacedRow, find: Find) -> tuple[str, str, str]:
    return placed.domain, placed.group, str(key_of(_group(placed, find), placed.row))


def _group(placed: PlacedRow, find: Find) -> RecordGroup:
    spec = find(placed.domain)
    if spec is None:
        raise LookupError(placed.domain)
    return spec.records[placed.group]
