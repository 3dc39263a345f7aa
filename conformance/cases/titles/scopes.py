"""The items that a requirement is about, with their Japanese names: one key may name several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Absent, Issue, PrintProbe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.api import Api, ResponseField
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation, Probe

    Named = tuple[str, str]


def names_nearby(spec: Specification, requirement: RequirementRef) -> Mapping[str, str]:
    """Return the Japanese names of the items the requirement itself speaks of, by their keys."""
    names: dict[str, str] = {}
    for key, name in _nearby(spec, requirement):
        names.setdefault(key, name)
    return names


def _nearby(spec: Specification, requirement: RequirementRef) -> Iterator[Named]:
    key = requirement.key
    if requirement.kind == "function":
        yield from _operation(spec, spec.functions[key].operation)
        yield from _groups(spec, spec.functions[key].touches)
    elif requirement.kind == "form":
        yield from _form(spec, key)
    elif requirement.kind == "record":
        yield from _groups(spec, (key,))
    elif requirement.kind == "linkage":
        yield from _groups(spec, spec.linkages[key].data)
    elif requirement.kind == "api":
        yield from _api(spec.apis[key])


def _operation(spec: Specification, operation: Operation) -> Iterator[Named]:
    if isinstance(operation, Issue):
        yield from _form(spec, operation.form)
    if isinstance(operation, Absent):
        for probe in operation.probes:
            yield from _probe(spec, probe)
        return
    yield from _groups(spec, (getattr(operation, "record", ""),))


def _probe(spec: Specification, probe: Probe) -> Iterator[Named]:
    if not isinstance(probe, PrintProbe):
        yield from _groups(spec, (probe.record,))
        return
    if probe.name_ja is not None:
        yield probe.item, probe.name_ja
    yield from _form(spec, probe.form)


def _form(spec: Specification, key: str) -> Iterator[Named]:
    form = spec.forms.get(key)
    yield from ((item.key, item.name_ja) for item in (form.items if form else ()))


def _groups(spec: Specification, keys: Iterable[str]) -> Iterator[Named]:
    for key in keys:
        group = spec.records.get(key)
        yield from ((item.key, item.name_ja) for item in (group.items if group else ()))


def _api(api: Api) -> Iterator[Named]:
    yield from ((parameter.name, parameter.name_ja) for parameter in api.parameters)
    for response in api.responses:
        yield from _fields(response.fields)


def _fields(fields: Iterable[ResponseField]) -> Iterator[Named]:
    for field in fields:
        yield field.name, field.name_ja
        yield from _fields(field.fields)
