"""The events of a calendar as numbered entries in words of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.population.rows import key_of
from conformance.scenarios.packed import CalendarEntry
from conformance.scenarios.settle import record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import JsonValue

    from conformance.catalog.models.domain import Specification
    from conformance.scenarios.event import ClerkRequest
    from conformance.scenarios.packed import Role


def entries(
    specs: Mapping[str, Specification], events: Iterable[ClerkRequest]
) -> tuple[CalendarEntry, ...]:
    """Return the entries in the order of the events, numbered from 1."""
    return tuple(_entry(specs, number, event) for number, event in enumerate(events, 1))


def _entry(specs: Mapping[str, Specification], number: int, event: ClerkRequest) -> CalendarEntry:
    spec = specs[event.domain]
    function = spec.functions[event.function]
    record = record_of(specs, event)
    known = key_of(spec.records[record], event.inputs)
    key: dict[str, JsonValue] = {k: v for k, v in known.items() if v is not None}
    return CalendarEntry(
        number=number,
        day=event.day,
        domain=event.domain,
        domain_ja=spec.head.name_ja,
        function=event.function,
        title_ja=function.title_ja,
        title_en=function.title_en or function.key,
        role=cast("Role", event.role),
        key=key,
        inputs={k: v for k, v in event.inputs.items() if k not in key},
        story=event.story,
        ja=event.ja or function.title_ja,
        en=event.en or function.title_en or function.key,
        refused=event.refused,
    )
