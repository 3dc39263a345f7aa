"""Forms: the print data of one copy, from the register, the package's own settings and choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.catalog.models.sources import FromPackage, FromRecord, FromRequester, FromRule
from conformance.population.rows import key_of
from conformance.reference.behaviour import correct
from conformance.reference.own_marks import copy_number, day_of_issue, fixed
from conformance.reference.paper.files import PrintedCopy, as_file
from conformance.reference.preconditions import PrintSubject, hold_preconditions
from conformance.reference.protection import is_protected, person_of
from conformance.reference.refusals import refuse, refuse_any
from conformance.reference.register_print import CopyPrinter, from_record, from_rule
from conformance.reference.validate import malformed, missing_items
from conformance.reference.whereabouts import known

if TYPE_CHECKING:
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Behaviour
    from conformance.reference.store import Sandbox
    from conformance.surfaces.issued import FormFormat


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What is asked of a form: whom the copy is about and for, and the clerk's entries.

    `requested`: items that are left out unless somebody asks specially for them (特別の請求).
    """

    record: str | None
    key: Row
    addressee: str
    inputs: Row
    format: FormFormat = "items"
    requested: frozenset[str] = frozenset()


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
) -> PrintedCopy:
    row = _subject(spec, form, request, sandbox)
    group = subject_group(spec, form, request)
    if group is not None:
        hold_preconditions(spec, form, PrintSubject(group, row), sandbox, behaviour)
    chosen = [i for i in form.items if _is_chosen(spec, form, request, i)]
    needed = [i for i in chosen if _must(i)]
    refuse_any(behaviour.reasons(request.inputs, list(missing_items(needed, request.inputs))))
    wrong = malformed(chosen, request.inputs, spec.codes)
    refuse_any(behaviour.reasons(request.inputs, list(wrong)))
    desk = Desk(CopyPrinter(spec, sandbox, behaviour), form, request, row)
    items: Row = {item.key: desk.line(item, item in chosen) for item in form.items}
    items = {key: value for key, value in items.items() if value is not None}
    hidden = _withheld(spec, form, request, sandbox, behaviour)
    withheld = {key: items.pop(key) for key in hidden if key in items}
    reserved = _reserved(form, request, behaviour)
    items = {key: value for key, value in items.items() if key not in reserved}
    printed = behaviour.handed(behaviour.printed(items), request.addressee)
    return PrintedCopy(printed, request.addressee, withheld)


def _subject(spec: Specification, form: Form, request: CopyRequest, sandbox: Sandbox) -> Row:
    group = subject_group(spec, form, request)
    if group is None:
        return {}
    found = sandbox.table(spec.domain, group).find(request.key)
    if found is None:
        raise refuse("C0404")
    return found


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one copy is made: the register, what was asked for, and the row it is about."""

    register: CopyPrinter
    form: Form
    request: CopyRequest
    row: Row

    def line(self, item: FormItem, chosen: bool) -> Json:
        """Return what stands at an item of the copy; None where nothing does."""
        spec, behaviour = self.register.spec, self.register.behaviour
        binding = binding_of(spec, self.form, self.request.record)
        if chosen:
            return self.request.inputs.get(item.key)
        asked = item.key in self.request.requested
        if binding is None or (item.key in behaviour.omitted(binding.omits) and not asked):
            return None
        source = binding.sources.get(item.key)
        if isinstance(source, FromPackage):
            return self._own(item, source)
        group = spec.records[binding.record]
        row = behaviour.looked_up(self.row, self._past(group))
        if isinstance(source, FromRule):
            return from_rule(self.register, group, row, source, correct)
        if not isinstance(source, FromRecord):
            return None
        if source.may_lack and not asked and not _all_may_lack(binding):
            return None
        value = from_record(self.register, group, row, item, source)
        return behaviour.entered(item.key, self.request.inputs, value)

    def _own(self, item: FormItem, source: FromPackage) -> Json:
        """Return what the package sets itself; what need not be there is left out."""
        sandbox, behaviour = self.register.sandbox, self.register.behaviour
        if source.package == "unique":
            return copy_number(item, sandbox, behaviour)
        if source.package == "business_date":
            return day_of_issue(item, sandbox, behaviour)
        spec, group = self.register.spec, subject_group(self.register.spec, self.form, self.request)
        if source.package in {"untold", "open"} and group is not None:
            value = known(spec, sandbox, group, self.row, item)
            if value is not None:
                return value
        if not item.required:
            return None
        return fixed(item, sandbox, behaviour, spec.codes)

    def _past(self, group: RecordGroup) -> list[Row]:
        """Return every row under the key, oldest first."""
        table = self.register.sandbox.table(self.register.spec.domain, group)
        return table.query(key_of(group, self.request.key))


def _all_may_lack(binding: FormBinding) -> bool:
    """Return whether no item of a form is sure to be printed: a copy of it tells what there is.

    Elsewhere what may lack is left out, so that no check comes to ask for it.
    """
    records = [one for one in binding.sources.values() if isinstance(one, FromRecord)]
    return bool(records) and all(one.may_lack for one in records)


def _is_chosen(spec: Specification, form: Form, request: CopyRequest, item: FormItem) -> bool:
    binding = binding_of(spec, form, request.record)
    if binding is None:
        return True
    source = binding.sources.get(item.key)
    left_out = item.key in binding.omits
    return not left_out and isinstance(source, FromRequester)


def _must(item: FormItem) -> bool:
    return isinstance(item.from_, FromRequester) and item.from_.requester == "must"


def _reserved(form: Form, request: CopyRequest, behaviour: Behaviour) -> set[str]:
    """Return the items that this addressee is not given, asked for or not."""
    known = form.reserved
    if known is None or not _is_third(form, request.addressee):
        return set()
    never = behaviour.never_given(known.never, request.addressee)
    return {item for item in known.items if item in never or item not in request.requested}


def _is_third(form: Form, addressee: str) -> bool:
    """Return whether an addressee is a third party: of a removed record the household is one."""
    former = form.reserved is not None and form.reserved.former_household
    return addressee == "third_party" or (addressee == "household" and former)


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
