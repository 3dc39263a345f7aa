"""What the register holds for a form: the values at the end of a path, and rows that have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.form_sources import held_in, item_at, joins, steps
from conformance.catalog.models.sources import FromRecord, FromRule
from conformance.contract.views import shown_by
from conformance.population.aligned import aligned
from conformance.population.people.roles import FOREIGN
from conformance.population.rows import PlacedRow, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.sources import Source
    from conformance.findings import Json

_Standing = tuple["RecordGroup", "Mapping[str, Json]"]


def paths_of(sources: Iterable[Source]) -> list[str]:
    """Return every path that items of a form come by."""
    found: list[str] = []
    for source in sources:
        if isinstance(source, FromRecord):
            found += source.paths
        elif isinstance(source, FromRule):
            found += [path for path in source.given.values() if isinstance(path, str)]
    return found


def own_items(group: RecordGroup, paths: Iterable[str]) -> list[str]:
    """Return the items of the row itself by which the paths begin."""
    known = {item.key for item in group.items}
    firsts = (path.split(".")[0] for path in paths)
    return [first for first in dict.fromkeys(firsts) if first in known]


def values_at(
    spec: Specification, placed: Sequence[PlacedRow], own: _Standing, path: str
) -> list[Json]:
    """Return the values at the end of a path: one, or one for each row it leads to."""
    way, last = steps(path)
    standing = [own]
    for step in way:
        standing = [after for one in standing for after in _after(spec, placed, one, step)]
    return [v for at in standing if (v := _said(spec, at, last)) is not None]


def _said(spec: Specification, at: _Standing, item: str) -> Json:
    """Return what a row holds under an item; else what a view shows there of the row."""
    group, row = at
    if item in row:
        return row[item]
    views = (one for one in spec.records.values() if one.view and group.key in one.view.of)
    return next((v for one in views if (v := shown_by(one, dict(row)).get(item)) is not None), None)


def furnished(
    trial: Trial, own: _Standing, placed: Sequence[PlacedRow], paths: Iterable[str]
) -> list[PlacedRow]:
    """Return the rows of a world with all that the paths lead to, and a value at each end."""
    rows = list(placed)
    for path in dict.fromkeys(paths):
        way, last = steps(path)
        if not way or item_at(trial.spec, own[0], path) is None:
            continue
        standing = [own]
        for step in way:
            for one in standing:
                _provide(trial, rows, one, step)
            standing = [after for one in standing for after in _after(trial.spec, rows, one, step)]
        for group, row in standing:
            _fill(trial, rows, group, row, last)
    return rows


def _after(
    spec: Specification, placed: Sequence[PlacedRow], own: _Standing, step: str
) -> Iterator[_Standing]:
    """Yield the rows one step further."""
    group, row = own
    name, back, keys = step.partition("~")
    if back:
        other = spec.records.get(name)
        if other is not None:
            pairs = joins(spec, group, other, keys)
            yield from _current(spec, placed, (name,), {a: row.get(b) for a, b in pairs})
        return
    ref = next((i.ref for i in group.items if i.key == step), None)
    if ref is not None and ref.domain == spec.domain:
        yield from _current(spec, placed, ref.groups, {ref.item: row.get(step)})


def _current(
    spec: Specification,
    placed: Sequence[PlacedRow],
    names: Sequence[str],
    where: Mapping[str, Json],
) -> Iterator[_Standing]:
    """Yield the rows of some groups with these values, of a history the newest only."""
    for name in held_in(spec, names):
        if not where or None in where.values():
            continue
        group = spec.records[name]
        found = [
            one.row
            for one in placed
            if (one.domain, one.group) == (spec.domain, name)
            and all(one.row.get(item) == value for item, value in where.items())
        ]
        number = group.history.number if group.history else None
        if number is not None and found:
            found = [max(found, key=lambda row: int(str(row.get(number) or 0)))]
        yield from ((group, row) for row in found)


def _provide(trial: Trial, rows: list[PlacedRow], own: _Standing, step: str) -> None:
    """Place a row that refers back to this one, where none does."""
    if "~" not in step or any(_after(trial.spec, rows, own, step)):
        return
    name, _, keys = step.partition("~")
    other = trial.spec.records[name]
    if other.about in FOREIGN and own[0].about not in FOREIGN:
        return  # who has Japanese nationality has no status of residence
    pairs = joins(trial.spec, own[0], other, keys)
    fixed = {theirs: own[1].get(ours) for theirs, ours in pairs}
    if not fixed or None in fixed.values():
        return
    row = trial.builder.row(trial.spec, other, f"{name} of {own[0].key}", list(fixed), fixed)
    placed = PlacedRow(trial.domain, name, row, (*fixed, *references(other)))
    joining = [*trial.builder.world(trial.spec, other, row), placed]
    rows += aligned(trial.builder, rows, joining)


def _fill(
    trial: Trial, rows: list[PlacedRow], group: RecordGroup, row: Mapping[str, Json], item: str
) -> None:
    """Give a placed row a value of an item that a copy shows."""
    for number, one in enumerate(rows):
        if one.row is not row:
            continue
        more = () if trial.builder.entered else (item,)  # then it is held against what stands
        matters = None if one.matters is None else (*one.matters, *more)
        if one.row.get(item) is None:
            name = f"{group.key} for print"
            one.row.update(trial.builder.row(trial.spec, group, name, [item], dict(row)))
        rows[number] = replace(one, matters=matters)
