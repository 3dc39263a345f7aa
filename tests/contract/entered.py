"""Events in a drawn history: drawn, judged by what the catalogue says of them, taken over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from conformance.catalog.models.events import Keep, OfInput, OfRole
from conformance.contract import standing
from conformance.contract.after_event import judged, newest, reads
from conformance.contract.standing import ENTRY
from conformance.contract.state import Stored
from conformance.contract.stated import EnteredEvent, fixed
from conformance.population.rows import key_of, known
from conformance.worlds.event import ready, request

if TYPE_CHECKING:
    from conformance.catalog.models.events import Event
    from conformance.contract.call import Call
    from conformance.contract.state import State
    from conformance.worlds.event import Ready


@dataclass(frozen=True)
class Done:
    """An event that was entered: what stood before and after it, and its row in the history."""

    event: Event
    act: EnteredEvent
    entry: dict
    after: dict
    """The rows of its roles as the event left them."""


class Entered:
    """The events of one history."""

    def __init__(self, history) -> None:
        self.history, self.spec, self.done = history, history.spec, []

    # -- drawing --------------------

    def draw(self, number: int) -> Ready:
        """Return an event about one of a few people of its kind, made ready by one of its ways."""
        random = self.history.random
        event = random.choice(list(self.spec.events.values()))
        way = random.choice(event.entered_by).function
        kind = event.role(event.subject).group
        return ready(self._ground(event.key, way), f"-{kind}-{number}")

    def cancelling(self) -> tuple[str, dict, str] | None:
        """Return the call that takes an event back, if one can be: function, inputs, role."""
        done = [d for d in self.done if d.event.cancel]
        if not done:
            return None
        one = self.history.random.choice(done)
        stated = one.event.cancel
        inputs, _, role = request(self._ground(one.event.key, ""), stated.function)
        act = replace(one.act, roles={**one.act.roles, ENTRY: one.entry})
        return stated.function, {**inputs, **fixed(stated.inputs, act)}, role

    def _ground(self, key: str, way: str) -> SimpleNamespace:
        history = self.history
        return SimpleNamespace(
            spec=self.spec,
            domain=self.spec.domain,
            key=key,
            day=history.day,
            builder=history.builder,
            group=self.spec.records.__getitem__,
            case=SimpleNamespace(param=lambda _: way),
        )

    # -- what the catalogue says --------------------

    def of(self, state: State, call: Call) -> list[tuple[Event, EnteredEvent]]:
        """Return the events that a call enters, with the rows of their roles as they stand."""
        return list(standing.entered(*self._seen(state, call)))

    def open_to(self, state: State, call: Call) -> list[tuple[Event, EnteredEvent]]:
        """Return the events that a call may enter or take back, though no statement says so."""
        return list(standing.left_open(*self._seen(state, call)))

    def might_enter(self, state: State, call: Call) -> list[tuple[Event, EnteredEvent]]:
        """Return the events that a call may enter."""
        return list(standing.might_enter(*self._seen(state, call)))

    def _seen(self, state: State, call: Call):
        def rows(group: str) -> list[dict]:
            return [kept.row for kept in state.at((self.spec.domain, group))]

        return self.spec, call.key, EnteredEvent(call.body, state.day), rows

    def follow(self, before: State, after: State, call: Call, events) -> State:
        """Hold that each effect came about; return the state with the rows it left open."""
        for event, act in events:
            for effect in event.effects:
                role = getattr(effect, "role", None)
                if isinstance(effect, Keep) or (role and role not in act.roles):
                    continue
                name, where = reads(self.spec, event, act, effect)
                place = self.spec.domain, name
                stood = [k.row for k in before.at(place) if where.items() <= k.row.items()]
                stands = self.history.package.query(*place, where)
                differs = judged(effect, self.spec.records[name], act, stood, stands)
                assert differs is None, (call, event.key, effect.key, differs)
        for event, act in self.open_to(before, call):
            after = self._taken_over(after, event, act, call)
        for event, act in [*self.open_to(before, call), *events]:
            after = self._of_unknown(after, event, act)
        for event, act in events:
            after = self._beyond(after, event, act, call)
        for event, act in events:
            self._remember(event, act, after)
        return after

    def _taken_over(self, state: State, event: Event, act: EnteredEvent, call: Call) -> State:
        """Return the state with all that stands where an event could show, beside its own row."""
        for effect in event.effects:
            role = getattr(effect, "role", None)
            if role and role not in act.roles:
                continue
            name, where = reads(self.spec, event, act, effect)
            for one in {name, *(event.role(role).also if role else ())} - {call.group}:
                state = self.taken(state, one, where)
        return state

    def _beyond(self, state: State, event: Event, act: EnteredEvent, call: Call) -> State:
        """Return the state with rows of the function's own group that the event takes further."""
        operation = self.spec.functions[call.key].operation
        written = {*getattr(operation, "inputs", ()), *getattr(operation, "sets", {})}
        for effect in event.effects:
            role = getattr(effect, "role", None)
            stated = getattr(effect, "marks", None) or getattr(effect, "values", {})
            own = role in act.roles and event.role(role).group == call.group
            if own and not isinstance(effect, Keep):
                name, where = reads(self.spec, event, act, effect)
                another = any(call.body.get(key) != value for key, value in where.items())
                if another or set(stated) - written:
                    state = self.taken(state, name, where)
        return state

    def _of_unknown(self, state: State, event: Event, act: EnteredEvent) -> State:
        """Return the state with rows that may be of a role whose row no key of the call tells."""
        for key in {getattr(effect, "role", None) for effect in event.effects} - {None, *act.roles}:
            role = event.role(key)
            keys = self.spec.records[role.group].primary_key
            named = {k: role.values[k] for k in keys if k in role.values}
            where = fixed({k: v for k, v in named.items() if isinstance(v, OfInput | OfRole)}, act)
            if where and None not in where.values():
                state = self.taken(state, role.group, where)
        return state

    def taken(self, state: State, name: str, where: dict) -> State:
        """Return the state with the rows that stand under some values in the place of its own.

        No row that stood may be gone, and none may stand that differs from one before the newest.
        """
        place, group = (self.spec.domain, name), self.spec.records[name]
        rows = [known(group, row) for row in self.history.package.query(*place, where)]
        for key in {str(key_of(group, row)): key_of(group, row) for row in rows}.values():
            own = [Stored(row) for row in rows if key_of(group, row) == key]
            stood = state.under(place, key)
            assert len(stood) <= len(own) <= len(stood) + 1, (name, key)
            rest = [k for k in state.at(place) if key_of(group, k.row) != key]
            state = state.holding(place, [*rest, *sorted(own, key=partial(state.number, place))])
        return state

    def _remember(self, event: Event, act: EnteredEvent, after: State) -> None:
        stated = event.cancel
        if stated is None:
            return
        rows = [k.row for k in after.at((self.spec.domain, stated.group))]
        where = fixed(stated.where, act)
        entry = newest(
            self.spec.records[stated.group], [r for r in rows if where.items() <= r.items()]
        )
        left = {role: self._now(after, event, act, role) for role in stated.restores}
        self.done.append(Done(event, act, dict(entry), left))

    def _now(self, state: State, event: Event, act: EnteredEvent, role: str) -> dict | None:
        if role not in act.roles:
            return None
        found = state.find((self.spec.domain, event.role(role).group), act.roles[role])
        return dict(found.row) if found else None

    # -- cancellation --------------------

    def taken_back(self, before: State, after: State, call: Call) -> None:
        """Hold that a call that cancels an event restores what it changed and nothing has since."""
        for done in [d for d in self.done if self._names(d, call)]:
            self.done.remove(done)
            stated = done.event.cancel
            exact = call.key == stated.function and self._as_stated(done, call)
            for role, items in stated.restores.items():
                was, now = done.after[role], self._now(after, done.event, done.act, role)
                if exact and was and was == self._now(before, done.event, done.act, role):
                    had = done.act.roles[role]
                    assert all(now.get(i) == had.get(i) for i in items), (call, role, now, had)
            if exact:
                self.history.count("cancelled")

    def _names(self, done: Done, call: Call) -> bool:
        stated = done.event.cancel
        if stated.group != call.group:
            return False
        keys = key_of(self.spec.records[stated.group], done.entry)
        number = next(k for k, v in stated.inputs.items() if getattr(v, "role", "") == ENTRY)
        item = stated.inputs[number].item
        return keys.items() <= call.body.items() and call.body.get(number) == done.entry[item]

    def _as_stated(self, done: Done, call: Call) -> bool:
        act = replace(done.act, roles={**done.act.roles, ENTRY: done.entry})
        return fixed(done.event.cancel.inputs, act).items() <= call.body.items()
