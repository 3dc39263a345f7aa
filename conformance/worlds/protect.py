"""A protected person 支援措置対象者 for a case: the rows that put the protection in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.active import values, ways
from conformance.catalog.bindings import person_named
from conformance.population.rows import PlacedRow, key_of
from conformance.worlds.barring_rows import quiet
from conformance.worlds.in_part import InPart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.base import Marks, Scalar
    from conformance.catalog.models.domain import Protection
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_BEFORE = timedelta(days=30)  # in force for a month already
_UNTIL = timedelta(days=300)  # and for less than the year for which it is put (事務処理要領第5-10)


def protect(
    trial: Trial,
    placed: Iterable[PlacedRow],
    person: Json,
    *,
    group: str | None = None,
    subject: str | None = None,
    active: Mapping[str, Json] | None = None,
    called: str = "protection",
) -> list[PlacedRow]:
    """Return the placed rows with `person` protected on the trial's day.

    Where protection is a mark on the person's own rows, those among the placed are marked; else a
    row that protects is added, with what it needs. `active` may state its period, too; `called`
    tells two such rows of one person apart.
    """
    rows = list(placed)
    protection = trial.spec.head.protection
    record = group or (protection.group if protection else None)
    named = subject or (protection.subject if protection else None)
    if record is None or named is None:
        return rows
    marks = _marks(trial, record, active or {})
    own = [one for one in rows if one.group == record and one.row.get(named) == person]
    if own and _marked_itself(trial, record, active or {}):
        return [_marked(one, marks) if one in own else one for one in rows]
    model = trial.group(record)
    fixed = {
        **quiet(trial.spec, model),
        **_also_known_by(trial, model, rows, named, person),
        named: person,
        **marks,
    }
    row = trial.builder.row(trial.spec, model, f"{called} of {person}", fixed=fixed)
    added = PlacedRow(trial.domain, record, row, _wanted(protection, fixed))
    return [*rows, *trial.builder.world(trial.spec, model, row), added]


def _wanted(protection: Protection | None, fixed: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the items by which a row protects.

    A package may plan the end itself, a year after the begin (住民基本台帳事務処理要領第5-10):
    where the case plans none, one that is planned is as good.
    """
    end = protection.planned_end if protection else None
    return tuple(item for item, value in fixed.items() if item != end or value is not None)


def ways_to_protect(
    trial: Trial, record: str | None = None, active: Marks | None = None
) -> tuple[Row, ...]:
    """Return every way in which a measure is active, the usual first; each must protect.

    A provisional measure 仮支援措置 protects like one decided. `record` and `active`: the group
    that protects and its marks as an operation states them; without them the domain's protection.
    """
    protection = trial.spec.head.protection
    if not active and protection and record in {None, protection.group}:
        active = protection.active
    return cast("tuple[Row, ...]", ways(active or {}))


def each_way(
    trial: Trial, record: str | None = None, active: Marks | None = None
) -> Iterator[tuple[Trial, Row]]:
    """Yield every way to protect with a trial in which to try it.

    Where people stay in the database, each further way has others: the first would still protect.
    """
    for number, one in enumerate(ways_to_protect(trial, record, active)):
        yield trial.apart(number) if number else trial, one


def hold_each_way(
    trial: Trial,
    attempt: Callable[[Trial, Row], None],
    record: str | None = None,
    active: Marks | None = None,
) -> None:
    """Try an attempt under every way to protect; one that cannot be arranged is said, no pass."""
    parts = InPart(trial)
    for apart, way in each_way(trial, record, active):
        with parts.part(", ".join(f"{item} {value}" for item, value in way.items())):
            attempt(apart, way)
    parts.hold_all()


def idle(trial: Trial, record: str, active: Marks) -> Row:
    """Return the values by which a row of a group that protects does not protect on the day.

    Its period begins later; where it has none, its marks have other values.
    """
    protection = trial.spec.head.protection
    if protection and protection.group == record and protection.from_item:
        return {**_open(protection), protection.from_item: (trial.day + _BEFORE).isoformat()}
    return {name: _other(trial, record, name, mark) for name, mark in active.items()}


def _other(trial: Trial, record: str, name: str, mark: Scalar | tuple[Scalar, ...]) -> Json:
    """Return a value of an item other than those that mark: false, or another code."""
    item = next(item for item in trial.group(record).items if item.key == name)
    codes = trial.spec.codes[item.code_list].values if item.code_list else {}
    return next(
        (code for code in codes if code not in values(mark)), False if mark is True else None
    )


def _also_known_by(
    trial: Trial, model: RecordGroup, rows: list[PlacedRow], named: str, person: Json
) -> Row:
    """Return the other key items by which the placed rows know the person and `model` has, too.

    A person of a register is known by the register and a number in it: both must be the same. Days
    and numbers of history rows do not tell people apart.
    """
    found: Row = {}
    for one in rows:
        if one.domain != trial.domain or one.row.get(named) != person:
            continue
        for key in key_of(trial.group(one.group), one.row):
            item = next((item for item in model.items if item.key == key), None)
            if item is not None and item.type != "date" and key not in model.primary_key:
                found[key] = one.row[key]
    return found


def _marks(trial: Trial, record: str, active: Mapping[str, Json]) -> Row:
    """Return the values by which a row of the group protects on the trial's day."""
    protection = trial.spec.head.protection
    if protection is None or record != protection.group:
        return dict(active)
    marks: Row = dict(ways_to_protect(trial)[0])
    begin = protection.begin({**marks, **active})
    if begin is not None:
        marks[begin] = (trial.day - _BEFORE).isoformat()
    if trial.builder.entered and protection.until_item is not None:
        # a product may ask for the end of a measure, a year off at most
        marks[protection.until_item] = (trial.day + _UNTIL).isoformat()
    return {**_open(protection), **marks, **active}


def _open(protection: Protection) -> Row:
    """Return the days of a measure that nobody has ended and that was never a provisional one."""
    return dict.fromkeys(protection.dates)


def _marked_itself(trial: Trial, record: str, active: Mapping[str, Json]) -> bool:
    """Say whether rows of the group are the people themselves, not measures about them."""
    protection, persons = trial.spec.head.protection, trial.spec.head.persons
    stated = protection if protection and protection.group == record else None
    if not active and not (stated and stated.active):
        return False
    return bool(persons and persons.group == record) or not (stated and stated.from_item)


def _marked(one: PlacedRow, marks: Row) -> PlacedRow:
    matters = None if one.matters is None else (*one.matters, *marks)
    return replace(one, row={**one.row, **marks}, matters=matters)


def person_of(
    trial: Trial, record: str, row: Mapping[str, Json], placed: Iterable[PlacedRow]
) -> Json:
    """Return the key of the person a row is about; None when the group names no person.

    A row that knows them by another number is followed to their own row among the placed.
    """
    persons = trial.spec.head.persons
    group = persons.group if persons else None
    people = [one.row for one in placed if one.domain == trial.domain and one.group == group]
    return person_named(trial.spec, trial.group(record), row, people)
