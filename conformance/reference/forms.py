"""Forms: the print data of one copy, from the record and the clerk's entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.reference.paper.files import Print, as_file
from conformance.reference.preconditions import Subject, hold_preconditions
from conformance.reference.protection import is_protected, person_of
from conformance.reference.refusals import refuse, refuse_any
from conformance.reference.validate import malformed, missing

if TYPE_CHECKING:
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox
    from conformance.surfaces.issued import FormFormat


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What is asked of a form: whom the copy is about and for, and the clerk's entries."""

    record: str | None
    key: Row
    addressee: str
    inputs: Row
    format: FormFormat = "items"


def subject_group(spec: Specification, form: Form, request: CopyRequest) -> RecordGroup | None:
    """Return the group of the row a copy is about; None when the form is about no row."""
    binding = binding_of(spec, form, request.record)
    if binding is None:
        return None
    if binding.record not in spec.records:
        raise refuse("C0404")
    return spec.records[binding.record]


def issue(
    spec: Specification, form: Form, request: CopyRequest, sandbox: Sandbox, behaviour: Behaviour
) -> Row:
    """Return a copy as it was asked for (C0404 without subject; E0001… for wrong entries)."""
    made = _print(spec, form, request, sandbox, behaviour)
    if request.format == "items":
        return {"items": made.items}
    return as_file(spec, form, made, request.format, behaviour)


def _print(
    spec: Specification, form: Form, request: CopyRequest, sandbox: Sandbox, behaviour: Behaviour
) -> Print:
    binding = binding_of(spec, form, request.record)
    row = _subject(spec, form, request, sandbox)
    group = subject_group(spec, form, request)
    if group is not None:
        hold_preconditions(spec, form, Subject(group, row), sandbox, behaviour)
    items = _assemble(form, binding, row, request.inputs, behaviour)
    required = [i for i in form.items if i.required and not _left_out(i.key, binding)]
    refuse_any(behaviour.reasons(request.inputs, list(missing(required, items))))
    refuse_any(behaviour.reasons(request.inputs, list(malformed(form.items, items, spec.codes))))
    hidden = _withheld(spec, form, request, sandbox, behaviour)
    withheld = {key: items.pop(key) for key in hidden if key in items}
    return Print(behaviour.printed(items), request.addressee, withheld)


def _subject(spec: Specification, form: Form, request: CopyRequest, sandbox: Sandbox) -> Row:
    group = subject_group(spec, form, request)
    if group is None:
        return {}
    found = sandbox.table(spec.domain, group).find(request.key)
    if found is None:
        raise refuse("C0404")
    return found


def _assemble(
    form: Form, binding: FormBinding | None, row: Row, inputs: Row, behaviour: Behaviour
) -> Row:
    """Return record items as the record has them and entered items as entered."""
    shows = binding.shows if binding else {}
    omitted = behaviour.omitted(binding.omits if binding else ())
    items: Row = {}
    for item in form.items:
        if item.key in inputs and item.key not in shows:
            items[item.key] = inputs[item.key]
        elif item.key in shows and (item.key not in omitted or item.key in inputs):
            items[item.key] = row.get(shows[item.key])
    return items


def _left_out(key: str, binding: FormBinding | None) -> bool:
    return binding is not None and key in binding.omits


def _withheld(
    spec: Specification, form: Form, request: CopyRequest, sandbox: Sandbox, behaviour: Behaviour
) -> list[str]:
    """Return the print items that must not reach the addressee."""
    group = subject_group(spec, form, request)
    if group is None or not form.suppress_when or request.addressee == "self":
        return []
    row = sandbox.table(spec.domain, group).find(request.key) or {}
    protected = is_protected(spec, sandbox, person_of(spec, sandbox, group, row), behaviour)
    if not behaviour.protected(protected=protected):
        return []
    locating = [item.key for item in form.items if item.locates]
    return list(behaviour.withheld(locating, request.addressee))
