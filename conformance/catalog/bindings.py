"""What a form is about, and which of its items come from records, as the functions state it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup, Ref
    from conformance.catalog.models.requirements import Form


@dataclass(frozen=True, slots=True)
class FormBinding:
    """The group of the row a copy is about, the items bound to it, and the items left out."""

    record: str
    shows: Mapping[str, str]
    omits: tuple[str, ...]


def binding_of(spec: Specification, form: Form, record: str | None = None) -> FormBinding | None:
    """Return a form's binding to a record group; None when the form is about no row.

    Of the functions that issue the form, the first (on `record`, if named) decides.
    """
    for function in spec.functions.values():
        found = function.operation
        if isinstance(found, Issue) and found.form == form.key and record in {None, found.record}:
            return FormBinding(found.record, found.shows, found.omits)
    subject = record or form.subject or (spec.head.persons.group if spec.head.persons else None)
    return None if subject is None else FormBinding(subject, form.shows, ())


def person_item(spec: Specification, group: RecordGroup) -> str | None:
    """Return the item of a group that names the person a row is about; None if there is none.

    It has the name of the domain's key of persons, or refers to them, or to the register they are
    taken from (a household names its head so).
    """
    persons, protection = spec.head.persons, spec.head.protection
    keys = {item.key for item in group.items}
    names = [n for n in (protection and protection.subject, persons and persons.key) if n]
    for name in names:
        if name in keys:
            return name
    for item in group.items:
        if persons and item.ref and persons.group in item.ref.groups:
            return item.key
    return next((i.key for i in group.items if i.ref and i.ref == _register(spec)), None)


def _register(spec: Specification) -> Ref | None:
    """Return what the key of the domain's persons refers to, if it refers to anything."""
    persons = spec.head.persons
    if persons is None or persons.group not in spec.records:
        return None
    return next((i.ref for i in spec.records[persons.group].items if i.key == persons.key), None)
