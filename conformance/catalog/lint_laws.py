"""Lint the laws of invariants: what they name stands in the specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.bindings import binding_of
from conformance.catalog.models import invariants as law
from conformance.catalog.models.operations import Create, Search, Update

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation

Problem = tuple[str, str, "Collection[str]"]
"""The field of a law, the name in it that there is not, and the names there are."""

_ONE: Final[Mapping[str, str]] = {
    "rule": "rules",
    "function": "functions",
    "form": "forms",
    "linkage": "linkages",
    "record": "records",
}
"""The fields that name one entry, by the file it stands in."""
_MANY: Final[Mapping[str, str]] = {"functions": "functions", "forms": "forms"}


def name_problems(spec: Specification, one: law.InvariantCheck) -> Iterator[Problem]:
    """Yield the names in a law that the specification does not have."""
    for name, file in _ONE.items():
        found, known = getattr(one, name, None), getattr(spec, file)
        if found is not None and found not in known:
            yield name, str(found), known
    for name, file in _MANY.items():
        known = getattr(spec, file)
        yield from ((name, found, known) for found in getattr(one, name, ()) if found not in known)
    items = _items(spec, one)
    if items is not None:
        field, named, known = items
        yield from ((field, item, known) for item in named if item not in known)


def _items(
    spec: Specification, one: law.InvariantCheck
) -> tuple[str, tuple[str, ...], Collection[str]] | None:
    """Return the items that a law names and those it can name; None where it names none."""
    match one:
        case law.Kept():
            return "items", one.items, _inputs(spec, one.function)
        case law.SameFor():
            return "vary", one.vary, _inputs(spec, one.function)
        case law.Found():
            return "items", one.items, _inputs(spec, one.function)
        case law.Printed() if one.form in spec.forms:
            binding = binding_of(spec, spec.forms[one.form])
            return "items", one.items, () if binding is None else tuple(binding.shows)
        case law.Carried() if one.record in spec.records:
            return "items", one.items, [item.key for item in spec.records[one.record].items]
        case _:
            return None


def _inputs(spec: Specification, function: str) -> Collection[str]:
    """Return what a writing function is told, or what a search finds by."""
    found = spec.functions.get(function)
    operation = cast("Operation | None", found and found.operation)
    if isinstance(operation, Create | Update):
        return operation.inputs
    if isinstance(operation, Search):
        return [by.item for by in operation.by]
    return ()
