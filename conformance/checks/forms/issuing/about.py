"""Rows about the subject of a copy: how they name it, which are there, and one made for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_item
from conformance.population.rows import PlacedRow, references
from conformance.worlds.barring_rows import binding, cleared, own
from conformance.worlds.protect import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

    from conformance.cases.trial import Trial
    from conformance.catalog.models.preconditions import Standing
    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.population.rows import Row


class CopySubject:
    """The subject of a copy: the row it is about, and what is placed beside that."""

    def __init__(self, trial: Trial, record: str, row: Row, placed: Iterable[PlacedRow]) -> None:
        """`record` is the group of the row."""
        self._trial, self._record, self._row = trial, record, row
        self.placed = list(placed)

    def named(self, rows: Standing) -> Row:
        """Return the values by which a row of the group names the subject."""
        if rows.by:
            return {item: self._row.get(source) for item, source in rows.by.items()}
        group = self._trial.group(rows.group or self._record)
        item = person_item(self._trial.spec, group)
        person = person_of(self._trial, self._record, self._row, self.placed)
        return {item: person} if item else {}

    def put(self, rows: Standing, values: Mapping[str, Json], called: str) -> Self:
        """Have a row about the subject stand with these values: one that is there, or a new one."""
        trial, name = self._trial, rows.group or self._record
        named = self.named(rows)
        mine = [one for one in self.placed if self._is(one, name, named)]
        if mine:
            self.placed = [_with(one, values) if one in mine else one for one in self.placed]
            return self
        group = trial.group(name)
        fixed = {**named, **values}
        row = trial.builder.row(trial.spec, group, f"{called} of {named}", fixed=fixed)
        added = PlacedRow(trial.domain, name, row, (*fixed, *references(group)))
        self.placed += [*trial.builder.world(trial.spec, group, row), added]
        return self

    def without(self, rows: Standing) -> Self:
        """Take away the rows of the group about the subject."""
        named, name = self.named(rows), rows.group or self._record
        self.placed = [one for one in self.placed if not self._is(one, name, named)]
        return self

    def clear(self, form: Form) -> Self:
        """Have nothing stand in the way of a copy of the form among the rows beside its own."""
        trial, record = self._trial, self._record
        for one in binding(form, record):
            rows = one.rows
            if own(rows, record) or rows.group is None:
                continue
            values = cleared(trial.spec, form, record, trial.group(rows.group))
            if one.unless is not None or self._has(rows):
                self.put(rows, values, one.key)
        return self

    def _has(self, rows: Standing) -> bool:
        named, name = self.named(rows), rows.group or self._record
        return any(self._is(one, name, named) for one in self.placed)

    def _is(self, one: PlacedRow, name: str, named: Row) -> bool:
        here = (one.domain, one.group) == (self._trial.domain, name)
        return here and all(one.row.get(item) == value for item, value in named.items())


def _with(one: PlacedRow, values: Mapping[str, Json]) -> PlacedRow:
    matters = None if one.matters is None else (*one.matters, *values)
    return replace(one, row={**one.row, **values}, matters=matters)
