"""Whether a person is protected (支援措置) on the business date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.active import holds
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
    return protects(spec, sandbox, Named(at.group, at.subject, person, active), behaviour)


@dataclass(frozen=True, slots=True)
class Named:
    """Whose protection is asked for: the group that protects, its item that names them, marks."""

    record: str
    subject: str
    person: Json
    active: Marks


def protects(
    spec: Specification, sandbox: Sandbox, named: Named, behaviour: Behaviour = CORRECT
) -> bool:
    """Say whether a current row of the group names the person, is active, and in force today."""
    if named.person is None:
        return False
    current = sandbox.table(spec.domain, spec.records[named.record]).current()
    rows = [row for row in current if row.get(named.subject) == named.person]
    return any(
        holds(named.active, row) and _in_force(spec, named.record, row, sandbox.today)
        for row in behaviour.measures(rows, sandbox.today)
    )


def person_of(spec: Specification, sandbox: Sandbox, group: RecordGroup, row: Row) -> Json:
    """Return the key of the person a row is about; None when it names nobody."""
    persons = spec.head.persons
    people = sandbox.table(spec.domain, spec.records[persons.group]).current() if persons else []
    return person_named(spec, group, row, people)


def _in_force(spec: Specification, record: str, row: Row, today: str) -> bool:
    protection = spec.head.protection
    if protection is None or protection.group != record:
        return True
    start = row.get(protection.from_item) if protection.from_item else None
    end = row.get(protection.until_item) if protection.until_item else None
    return (start is None or str(start) <= today) and (end is None or today <= str(end))
