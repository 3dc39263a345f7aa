"""Whether a person is protected (支援措置) on the business date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.active import holds
from conformance.catalog.bindings import person_named

if TYPE_CHECKING:
    from conformance.catalog.models.base import Marks
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox


def is_protected(
    spec: Specification, sandbox: Sandbox, person: Json, behaviour: Behaviour | None = None
) -> bool:
    """Say whether a row of the domain's protection group protects the person today."""
    protection = spec.head.protection
    if protection is None:
        return False
    at = protection
    active = at.active if behaviour is None else behaviour.marks(at.active)
    return protects(spec, sandbox, at.group, at.subject, person, active)


def protects(
    spec: Specification,
    sandbox: Sandbox,
    record: str,
    subject: str,
    person: Json,
    active: Marks,
) -> bool:
    """Say whether a current row of `record` names the person, is active, and in force today."""
    if person is None:
        return False
    rows = sandbox.table(spec.domain, spec.records[record]).current()
    return any(
        row.get(subject) == person
        and holds(active, row)
        and _in_force(spec, record, row, sandbox.today)
        for row in rows
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
