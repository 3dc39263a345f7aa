"""What a form is about, and where each of its items comes from, as catalogue and functions say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conformance.catalog.form_sources import plain_item, tells_whereabouts
from conformance.catalog.models.operations import Issue
from conformance.catalog.models.sources import FromRecord
from conformance.catalog.once import once_per_specification

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup, Ref
    from conformance.catalog.models.requirements import Form
    from conformance.catalog.models.sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FormBinding:
    """The group of the row a copy is about, where its items come from, and the items left out.

    `shows`: the items that are printed just as an item of that row is recorded.
    """

    record: str
    shows: Mapping[str, str]
    omits: tuple[str, ...]
    sources: Mapping[str, Source]

    def locating(self, form: Form) -> tuple[str, ...]:
        """Return the items of the form by which the register tells where the person is."""
        told = (i for i in form.items if tells_whereabouts(i, self.sources.get(i.key)))
        return tuple(item.key for item in told)


def binding_of(spec: Specification, form: Form, record: str | None = None) -> FormBinding | None:
    """Return a form's binding to a record group; None when the form is about no row.

    Of the functions that issue the form, the first (on `record`, if named) decides.
    """
    if spec.forms.get(form.key) is not form:  # not the catalogue's own: a form made up beside it
        return _found(spec, form, record)
    return _binding(spec, form.key, record)


@once_per_specification
def _binding(spec: Specification, key: str, record: str | None) -> FormBinding | None:
    return _found(spec, spec.forms[key], record)


def _found(spec: Specification, form: Form, record: str | None) -> FormBinding | None:
    for function in spec.functions.values():
        found = function.operation
        if isinstance(found, Issue) and found.form == form.key and record in {None, found.record}:
            return _bound(spec, form, found.record, found.shows, found.omits)
    subject = record or form.subject or (spec.head.persons.group if spec.head.persons else None)
    return None if subject is None else _bound(spec, form, subject, form.shows, ())


def _bound(
    spec: Specification,
    form: Form,
    record: str,
    shown: Mapping[str, str],
    omits: tuple[str, ...],
) -> FormBinding:
    sources: dict[str, Source] = {}
    for item in form.items:
        if item.key in shown:
            sources[item.key] = FromRecord(record=shown[item.key])
        elif item.from_ is not None:
            sources[item.key] = item.from_
    group = spec.records.get(record)
    shows = {
        item.key: path
        for item in form.items
        if group is not None
        and (path := plain_item(group, item, sources.get(item.key))) is not None
        and item.key not in omits
    }
    return FormBinding(record, shows, omits, sources)


@dataclass(frozen=True, slots=True)
class PersonLink:
    """The item by which a row names a person.

    It holds their key, or refers to their row by its item `through`, where the key stands.
    """

    item: str
    through: str | None = None


def person_link(spec: Specification, group: RecordGroup) -> PersonLink | None:
    """Return how a row of a group names the person it is about; None if it names nobody.

    By an item with the name of the domain's key of persons; by one that refers to their rows, by
    their key or by another number of theirs; or by one that refers to the register they are taken
    from (a household names its head so).
    """
    persons, protection = spec.head.persons, spec.head.protection
    keys = {item.key for item in group.items}
    names = [n for n in (protection and protection.subject, persons and persons.key) if n]
    for name in names:
        if name in keys:
            return PersonLink(name)
    if persons is None:
        return None
    refs = [(i.key, i.ref) for i in group.items if i.ref]
    own = [(k, r) for k, r in refs if r.domain == spec.domain and persons.group in r.groups]
    for key, ref in own:
        if ref.item == persons.key:
            return PersonLink(key)
    for key, ref in own:
        return PersonLink(key, ref.item)
    return next((PersonLink(k) for k, r in refs if r == _register(spec)), None)


def person_item(spec: Specification, group: RecordGroup) -> str | None:
    """Return the item of a group that names the person a row is about; None if there is none."""
    link = person_link(spec, group)
    return None if link is None else link.item


def person_named(
    spec: Specification,
    group: RecordGroup,
    row: Mapping[str, T],
    people: Iterable[Mapping[str, T]],
) -> T | None:
    """Return the key of the person a row is about; None when it names nobody.

    `people`: the rows of the domain's group of persons, among which another number is looked up.
    """
    link, persons = person_link(spec, group), spec.head.persons
    found = None if link is None else row.get(link.item)
    if link is None or link.through is None or persons is None:
        return found
    return next((p.get(persons.key) for p in people if p.get(link.through) == found), None)


def _register(spec: Specification) -> Ref | None:
    """Return what the key of the domain's persons refers to, if it refers to anything."""
    persons = spec.head.persons
    if persons is None or persons.group not in spec.records:
        return None
    return next((i.ref for i in spec.records[persons.group].items if i.key == persons.key), None)
