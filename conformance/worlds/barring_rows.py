"""The values by which a row stands in the way of a copy, and those by which it does not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.active import is_active, values, ways
from conformance.population.agreeing import agreeing
from conformance.population.meanings import usual_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.preconditions import Precondition, Standing
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form
    from conformance.findings import Json
    from conformance.population.rows import Row

_BEFORE = timedelta(days=30)  # it has stood for a month


def binding(form: Form, record: str) -> Iterator[Precondition]:
    """Yield the preconditions of a form that bind copies about rows of a group."""
    return (one for one in form.refuses if not one.of or record in one.of)


def own(rows: Standing, record: str) -> bool:
    """Return whether it is the very row that the copy is about which stands in the way."""
    return rows.group in {None, record} and not rows.by


def standing(rows: Standing, day: date) -> Iterator[Row]:
    """Yield the values by which a row stands on a day, once for each way, the usual first."""
    days: Row = {
        name: None for name in (rows.until_item, rows.ended_item, rows.planned_end) if name
    }
    if rows.from_item:
        days[rows.from_item] = (day - _BEFORE).isoformat()
    for way in ways(rows.items):
        yield {**cast("Row", way), **days}


def stands(rows: Standing, row: Mapping[str, Json], day: date) -> bool:
    """Return whether a row stands on a day."""
    today = day.isoformat()
    first = row.get(rows.from_item) if rows.from_item else today
    last = row.get(rows.until_item) if rows.until_item else None
    ended = row.get(rows.ended_item) if rows.ended_item else None
    begun = first is not None and str(first) <= today
    over = (last is not None and str(last) < today) or (ended is not None and str(ended) <= today)
    return begun and not over and is_active(rows.items, row)


def cleared(spec: Specification, form: Form, record: str, group: RecordGroup) -> Row:
    """Return values of a row of `group` by which no copy of the form about `record` is refused."""
    found: Row = {}
    for one in binding(form, record):
        rows = one.rows
        mine = own(rows, record) if group.key == record else rows.group == group.key
        if not mine:
            continue
        if one.unless is not None:
            found.update({name: cast("Json", values(mark)[0]) for name, mark in rows.items.items()})
            continue
        # the first item tells them apart; one of which several values stand must agree with it
        for number, (named, mark) in enumerate(rows.items.items()):
            if named not in found and (number == 0 or isinstance(mark, tuple)):
                found[named] = _other(spec, form, record, group, named)
        if not rows.items and rows.from_item:
            found[rows.from_item] = None
    return found


def quiet(spec: Specification, group: RecordGroup) -> Row:
    """Return values of a row that somebody else's copies are not about: it is in no copy's way."""
    found: Row = {}
    for form in spec.forms.values():
        beside = [one for one in form.refuses if one.when and one.when.group == group.key]
        for record in {name for one in beside for name in one.of} or {""} if beside else ():
            found.update(cleared(spec, form, record, group))
    return found


def _other(spec: Specification, form: Form, record: str, group: RecordGroup, name: str) -> Json:
    """Return a value of an item for which no precondition of the form refuses."""
    item = group.item(name)
    refused = {
        str(value)
        for one in binding(form, record)
        if one.when is not None and name in one.rows.items
        for value in values(one.rows.items[name])
    }
    if item.code_list is not None:
        likely = (_agreed(spec, group, name), *spec.codes[item.code_list].values)
        return next((code for code in likely if code is not None and code not in refused), None)
    return "True" not in refused if item.type == "flag" else None


def _agreed(spec: Specification, group: RecordGroup, name: str) -> str | None:
    """Return the code of an item that goes with the ordinary reasons of such rows.

    Who stands among the removed records does not live here.
    """
    listed = [item for item in group.items if item.code_list is not None]
    usual = {i.key: usual_codes(i, spec.codes[i.code_list or ""])[0] for i in listed}
    agreed = agreeing(spec, group, cast("Row", usual), ()).get(name)
    return None if agreed is None else str(agreed)
