"""What an event entails in other rows than the one that its function writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.models.events import AbsentRow, Close, Keep, Open
from conformance.contract import standing
from conformance.contract.guards import GuardRefusedError
from conformance.contract.history import succeed
from conformance.contract.state import Stored
from conformance.contract.stated import EnteredEvent, all_wanted, fixed
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.events import EffectEntry, Event, Role, Stated
    from conformance.catalog.models.records import RecordGroup
    from conformance.contract.call import Call
    from conformance.contract.reply import Refusal
    from conformance.contract.state import Loose, Place, State
    from conformance.contract.stated import ValueConstraint
    from conformance.findings import Json
    from conformance.population.rows import Row

_BARRED = "C0409"


def entailed(before: State, call: Call, after: State) -> State | Refusal:
    """Return the state with what the event entered by a call brings about elsewhere.

    Only what the event states is held of the rows it touches: all else in them, and in which rows
    of their history it stands, is the package's affair. Refused is what stands against an event,
    and a call that would enter two: somebody registered both as Japanese and as a foreigner.

    Args:
        before: what stood when the function was run.
        call: the function, by whom it was run, and what was entered.
        after: what stands once the function has written its own row.
    """
    act = EnteredEvent(call.body, before.day)

    def rows(group: str) -> list[Row]:
        return [kept.row for kept in before.at((call.domain, group))]

    found = list(standing.entered(before.spec(call.domain), call.key, act, rows))
    if len(found) > 1 or any(standing.is_barred(event, seen) for event, seen in found):
        return GuardRefusedError(_BARRED).refusal
    for event, seen in found:
        for effect in event.effects:
            after = _done(after, call, event, seen, effect)
    return after


def _done(state: State, call: Call, event: Event, act: EnteredEvent, effect: EffectEntry) -> State:
    if isinstance(effect, Keep | AbsentRow):
        return state
    if isinstance(effect, Open):
        return _opened(state, call, act, effect)
    role = event.role(effect.role)
    stated = effect.marks if isinstance(effect, Close) else effect.values
    for seen in _seen(state, (call.domain, role.group), role, act, stated):
        wanted = all_wanted(stated, seen)
        gone = isinstance(effect, Close) and effect.or_gone
        for name in (role.group, *role.also):
            state = _touched(state, (call.domain, name), seen.roles[role.key], wanted, gone=gone)
    return state


def _seen(
    state: State, place: Place, role: Role, act: EnteredEvent, stated: Mapping[str, Stated]
) -> Iterator[EnteredEvent]:
    """Yield the act with each row that takes a role: the one told by its key, or all that fit.

    Who else lives in the household of somebody who takes part is told by the household alone, and
    by what the event leaves as it is: one whose record was erased before lives there no more.
    """
    if role.key in act.roles:
        yield act
        return
    shared = {k: v for k, v in role.values.items() if getattr(v, "role", None) in act.roles}
    where = fixed(shared, act)
    if not where or None in where.values():
        return
    known = [key_of(state.group(place), dict(row)) for row in act.roles.values()]
    left = [(k, v) for k, v in stated.items() if isinstance(v, str) and role.values.get(k) == v]
    for kept in state.current(place):
        mine = key_of(state.group(place), kept.row)
        if mine not in known and all(kept.row.get(k) == v for k, v in (*where.items(), *left)):
            yield replace(act, roles={**act.roles, role.key: kept.row})


def _touched(
    state: State,
    place: Place,
    row: Mapping[str, Json],
    wanted: Mapping[str, ValueConstraint],
    *,
    gone: bool,
) -> State:
    """Return the state with the newest row under a key as wanted, and nothing else held of it."""
    group = state.group(place)
    old = state.find(place, row)
    if old is None:
        return state
    items = {item.key for item in group.items}
    changes: Row = {}
    vague, never = set[str](), list(old.never)
    for item, one in wanted.items():
        if item not in items:
            continue
        if one.any_of and one.filled is None:
            changes[item] = one.any_of[0]
            vague |= {item} if len(one.any_of) > 1 else set()
            continue
        vague.add(item)
        never += [(item, value) for value in one.other_than]
        if not one.met(old.row.get(item)):
            changes[item] = state.day.isoformat() if one.filled else None
    held = (set(changes) | _held(old, group)) - vague
    loose: Loose = "newest_or_gone" if gone or old.loose == "newest_or_gone" else "newest"
    follows = any(old.row.get(item) != value for item, value in changes.items())
    if follows and old.loose not in {"newest", "newest_or_gone"} and group.history is not None:
        state = succeed(state, place, old, changes)
        state = _past(state, place, old, all_of_them=gone)
        now = state.find(place, row) or old
    else:
        now = Stored({**old.row, **changes})
        state = state.replacing(place, old, now)
    keys = key_of(group, now.row)
    made = Stored(now.row, frozenset(items - held - keys.keys()), loose, tuple(never))
    return state.replacing(place, now, made)


def _held(old: Stored, group: RecordGroup) -> set[str]:
    """Return the items of a row that an event has touched before which are held of it."""
    held = {item.key for item in group.items} - old.open
    return held if old.loose in {"newest", "newest_or_gone"} else set()


def _past(state: State, place: Place, old: Stored, *, all_of_them: bool) -> State:
    """Return the state with nothing held of the row that was touched, or of all before the last."""
    *before, _ = state.under(place, old.row)
    for kept in before if all_of_them else before[-1:]:
        state = state.replacing(place, kept, replace(kept, loose="past"))
    return state


def _opened(state: State, call: Call, act: EnteredEvent, effect: Open) -> State:
    """Return the state with the row that an event opens, unless its function is what adds it."""
    if getattr(state.spec(call.domain).functions[call.key].operation, "record", "") == effect.group:
        return state
    place, group = (call.domain, effect.group), state.group((call.domain, effect.group))
    values = fixed({**effect.where, **effect.values}, act)
    row: Row = {**_required(state, place, act), **values}
    if group.history is not None:
        last = state.find(place, row)
        row[group.history.number] = (state.number(place, last) if last else 0) + 1
    unsaid = {item.key for item in group.items} - values.keys()
    return state.adding(place, Stored(row, frozenset(unsaid), "some"))


def _required(state: State, place: Place, act: EnteredEvent) -> Row:
    """Return some values of the items that a row must have: of who takes part, or of another."""
    needed = [item.key for item in state.group(place).items if item.required]
    sources = [*act.roles.values(), *(kept.row for kept in state.at(place)[:1])]
    found: Row = {}
    for row in sources:
        found |= {k: row[k] for k in needed if k not in found and row.get(k) is not None}
    return found
