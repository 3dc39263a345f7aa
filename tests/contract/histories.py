"""Histories drawn from a seed: functions run one after another, lawful ones and wrong ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from conformance.catalog.models.guards import OrderGuard, RoleGuard
from conformance.catalog.models.operations import Batch, Cancel, Create, Search, Update
from conformance.contract.after_event import touched
from conformance.contract.apply import apply, run_call
from conformance.contract.guards import RULE_IS_SILENT, role_of
from conformance.contract.search import matching_rows, query_for
from conformance.contract.standing import is_barred
from conformance.contract.state import State
from conformance.population.rows import RowBuilder, key_of, known
from conformance.worlds.arrange import legal_forms
from tests.contract.entered import Entered

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.contract.state import Place
    from conformance.population.rows import PlacedRow

_PEOPLE = 6  # salts: few, so that events meet each other
_EVENTS, _TAKEN_BACK = 0.3, 0.2  # shares of the steps that are events, and of these taken back
_FORMS = 40  # worked examples looked at for one of the day


@dataclass
class History:
    """A domain whose functions are run, by the model and by a package at the same time."""

    spec: Specification
    specification: Callable[[str], Specification | None]
    day: date
    package: object
    random: Random
    only: frozenset[str] = frozenset()
    state: State = field(init=False)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = State(self.specification, self.day)
        self.package.fresh(self.day)
        self.functions = [
            key
            for key, one in self.spec.functions.items()
            if isinstance(one.operation, Create | Update | Cancel | Batch | Search)
            and (not self.only or one.operation.record in self.only)
        ]
        self.builder = RowBuilder(1, self.day, self.specification)
        self.entered = Entered(self)

    def step(self) -> None:
        """Run one function, or enter or cancel an event; the package does as the model says."""
        if self.spec.events and not self.only and self.random.random() < _EVENTS:
            self._event()
            return
        key = self.random.choice(self.functions)
        operation = self.spec.functions[key].operation
        if isinstance(operation, Search):
            self._search(key, operation)
            return
        drawn = self._inputs(key, operation)
        if drawn is None:
            return
        world, inputs = drawn
        role, inputs = self._spoilt(operation, inputs)
        self._load(world)
        self._run(run_call(self.spec, key, inputs, role))

    def _event(self) -> None:
        """Enter an event about few people, or take one back that was entered."""
        if self.random.random() < _TAKEN_BACK:
            call = self.entered.cancelling()
            if call is not None:
                self._run(run_call(self.spec, *call))
            return
        made = self.entered.draw(self.random.randrange(_PEOPLE))
        role, inputs = self._spoilt(
            self.spec.functions[made.entered.function].operation, made.act.inputs
        )
        self._load(made.world)
        self._run(run_call(self.spec, made.entered.function, inputs, role or made.actor))

    def _run(self, call: Call) -> None:
        after, events = apply(self.state, call), self.entered.of(self.state, call)
        reply = self.package.run(call.domain, call.key, call.body, call.role)
        if isinstance(after, State) and any(is_barred(*one) for one in events):
            assert reply.refused, (call, reply.answered)
            self.count("barred")
            self._unchanged(call)
            return
        barred = any(is_barred(*one) for one in self.entered.might_enter(self.state, call))
        if isinstance(after, State) and barred and reply.refused:
            return
        if not isinstance(after, State):
            self.count(f"refused {after.code}")
            codes = {after.code} | ({"E0001"} if after.code == RULE_IS_SILENT else set())
            # Of a form that is wrong and of what stands against the event, either may come first.
            codes |= {"C0409"} if any(is_barred(*one) for one in events) else set()
            assert any(map(reply.tells, codes)), (call, after, reply.answered)
            self._same((call.domain, call.group), call)
            return
        self.count(call.kind)
        assert reply.accepted, (call, reply.answered)
        before = self.state
        after = self.entered.follow(before, after, call, events)
        self.entered.taken_back(before, after, call)
        self.state = after
        for _ in events:
            self.count("event")
        for place in self.state.changed_since(before):
            self._same(place, call)

    def _unchanged(self, call: Call) -> None:
        """Hold that a refused event has left all that it would have changed."""
        for place in {
            (call.domain, name) for name in (call.group, *touched(self.spec, [call.key]))
        }:
            self._same(place, call)

    def _search(self, key: str, operation: Search) -> None:
        by = self.random.choice(operation.by)
        place = self.spec.domain, operation.record
        values = [k.row[by.item] for k in self.state.current(place) if k.row.get(by.item)]
        if not values or isinstance(values[0], bool):
            return
        inputs = {by.item: query_for(by, self.random.choice(values))}
        wanted = matching_rows(self.state, self.spec.domain, operation, inputs)
        reply = self.package.run(self.spec.domain, key, inputs, role_of(operation))
        group = self.state.group(place)
        assert reply.accepted, (key, inputs, reply.answered)
        keys = [sorted(str(key_of(group, row)) for row in reply.rows)]
        assert keys == [sorted(str(key_of(group, kept.row)) for kept in wanted)], (key, inputs)
        self.count("search")

    def _inputs(self, key, operation) -> tuple[list[PlacedRow], dict[str, object]] | None:
        if isinstance(operation, Batch):
            return [], {}
        place = self.spec.domain, operation.record
        standing = self.state.current(place)
        if not isinstance(operation, Create) and not standing:
            return None
        own = (
            key_of(self.spec.records[operation.record], self.random.choice(standing).row)
            if (standing)
            else {}
        )
        if isinstance(operation, Cancel):
            return [], own
        form = self._form(key, operation)
        if form is None:
            return None
        if isinstance(operation, Create):
            return form.world, form.inputs
        chosen = {k: v for k, v in form.inputs.items() if self.random.random() < 0.7}
        return form.world, {**chosen, **own}

    def _form(self, key, operation):
        ground = _Ground(self.spec, key, self.day, self.builder)
        forms = legal_forms(ground, operation, f"-{self.random.randrange(_PEOPLE)}")
        return next((f for f in islice(forms, _FORMS) if f.day == self.day), None)

    def _spoilt(self, operation, inputs):
        """Return the role and the inputs, made wrong now and then."""
        guards, role = getattr(operation, "guards", ()), role_of(operation)
        match self.random.randrange(10):
            case 0 if inputs:
                gone = self.random.choice(sorted(inputs))
                return role, {k: v for k, v in inputs.items() if k != gone}
            case 1:
                allowed = [g.allow for g in guards if isinstance(g, RoleGuard)]
                outside = [r for r in ("clerk", "other_department") if r not in sum(allowed, ())]
                return (outside[0] if allowed and outside else role), inputs
            case 2:
                pairs = [(g.earlier, g.later) for g in guards if isinstance(g, OrderGuard)]
                turned = {a: inputs[b] for a, b in pairs if a in inputs and b in inputs}
                turned |= {b: inputs[a] for a, b in pairs if a in inputs and b in inputs}
                return role, {**inputs, **turned}
        return role, inputs

    def _load(self, world: list[PlacedRow]) -> None:
        if self.random.random() < 0.1:
            return
        new = []
        for one in world:
            if not self.state.under((one.domain, one.group), one.row):
                new.append(one)
                self.state = self.state.loaded([one])
        self.package.load(new)

    def _same(self, place: Place, call: Call) -> None:
        """Hold that the package holds the rows of a group as the model says."""
        group, rows = self.state.group(place), self.package.query(*place, {})
        keys = group.primary_key
        held = {tuple(row.get(k) for k in keys): known(group, row) for row in rows}
        wanted = {tuple(k.row.get(i) for i in keys): k for k in self.state.at(place)}
        assert held.keys() == wanted.keys(), (call, place, held.keys() ^ wanted.keys())
        assert len(rows) == len(self.state.at(place)), (call, place)
        for key, kept in wanted.items():
            for item, value in kept.row.items():
                found = held[key].get(item)
                assert item in kept.open or found == value, (call, place, key, item, value, found)

    def count(self, what: str) -> None:
        """Count a step by what became of it."""
        self.counts[what] = self.counts.get(what, 0) + 1


@dataclass
class _Ground:
    """Where a request is arranged, without a case."""

    spec: Specification
    key: str
    day: date
    builder: RowBuilder
