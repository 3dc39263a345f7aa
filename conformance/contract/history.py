"""How a group keeps its past: the first row under a key, and what follows a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.state import Stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.contract.state import Loose, Place, State
    from conformance.findings import Json
    from conformance.population.rows import Row

_ENDS = {"date": "", "year_month": "", "year": "", "datetime": "T09:00:00"}
_LENGTH = {"date": 10, "year_month": 7, "year": 4, "datetime": 19}


def first_of(group: RecordGroup) -> Row:
    """Return the history items of the first row under a key; nothing where none is kept."""
    past = group.history
    return {} if past is None else {past.number: 1, **({past.latest: True} if past.latest else {})}


def key_items(group: RecordGroup) -> list[Item]:
    """Return the items of the primary key that a caller knows: all but the history number."""
    number = group.history.number if group.history else None
    return [group.item(key) for key in group.primary_key if key != number]


def clocked(group: RecordGroup, written: Mapping[str, Json]) -> frozenset[str]:
    """Return the items whose date and time a package may take from its clock at the entry."""
    keys = set(group.primary_key)
    moments = (i.key for i in group.items if i.type == "datetime" and i.key not in keys)
    return frozenset(moments) & written.keys()


def succeed(
    state: State, place: Place, old: Stored, changes: Mapping[str, Json], *, adds: bool = True
) -> State:
    """Return the state with a changed row: after the old one where a history is kept.

    `adds`: false where the contract leaves open whether a row is added, and none is.
    """
    group = state.group(place)
    past, settled = group.history, (old.open - changes.keys()) | clocked(group, changes)
    never = tuple(one for one in old.never if one[0] not in changes)
    if past is None or not adds:
        row = {**old.row, **changes}
        return state.replacing(place, old, Stored(row, settled, old.loose, never))
    ended, new, own = dict(old.row), dict(old.row), set[str]()
    new[past.number] = state.number(place, old) + 1
    if past.latest is not None:
        ended[past.latest], new[past.latest] = False, True
    if past.until is not None:
        own.add(past.until)
        ended[past.until] = old.row.get(past.until) or end_of_validity(group, past.until, state.day)
        new[past.until] = None
    moved = {name for name in (past.since, past.until) if name} - changes.keys()
    was, now = _places(old.loose)
    before = state.replacing(place, old, Stored(ended, old.open | own, was))
    return before.adding(place, Stored({**new, **changes}, settled | moved, now, never))


def _places(loose: Loose) -> tuple[Loose, Loose]:
    """Return what is held of a row that another follows, and of that one."""
    if not loose:
        return "", ""
    return ("some", "newest") if loose == "some" else ("past", "newest")


def end_of_validity(group: RecordGroup, item: str, day: date) -> str:
    """Return the end of validity of a row that ends on a day, in the form of its item."""
    kind = group.item(item).type
    return (day.isoformat() + _ENDS.get(kind, ""))[: _LENGTH.get(kind, 19)]
