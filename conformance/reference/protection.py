"""Whether a person is protected (支援措置) on the business date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.active import is_active
from conformance.catalog.bindings import person_named
from conformance.reference.behaviour import CORRECT

if TYPE_CHECKING:
    from conformance.catalog.models.base import Marks
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox


def is_protected(
    spec: Specification, sandbox: Sandbox, person: Json, behaviour: Behaviour = CORRECT
) -> bool:
    """Say whether a row of the domain's protection group protects the person today."""
    at = spec.head.protection
    if at is None:
        return False
    active = behaviour.marks(at.active)
    return protects(
        spec, sandbox, ProtectedSubject(at.group, at.subject, person, active), behaviour
    )


@dataclass(frozen=True, slots=True)
class ProtectedSubject:
    """Whose protection is asked for: the group that protects, its item that names them, marks."""

    record: str
    subject: str
    person: Json
    active: Marks


def protects(
    spec: Specification, sandbox: Sandbox, named: ProtectedSubject, behaviour: Behaviour = CORRECT
) -> bool:
    """Say whether a current row of the group names the person, is active, and in force today."""
    if named.person is None:
        return False
    current = sandbox.table(spec.domain, spec.records[named.record]).current()
    beside = behaviour.companions(_measures_beside(spec, sandbox, named))
    rows = [row for row in current if row.get(named.subject) == named.person]
    rows += [row for row in current if any(_is_of(row, keys) for keys in beside)]
    protected = any(
        is_active(named.active, row) and _in_force(spec, named.record, row, sandbox.today)
        for row in behaviour.measures(rows, sandbox.today)
    )
    return behaviour.judged(sandbox, named.person, protected=protected)


def person_of(spec: Specification, sandbox: Sandbox, group: RecordGroup, row: Row) -> Json:
    """Return the key of the person a row is about; None when it names nobody."""
    persons = spec.head.persons
    people = sandbox.table(spec.domain, spec.records[persons.group]).current() if persons else []
    return person_named(spec, group, row, people)


def _measures_beside(spec: Specification, sandbox: Sandbox, named: ProtectedSubject) -> list[Row]:
    """Return the keys of the measures in which the person is named beside the applicant."""
    stated = spec.head.protection
    if stated is None or stated.companions is None or stated.group != named.record:
        return []
    at = stated.companions
    rows = sandbox.table(spec.domain, spec.records[at.group]).current()
    mine = (row for row in rows if row.get(at.subject) == named.person)
    return [{measure: row.get(own) for own, measure in at.by.items()} for row in mine]


def _is_of(row: Row, keys: Row) -> bool:
    return all(row.get(name) == value for name, value in keys.items())


def _in_force(spec: Specification, record: str, row: Row, today: str) -> bool:
    protection = spec.head.protection
    if protection is None or protection.group != record:
        return True
    first, provisional, last, ended = (
        str(row[name]) if name is not None and row.get(name) is not None else None
        for name in (
            protection.from_item,
            protection.provisional_from,
            protection.until_item,
            protection.ended,
        )
    )
    if ended is not None and ended <= today:
        return False
    if last is not None and last < today:
        return False
    if first is None and provisional is None:
        return True
    return any(day is not None and day <= today for day in (first, provisional))
