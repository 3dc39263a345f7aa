"""Items for which the vendor has no field, as the profile says (`name: null`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create, Update
from conformance.surfaces.mapping.flowing import handed_on
from conformance.surfaces.mapping.models.field import rule_of
from conformance.surfaces.mapping.names import styled
from conformance.surfaces.mapping.template import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.operations import Operation
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.models.call import CallSelector, CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection

_WHOLE = frozenset({"inputs", "changes", "key"})
"""The variables of a template that hold what is sent."""

_MENTIONED = re.compile(r"\b(?:inputs|changes|key)(?:\.\w+)*")
"""What a computed variable takes or looks at of what is sent."""


def is_unheld(section: MappingSection, item: str, scopes: Iterable[str]) -> bool:
    """Return whether the first scope that names an item says that there is no field for it."""
    for scope in scopes:
        if item in (entries := section.fields.get(scope, {})):
            return entries[item] is None
    return False


def is_carried(
    section: MappingSection,
    call: CallSelector | None,
    item: str,
    scopes: Iterable[str],
    *,
    as_it_is: bool = False,
) -> bool:
    """Return whether any request of a call tells the value of an item; of no call, none does.

    `as_it_is`: not one by which the profile only chooses what it writes into the request, so that
    a wrong value can reach the product.
    """
    if call is None:
        return False
    used = {name for step in call.steps for name in _used(step, as_it_is=as_it_is)}
    if used & _WHOLE:
        return True
    fields = [one.partition("[")[0] for one in field_names(section, item, scopes)]
    return any(
        name == f"{whole}.{one}"
        or f"{whole}.{one}".startswith(f"{name}.")
        or name.startswith(f"{whole}.{one}.")
        for name in used
        for whole in _WHOLE
        for one in fields
    )


def _used(step: CallStep, *, as_it_is: bool) -> Iterator[str]:
    for part in (step.request, step.query, step.headers, step.body, f"{{{step.each or ''}}}"):
        yield from names_in(part)
    for text in step.let.values():
        names = handed_on(text) if as_it_is else _MENTIONED.findall(text)
        yield from (one for one in names if one.partition(".")[0] in _WHOLE)


def field_names(section: MappingSection, item: str, scopes: Iterable[str]) -> tuple[str, ...]:
    """Return the names under which an item is sent; none where there is no field for it."""
    for scope in scopes:
        entries = section.fields.get(scope, {})
        if item not in entries:
            continue
        entry = entries[item]
        if entry is None:
            return ()
        rule = rule_of(entry)
        parts = rule.address
        told = (parts.town, parts.lot) if parts else ()
        return (*rule.split, *(rule.range or ()), *told) or (
            rule.to or styled(item, section.naming),
        )
    return (styled(item, section.naming),)


def sendable_values(
    section: MappingSection,
    operation: Operation | None,
    inputs: Mapping[str, Json],
    scopes: Iterable[str],
) -> Row:
    """Return what of a request can be sent: an entry without what the package has no field for.

    From what the function works something out is never left out: a request without it is another
    one. What only conditions look at (the day of birth of who registers a seal) the package has
    from elsewhere, or does not look at: a lawful request is as lawful without it, and no wrong one
    counts (`hold_sent`). Nothing is left out of a search, a calculation, a cancellation.
    """
    if not isinstance(operation, Create | Update):
        return dict(inputs)
    where, decides = list(scopes), _decides(operation)
    return {
        item: value
        for item, value in inputs.items()
        if item in decides or not is_unheld(section, item, where)
    }


def _decides(operation: Create | Update) -> frozenset[str]:
    bound = (one for derived in operation.derives.values() for one in derived.given.values())
    return frozenset(one for one in bound if isinstance(one, str))
