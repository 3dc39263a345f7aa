"""What an event entails: from what stood before and what was entered, what must hold after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from conformance.catalog.models.events import AbsentRow, Close, Keep, OfRole, Open, RowChange
from conformance.contract.stated import all_wanted, fixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.events import EffectEntry, Event, Role
    from conformance.catalog.models.records import RecordGroup
    from conformance.contract.stated import EnteredEvent, ValueConstraint
    from conformance.findings import Json

Row = dict[str, "Json"]
At = tuple[str, str]
"""A domain and a group of it."""

Held = Callable[[Mapping[str, "ValueConstraint"]], Mapping[str, "ValueConstraint"]]
"""Leaves out of wanted values those that nobody can see."""

What = Literal["lacking", "value", "gone", "surplus"]


@dataclass(frozen=True, slots=True)
class EffectMismatch:
    """Where what stands is not what an effect entails.

    `lacking`: no row stands that should; `gone`: a row that stood is there no more; `value`: an
    item has another value than wanted; `surplus`: a row arose that must not.
    """

    what: What
    group: str
    item: str = ""
    expected: Json = None
    found: Json = None


def key_of(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return the primary key of a row without its history number."""
    number = group.history.number if group.history else None
    return {key: row.get(key) for key in group.primary_key if key != number}


def newest(group: RecordGroup, rows: Sequence[Mapping[str, Json]]) -> Mapping[str, Json] | None:
    """Return the row with the highest history number; the last where no history is kept."""
    past = group.history
    if past is None:
        return rows[-1] if rows else None
    return max(rows, key=lambda row: _number(row, past.number), default=None)


def reads(
    spec: Specification, event: Event, act: EnteredEvent, effect: EffectEntry
) -> tuple[str, Row]:
    """Return the group and the values under which an effect can be seen."""
    if isinstance(effect, Open | AbsentRow):
        return effect.group, fixed(effect.where, act)
    role = event.role(effect.role)
    return role.group, key_of(spec.records[role.group], act.roles[role.key])


def judged(
    effect: EffectEntry,
    group: RecordGroup,
    act: EnteredEvent,
    before: Sequence[Mapping[str, Json]],
    after: Sequence[Mapping[str, Json]],
    held: Held = lambda values: values,
) -> EffectMismatch | None:
    """Return where the rows after an event are not what an effect entails; None if they are.

    `before` and `after` are all rows under what `reads` names, of whatever implementation: rows
    that a close adds, marks where they stand or takes elsewhere are judged by the newest alone.
    `held` leaves out the values that an implementation has no field for.
    """
    match effect:
        case Close():
            row, values = newest(group, after), held(all_wanted(effect.marks, act))
            return None if row is None and effect.or_gone else _met(group, row, values)
        case RowChange():
            return _met(group, newest(group, after), held(all_wanted(effect.values, act)))
        case Open():
            return _opened(effect, group, act, before, after, held)
        case Keep():
            return _kept(group, before, after)
        case AbsentRow():
            return _arisen(effect, group, act, before, after, held)


def _met(
    group: RecordGroup, row: Mapping[str, Json] | None, values: Mapping[str, ValueConstraint]
) -> EffectMismatch | None:
    return (
        EffectMismatch("gone", group.key) if row is None else next(_unmet(group, row, values), None)
    )


def _opened(
    effect: Open,
    group: RecordGroup,
    act: EnteredEvent,
    before: Sequence[Mapping[str, Json]],
    after: Sequence[Mapping[str, Json]],
    held: Held,
) -> EffectMismatch | None:
    new = _new(before, after)
    values = held(all_wanted(effect.values, act))
    if any(not list(_unmet(group, row, values)) for row in new):
        return None
    row = newest(group, new)
    if row is None:
        return EffectMismatch(
            "lacking", group.key, expected=fixed({**effect.where, **effect.values}, act)
        )
    return next(_unmet(group, row, values), None)


def _arisen(
    effect: AbsentRow,
    group: RecordGroup,
    act: EnteredEvent,
    before: Sequence[Mapping[str, Json]],
    after: Sequence[Mapping[str, Json]],
    held: Held,
) -> EffectMismatch | None:
    values = held(all_wanted(effect.values, act))
    rows = [row for row in _new(before, after) if not list(_unmet(group, row, values))]
    return EffectMismatch("surplus", group.key, found=dict(rows[0])) if rows else None


def _new(
    before: Sequence[Mapping[str, Json]], after: Sequence[Mapping[str, Json]]
) -> list[Mapping[str, Json]]:
    known = [dict(row) for row in before]
    return [row for row in after if dict(row) not in known]


def _kept(
    group: RecordGroup, before: Sequence[Mapping[str, Json]], after: Sequence[Mapping[str, Json]]
) -> EffectMismatch | None:
    was, row = newest(group, before), newest(group, after)
    if row is None or was is None:
        return EffectMismatch("gone", group.key) if was else None
    for item in (one.key for one in group.items):
        if row.get(item) != was.get(item):
            return EffectMismatch("value", group.key, item, was.get(item), row.get(item))
    return None


def stays(effect: EffectEntry) -> bool:
    """Return whether an effect says only that a row is as it was: doing nothing fulfils it."""
    if isinstance(effect, RowChange):
        own = {item: OfRole(role=effect.role, item=item) for item in effect.values}
        return dict(effect.values) == own
    return isinstance(effect, Keep | AbsentRow)


def entailed(event: Event, role: Role) -> frozenset[str]:
    """Return the items of a role's row that an event may change."""
    items: set[str] = set()
    for effect in event.effects:
        if isinstance(effect, Close) and effect.role == role.key:
            items |= set(effect.marks)
        elif isinstance(effect, RowChange) and effect.role == role.key:
            items |= set(effect.values)
    return frozenset(items)


def events_of(spec: Specification, function: str) -> tuple[Event, ...]:
    """Return the events that a call of a function may enter."""
    return tuple(
        event
        for event in spec.events.values()
        if any(one.function == function for one in event.entered_by)
    )


def touched(spec: Specification, functions: Iterable[str]) -> frozenset[str]:
    """Return the groups whose rows calls of functions may change beside the one they write."""
    found: set[str] = set()
    for function in functions:
        for event in events_of(spec, function):
            for effect in event.effects:
                if isinstance(effect, Open):
                    found.add(effect.group)
                elif not isinstance(effect, Keep | AbsentRow):
                    role = event.role(effect.role)
                    found |= {role.group, *role.also}
    return frozenset(found)


def _unmet(
    group: RecordGroup, row: Mapping[str, Json], values: Mapping[str, ValueConstraint]
) -> Iterator[EffectMismatch]:
    for item, one in values.items():
        if not one.met(row.get(item)):
            yield EffectMismatch("value", group.key, item, one.shown, row.get(item))


def _number(row: Mapping[str, Json], item: str) -> int:
    return cast("int", row[item]) if isinstance(row.get(item), int) else 0
