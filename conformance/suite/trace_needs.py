"""Which functions, forms and groups a case about the traces of a protected person needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of
from conformance.catalog.models import invariants as law
from conformance.catalog.models.operations import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Operation
    from conformance.suite.case import Case


def leaks(spec: Specification, case: Case) -> tuple[law.NoLeak, ...]:
    """Return the laws of the case's invariant that name forms, views and what protects."""
    checks = spec.invariants[case.requirement.key].checks
    return tuple(one for one in checks if isinstance(one, law.NoLeak))


def functions(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the functions a case runs: views, or the searches that every product has."""
    if case.param("about") == "searches":
        return searches(spec)
    if case.param("about") in {"views", "refusals"}:
        return tuple(dict.fromkeys(f for one in leaks(spec, case) for f in one.functions))
    return ()


def forms(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the forms a case issues."""
    if case.param("about") not in {"forms", "refusals"}:
        return ()
    return tuple(dict.fromkeys(f for one in leaks(spec, case) for f in one.forms))


def groups(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the groups whose rows a case arranges."""
    found = [one.protected_by for one in leaks(spec, case)]
    for form in forms(spec, case):
        binding = binding_of(spec, spec.forms[form])
        found += [binding.record] if binding else []
    found += [record_of(spec, function) for function in functions(spec, case)]
    return tuple(dict.fromkeys(found))


def record_of(spec: Specification, function: str) -> str:
    """Return the group a function works on."""
    operation: Operation = spec.functions[function].operation
    return str(getattr(operation, "record", ""))


def searches(spec: Specification) -> tuple[str, ...]:
    """Return the searches that every product must have."""
    return tuple(_searches(spec))


def _searches(spec: Specification) -> Iterator[str]:
    for key, function in spec.functions.items():
        if isinstance(function.operation, Search) and function.class_ == "required":
            yield key


def sent(spec: Specification) -> tuple[str, ...]:
    """Return the linkages that every product must send."""
    found = spec.linkages.items()
    return tuple(k for k, one in found if one.provider == spec.domain and one.class_ == "required")
