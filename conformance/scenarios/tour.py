"""One lawful request for each function that leaves something in files: the tour of a package.

A function that adds a row makes one of the municipality's own rows, which is then not loaded: what
stands in the end is as lawful as the municipality was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice, product
from typing import TYPE_CHECKING

from conformance.catalog.form_sources import held_in
from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.contract.guards import role_of
from conformance.contract.rule_inputs import bound_rules
from conformance.contract.run import effect_of
from conformance.contract.state import State
from conformance.population import seeds
from conformance.population.rows import PlacedRow, key_of
from conformance.scenarios.event import ClerkRequest
from conformance.scenarios.settle import entered
from conformance.worlds.arrange import worlds
from conformance.worlds.lawful import values_of
from conformance.worlds.town.rules import followed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import Function
    from conformance.contract.state import Place, Stored
    from conformance.population.rows import Row

STORY = "tour"
"""The story that the requests of the tour belong to."""

_TRIES = 60  # rows and examples tried before a function is left out
_ROWS = 10  # of a group that are tried for one function


@dataclass(frozen=True, slots=True)
class TourRequest:
    """An event of a calendar, and the row of the municipality that it makes anew."""

    event: ClerkRequest
    makes: PlacedRow | None = None


@dataclass
class Tour:
    """The tour of a municipality's package.

    Attributes:
        state: the rows, from which those are taken away that functions will add.
        specs: the specifications of its domains.
        day: the first day; each domain has one of its own.
        seed: what decides which rows are used.
        wanted: says whether a function is one that the package must or says it does provide.
        requests: what was found.
        left_out: the functions of which no example makes a lawful request here.
    """

    state: State
    specs: Mapping[str, Specification]
    day: date
    seed: int
    wanted: Callable[[Specification, Function], bool]
    requests: list[TourRequest] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _used: set[int] = field(default_factory=set)
    _gone: set[str] = field(default_factory=set)
    _named: set[tuple[str, str, str, str]] = field(default_factory=set)

    def make(self) -> None:
        """Find a request for every function, domain by domain."""
        for number, spec in enumerate(self.specs.values()):
            today = self.day + timedelta(days=number)
            for function in spec.functions.values():
                if effect_of(function.operation) is not None and self.wanted(spec, function):
                    self._take(spec, function, today)

    def _take(self, spec: Specification, function: Function, today: date) -> None:
        scratch = self.state
        for event, taken in islice(self._requests(spec, function, today), _TRIES):
            place = event.domain, str(getattr(function.operation, "record", ""))
            adds = isinstance(function.operation, Create)
            before = scratch.without(place, taken) if adds and taken is not None else scratch
            if not self._gone.isdisjoint(map(str, event.inputs.values())):
                continue
            after = entered(before, event)
            if isinstance(after, State):
                self._gone |= _closed(after)
                self._keep(place, event, taken, adds=adds)
                return
        self.left_out.append(f"{spec.domain}/{function.key}")

    def _is_named(self, place: Place, taken: Stored) -> bool:
        """Say whether an earlier request refers to a row: it must stand by then."""
        key = key_of(self.state.group(place), taken.row)
        return any((*place, item, str(value)) in self._named for item, value in key.items())

    def _keep(self, place: Place, event: ClerkRequest, taken: Stored | None, *, adds: bool) -> None:
        makes = None
        spec, group = self.specs[event.domain], self.state.group(place)
        for item, value in event.inputs.items():
            referred = _referred(self.specs, spec, group, group.item(item))
            self._named |= {(*at, str(value)) for at in referred}
        if taken is not None:
            self._used.add(id(taken))
            if adds:
                self.state = self.state.without(place, taken)
                makes = PlacedRow(*place, taken.row)
        self.requests.append(TourRequest(event, makes))

    def _requests(
        self, spec: Specification, function: Function, today: date
    ) -> Iterator[tuple[ClerkRequest, Stored | None]]:
        """Yield requests worth trying, each with the row it adds or changes."""
        operation, role = function.operation, role_of(function.operation)

        def event(inputs: Row, day: date) -> ClerkRequest:
            return ClerkRequest(day, spec.domain, function.key, inputs, role, STORY)

        if isinstance(operation, Create):
            facts = list(islice(_facts(spec, operation, today), _TRIES))
            for (given, day), kept in product(facts, self._unmade(spec, operation)):
                yield event(_asked(spec, operation, kept.row, given), day), kept
        elif isinstance(operation, Update):
            facts = list(islice(_facts(spec, operation, today), _TRIES))
            for (given, day), kept in product(facts, self._rows(spec, operation.record)):
                changes = self._changes(spec, operation, kept, given)
                if changes is not None:
                    yield event(changes, day), kept
        elif isinstance(operation, Cancel):
            for kept in self._rows(spec, operation.record):
                yield event(key_of(spec.records[operation.record], kept.row), today), kept
        else:
            yield event({}, today), None

    def _rows(self, spec: Specification, record: str) -> list[Stored]:
        """Return rows in an order of the seed's, those that nothing was done to yet first."""
        found = self.state.current((spec.domain, record))
        found.sort(key=lambda kept: (id(kept) in self._used, self._order(kept)))
        return found[:_ROWS]

    def _unmade(self, spec: Specification, operation: Create) -> list[Stored]:
        """Return rows that a function can make anew, in an order of the seed's.

        They have no past, nothing was done to them yet, and no earlier request names them.
        """
        place, state = (spec.domain, operation.record), self.state
        found = [
            kept
            for kept in state.current(place)
            if state.number(place, kept) <= 1
            and id(kept) not in self._used
            and not self._is_named(place, kept)
        ]
        found.sort(key=self._order)
        return found[:_ROWS]

    def _order(self, kept: Stored) -> int:
        return seeds.number(self.seed, *map(str, kept.row.values()))

    def _changes(
        self, spec: Specification, operation: Update, kept: Stored, given: Row
    ) -> Row | None:
        """Return the key of a row and other values for it, as another row has them.

        None where the row would be at odds with a rule: what is not entered would have to follow.
        """
        group = spec.records[operation.record]
        others = [other for other in self._rows(spec, operation.record) if other is not kept]
        changed: Row = {}
        for item in map(group.item, operation.inputs):
            values = [o.row[item.key] for o in others if o.row.get(item.key) is not None]
            new = [value for value in values if value != kept.row.get(item.key)]
            if item.ref is None and new:
                changed[item.key] = new[0]
            elif _is_itself(operation.record, item, kept.row):
                return None  # nobody is joined with himself
            elif kept.row.get(item.key) is not None:
                changed[item.key] = kept.row[item.key]
        changed.update({k: v for k, v in given.items() if k in operation.inputs})
        before = {**kept.row, **changed, **operation.sets}
        after, _ = followed(spec, group, before)
        if any(after[key] != before.get(key) for key in after.keys() - changed.keys()):
            return None
        changed.update({k: after[k] for k in changed})
        return {**changed, **key_of(group, kept.row)}


def _is_itself(record: str, item: Item, row: Row) -> bool:
    """Return whether a row refers by an item to nothing but itself."""
    ref = item.ref
    if ref is None or record not in ref.groups or ref.item == item.key:
        return False
    return row.get(item.key) is not None and row[item.key] == row.get(ref.item)


def _referred(
    specs: Mapping[str, Specification], spec: Specification, group: RecordGroup, item: Item
) -> Iterator[tuple[str, str, str]]:
    """Yield domain, group and item that an item refers to; a person's number is one of them."""
    persons = spec.head.persons
    if item.ref is not None:
        there = specs.get(item.ref.domain)
        groups = held_in(there, item.ref.groups) if there is not None else ()
        yield from ((item.ref.domain, name, item.ref.item) for name in groups)
    elif persons is not None and item.key == persons.key and group.key != persons.group:
        yield spec.domain, persons.group, persons.key


def _closed(after: State) -> set[str]:
    """Return the numbers of those whose record an event has closed: nothing more is asked of them.

    Whether a package still lets their rows be changed no document says.
    """
    return {
        str(value)
        for place, rows in after.tables.items()
        for kept in rows
        if kept.loose == "newest_or_gone"
        for value in key_of(after.group(place), kept.row).values()
    }


def _asked(spec: Specification, operation: Create, row: Row, given: Row) -> Row:
    """Return what is entered so that the row comes to stand."""
    group = spec.records[operation.record]
    of = values_of(operation)
    usual = {item: values[0] for item, values in of.items() if row.get(item) not in values}
    wanted = {**row, **usual, **{k: v for k, v in given.items() if k in operation.inputs}}
    after, _ = followed(spec, group, {**wanted, **operation.sets})
    return {k: after[k] for k in operation.inputs if after.get(k) is not None}


def _facts(
    spec: Specification, operation: Create | Update, today: date
) -> Iterator[tuple[Row, date]]:
    """Yield nothing first, then inputs by which the rules see their worked examples."""
    yield {}, today
    bound = bound_rules(operation)
    for facts, day in worlds(spec, bound, today) if bound else ():
        yield facts, today
        if day != today:
            yield facts, day
