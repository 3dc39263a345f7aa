"""What must stand after an event: the contract of the test interface, worked out by the harness.

The rows follow from the catalogue's operations and the oracles alone; no package is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Batch, BusinessDate, Cancel, Create, Update
from conformance.suite.scenarios.refusal import (
    RefusedEventError,
    derived,
    hold_guards,
    hold_inputs,
    hold_role,
)
from conformance.suite.scenarios.standing import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.operations import Condition
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.scenarios.event import Event
    from conformance.suite.scenarios.standing import Place, Standing

EXECUTABLE = (Create, Update, Cancel, Batch)
"""The operations whose effect can be seen in files."""

_ENDS = {"date": "", "year_month": "", "year": "", "datetime": "T09:00:00"}
_LENGTH = {"date": 10, "year_month": 7, "year": 4, "datetime": 19}


@dataclass(frozen=True, slots=True)
class Simulator:
    """Applies events to the rows of a municipality.

    Attributes:
        standing: the rows; they change with every event.
        adds: whether a cancellation and a batch add a history row (the contract leaves open
            whether they do, or mark the newest row in its place).
    """

    standing: Standing
    adds: bool = True

    def apply(self, event: Event) -> None:
        """Change the rows as a correct package does.

        Raises:
            RefusedEventError: it refuses the event; nothing has changed.
        """
        spec = self.standing.specs[event.domain]
        self._run(spec.functions[event.function].operation, event)

    @singledispatchmethod
    def _run(self, operation: object, event: Event) -> None:
        msg = f"{event.at}: {type(operation).__name__} leaves nothing in files"
        raise TypeError(msg)

    @_run.register(Create)
    def _create(self, operation: Create, event: Event) -> None:
        place, spec = (event.domain, operation.record), self.standing.specs[event.domain]
        group, inputs = self.standing.group(place), event.inputs
        hold_role(event, operation)
        items = [group.item(key) for key in operation.inputs]
        keys = set(group.primary_key)
        needed = [i for i in items if i.required or i.key in keys or inputs.get(i.key) is not None]
        hold_inputs(spec, needed, inputs)
        given = {key: inputs[key] for key in operation.inputs if key in inputs}
        row: Row = {**_first(group), **given, **operation.sets}
        if self.standing.find(place, row) is not None:
            raise RefusedEventError("C0409")
        hold_guards(self.standing, event, operation, row)
        row.update(derived(spec, operation.derives, row, event))
        unsaid = {item.key for item in group.items if item.key not in row}
        self.standing.add(place, Kept(row, _moments(group, row) | unsaid))

    @_run.register(Update)
    def _update(self, operation: Update, event: Event) -> None:
        place, spec = (event.domain, operation.record), self.standing.specs[event.domain]
        group = self.standing.group(place)
        hold_role(event, operation)
        given = [group.item(key) for key in operation.inputs if key in event.inputs]
        told = [i for i in given if i.required or event.inputs[i.key] is not None]
        hold_inputs(spec, [*_known_keys(group), *told], event.inputs)
        old = self._existing(place, event)
        changes: Row = {item.key: event.inputs[item.key] for item in given}
        changes.update(operation.sets)
        after = {**old.row, **changes}
        hold_guards(self.standing, event, operation, after)
        changes.update(derived(spec, operation.derives, after, event))
        self._succeed(place, old, changes, event)

    @_run.register(Cancel)
    def _cancel(self, operation: Cancel, event: Event) -> None:
        place = event.domain, operation.record
        hold_role(event, operation)
        known = _known_keys(self.standing.group(place))
        hold_inputs(self.standing.specs[event.domain], known, event.inputs)
        old = self._existing(place, event)
        hold_guards(self.standing, event, operation, old.row)
        self._succeed(place, old, dict(operation.marks), event, adds=self.adds)

    @_run.register(Batch)
    def _batch(self, operation: Batch, event: Event) -> None:
        place = event.domain, operation.record
        chosen = [
            kept
            for kept in self.standing.current(place)
            if all(_meets(one, kept.row, event) for one in operation.when)
        ]
        for kept in chosen if operation.sets else ():
            self._succeed(place, kept, dict(operation.sets), event, adds=self.adds)

    def _existing(self, place: Place, event: Event) -> Kept:
        found = self.standing.find(place, event.inputs)
        if found is None:
            raise RefusedEventError("C0404")
        return found

    def _succeed(
        self, place: Place, old: Kept, changes: Row, event: Event, *, adds: bool = True
    ) -> None:
        """Store a changed row: after the old one where a history is kept, else in its place."""
        group, standing = self.standing.group(place), self.standing
        past, settled = group.history, (old.open - changes.keys()) | _moments(group, changes)
        if past is None or not adds:
            standing.replace(place, old, Kept({**old.row, **changes}, settled))
            return
        ended, new, own = dict(old.row), dict(old.row), set[str]()
        new[past.number] = standing.number(place, old) + 1
        if past.latest is not None:
            ended[past.latest], new[past.latest] = False, True
        if past.until is not None:
            own.add(past.until)
            ended[past.until] = old.row.get(past.until) or _end(group, past.until, event)
            new[past.until] = None
        moved = {name for name in (past.since, past.until) if name} - changes.keys()
        standing.replace(place, old, Kept(ended, old.open | own))
        standing.add(place, Kept({**new, **changes}, settled | moved))


def refused(simulator: Simulator, event: Event) -> RefusedEventError | None:
    """Apply an event and return why a correct package refuses it; None when it does not."""
    try:
        simulator.apply(event)
    except RefusedEventError as error:
        return error
    return None


def _first(group: RecordGroup) -> Row:
    """Return the history items of the first row under a key."""
    past = group.history
    if past is None:
        return {}
    row: Row = {past.number: 1}
    if past.latest is not None:
        row[past.latest] = True
    return row


def _moments(group: RecordGroup, written: Mapping[str, Json]) -> frozenset[str]:
    """Return the items whose date and time a package may take from its clock at the entry."""
    keys = set(group.primary_key)
    clocked = (i.key for i in group.items if i.type == "datetime" and i.key not in keys)
    return frozenset(clocked) & written.keys()


def _known_keys(group: RecordGroup) -> list[Item]:
    number = group.history.number if group.history else None
    return [group.item(key) for key in group.primary_key if key != number]


def _end(group: RecordGroup, item: str, event: Event) -> str:
    """Return the end of validity of a row that ends today, in the form of its item."""
    kind = group.item(item).type
    return (event.day.isoformat() + _ENDS.get(kind, ""))[: _LENGTH.get(kind, 19)]


def _meets(condition: Condition, row: Mapping[str, Json], event: Event) -> bool:
    stored, today = row.get(condition.item), event.day.isoformat()
    limit = today if isinstance(condition.value, BusinessDate) else condition.value
    if isinstance(condition.value, BusinessDate) and isinstance(stored, str):
        stored = stored[: len(today)]
        limit = today[: len(stored)]
    return _compares(condition.op, stored, limit)


def _compares(comparison: str, stored: Json, limit: Json) -> bool:
    if comparison in {"equals", "not_equals"}:
        return (stored == limit) == (comparison == "equals")
    if stored is None or limit is None:
        return False
    first, second = _ranks(stored, limit)
    return {
        "before": first < second,
        "after": first > second,
        "on_or_before": first <= second,
        "on_or_after": first >= second,
    }[comparison]


def _ranks(one: Json, other: Json) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return two values so that they can be compared: numbers as such, all else as text."""
    if isinstance(one, int) and isinstance(other, int):
        return (one, ""), (other, "")
    return (0, str(one)), (0, str(other))
