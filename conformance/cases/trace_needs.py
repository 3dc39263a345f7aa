"""What a case about the traces of a protected person asks, seen from the catalogue alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import binding_of, person_link
from conformance.catalog.models import invariants as law
from conformance.catalog.models.operations import Cancel, Create, Restrict, Search, Update
from conformance.contract.apply import run_call
from conformance.contract.call import Call
from conformance.population.canaries import stated_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification

_MOST = 12  # functions to which wrong requests about one group are made
_HANDED = 2  # groups in which a person stands while everything is handed over


def leaks(spec: Specification, case: Case) -> tuple[law.NoLeak, ...]:
    """Return the laws of the case's invariant that name forms, views and what protects."""
    checks = spec.invariants[case.requirement.key].checks
    return tuple(one for one in checks if isinstance(one, law.NoLeak))


def viewed(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case about views, searches or wrong requests: rows, and functions."""
    yield from (Call.on("load", spec.domain, group) for group in groups(spec, case))
    yield from (run_call(spec, name, {}) for name in functions(spec, case))


def printed(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case about forms: rows, and copies about them."""
    yield from (Call.on("load", spec.domain, group) for group in groups(spec, case))
    yield from _issued(spec, case)


def wronged(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case about wrong requests, to functions and for copies."""
    yield from viewed(spec, case)
    yield from _issued(spec, case)


def handed_over(spec: Specification, case: Case) -> Iterator[Call]:
    """Return the calls of a case about everything that is handed over."""
    yield from (Call.on("load", spec.domain, group) for group in groups(spec, case))
    yield from (Call.on("export", spec.domain, group) for group in spec.records)
    yield from (Call.to_link(spec.domain, linkage, "send") for linkage in sending_linkages(spec))


def of_view(spec: Specification, name: str) -> Iterator[Call]:
    """Return the calls of one view or search: rows of its group, and the function."""
    yield Call.on("load", spec.domain, record_of(spec, name))
    yield run_call(spec, name, {})


def of_form(spec: Specification, name: str) -> Iterator[Call]:
    """Return the calls of one form: rows that it is about, and the copy."""
    binding = binding_of(spec, spec.forms[name])
    if binding is not None:
        yield Call.on("load", spec.domain, binding.record)
    yield Call("issue", spec.domain, name, group=binding.record if binding else "")


def _issued(spec: Specification, case: Case) -> Iterator[Call]:
    for form in forms(spec, case):
        binding = binding_of(spec, spec.forms[form])
        yield Call("issue", spec.domain, form, group=binding.record if binding else "")


def functions(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the functions a case runs: views, searches, or those that get wrong requests."""
    views = [f for one in leaks(spec, case) for f in one.functions]
    match case.param("about"):
        case "searches":
            return searches(spec)
        case "views":
            return _once(views)
        case "refusals":
            about = (r for one in leaks(spec, case) for r in records(spec, one))
            return _once(
                [*views, *(f for record in about for f in writing_functions(spec, record))]
            )
        case _:
            return ()


def forms(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the forms a case issues."""
    if case.param("about") not in {"forms", "refusals"}:
        return ()
    return _once(f for one in leaks(spec, case) for f in one.forms)


def groups(spec: Specification, case: Case) -> tuple[str, ...]:
    """Return the groups whose rows a case arranges."""
    found = [one.protected_by for one in leaks(spec, case)]
    for form in forms(spec, case):
        binding = binding_of(spec, spec.forms[form])
        found += [binding.record] if binding else []
    found += [record_of(spec, function) for function in functions(spec, case)]
    if case.param("about") == "handovers":
        found += handed(spec, leaks(spec, case)[0])
    return _once(found)


def records(spec: Specification, one: law.NoLeak) -> tuple[str, ...]:
    """Return the groups of a law's views, and of its forms."""
    views = [record_of(spec, name) for name in one.functions]
    bindings = [binding_of(spec, spec.forms[name]) for name in one.forms]
    return _once([*views, *(b.record for b in bindings if b is not None)])


def handed(spec: Specification, one: law.NoLeak) -> tuple[str, ...]:
    """Return the groups in which a person stands while everything is handed over."""
    return records(spec, one)[:_HANDED]


def record_of(spec: Specification, function: str) -> str:
    """Return the group a function works on."""
    return str(getattr(spec.functions[function].operation, "record", ""))


def writing_functions(spec: Specification, record: str) -> tuple[str, ...]:
    """Return functions on a group, such as every product has, that refuse wrong requests."""
    kinds = (Create, Update, Cancel, Restrict)
    return tuple(_required(spec, kinds, record))[:_MOST]


def searches(spec: Specification) -> tuple[str, ...]:
    """Return the searches, such as every product has, for rows that tell where people are."""
    return tuple(name for name in _required(spec, (Search,)) if _finds_people(spec, name))


def sending_linkages(spec: Specification) -> tuple[str, ...]:
    """Return the linkages that every product must send."""
    found = spec.linkages.items()
    return tuple(k for k, one in found if one.provider == spec.domain and one.class_ == "required")


def _finds_people(spec: Specification, name: str) -> bool:
    group = spec.records[record_of(spec, name)]
    return person_link(spec, group) is not None and bool(stated_items(spec, group))


def _required(
    spec: Specification, kinds: tuple[type, ...], record: str | None = None
) -> Iterator[str]:
    for key, function in spec.functions.items():
        fits = isinstance(function.operation, kinds) and function.class_ == "required"
        if fits and record in {None, record_of(spec, key)}:
            yield key


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
