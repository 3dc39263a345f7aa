"""Rows arranged through the functions that add them, where test data cannot be stored directly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.form_sources import refers
from conformance.catalog.models.guards import RuleGuard
from conformance.catalog.models.operations import Create, Update
from conformance.contract.call import Call
from conformance.contract.guards import role_of
from conformance.findings import Json, UntestedError
from conformance.population.rows import key_of
from conformance.surfaces.known_words import vocabulary
from conformance.worlds.as_it_is.brought import as_entered, closing
from conformance.worlds.as_it_is.by_the_day import Carries, told_by_the_day
from conformance.worlds.as_it_is.causes import (
    made_otherwise,
    no_call,
    no_function,
    no_load,
    not_reached,
)
from conformance.worlds.lawful import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.population.rows import PlacedRow, Row
    from conformance.surfaces.package import Package
    from conformance.surfaces.reach import Reachability


_NOT_ASKED = frozenset({"P-NO-FIELD", "P-NO-STEP", "P-NO-VALUE"})
"""Nothing was written: the profile's way to a function does not fit what the row is like."""

Unheld = Callable[[str, str, str], bool]
"""Says of domain, group and item that the package has no field for it, as the profile says."""
Adopts = Callable[[str, str, str, Json, Json], bool]
"""Takes the package's number for the case's own, by domain, group and item, if it assigns such."""


@dataclass(frozen=True, slots=True)
class Adding:
    """A function that adds rows to a group."""

    key: str
    operation: Create


def adding(spec: Specification, group: str, reaches: Reachability) -> Iterator[Adding]:
    """Return the reachable functions of a domain that add rows to a group."""
    for function in spec.functions.values():
        found = function.operation
        if isinstance(found, Create) and found.record == group:
            call = Call("run", spec.domain, function.key, found.kind, group)
            if reaches(call):
                yield Adding(function.key, found)


@dataclass(frozen=True, slots=True)
class Changing:
    """A function that changes rows of a group."""

    key: str
    operation: Update


def changing(spec: Specification, group: str, reaches: Reachability) -> Iterator[Changing]:
    """Return the reachable functions of a domain that change rows of a group."""
    for function in spec.functions.values():
        found = function.operation
        if isinstance(found, Update) and found.record == group:
            call = Call("run", spec.domain, function.key, found.kind, group)
            if reaches(call):
                yield Changing(function.key, found)


@dataclass(frozen=True)
class Through:
    """Arranges rows through functions and reads them back."""

    package: Package
    specification: Callable[[str], Specification | None]
    reaches: Reachability
    today: Callable[[], date]
    unheld: Unheld = lambda _domain, _group, _item: False
    adopts: Adopts = lambda *_: False
    carries: Carries = lambda *_: True

    def arrange(self, rows: Sequence[PlacedRow]) -> None:
        """Add the rows, those referred to first; `UntestedError` names what cannot be reached."""
        otherwise: list[tuple[PlacedRow, list[str]]] = []
        for placed in self._in_order(rows):
            spec = self._specification(placed)
            group = spec.records[placed.group]
            self._add(spec, group, placed)
            lost = self._lost(spec, group, placed)
            for one in changing(spec, group.key, self.reaches) if lost else ():
                if set(lost) & set(one.operation.inputs):
                    self._change(spec, group, placed, one)
                    lost = self._lost(spec, group, placed)
            otherwise += [(placed, lost)] if lost else []
        for placed, lost in otherwise:  # what was added since may have brought it there
            self._bring(placed, lost)

    def _bring(self, placed: PlacedRow, before: Sequence[str]) -> None:
        """Bring a row to its state by events; `UntestedError` where none leads there.

        What stood as wanted `before` and reads otherwise now is hidden by what was added since: a
        measure keeps a person's address from a clerk's enquiry.
        """
        spec = self._specification(placed)
        group = spec.records[placed.group]
        lost = self._still(placed, before)
        for one in closing(spec, placed, lost, self.reaches, self.today()) if lost else ():
            reply = self.package.run(spec.domain, one.function, one.inputs, one.actor)
            lost = self._still(placed, before) if reply.accepted else lost
            if not lost:
                return
        if lost:
            raise UntestedError(not_reached(spec.domain, group.key, lost))

    def _still(self, placed: PlacedRow, before: Sequence[str]) -> list[str]:
        spec = self._specification(placed)
        now = self._lost(spec, spec.records[placed.group], placed)
        return [item for item in before if item in now]

    def hold(self, placed: PlacedRow) -> None:
        """Hold that a row came to be as wanted, with those of the case that it goes along with."""
        spec = self._specification(placed)
        group = spec.records[placed.group]
        stands = self._standing(spec, group, placed)
        lost = min((self._differing(spec, group, placed, row) for row in stands), key=len)
        if lost:
            raise UntestedError(made_otherwise(spec.domain, group.key, lost))

    def founders_first(
        self, rows: Sequence[PlacedRow], implied: Sequence[PlacedRow]
    ) -> list[PlacedRow]:
        """Return rows in turn, whom a row names that the package makes before who joins it."""
        return sorted(rows, key=lambda row: not any(self._refers(one, row) for one in implied))

    def _lost(self, spec: Specification, group: RecordGroup, placed: PlacedRow) -> list[str]:
        """Return the items that matter and do not stand as wanted.

        A number of what the package made with the row is taken in place of the case's own.
        """
        found = self._standing(spec, group, placed)[-1]
        return [
            item
            for item in self._differing(spec, group, placed, found)
            if not self.adopts(spec.domain, group.key, item, placed.row.get(item), found.get(item))
        ]

    def _differing(
        self, spec: Specification, group: RecordGroup, placed: PlacedRow, found: Row
    ) -> list[str]:
        wanted = placed.row if placed.matters is None else placed.matters
        adds = [*adding(spec, group.key, self.reaches)]
        untold = told_by_the_day(spec.domain, adds, self.carries)
        dated = dict.fromkeys(untold, self.today().isoformat())
        return [
            k
            for k in wanted
            if found.get(k) not in (placed.row.get(k), dated.get(k, placed.row.get(k)))
            and not (found.get(k) is None and self.unheld(spec.domain, group.key, k))
        ]

    def _change(
        self, spec: Specification, group: RecordGroup, placed: PlacedRow, one: Changing
    ) -> None:
        """Bring what a function may change to what is wanted; a refusal leaves it as it is."""
        wanted = {*key_of(group, placed.row), *one.operation.inputs}
        inputs = {k: v for k, v in placed.row.items() if k in wanted}
        self.package.run(spec.domain, one.key, inputs, role_of(one.operation))

    def _add(self, spec: Specification, group: RecordGroup, placed: PlacedRow) -> None:
        refused: list[str] = []
        unsaid: UntestedError | None = None
        words = vocabulary((spec,), None)
        for one in sorted(adding(spec, group.key, self.reaches), key=lambda a: _fit(a, placed)):
            row = as_entered(spec, one.key, placed)
            inputs = {k: row[k] for k in one.operation.inputs if k in row}
            try:
                reply = self.package.run(spec.domain, one.key, inputs, role_of(one.operation))
            except UntestedError as error:
                if error.cause.code not in _NOT_ASKED:
                    raise
                unsaid = unsaid or error  # another function may be told what this one is not
                continue
            if reply.accepted:
                return
            refused += [f"{one.key} {words.told_of((told,))}" for told in reply.refusals[:1]]
        if not refused and unsaid is not None:
            raise unsaid
        if not refused:
            raise UntestedError(no_function(spec.domain, group.key))
        text = "; ".join(refused[:3])
        raise UntestedError(
            no_load(
                spec.domain,
                group.key,
                f"登録が拒まれました {text}",
                f"adding it was refused {text}",
            )
        )

    def _standing(
        self, spec: Specification, group: RecordGroup, placed: PlacedRow
    ) -> tuple[Row, ...]:
        call = Call.on("query", spec.domain, group.key)
        if not self.reaches(call):
            raise UntestedError(no_call(call))
        rows = self.package.query(spec.domain, group.key, key_of(group, placed.row))
        if not rows:
            raise UntestedError(
                no_load(
                    spec.domain, group.key, "登録後に見つかりません", "it is not found afterwards"
                )
            )
        return rows

    def _specification(self, placed: PlacedRow) -> Specification:
        spec = self.specification(placed.domain)
        if spec is None:
            raise UntestedError(no_function(placed.domain, placed.group))
        return spec

    def _in_order(self, rows: Sequence[PlacedRow]) -> list[PlacedRow]:
        """Return the rows so that what a row refers to stands before it, as far as that goes."""
        left, ordered = list(rows), list(rows[:0])
        while left:
            ready = [r for r in left if not any(self._refers(r, o) for o in left if o is not r)]
            taken = ready or left[:1]  # a circle of references: somebody must be the first
            ordered += taken
            left = [r for r in left if not any(r is t for t in taken)]
        return ordered

    def _refers(self, row: PlacedRow, other: PlacedRow) -> bool:
        group = self._specification(row).records[row.group]
        spec = self._specification(other)
        return any(
            item.ref is not None
            and refers(spec, item.ref, spec.records[other.group])
            and row.row.get(item.key) is not None
            and row.row[item.key] == other.row.get(item.ref.item)
            for item in group.items
        )


def _fit(one: Adding, placed: PlacedRow) -> tuple[int, int, int]:
    """Order functions: those that contradict the row last, plain ones and telling ones first."""
    operation = one.operation
    wanted = set(placed.row if placed.matters is None else placed.matters)
    wrong = sum(placed.row.get(k) != v for k, v in operation.sets.items() if k in wanted)
    wrong += sum(k in wanted for k in operation.derives)
    told = values_of(operation)
    wrong += sum(placed.row.get(k) not in values for k, values in told.items() if k in wanted)
    guarded = sum(isinstance(g, RuleGuard) for g in operation.guards)
    return wrong, guarded, -len(wanted & set(operation.inputs))
